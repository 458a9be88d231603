"""The detail: claims marked and jumped between, fields that light up their words, comparison."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.geometry import Size

from tests.tui.driving import dashboard, lines_of, press, settle, text_of
from tui.app import Dashboard
from tui.differing import differing
from tui.page import Mark
from tui.panes.fields import FieldsView
from tui.panes.text import TextView
from tui.screens.comparing import CompareScreen
from tui.screens.detail import DetailScreen


def detail(app: Dashboard) -> DetailScreen:
    assert isinstance(app.screen, DetailScreen)
    return app.screen


def article(app: Dashboard) -> TextView:
    return app.screen.query_one("#article", TextView)


def marked(app: Dashboard, style: str) -> list[str]:
    """The words of the article that have a style, whatever lies over them."""
    view = article(app)
    return [view.text[m.start : m.end] for m in view._marks if m.style == style]


async def to_line(app: Dashboard, beginning: str) -> FieldsView:
    """The cursor on the line of the fields that begins so."""
    fields = app.screen.query_one(FieldsView)
    fields.focus()
    await press(app, "g")
    for _ in range(fields.count):
        start = fields._stops[fields.cursor]
        if fields.text[start:].lstrip().startswith(beginning):
            return fields
        await press(app, "j")
    raise AssertionError(beginning)


LIT = {
    "when": ["on 2025-03-04"],
    "agent": ["ByteDance"],
    "chip ": ["Blackwell"],
    "money": ["$7 billion"],
    "chip-site": ["Malaysia"],
    "told as": ["plans to buy"],
    "└ The Information": ["The Information"],
    "title": [],
}
"""Words of the article by the line of the fields that is about them."""


async def test_the_words_of_the_field_under_the_cursor_light_up(small: Path) -> None:
    async with dashboard(small, "money:7b") as app:
        await press(app, "enter", "tab")
        for line, words in LIT.items():
            await to_line(app, line)
            assert marked(app, "lit") == words, line
            await press(app, "tab")
            assert marked(app, "lit") == words, line
            assert app.focused is article(app), line


async def test_the_mouse_lights_words_up_and_leaves_the_cursor(small: Path) -> None:
    async with dashboard(small, "money:7b") as app:
        await press(app, "enter")
        fields = app.screen.query_one(FieldsView)
        row = next(y for y, text in enumerate(lines_of(fields)) if "money" in text)
        region = fields.content_region
        x, y = region.x + 4, region.y + row
        driver = app._driver
        assert driver is not None
        driver.send_message(
            events.MouseMove(None, x, y, 0, 0, 0, False, False, False, screen_x=x, screen_y=y)
        )
        await settle(app)
        assert marked(app, "lit") == ["$7 billion"]
        assert fields.cursor == 0


async def test_the_words_of_the_filter_are_marked_in_the_text(small: Path) -> None:
    async with dashboard(small, "blackwell plan*") as app:
        await press(app, "enter")
        assert {word.casefold() for word in marked(app, "match")} == {"blackwell", "plans"}


async def test_claims_of_other_acts_are_shown_without_leaving_the_article(db: Path) -> None:
    async with dashboard(db, "is:denied") as app:
        await press(app, "enter")
        screen = detail(app)
        assert screen.told is not None
        text, first = article(app).text, screen.told.claim_id
        assert screen.look is not None
        event = screen.look.view.id
        await press(app, "J")
        assert screen.look.view.id != event
        assert article(app).text == text
        assert "Another act of this article" in text_of(app.screen)
        assert marked(app, "quote") == [screen.told.claim.quote]
        await press(app, "y")
        assert " ".join(screen.told.claim.quote.split()) in app.clipboard
        await press(app, "b")
        assert screen.look.view.event.key in app.main.timeline.marked
        await press(app, "b", "K")
        assert screen.told.claim_id == first
        await press(app, "J", "n")
        assert screen.look is app.main.look


async def test_the_chain_is_a_tree_from_the_publisher_down(small: Path) -> None:
    async with dashboard(small, "money:7b") as app:
        await press(app, "enter")
        lines = [line.strip() for line in app.screen.query_one(FieldsView).text.split("\n")]
        at = lines.index("On whose word")
        assert lines[at + 1 : at + 4] == [
            "Reuters · publisher",
            "└ The Information · outlet",
            "└ two people with knowledge (not named) · anonymous",
        ]


async def test_reports_stand_side_by_side_with_what_differs_marked(small: Path) -> None:
    async with dashboard(small, "money:7b") as app:
        await press(app, "enter", "d")
        screen = app.screen
        assert isinstance(screen, CompareScreen)
        left, right = (screen.query_one(name, TextView) for name in ("#left", "#right"))
        assert left.text.startswith("“ByteDance plans to buy Blackwell for $7 billion")
        assert left.region.y == right.region.y
        assert "Reuters" in str(left.border_title)
        assert "SCMP" in str(right.border_title)
        assert "place: Malaysia (Reuters) vs Singapore (SCMP)" in text_of(screen)
        await press(app, "x")
        assert "SCMP" in str(left.border_title)


async def test_reports_stand_one_under_the_other_where_it_is_narrow(small: Path) -> None:
    async with dashboard(small, "money:7b", size=(80, 24)) as app:
        await press(app, "enter", "d")
        left, right = (app.screen.query_one(name) for name in ("#left", "#right"))
        assert left.region.x == right.region.x
        assert left.region.bottom <= right.region.y


async def test_a_long_article_is_wrapped_behind_the_screen(
    small: Path,
) -> None:
    async with dashboard(small, "money:7b") as app:
        await press(app, "enter")
        view = article(app)
        text = " ".join(f"word{number}" for number in range(100_000))
        view.show_text(text, [Mark(700_000, 700_004, "quote")])
        assert not view._lines
        view.show_offset(700_000)
        await settle(app)
        assert view.line_at(700_000) - view.top == view.rows // 3
        before = view._lines[view.top].start
        driver = app._driver
        assert driver is not None
        size = Size(100, 40)
        driver.send_message(events.Resize(size, size))
        await settle(app)
        assert view._lines[view.top].start <= before < view._lines[view.top].end + 1


async def test_words_and_fields_that_only_one_report_has_are_marked(db: Path) -> None:
    from tui.comparing import side

    async with dashboard(db, "reports:>=3") as app:
        assert app.desk is not None
        assert app.main.answer is not None
        views = [app.desk.look(row, "") for row in app.main.answer.result.page(0, 50)]
        names = app.desk.name
    pairs = [(look.view.told[0], look.view.told[1]) for look in views if look is not None]
    unlike = [(one, other) for one, other in pairs if one.claim.quote != other.claim.quote]
    assert unlike
    for one, other in unlike:
        page = side(one, other, names)
        quoted = page.text.index("”") + 1
        lit = {(m.start - 1, m.end - 1) for m in page.marks if m.style == "lit" and m.end < quoted}
        assert lit == set(differing(one.claim.quote, other.claim.quote)[0])
        for line in page.text.split("\n"):
            if line.startswith("≠ ") and "not told here" not in line:
                assert f"  {line[2:]}" not in side(other, one, names).text


WORDS = st.lists(st.sampled_from(("plans", "to", "buy", "rent", "$7", "billion", "H20", ",")))


def without(text: str, spans: tuple[tuple[int, int], ...]) -> Iterator[str]:
    at = 0
    for start, end in spans:
        assert at <= start < end <= len(text)
        yield from text[at:start].casefold().split()
        at = end
    yield from text[at:].casefold().split()


@given(WORDS, WORDS)
def test_what_is_not_marked_is_the_same_on_both_sides(left: list[str], right: list[str]) -> None:
    ours, theirs = " ".join(left), " ".join(right)
    mine, yours = differing(ours, theirs)
    assert list(without(ours, mine)) == list(without(theirs, yours))
    assert differing(ours, ours.upper()) == ((), ())


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("agent        US government (“US”, inherited)", "agent        US government"),
        ("agent        US government (inherited)", "agent        US government"),
        ("chip         Blackwell (“Blackwell chips”)", "chip         Blackwell"),
        ("chip         AI chips (unspecified)", "chip         AI chips (unspecified)"),
        ("when         2025-03 (month) “in March”", "when         2025-03 (month)"),
        ("rule         AC/S IFR (by wording)", "rule         AC/S IFR"),
    ],
)
def test_fields_are_compared_by_what_they_say_and_not_by_how(line: str, value: str) -> None:
    from tui.comparing import value_of

    assert value_of(line) == value


def test_differing_words_are_marked_whole() -> None:
    left, right = "plans to buy 7,000 H20 chips", "Plans to rent 7,500 H20 chips"
    mine, yours = differing(left, right)
    assert [left[a:b] for a, b in mine] == ["buy 7,000"]
    assert [right[a:b] for a, b in yours] == ["rent 7,500"]
