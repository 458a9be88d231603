"""What the user keeps in the store: marked events and saved views.

Called from worker threads; every write is committed at once.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress

from store.database import Store
from store.errors import Refused
from tui.saved import SavedView

Change = Callable[[tuple[SavedView, ...]], tuple[SavedView, ...]]
"""Makes another list of saved views."""

_MARK = (
    "INSERT INTO mark (event_key, marked) VALUES (?, ?)"
    " ON CONFLICT (event_key) DO UPDATE SET marked = excluded.marked"
)
_SAVE = "INSERT INTO saved_filter (position, name, filter) VALUES (?, ?, ?)"
_DEFAULT = "default_view"


def marked(store: Store) -> frozenset[str]:
    """Keys of the marked events."""
    rows = store.connect().execute("SELECT event_key FROM mark WHERE marked = 1")
    return frozenset(row[0] for row in rows)


def set_mark(store: Store, key: str, on: bool) -> None:
    """Mark an event or take its mark off. Raises Refused where the store cannot be written."""
    _write(store, _MARK, (key, int(on)))


def views(store: Store) -> tuple[SavedView, ...]:
    """The saved views in their order."""
    default = store.meta().get(_DEFAULT)
    rows = store.connect().execute("SELECT name, filter FROM saved_filter ORDER BY position, id")
    return tuple(SavedView(name=row[0], filter=row[1], default=row[0] == default) for row in rows)


def change_views(store: Store, change: Change) -> None:
    """Make another list of the saved views, out of what the store has at this moment.

    Raises Refused as `set_mark` does, and what `change` raises.
    """
    from store.opening import writes

    with closing(store.writer()) as conn, writes(store.path):
        # Closing takes back what was not committed.
        conn.execute("BEGIN IMMEDIATE")
        listed = change(views(store))
        default = [(_DEFAULT, view.name) for view in listed if view.default]
        conn.execute("DELETE FROM saved_filter")
        conn.executemany(_SAVE, [(n, view.name, view.filter) for n, view in enumerate(listed)])
        conn.execute("DELETE FROM meta WHERE name = ?", (_DEFAULT,))
        conn.executemany("INSERT INTO meta (name, value) VALUES (?, ?)", default)
        conn.execute("COMMIT")


def note_visit(store: Store) -> None:
    """Note the end of a visit: after the first one, `is:new` is what comes later."""
    from store import news

    with closing(store.writer()) as conn:
        news.begin(conn)


def try_note_visit(store: Store) -> None:
    """Note it where the store takes it; a visit is no reason to hold anybody up."""
    with suppress(Refused, sqlite3.Error):
        note_visit(store)


def note_all_seen(store: Store) -> None:
    """Note that everything stored so far has been seen. Raises Refused as `set_mark` does."""
    from store import news
    from store.opening import writes

    with closing(store.writer()) as conn, writes(store.path):
        news.mark_all_seen(conn)


def note_opened(store: Store, event_id: int) -> bool:
    """Note that an event was opened; whether something of it was new.

    Raises Refused as `set_mark` does.
    """
    from store import news
    from store.opening import writes

    with closing(store.writer()) as conn, writes(store.path):
        return news.mark_seen(conn, event_id) > 0


def _write(store: Store, statement: str, values: tuple[object, ...]) -> None:
    from store.opening import writes

    with closing(store.writer()) as conn, writes(store.path):
        conn.execute(statement, values)
