"""Every word can be read in every shipped theme: its colour against its ground, as drawn."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.color import Color, ColorType
from rich.style import Style
from textual.filter import dim_color
from textual.screen import Screen

from tests.tui.driving import dashboard, press, settle
from tui.themes import THEMES

LEAST = 4.5
"""The ratio that WCAG 2.2 asks of text (criterion 1.4.3).

The two `ansi` themes are looked at, but measured only where they mix colours of their own: what
their sixteen colours look like is the terminal's to say, and the user's to choose.
"""


def luminance(colour: Color) -> float:
    assert colour.triplet is not None
    parts = [
        part / 255 / 12.92 if part / 255 <= 0.03928 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in colour.triplet
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def ratio(style: Style) -> float | None:
    """The contrast of a style; None where the terminal's own colours decide."""
    text, ground = style.color, style.bgcolor
    if text is None or ground is None:
        return None
    if ColorType.TRUECOLOR not in (text.type, ground.type) or not (text.triplet and ground.triplet):
        return None
    if style.dim:
        text = dim_color(ground, text)
    low, high = sorted((luminance(text), luminance(ground)))
    return (high + 0.05) / (low + 0.05)


def unreadable(screen: Screen[object]) -> Iterator[str]:
    """The words of a screen that have too little contrast; what a question covers is not read."""
    strips = screen._compositor.render_strips(screen.size)
    asked = screen.query("#ask") if screen.is_modal else []
    for y, strip in enumerate(strips):
        for box in asked:
            region = box.region
            strip = strip.crop(
                region.x, region.right if region.y <= y < region.bottom else region.x
            )
        for segment in strip:
            if segment.style is None or not any(sign.isalnum() for sign in segment.text):
                continue
            found = ratio(segment.style)
            if found is not None and found < LEAST:
                yield f"{segment.text.strip()!r} {found:.1f}"


PLACES = (
    ("the dashboard", "MainScreen", ()),
    ("a facet pane", "MainScreen", ("2",)),
    ("rule status", "MainScreen", ("4", "j")),
    ("a filter with completions", "MainScreen", ("/", "a", "c", "t")),
    ("a wrong word", "MainScreen", ("p", ":", "x", " ", "escape")),
    ("a prompt", "Prompt", ("escape", "a")),
    ("saved views", "MainScreen", ("escape", "v")),
    ("a message", "MainScreen", ("escape", "b")),
    ("events over time, of every route", "PicturesScreen", ("1", "0", "P", "up")),
    ("events over time, of every status", "PicturesScreen", ("s",)),
    ("money over time", "PicturesScreen", ("2",)),
    ("the matrix", "PicturesScreen", ("3", "down")),
    ("the detail", "DetailScreen", ("escape", "1", "0", "u", "enter")),
    ("the fields, one of them lit", "DetailScreen", ("tab", "j", "j", "j")),
    ("a correction", "CorrectForm", ("c",)),
    ("reports side by side", "CompareScreen", ("escape", "d")),
    ("the help", "HelpScreen", ("escape", "?")),
    ("an export", "ExportForm", ("escape", "escape", "e")),
    ("an export with a fault", "ExportForm", ("x", "enter")),
)
"""What is looked at, the screen on which it stands, and the keys that lead there from the last."""


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
async def test_every_word_can_be_read(theme: str, small: Path) -> None:
    async with dashboard(small, "actor:bytedance,tencent", size=(170, 40)) as app:
        app.theme = theme
        await settle(app)
        for place, screen, keys in PLACES:
            await press(app, *keys)
            assert type(app.screen).__name__ == screen, place
            assert set(unreadable(app.screen)) == set(), place


def test_the_ratio_is_that_of_the_standard() -> None:
    assert ratio(Style(color="#ffffff", bgcolor="#000000")) == pytest.approx(21)
    assert ratio(Style(color="#777777", bgcolor="#ffffff")) == pytest.approx(4.48, abs=0.01)
    assert ratio(Style(color="red", bgcolor="#ffffff")) is None


async def test_only_themes_that_can_be_read_are_offered(small: Path) -> None:
    async with dashboard(small) as app:
        assert set(app.available_themes) == set(THEMES)
