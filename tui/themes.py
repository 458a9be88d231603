"""The colours that ship with bdwatch: those of Textual's in which every word can be read."""

from collections.abc import Collection, Iterable, Mapping

THEMES = (
    "textual-dark",
    "textual-light",
    "atom-one-light",
    "catppuccin-mocha",
    "dracula",
    "flexoki",
    "gruvbox",
    "monokai",
    "nord",
    "rose-pine",
    "rose-pine-moon",
    "ansi-dark",
    "ansi-light",
)
"""Names of the shipped themes; the two `ansi` ones use the terminal's own sixteen colours."""

DIM_SHARE = 0.82
DIM = f"$foreground {DIM_SHARE:.0%}"
"""The style of what is less important, in every theme still 4.5 to 1 against its ground."""


def first_theme(
    wanted: Iterable[str], environment: Mapping[str, str], known: Collection[str] = THEMES
) -> str:
    """The first known theme of those wanted; else one that suits the terminal.

    A terminal that tells of a light ground (`COLORFGBG`, as several do) gets a light theme.
    """
    ground = environment.get("COLORFGBG", "").rpartition(";")[2]
    usual = "textual-light" if ground in ("7", "15") else "textual-dark"
    asked = (*wanted, environment.get("TEXTUAL_THEME", ""))
    return next((theme for theme in asked if theme in known), usual)
