"""What a start of the dashboard is given besides its store and its filter."""

from dataclasses import dataclass, field
from pathlib import Path

from tui.session import Session
from tui.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Settings, and `notices` on what was wrong with them, to be said on the screen.

    `session` is where the user was, `keep` the file that is to know it at the next start.
    """

    settings: Settings = field(default_factory=Settings)
    notices: tuple[str, ...] = ()
    session: Session = field(default_factory=Session)
    keep: Path | None = None
