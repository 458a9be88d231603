"""Contrast between words and their ground, as WCAG 2.2 measures it; mended where it can be."""

from collections.abc import Iterator, Mapping

from textual.color import Color

from tui.themes import DIM_SHARE

__all__ = ["LEAST", "contrast", "pale", "readable"]

LEAST = 4.5
"""The ratio that WCAG 2.2 asks of text (criterion 1.4.3)."""

_WORDS = ("primary", "secondary", "warning", "error", "success", "accent")
"""What has a colour of its own for words (`$text-…`)."""

_STEPS = 20


def contrast(one: Color, other: Color) -> float:
    """The ratio of two opaque colours, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: Color) -> float:
    parts = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    )
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def readable(variables: Mapping[str, str]) -> dict[str, str]:
    """The coloured words of a theme's variables that are too pale, as near as they can be read.

    They go towards the colour of plain words. The terminal's own colours are left as they are.
    """
    ground, plain = (_colour(variables, name) for name in ("background", "foreground"))
    mended: dict[str, str] = {}
    for name in (f"text-{word}" for word in _WORDS):
        colour = _colour(variables, name)
        if ground is None or plain is None or colour is None:
            continue
        steps = (colour.blend(plain, step / _STEPS) for step in range(_STEPS + 1))
        found = next((one for one in steps if contrast(one, ground) >= LEAST), plain)
        if found != colour:
            mended[name] = found.hex
    return mended


def pale(variables: Mapping[str, str]) -> Iterator[str]:
    """Where the plain words of a theme's variables have too little contrast, and how much."""
    plain, tint = _colour(variables, "foreground"), _colour(variables, "primary")
    grounds = {name: _colour(variables, name) for name in ("background", "surface", "panel")}
    if plain is None:
        return
    for name, ground in grounds.items():
        if ground is None:
            continue
        for what, share in (("words", 1.0), ("lesser words", DIM_SHARE)):
            yield from _short(f"{what} on the {name}", ground.blend(plain, share), ground)
    ground = grounds["background"]
    if ground is not None and tint is not None:
        yield from _short("words under the cursor", plain, ground.blend(tint, 0.3))


def _short(what: str, colour: Color, ground: Color) -> Iterator[str]:
    ratio = contrast(colour, ground)
    if ratio < LEAST:
        yield f"{what} {ratio:.1f} to 1"


def _colour(variables: Mapping[str, str], name: str) -> Color | None:
    """A variable that is an opaque colour; None where the terminal or the ground decides it."""
    written = variables.get(name, "")
    if not written.startswith("#"):
        return None
    colour = Color.parse(written)
    return colour if colour.a == 1 else None
