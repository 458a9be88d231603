"""What the user keeps in the store: marked events and saved views.

Called from worker threads; every write is one statement, committed at once.
"""

from contextlib import closing

from store.database import Store
from tui.answers import SavedView

_MARK = (
    "INSERT INTO mark (event_key, marked) VALUES (?, ?)"
    " ON CONFLICT (event_key) DO UPDATE SET marked = excluded.marked"
)
_SAVE = (
    "INSERT INTO saved_filter (name, filter, position)"
    " VALUES (?, ?, (SELECT coalesce(max(position), 0) + 1 FROM saved_filter))"
    " ON CONFLICT (name) DO UPDATE SET filter = excluded.filter"
)


def marked(store: Store) -> frozenset[str]:
    """Keys of the marked events."""
    rows = store.connect().execute("SELECT event_key FROM mark WHERE marked = 1")
    return frozenset(row[0] for row in rows)


def set_mark(store: Store, key: str, on: bool) -> None:
    """Mark an event or take its mark off. Raises Refused where the store cannot be written."""
    _write(store, _MARK, (key, int(on)))


def views(store: Store) -> tuple[SavedView, ...]:
    """The saved views in their order."""
    rows = store.connect().execute("SELECT name, filter FROM saved_filter ORDER BY position, id")
    return tuple(SavedView(name=row[0], filter=row[1]) for row in rows)


def save_view(store: Store, name: str, text: str) -> None:
    """Save a filter; one of the same name is replaced. Raises Refused as `set_mark` does."""
    _write(store, _SAVE, (name, text))


def drop_view(store: Store, name: str) -> None:
    """Delete a saved filter. Raises Refused as `set_mark` does."""
    _write(store, "DELETE FROM saved_filter WHERE name = ?", (name,))


def note_visit(store: Store) -> None:
    """Note the end of a visit: after the first one, `is:new` is what comes later."""
    from store import news

    with closing(store.writer()) as conn:
        news.begin(conn)


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
