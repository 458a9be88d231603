"""Which rows a build reads: those of all events, or of some."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import Any

__all__ = ["Among", "Told"]

Told = Callable[[int], None]
"""Is told now and then how many rows have been read."""

_EVERY = 1 << 16

_EVENTS = "SELECT value FROM json_each(:events)"
_CLAIMS = f"SELECT claim_id FROM event_claim WHERE event_id IN ({_EVENTS})"  # noqa: S608
_DOCUMENTS = f"SELECT document_id FROM claim WHERE id IN ({_CLAIMS})"  # noqa: S608
_FACTS = f"""
SELECT facts_id FROM event WHERE id IN ({_EVENTS})
UNION SELECT facts_id FROM earlier WHERE event_id IN ({_EVENTS})
"""  # noqa: S608 - the text above


class Among:
    """Reads rows of all events, or of those that are listed."""

    def __init__(
        self, conn: sqlite3.Connection, events: Iterable[int] | None, told: Told | None = None
    ) -> None:
        self._conn = conn
        self._told = told
        self._rows = 0
        self.all = events is None
        self._listed = None if events is None else json.dumps(list(events))

    def events(self, select: str, column: str, order: str = "") -> Iterator[Any]:
        """The rows of a SELECT whose `column` is the id of such an event."""
        return self._read(select, column, _EVENTS, order)

    def claims(self, select: str) -> Iterator[Any]:
        """The rows of a SELECT whose `claim_id` is a claim of such an event."""
        return self._read(select, "claim_id", _CLAIMS)

    def documents(self, select: str) -> Iterator[Any]:
        """The rows of a SELECT whose `id` is a document that tells such an event."""
        return self._read(select, "id", _DOCUMENTS)

    def facts(self, select: str, column: str, order: str) -> Iterator[Any]:
        """The rows of a SELECT whose `column` is the id of facts that such an event has or had."""
        return self._read(select, column, _FACTS, order)

    def _read(self, select: str, column: str, ids: str, order: str = "") -> Iterator[Any]:
        if self._listed is None:
            rows = self._conn.execute(f"{select} {order}")
        else:
            where = f"WHERE {column} IN ({ids})"
            rows = self._conn.execute(f"{select} {where} {order}", {"events": self._listed})
        return rows if self._told is None else self._counted(rows, self._told)

    def _counted(self, rows: Iterable[Any], told: Told) -> Iterator[Any]:
        for row in rows:
            self._rows += 1
            if self._rows % _EVERY == 0:
                told(self._rows)
            yield row
