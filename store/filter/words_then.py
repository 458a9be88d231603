"""The searched words of events as far as their reports had come out by a day."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing

__all__ = ["WORDS_OF_A_DAY", "matching"]

_TOLD = """
  FROM event_claim JOIN claim ON claim.id = event_claim.claim_id
  JOIN document ON document.id = claim.document_id AND document.published_first <= :day
"""
_NAMES = "\n  UNION ".join(
    f"SELECT {table}.name AS name {_TOLD} JOIN {table} ON {table}.claim_id = claim.id"
    " WHERE event_claim.event_id = event.value"
    for table in ("claim_actor", "claim_chip", "claim_place")
)
WORDS_OF_A_DAY = f"""
SELECT event.value,
  (SELECT group_concat(title, char(10)) FROM (
     SELECT DISTINCT document.title AS title {_TOLD}
     WHERE event_claim.event_id = event.value ORDER BY document.id)),
  (SELECT group_concat(quote, char(10)) FROM (
     SELECT claim.quote AS quote {_TOLD}
     WHERE event_claim.event_id = event.value ORDER BY claim.id)),
  (SELECT group_concat(name, char(10)) FROM ({_NAMES} ORDER BY 1))
FROM json_each(:events) AS event
"""  # noqa: S608 - the texts above
"""Id, titles, quotes and names, as the view `event_words` has them, of `:events` by `:day`."""

_TABLE = """
CREATE VIRTUAL TABLE words USING fts5(
  title, quote, names, tokenize="unicode61 remove_diacritics 2")
"""


def matching(words: Iterable[tuple[int, str, str, str]], expression: str) -> list[int]:
    """The ids among rows of `WORDS_OF_A_DAY` whose words match an FTS5 expression."""
    with closing(sqlite3.connect(":memory:")) as conn:
        conn.execute(_TABLE)
        conn.executemany(
            "INSERT INTO words (rowid, title, quote, names) VALUES (?, ?, ?, ?)", words
        )
        found = conn.execute("SELECT rowid FROM words WHERE words MATCH ?", (expression,))
        return [row[0] for row in found]
