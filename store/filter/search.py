"""Free text and event keys: what only the database can answer, as bitmaps.

Every word is asked once for an index and kept there. A search can be stopped from outside while
it runs, so that the next key press does not wait for it.
"""

import sqlite3
from collections.abc import Callable
from time import monotonic

from pyroaring import BitMap

from store.filter.index import Index
from store.filter.language.tree import Words

__all__ = ["Search", "SearchStopped"]

_WORDS = "SELECT rowid FROM event_search WHERE event_search MATCH ?"
_KEYS = "SELECT id FROM event WHERE key >= ? AND key < ?"
_LAST_CHARACTER = "\U0010ffff"
_STEPS = 4000
"""SQLite's own steps between two looks at whether to stop; well under a millisecond."""


class SearchStopped(Exception):
    """A search was stopped, or took longer than it was given."""


class Search:
    """Searches one store through a connection that belongs to the calling thread.

    `stopped` is asked now and then whether to give up; `seconds` bounds a single search.
    """

    def __init__(
        self,
        conn: sqlite3.Connection,
        index: Index,
        *,
        stopped: Callable[[], bool] | None = None,
        seconds: float | None = None,
    ) -> None:
        self._conn = conn
        self._index = index
        self._stopped = stopped
        self._seconds = seconds

    def words(self, words: Words) -> BitMap:
        """The slots of the events with a word or phrase in title, quote or names.

        Raises SearchStopped.
        """
        doubled = words.text.replace("\0", " ").replace('"', '""')
        expression = f'"{doubled}"{"*" if words.prefix else ""}'
        found = self._index.text(expression)
        if found is None:
            found = self._ask(_WORDS, (expression,))
            self._index.keep_text(expression, found)
        return found

    def keys(self, beginning: str) -> BitMap:
        """The slots of the events whose key begins so. Raises SearchStopped."""
        return self._ask(_KEYS, (beginning, beginning + _LAST_CHARACTER))

    def _ask(self, query: str, values: tuple[str, ...]) -> BitMap:
        until = None if self._seconds is None else monotonic() + self._seconds

        def give_up() -> bool:
            late = until is not None and monotonic() > until
            return late or (self._stopped is not None and self._stopped())

        if give_up():
            raise SearchStopped
        self._conn.set_progress_handler(give_up, _STEPS)
        try:
            return self._index.layout.slots(row[0] for row in self._conn.execute(query, values))
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname == "SQLITE_INTERRUPT":
                raise SearchStopped from error
            raise
        finally:
            self._conn.set_progress_handler(None, 0)
