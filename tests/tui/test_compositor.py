"""What is painted line by line is what Textual would have put together."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Region

from tests.tui.driving import dashboard, press, type_text
from tui.app import Dashboard
from tui.compositor import LineCompositor, apart

SIDES = st.integers(0, 12)


@st.composite
def regions(draw: st.DrawFn) -> tuple[Region, Region]:
    """A region and a part of it."""
    x, y, width, height = (draw(SIDES) for _ in range(4))
    left, top = draw(st.integers(0, width)), draw(st.integers(0, height))
    part = Region(
        x + left, y + top, draw(st.integers(0, width - left)), draw(st.integers(0, height - top))
    )
    return Region(x, y, width, height), part


def cells(region: Region) -> list[tuple[int, int]]:
    """Every cell of a region."""
    return [(x, y) for y in region.line_range for x in region.column_range]


@given(regions())
def test_a_part_and_the_rest_are_the_whole_without_a_cell_twice(
    both: tuple[Region, Region],
) -> None:
    whole, part = both
    found = cells(part) + [cell for rest in apart(whole, part) if rest for cell in cells(rest)]
    assert sorted(found) == sorted(cells(whole))


def shown(app: Dashboard) -> list[str]:
    """The screen as it is put together of what is painted."""
    compositor = app.screen._compositor
    assert isinstance(compositor, LineCompositor)
    rows: dict[int, dict[int, str]] = {}
    for x, y, strip in compositor._lines((compositor.size.region,)):
        rows.setdefault(y, {})[x] = strip.text
    return ["".join(pieces[x] for x in sorted(pieces)) for _, pieces in sorted(rows.items())]


@pytest.mark.parametrize("keys", ["", "/", "?", "enter", ":", "V"])
async def test_the_screen_is_the_one_that_textual_puts_together(db: Path, keys: str) -> None:
    async with dashboard(db) as app:
        if keys:
            await press(app, keys)
        if keys == "/":
            await type_text(app, "ch")
            assert app.main.popup.open
        if isinstance(app.screen._compositor, LineCompositor):
            assert shown(app) == [strip.text for strip in app.screen._compositor.render_strips()]
