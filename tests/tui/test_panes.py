"""What single panes draw and say: lists, texts, titles, and the words about an event."""

from pathlib import Path

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.widget import Widget

from store.filter import Result
from tests.stores import make_store
from tests.tui.driving import dashboard, lay_out, lines_of, press, resize, settle, text_of
from tui.answers import PAGE
from tui.app import Dashboard
from tui.cells import width
from tui.citing import citation_text
from tui.keys import KEYS, shown
from tui.panes.facet import FacetPane
from tui.panes.lines import LinesView
from tui.panes.painted import Piece
from tui.panes.text import TextView
from tui.screens.help import HelpScreen, help_page
from tui.screens.room import Room
from tui.telling import evidence, fields, marks


class Numbers(LinesView):
    """A list of numbers."""

    def pieces(self, index: int, cells: int) -> tuple[Piece, ...]:
        return ((f"item {index} 字节跳动", "dim"),)


class OneView(App[None]):
    """A single view on a screen of its own."""

    def __init__(self, view: Widget) -> None:
        super().__init__()
        self.view = view

    def get_default_screen(self) -> Room:
        view = self.view

        class Holder(Room):
            def compose(self) -> ComposeResult:
                yield view

        return Holder(self.size)


async def test_a_list_draws_only_what_is_in_view_and_scrolls_with_its_cursor() -> None:
    view = Numbers()
    drawn: list[int] = []
    real = view.pieces
    view.pieces = lambda index, cells: (drawn.append(index), real(index, cells))[1]  # type: ignore[method-assign]
    app = OneView(view)
    async with app.run_test(size=(80, 20)):
        view.set_items(1_000_000, 0)
        view.focus()
        await lay_out(app)
        assert 0 < len(set(drawn)) <= 20
        view.action_last()
        await lay_out(app)
        lines = lines_of(view)
        assert lines[-1].startswith("> item 999999 字节跳动")
        assert lines[-1].endswith("▐")
        assert view.top == 1_000_000 - 20
        view.move_to(0)
        assert lines_of(view)[0].startswith("> item 0")
        view.post_message(events.MouseScrollDown(view, 1, 1, 0, 0, 0, False, False, False))
        await settle(app)
        assert view.top == 3
        assert view.cursor == 0


async def test_a_narrow_list_cuts_its_lines_to_the_cell() -> None:
    view = Numbers()
    view.styles.width = 14
    app = OneView(view)
    async with app.run_test(size=(80, 20)):
        view.set_items(3, 0)
        await lay_out(app)
        for y in range(3):
            assert view.render_line(y).cell_length == 14


async def test_a_click_moves_the_cursor_and_a_second_one_chooses() -> None:
    chosen: list[int] = []

    class Choosing(Numbers):
        def on_lines_view_chosen(self, message: LinesView.Chosen) -> None:
            chosen.append(self.cursor)

    view = Choosing()
    app = OneView(view)
    async with app.run_test(size=(80, 20)) as pilot:
        view.set_items(100, 0)
        await lay_out(app)
        await pilot.click(view, offset=(5, 4))
        await settle(app)
        assert view.cursor == 4
        await pilot.click(view, offset=(5, 4))
        await settle(app)
        assert chosen == [4]
        await pilot.click(view, offset=(79, 19))
        await settle(app)
        assert view.top == view.last_top


