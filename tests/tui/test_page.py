"""Pages of styled text, and the marks laid over them."""

from tui.page import Mark, Page, Runs


def test_marks_that_overlap_become_runs() -> None:
    runs = Runs([Mark(2, 8, "claim"), Mark(4, 6, "quote"), Mark(9, 9, "dim")], 12)
    assert list(runs.between(0, 12)) == [
        (0, 2, ""), (2, 4, "claim"), (4, 6, "quote"), (6, 8, "claim"), (8, 12, ""),
    ]  # fmt: skip
    assert list(runs.between(5, 7)) == [(5, 6, "quote"), (6, 7, "claim")]


def test_a_page_shows_nothing_that_a_terminal_obeys() -> None:
    page = Page().pair("who", "\x1b[2J\nA").pair("none", "").line("b\tc")
    assert page.text == "who          ␛[2J A\nb␉c\n"
