"""What a start of the dashboard is given besides its store and its filter."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from tui.session import Session
from tui.settings import Settings

if TYPE_CHECKING:
    from tui.settings.themes import OwnTheme


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Settings, and `notices` on what was wrong with them, to be said on the screen.

    `themes` are the user's own. `session` is where the user was, `keep` the file that is to know
    it at the next start.
    """

    settings: Settings = field(default_factory=Settings)
    notices: tuple[str, ...] = ()
    themes: tuple[OwnTheme, ...] = ()
    session: Session = field(default_factory=Session)
    keep: Path | None = None
