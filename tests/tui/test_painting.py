"""What a key makes the screen do: how often it paints, what it lays out, what it draws anew."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from textual._compositor import Compositor
from textual.app import ComposeResult
from textual.css.stylesheet import Stylesheet
from textual.geometry import Region
from textual.message import Message
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tests.tui.driving import (
    TODAY,
    dashboard,
    lay_out,
    opened,
    press,
    resize,
    settle,
    type_text,
)  # fmt: skip
from tests.tui.test_panes import Numbers, OneView
from tui import messages
from tui.answers import PAGE, Request
from tui.app import Dashboard
from tui.panes.facet import FacetPane
from tui.panes.lines import LinesView, Piece
from tui.panes.timeline import Timeline
from tui.session import Session
from tui.start import Start


class Paintings:
    """Every painting of the screen as the ids of what it painted, and how often it was laid out."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.painted: list[set[str]] = []
        self.layouts = 0
        self.styled = 0
        update, lay_out, style = (
            Compositor.update_widgets, Screen._refresh_layout, Stylesheet.update_nodes
        )  # fmt: skip

        def updated(compositor: Compositor, widgets: set[Widget]) -> None:
            self.painted.append({widget.id or "" for widget in widgets})
            update(compositor, widgets)

        def laid_out(screen: Screen[Any], *args: Any, **named: Any) -> None:
            self.layouts += 1
            lay_out(screen, *args, **named)

        def restyled(sheet: Stylesheet, nodes: Iterable[Any], animate: bool = False) -> None:
            self.styled += 1
            style(sheet, nodes, animate)

        patch.setattr(Compositor, "update_widgets", updated)
        patch.setattr(Screen, "_refresh_layout", laid_out)
        patch.setattr(Stylesheet, "update_nodes", restyled)

    def of(self, name: str) -> int:
        """How many paintings something was in."""
        return sum(name in painted for painted in self.painted)


