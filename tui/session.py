"""Where the user was when the dashboard was left, for the next start.

One small file a store, in the platform's folder for the state of programs (or in the one that
`BDWATCH_STATE` names): not in the store, which another program may be writing to while this one is
told to end. A file that cannot be read or written costs the user's place, nothing else.
"""

import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from store.arrangement import GROUPS, SORTS, Arrangement, Group, Sort
from tui.facets import filled

VARIABLE = "BDWATCH_STATE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """The filter and whether it was off, the event under the cursor by its stable key, the pane
    that had the focus, the order, the fields of the facet panes, and the theme.
    """

    filter: str = ""
    off: bool = False
    event: str = ""
    pane: str = "timeline"
    how: Arrangement = field(default_factory=Arrangement)
    fields: dict[str, str] = field(default_factory=lambda: filled({}))
    theme: str = ""


def session_path(store: Path) -> Path:
    """The file that keeps the session of a store."""
    from hashlib import sha256

    place = sha256(os.fsencode(store.absolute())).hexdigest()[:12]
    return state_folder() / f"{store.stem}-{place}.json"


def state_folder() -> Path:
    """The folder for what programs remember of their use: `$BDWATCH_STATE`, or the platform's."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named).expanduser()
    from platformdirs import user_state_path

    return user_state_path("bdwatch", appauthor=False)


def read_session(path: Path) -> Session | None:
    """The session kept in a file; None where there is none, or nothing that could be one."""
    import json

    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(found, dict):
        return None
    usual = Session()
    kept = {
        one.name: found[one.name]
        for one in fields(Session)
        if type(found.get(one.name)) is type(getattr(usual, one.name))
    }
    kept["fields"] = filled(kept.get("fields", {}))
    return Session(**kept, how=_arrangement(found.get("how")))


def _arrangement(found: object) -> Arrangement:
    """The order kept in a session; the usual one where it is none."""
    if not isinstance(found, dict):
        return Arrangement()
    sort: Sort = next((one for one in SORTS if one == found.get("sort")), "date")
    group: Group = next((one for one in GROUPS if one == found.get("group")), "")
    return Arrangement(sort, found.get("descending") is not False, group)


def write_session(path: Path, session: Session) -> None:
    """Keep a session: the whole file or none of it; where it cannot be written, nothing is said."""
    import json

    partial = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            partial.write_text(json.dumps(asdict(session), ensure_ascii=False), encoding="utf-8")
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)


class Keeper:
    """Keeps a session in its file whenever it has changed; keeps nothing without a file."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._kept: Session | None = None

    def keep(self, session: Session | None) -> None:
        """Write the session if it is another one than before; None is nothing to keep."""
        if self._path is None or session is None or session == self._kept:
            return
        self._kept = session
        write_session(self._path, session)