async def test_a_text_keeps_its_place_when_it_is_wrapped_anew() -> None:
    view = TextView()
    text = "\n".join(f"paragraph {n} " + "word " * 30 for n in range(50))
    app = OneView(view)
    async with app.run_test(size=(120, 20)):
        view.show_text(text, ())
        offset = text.index("paragraph 30")
        view.show_offset(offset)
        view.scroll_lines(view.top + 20 // 3)
        await lay_out(app)
        assert lines_of(view)[0].startswith("paragraph 30")
        await resize(app, 64, 20)
        assert view.size.width < 120
        assert lines_of(view)[0].startswith("paragraph 30")


# the timeline


@pytest.mark.slow
async def test_pages_are_read_as_they_come_into_view(tmp_path: Path) -> None:
    db = tmp_path / "many.db"
    made = make_store(db, 330)
    async with dashboard(db) as app:
        timeline = app.main.timeline
        assert timeline.count == made.events
        assert len(timeline._pages) <= 2
        await press(app, "G")
        assert timeline.row is not None
        assert timeline.cursor == made.events - 1
        assert not any(line.strip() == "…" for line in lines_of(timeline))
        await press(app, "pageup", "pageup")
        assert timeline.row is not None
        middle = PAGE * 3 + 3
        timeline.move_to(middle)
        await settle(app)
        assert timeline.row is not None
        ids = [timeline._row(n).line.id for n in range(middle - 20, middle + 20)]  # type: ignore[union-attr]
        assert app.main.answer is not None
        assert ids == list(app.main.answer.result.page(middle - 20, 40))


async def test_nothing_writes_a_result_out(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # One of a million events takes a second to write out.
    count: list[object] = []

    def written(result: object) -> str:
        count.append(result)
        return ""

    monkeypatch.setattr(Result, "__repr__", written)
    async with dashboard(db) as app:
        await press(app, "G", "g", "enter", "n", "escape")
        app.main.change("chip:H100")
        await settle(app)
        assert app.main.timeline.row is not None
    assert count == []


async def test_a_page_of_groups_leaves_no_event_out(db: Path) -> None:
    async with dashboard(db) as app:
        timeline = app.main.timeline
        await press(app, "z")
        seen: set[int] = set()
        while timeline.cursor < timeline.count - 1:
            lines = range(timeline.top, timeline.top + timeline.rows)
            seen |= {n for n in (timeline.item_at(2, line) for line in lines) if n is not None}
            await press(app, "pagedown")
        lines = range(timeline.top, timeline.top + timeline.rows)
        seen |= {n for n in (timeline.item_at(2, line) for line in lines) if n is not None}
        assert seen == set(range(timeline.count))


async def test_oldest_first_is_the_same_list_turned_round(db: Path) -> None:
    async with dashboard(db) as app:
        timeline = app.main.timeline
        await press(app, "G")
        last = timeline.row
        await press(app, "S", "g")
        assert timeline.row == last
        assert "oldest first" in text_of(app.main)


async def test_rows_say_what_the_store_says(small: Path) -> None:
    async with dashboard(small, "id:* actor:bytedance") as app:
        text = "\n".join(lines_of(app.main.timeline))
        assert "2025-03-04  ByteDance" in text
        assert "plans to buy" in text
        assert "Blackwell" in text
        assert "$7b" in text
        assert "offshore" in text
        assert "2/1!" in text
        assert "denial" in text


# facets and rules


async def test_zeroes_stay_but_come_last(small: Path) -> None:
    async with dashboard(small, "actor:huawei") as app:
        pane = app.main.query_one("#chips", FacetPane)
        counts = [count.count for count in pane.counts]
        assert counts[0] == 1
        assert counts == sorted(counts, reverse=True)
        assert counts[-1] == 0
        assert pane.title == "Chips 1"


@pytest.mark.parametrize(
    ("day", "note"),
    [("", "denial A"), (" asof:2025-06-01", "denial A"), (" asof:2023-06-01", "op")],
)
async def test_a_chip_says_whether_it_may_be_sold_and_its_class_on_the_day(
    small: Path, day: str, note: str
) -> None:
    async with dashboard(small, f"chip:H100{day}") as app:
        pane = app.main.query_one("#chips", FacetPane)
        drawn = next(line for line in lines_of(pane) if "+H100" in line)
        assert note in drawn
        assert ("denial" in drawn) == (note == "denial A")
        assert str(pane.border_subtitle).startswith("sale to China, class · ")


@pytest.mark.parametrize("columns", [80, 100, 120, 140, 160, 200])
async def test_the_list_of_chips_says_that_it_is_no_advice_where_there_is_room(
    small: Path, columns: int
) -> None:
    async with dashboard(small, "chip:H100 asof:2025-06-01", size=(columns, 40)) as app:
        await press(app, "3")
        pane = app.main.query_one("#chips", FacetPane)
        said, room = str(pane.border_subtitle), pane.size.width - 4
        assert said.startswith("sale to China, class · ")
        short = "sale to China, class · no legal advice"
        assert said.endswith("no legal advice") == (room >= width(short))


async def test_a_narrow_list_of_chips_has_shorter_notes_or_none(small: Path) -> None:
    async with dashboard(small, "chip:H100") as app:
        pane = app.main.query_one("#chips", FacetPane)
        for cells, noted in ((60, True), (36, True), (32, True), (31, False), (20, False)):
            drawn = "".join(text for text, _ in pane.pieces(0, cells))
            assert ("denial A" in drawn) == noted
            assert width(drawn) <= cells


async def test_a_rule_is_asked_for_by_what_it_does_to_the_events_shown(small: Path) -> None:
    async with dashboard(small, "status:denial") as app:
        await press(app, "4")
        rules = app.main.rules
        text = "\n".join(lines_of(rules))
        assert "+denial 2" in text
        assert "AI Diffusion Rule" in text
        while rules.term(rules.cursor) != ("decided", "ai-diffusion-2025"):
            await press(app, "j")
        await press(app, "f")
        assert app.main.filter.text == "status:denial decided:ai-diffusion-2025"
        await press(app, "x")
        assert app.main.filter.text == "status:denial -decided:ai-diffusion-2025"


async def test_the_law_is_that_of_the_event_s_day_unless_a_day_is_given(small: Path) -> None:
    async with dashboard(small, "actor:amd") as app:
        assert app.main.rules.title == "Rule status on 2025-04-16"
        assert "in force   AI Diffusion" in "\n".join(lines_of(app.main.rules))
        app.main.change("actor:amd asof:2025-06-01")
        await settle(app)
        assert app.main.rules.title == "Rule status on 2025-06-01"
        assert "as of 2025-06-01: 1 report published by then, law of that day" in text_of(app.main)
        assert "unenforced AI Diffusion" in "\n".join(lines_of(app.main.rules))


# words about an event


def named(kind: str, key: str) -> str:
    return f"<{key}>" if kind in ("rule", "place") else key


async def test_the_evidence_has_quote_chain_law_and_conflict(small: Path) -> None:
    async with dashboard(small, "money:7b") as app:
        look = app.main.look
        assert look is not None
        page = evidence(look, named)
        [quote] = [mark for mark in page.marks if mark.style == "quote"]
        assert page.text[quote.start : quote.end] == look.view.told[0].claim.quote
        assert "Reuters ← The Information ← two people with knowledge (not named)" in page.text
        assert "then denial (<ai-diffusion-2025>)" in page.text
        assert "now denial (<acs-ifr-2023>)" in page.text
        assert "overlay none" in page.text
        assert "conflict: place: Malaysia (1 claim) vs Singapore (1 claim)" in page.text
        assert "1 other report, 1 origin in all" in page.text


async def test_the_fields_have_cues_reports_comparison_and_steps(small: Path) -> None:
    async with dashboard(small, "money:7b") as app:
        look = app.main.look
        assert look is not None
        text = fields(look, 1, named).text
        for part in (
            "modality    “plans to buy”",
            "USD 7,000,000,000 for chips (“$7 billion”)",
            "2025-03-04 (day) “on 2025-03-04”",
            "Told 2 times · 1 origin",
            "└ SCMP 2025-03-08 · credits it · planned · same sum · shown here",
            "place: Malaysia (Reuters) vs Singapore (SCMP)",
            "agree on     money",
            "1. Is the chip at or above the threshold? yes",
            "15824 against 4800",
            "88 FR 73458",
        ):
            assert part in text, part


async def test_an_article_has_every_claim_marked_and_a_citation_finds_it(db: Path) -> None:
    async with dashboard(db, "is:denied") as app:
        look = app.main.look
        assert look is not None
        assert app.desk is not None
        told = look.view.told[0]
        claims = tuple(app.desk.store.claims(told.document_id).values())
        assert len(claims) > 1
        text, marked = told.document.text, marks(claims, told.claim)
        assert {text[mark.start : mark.end] for mark in marked} == {c.quote for c in claims}
        assert marked[-1].style == "quote"
        cited = citation_text(told.claim, told.document)
        assert cited.startswith(f"“{told.claim.quote}” — ")
        assert cited.endswith(f"characters {told.claim.start}–{told.claim.end}")


# help and palette


async def test_the_help_names_every_live_key_before_any_other(small: Path) -> None:
    async with dashboard(small) as app:
        for pane in ("1", "2", "5"):
            await press(app, pane)
            active = app.main.active_bindings
            live = {bound.binding.id for bound in active.values() if bound.enabled}
            text = help_page(active.values(), app.keys_of).text
            here = min(text.index(f"({word})") for word in ("not now", "elsewhere") if word in text)
            for keys in KEYS.values():
                for key in keys:
                    assert (key.says in text[:here]) or key.id not in live
            assert "One character left" not in text[:here]
            for name in active:
                assert f" {shown(name)} " in text


async def test_the_help_follows_the_user_s_keymap(small: Path) -> None:
    async with dashboard(small) as app:
        app.set_keymap({"timeline.open": "ctrl+o"})
        text = help_page(app.main.active_bindings.values(), app.keys_of).text
        [line] = [line for line in text.splitlines() if "Open the event: article" in line]
        assert line.split()[0] == "ctrl+o"
        await press(app, "?")
        assert isinstance(app.screen, HelpScreen)


async def test_every_live_action_is_in_the_palette(small: Path) -> None:
    async with dashboard(small) as app:
        titles = {command.title for command in app.get_system_commands(app.main)}
        for bound in app.main.active_bindings.values():
            assert bound.binding.tooltip in titles
        [undo] = [c for c in app.get_system_commands(app.main) if c.title.startswith("Undo")]
        app.main.change("chip:H100")
        await settle(app)
        await undo.callback()
        await settle(app)
        assert app.main.filter.text == ""


@pytest.mark.parametrize("theme", ["textual-light", "ansi-dark", "dracula"])
async def test_a_theme_changes_the_colours_of_what_is_drawn(small: Path, theme: str) -> None:
    async with dashboard(small) as app:
        before = [segment.style for segment in app.main.timeline.render_line(3)]
        app.theme = theme
        await settle(app)
        after = [segment.style for segment in app.main.timeline.render_line(3)]
        assert before != after
        assert lines_of(app.main.timeline)[2].startswith(">")


def test_the_class_of_the_dashboard_is_there_without_the_store() -> None:
    assert Dashboard(Path("nowhere.db"), "chip:H100", today="2026-11-22").desk is None
