"""Free text and event keys: what only the database can answer, as bitmaps.

Every word is asked once for an index and kept there. A search can be stopped from outside while
it runs, so that the next key press does not wait for it.
"""

import json
import sqlite3
from collections.abc import Callable, Mapping
from time import monotonic
from typing import TypeVar

from pyroaring import BitMap

from store.filter.index import Index
from store.filter.index.replay import told_later
from store.filter.language.tree import Words
from store.filter.words_then import WORDS_OF_A_DAY, matching
from store.records import Day

__all__ = ["Search", "SearchStopped"]

_WORDS = "SELECT rowid FROM event_search WHERE event_search MATCH ?"
_KEYS = "SELECT id FROM event WHERE key >= ? AND key < ?"
_LAST_CHARACTER = "\U0010ffff"
_STEPS = 4000
"""SQLite's own steps between two looks at whether to stop; well under a millisecond."""


T = TypeVar("T")


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

    def words(self, words: Words, among: Index | None = None) -> BitMap:
        """The slots of the events with a word or phrase in title, quote or names.

        `among` is the index as of a day, where later reports are not to be searched. Raises
        SearchStopped.
        """
        doubled = words.text.replace("\0", " ").replace('"', '""')
        expression = f'"{doubled}"{"*" if words.prefix else ""}'
        found = self._index.text(expression)
        if found is None:
            found = self._slots(_WORDS, (expression,))
            self._index.keep_text(expression, found)
        if among is None or not among.day:
            return found
        known = among.text(expression)
        if known is None:
            known = self._as_known(found, expression, among.day)
            among.keep_text(expression, known)
        return known

    def _as_known(self, found: BitMap, expression: str, day: Day) -> BitMap:
        """Without the events that only a report later than a day says it of."""
        parts = self._index.parts
        unsure = found & told_later(parts, day)
        if not unsure:
            return found
        ids = parts.layout.events(unsure.to_array())
        asked = {"events": json.dumps(ids), "day": day}
        words = self._ask(WORDS_OF_A_DAY, asked, sqlite3.Cursor.fetchall)
        return (found - unsure) | parts.layout.slots(matching(words, expression))

    def keys(self, beginning: str) -> BitMap:
        """The slots of the events whose key begins so. Raises SearchStopped."""
        return self._slots(_KEYS, (beginning, beginning + _LAST_CHARACTER))

    def _slots(self, query: str, values: tuple[str, ...]) -> BitMap:
        slots = self._index.layout.slots
        return self._ask(query, values, lambda rows: slots(number for (number,) in rows))

    def _ask(
        self,
        query: str,
        values: tuple[str, ...] | Mapping[str, str],
        take: Callable[[sqlite3.Cursor], T],
    ) -> T:
        until = None if self._seconds is None else monotonic() + self._seconds

        def give_up() -> bool:
            late = until is not None and monotonic() > until
            return late or (self._stopped is not None and self._stopped())

        if give_up():
            raise SearchStopped
        self._conn.set_progress_handler(give_up, _STEPS)
        try:
            return take(self._conn.execute(query, values))
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname == "SQLITE_INTERRUPT":
                raise SearchStopped from error
            raise
        finally:
            self._conn.set_progress_handler(None, 0)
