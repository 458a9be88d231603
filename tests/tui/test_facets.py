"""Facet panes: every field in any of them, what they leave out, several values."""

from pathlib import Path

from store.filter import FIELDS
from tests.tui.driving import dashboard, lines_of, press, resize, settle, type_text
from tui.app import Dashboard
from tui.facets import TITLES, USUAL, turned
from tui.panes.facet import FacetPane
from tui.panes.rules import RulePane


def pane_of(app: Dashboard, name: str) -> FacetPane:
    return app.main.query_one(f"#{name}", FacetPane)


def test_every_field_that_is_counted_has_a_title() -> None:
    assert set(TITLES) == {field.name for field in FIELDS.values() if field.counted}
    assert set(USUAL.values()) <= set(TITLES)


def test_turning_goes_through_the_fields_that_are_free() -> None:
    taken = frozenset({"chip", "route"})
    seen = ["actor"]
    while (following := turned(seen[-1], 1, taken)) != "actor":
        assert turned(following, -1, taken) == seen[-1]
        seen.append(following)
    assert set(seen) == set(TITLES) - taken


async def test_the_last_line_says_what_is_not_in_view(db: Path) -> None:
    async with dashboard(db, size=(80, 24)) as app:
        pane = pane_of(app, "actors")
        lines = lines_of(pane)
        seen = pane.counts[: pane.rows]
        others = [count for count in pane.counts[pane.rows :] if count.count]
        assert app.main.answer is not None
        # Told by asking for all of them: what neither holds nor has no actor at all.
        app.main.change(" ".join(f"-actor:{count.value}" for count in seen) + " has:actor")
        await settle(app)
        left = app.main.answer.total
        assert lines[-1].startswith(f"  {len(others)} more values · {left} more events")
        assert len(lines) == pane.rows + 1


async def test_nothing_is_said_to_be_left_out_where_all_is_in_view(db: Path) -> None:
    async with dashboard(db, size=(200, 60)) as app:
        pane = pane_of(app, "routes")
        assert len(pane.counts) <= pane.rows
        assert pane.foot == 0
        assert not any("values" in line for line in lines_of(pane))
        await press(app, "6", "t")
        await type_text(app, "smug")
        first, *_, last = lines_of(pane)
        await type_text(app, "-GL")
        assert lines_of(pane) == [first, *_, last]
        assert first.startswith(">")
        assert "smuggling" in first
        others = sum(1 for count in pane._every if count.count) - 1
        assert last.startswith(f"  {others} more values · ")


async def test_a_second_value_of_a_field_joins_the_first(db: Path) -> None:
    async with dashboard(db) as app:
        await press(app, "3", "f", "j")
        first = app.main.filter.text
        await press(app, "f")
        assert app.main.filter.text.startswith(f"{first},")
        assert " " not in app.main.filter.text.replace('"Ascend 910B"', "")
        answer = app.main.answer
        assert answer is not None
        assert sum(count.chosen for count in answer.facets["chip"]) >= 2
        await press(app, "f")
        assert app.main.filter.text == first


async def test_all_panes_change_together_when_one_is_turned(db: Path) -> None:
    async with dashboard(db, size=(200, 60)) as app:
        before = app.main.answer
        await press(app, "7", "l")
        answer = app.main.answer
        assert answer is not before
        assert answer is not None
        assert set(answer.facets) == set(app.main.slots.values())
        for pane in app.main.query(FacetPane):
            assert pane._answer is answer
        await press(app, "3", "l", "l")
        chips = pane_of(app, "chips")
        assert chips.field != "chip"
        assert chips.notes == {}
        assert chips.border_subtitle == ""


async def test_the_rule_pane_is_narrowed_too_and_has_one_field(db: Path) -> None:
    async with dashboard(db) as app:
        rules = app.main.query_one(RulePane)
        every = rules.count
        await press(app, "4", "t")
        await type_text(app, "diff")
        assert 0 < rules.count < every
        assert all("Diff" in line for line in lines_of(rules) if line.strip())
        await press(app, "tab", "l")
        assert rules.title.startswith("Rules with “diff” on ")
        await press(app, "t", "escape")
        assert rules.count == every


async def test_letters_that_no_name_has_leave_an_empty_list_that_says_so(db: Path) -> None:
    async with dashboard(db) as app:
        pane = pane_of(app, "actors")
        await press(app, "2", "t")
        await type_text(app, "zzz")
        assert pane.count == 0
        assert lines_of(pane)[0] == "  none"
        assert "more values · " in lines_of(pane)[-1]
        await press(app, "enter", "tab", "f", "x", "j")
        assert app.main.filter.text == ""
        assert app.focused is pane


async def test_resizing_loses_no_state(db: Path) -> None:
    async with dashboard(db, "reports:>=1", size=(200, 60)) as app:
        main = app.main
        await press(app, "s", "s", "S", "2", "l", "t")
        await type_text(app, "a")
        await press(app, "tab", "1", "j", "j", "j", "b")
        pane = pane_of(app, "actors")

        def state() -> tuple[object, ...]:
            row = main.timeline.row
            assert row is not None
            return (
                main.filter.text, main.bar.value, main.how, row.line.id, main.timeline.cursor,
                main.slots, pane.find, [c.key for c in pane.counts], main.timeline.marked,
            )  # fmt: skip

        before = state()
        for size in ((40, 10), (200, 60), (80, 24), (59, 60), (200, 60)):
            await resize(app, *size)
            assert state() == before, size
            assert main.cramped or app.focused is main.timeline
        await press(app, "z", "2", "t")
        await type_text(app, "n")
        grouped = (main.how, main.finder.value, app.focused)
        await resize(app, 40, 10)
        await resize(app, 200, 60)
        assert (main.how, main.finder.value, app.focused) == grouped
        assert main.finder.region.y == pane.region.bottom - 1
