"""What a start of the dashboard is given besides its store and its filter."""

from dataclasses import dataclass, field

from tui.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """Settings, and `notices` on what was wrong with them, to be said on the screen."""

    settings: Settings = field(default_factory=Settings)
    notices: tuple[str, ...] = ()