async def test_a_dashboard_opens_with_one_layout_and_one_pass_of_styles(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    styled: Counter[str] = Counter()
    apply = Stylesheet.apply

    def counted(sheet: Stylesheet, node: Any, **named: Any) -> None:
        styled[node.id or type(node).__name__] += 1
        apply(sheet, node, **named)

    monkeypatch.setattr(Stylesheet, "apply", counted)
    monkeypatch.setattr("tui.app._PATIENCE_SECONDS", 60)
    seen = Paintings(monkeypatch)
    async with dashboard(db):
        assert seen.layouts == 2  # of the first screen and of the panes
        again = {name: times for name, times in styled.items() if times > 1}
        # The one with the focus is styled when it gets that, too.
        assert again.keys() <= {"FirstScreen", "DOMNode", "timeline"}
        assert styled["timeline"] == 2
        assert styled["bar"] == styled["actors"] == styled["MainScreen"] == 1
        panes = {"header", "echo", "timeline", "actors", "chips", "rules", "evidence"}
        whole, *later = [painted for painted in seen.painted if "evidence" in painted]
        assert whole >= {"body", *panes}
        # The first answer comes in one piece, too.
        assert [painted & panes for painted in later] == [panes]
        assert seen.of("timeline") == 2


async def test_what_opens_has_the_styles_that_it_keeps(db: Path) -> None:
    def rules(screen: Screen[Any]) -> list[dict[str, object]]:
        nodes = screen.walk_children(with_self=True)
        return [dict(node.styles.base.get_rules()) for node in nodes]

    async with dashboard(db, "reports:>=3", size=(140, 40)) as app:
        for keys in ((), ("?",), ("escape", "enter"), ("d",), ("escape", "escape", "P")):
            await press(app, *keys)
            first = rules(app.screen)
            app.screen.update_node_styles(animate=False)
            assert rules(app.screen) == first
            if app.screen is not app.main:
                assert app.screen.styles.background.a == 1


async def test_a_pane_that_opens_with_the_focus_elsewhere_keeps_it(db: Path) -> None:
    start = Start(session=Session(pane="chips"))
    app = Dashboard(db, today=TODAY, start=start)
    async with app.run_test(size=(140, 40)):
        await opened(app)
        assert app.focused is app.main.part("chips")
        assert app.main.timeline.styles.border_top != app.main.part("chips").styles.border_top


async def test_paging_lays_nothing_out_and_styles_nothing(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with dashboard(db) as app:
        seen = Paintings(monkeypatch)
        await press(app, "pagedown", "j", "pageup")
        assert seen.of("timeline") >= 3
        assert (seen.layouts, seen.styled) == (0, 0)


async def test_turning_the_filter_off_lays_nothing_out_and_styles_nothing(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with dashboard(db, "type:rent") as app:
        seen = Paintings(monkeypatch)
        await press(app, "0")
        assert app.main.bar.off
        await press(app, "0")
        assert not app.main.bar.off
        assert (seen.layouts, seen.styled) == (0, 0)


async def test_all_panes_of_an_answer_are_painted_together(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with dashboard(db, size=(200, 50)) as app:
        seen = Paintings(monkeypatch)
        app.main.change("type:rent")
        await settle(app)
        panes = {"header", "timeline", "actors", "chips", "rules", "routes", "origins"}
        assert [painted & panes for painted in seen.painted if painted & panes] == [panes]


async def test_the_saved_views_are_painted_where_another_is_in_use(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with dashboard(db, size=(200, 50)) as app:
        for text, times in (("type:rent", 1), ("type:acquire", 0), ("", 1)):
            with monkeypatch.context() as patch:
                seen = Paintings(patch)
                app.main.change(text)
                await settle(app)
                assert (seen.of("header"), seen.of("views")) == (1, times)


async def test_what_a_key_changes_is_not_kept_for_the_next_frame(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with dashboard(db) as app:
        seen = Paintings(monkeypatch)
        monkeypatch.setattr(app.screen._update_timer, "resume", lambda: None)
        await press(app, "j")
        assert seen.of("timeline") == 1


async def test_a_painting_that_was_put_off_for_a_message_is_not_kept_either(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with dashboard(db) as app:
        seen = Paintings(monkeypatch)
        monkeypatch.setattr(app.screen._update_timer, "resume", lambda: None)

        def changed() -> None:
            app.call_later(lambda: None)
            app.main.timeline.refresh()

        app.main.call_later(changed)
        await settle(app)
        assert seen.of("timeline") == 1


def test_the_app_hears_nothing_that_is_not_for_it() -> None:
    told = [one for one in vars(messages).values() if isinstance(one, type)]
    words = [one for one in told if issubclass(one, Message) and one is not Message]
    assert len(words) > 20
    for word in words:
        assert word.bubble is hasattr(Dashboard, word.handler_name), word


async def test_the_letter_is_painted_before_the_search_begins(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with dashboard(db) as app:
        await press(app, "/")
        seen = Paintings(monkeypatch)
        begun: list[int] = []
        monkeypatch.setattr(
            "tui.desk.Desk.answer", lambda *_: (begun.append(seen.of("bar")), None)[1]
        )
        await type_text(app, "r")
        assert begun == [1]


async def test_completions_come_and_go_over_what_stands_there(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with dashboard(db) as app:
        await press(app, "/", "escape", "escape")
        assert not app.main.popup.open
        dirty: list[set[Region]] = []
        reflow = Compositor.reflow

        def laid_out(compositor: Compositor, *args: Any) -> Any:
            found = reflow(compositor, *args)
            dirty.append(set(compositor._dirty_regions))
            return found

        monkeypatch.setattr(Compositor, "reflow", laid_out)
        await press(app, "/")
        assert app.main.popup.open
        await press(app, "escape", "escape")
        assert dirty
        under = app.main.rules.region
        assert not any(one.contains_region(under) for one in set().union(*dirty))


async def test_panes_without_room_are_not_counted_until_they_have_it(db: Path) -> None:
    async with dashboard(db, size=(140, 40)) as app:
        app.main.change("type:rent")
        await settle(app)
        assert app.main.answer is not None
        assert set(app.main.answer.facets) == {"actor", "chip"}
        await resize(app, 200, 50)
        await settle(app)
        assert app.main.answer.query.text == "type:rent"
        assert set(app.main.answer.facets) == {"actor", "chip", "route", "origin"}
        pane = app.main.query_one("#routes", FacetPane)
        assert any(count.count for count in pane.counts)


async def test_pages_that_are_not_in_view_paint_nothing(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with dashboard(db) as app:
        timeline, answer = app.main.timeline, app.main.answer
        assert answer is not None
        last = (timeline.count - 1) // PAGE
        assert last * PAGE > timeline.size.height
        seen = Paintings(monkeypatch)
        timeline.put_page(answer, last, ())
        await settle(app)
        assert not seen.of("timeline")
        timeline.put_page(answer, 0, timeline._pages[0])
        await settle(app)
        assert seen.of("timeline")


async def test_an_answer_brings_the_rows_in_view_and_no_others(db: Path) -> None:
    async with dashboard(db) as app:
        desk, answer = app.desk, app.main.answer
        assert desk is not None
        assert answer is not None

        def pages(cursor: int, top: int, rows: int) -> list[int]:
            request = Request(serial=1, text="", cursor=cursor, top=top, rows=rows)
            found = desk.answer(request, lambda: False)
            return list(found.pages)  # type: ignore[union-attr]

        assert pages(0, 0, PAGE) == [0, 1]
        assert pages(5, 0, PAGE - 1) == [0]
        assert pages(PAGE * 3, PAGE * 3 - 4, 8) == [2, 3]
        assert pages(PAGE * 3, 0, 4) == [2, 3]
        last = (answer.total - 1) // PAGE
        assert last > 3
        assert pages(answer.total - 1, answer.total, 2) == [last]


class Two(LinesView):
    """Lines of pieces, of which neighbours have the same style."""

    def pieces(self, index: int, cells: int) -> tuple[Piece, ...]:
        return (("one ", "dim"), ("two ", "dim"), ("", "strong"), ("three ", "dim"), ("four", ""))


async def test_neighbours_of_one_style_are_one_stretch() -> None:
    view = Two()
    app = OneView(view)
    async with app.run_test(size=(40, 5)):
        view.set_items(3, 1)
        await lay_out(app)
        assert [segment.text for segment in view.draw(0, 24)] == [
            "  ", "one two three ", "four    "
        ]  # fmt: skip


class Watched(Numbers):
    """A list that counts the lines that it draws."""

    drawn = 0

    def render_line(self, y: int) -> Strip:
        self.drawn += 1
        return super().render_line(y)


async def test_lines_are_kept_until_they_change() -> None:
    view, beside = Watched(), Numbers()
    view.styles.border = ("solid", "red")

    class Both(OneView):
        def get_default_screen(self) -> Any:
            screen = super().get_default_screen()

            def compose() -> ComposeResult:
                yield view
                yield beside

            screen.compose = compose
            return screen

    app = Both(view)
    async with app.run_test(size=(60, 20)):
        for one in (view, beside):
            one.styles.height = 10
            one.set_items(50, 0)
        view.focus()
        await lay_out(app)
        whole = Region(0, 0, *view.outer_size)
        before = [strip.text for strip in view.render_lines(whole)]
        assert before[0].startswith("┌")
        assert before[1].startswith("│> item 0")
        view.drawn = 0
        beside.refresh()
        await lay_out(app)
        assert view.drawn == 0
        view.border_title = "Numbers"
        assert "Numbers" in view.render_lines(whole)[0].text
        view.render_lines(whole)
        view.drawn = 0
        view.move_to(1)
        assert [strip.text for strip in view.render_lines(whole)][2].startswith("│> item 1")
        assert view.drawn == 2
        view.styles.width = 30
        await lay_out(app)
        assert {strip.cell_length for strip in view.render_lines(Region(0, 0, 30, 10))} == {30}
        part = view.render_lines(Region(2, 1, 5, 3))
        assert [strip.cell_length for strip in part] == [5, 5, 5]
        assert part[0].text == view.render_lines(Region(0, 0, 30, 10))[1].text[2:7]


async def test_rows_that_were_there_before_the_size_was_known_are_drawn(db: Path) -> None:
    async with dashboard(db) as app:
        timeline = app.main.timeline
        rows = timeline._pages
        fresh = Timeline()
        await app.main.query_one("#body").mount(fresh, before=0)
        fresh._pages, fresh.count = rows, timeline.count
        fresh._grouping = timeline._grouping
        await settle(app)
        shown = [strip.text for strip in fresh.render_lines(Region(0, 0, *fresh.outer_size))]
        assert any(rows[0][0].line.day in line for line in shown)
