"""The colours of the app: the shipped themes and the user's own, every word of them readable."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.app import App

from tui.contrast import LEAST, pale, readable
from tui.themes import THEMES, first_theme

if TYPE_CHECKING:
    from textual.theme import Theme

    from tui.settings.themes import OwnTheme
    from tui.start import Start


class Dressed(App[int]):
    """An app that offers only colours in which it can be read."""

    settled: Start

    def dress(self) -> None:
        """Offer the shipped themes and the user's own, and put on the one that is wanted."""
        for name in set(self.available_themes).difference(THEMES):
            self.unregister_theme(name)
        for own in self.settled.themes:
            self.register_theme(_made(own, self.available_themes[own.like]))
        wanted = (self.settled.settings.theme, self.settled.session.theme)
        self.theme = self._first_theme = first_theme(wanted, os.environ, self.available_themes)

    def paleness(self, theme: Theme) -> str:
        """What can hardly be read in a theme of the user's, in one line; empty where all can."""
        if theme.name in THEMES:
            return ""
        found = ", ".join(pale(theme.to_color_system().generate()))
        told = f"theme {theme.name}: too little contrast: {found}; {LEAST} to 1 is wanted"
        return told if found else ""

    @property
    def current_theme(self) -> Theme:
        """The theme in use; looked up once, because every painted line asks for it."""
        if self._theme_known is None or self._theme_known.name != self.theme:
            self._theme_known = super().current_theme
        return self._theme_known

    _theme_known: Theme | None = None

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme, those of words no paler than can be read."""
        variables = super().get_css_variables()
        self.theme_variables = {**variables, **readable(variables)}
        return self.theme_variables

    @property
    def chosen_theme(self) -> str:
        """The theme that was chosen from the palette, now or before; empty where none was."""
        return self.theme if self.theme != self._first_theme else self.settled.session.theme


def _made(own: OwnTheme, like: Theme) -> Theme:
    """A theme as the other one but for its own name and colours, and what follows from them."""
    colours: dict[str, Any] = dict(own.colours)
    return replace(
        like,
        name=own.name,
        dark=like.dark if own.dark is None else own.dark,
        variables={} if colours else like.variables,
        **colours,
    )
