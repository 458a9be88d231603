"""Which stored articles share stretches of text: an inverted index of shingles.

What a new article shares with older ones is found once, when it is put down; the pairs are kept.
"""

import sqlite3

from store.changes import home_of
from store.records import Document
from store.relate.texts import FEWEST, is_copy, shingles
from store.rows import listed

__all__ = ["index_text", "is_reprint", "other_place", "put_reprint"]


def index_text(conn: sqlite3.Connection, document_id: int, text: str) -> None:
    """Index the text of a new document and note the documents that share a good part of it.

    Runs inside the transaction of `save`.
    """
    sample = shingles(text)
    for other in _sharing(conn, sample):
        (written,) = conn.execute("SELECT text FROM document WHERE id = ?", (other,)).fetchone()
        if is_copy(sample, shingles(written)):
            conn.executemany(
                "INSERT INTO text_copy (document_id, other_id) VALUES (?, ?)",
                ((document_id, other), (other, document_id)),
            )
    conn.executemany(
        "INSERT INTO shingle (hash, document_id) VALUES (?, ?)",
        [(found, document_id) for found in sorted(sample)],
    )


def _sharing(conn: sqlite3.Connection, sample: frozenset[int]) -> list[int]:
    """The documents that have enough shingles in common to be worth reading."""
    rows = conn.execute(
        "SELECT document_id FROM json_each(?) AS wanted"
        " CROSS JOIN shingle ON shingle.hash = wanted.value"
        " GROUP BY document_id HAVING count(*) >= ? ORDER BY document_id",
        (listed(sample), FEWEST),
    )
    return [row[0] for row in rows]


def is_reprint(
    conn: sqlite3.Connection, document_id: int, stored: Document, given: Document
) -> bool:
    """Whether the very text of a stored article is given from a place that is not known yet."""
    home = other_place(stored, given)
    if not home:
        return False
    known = conn.execute(
        "SELECT 1 FROM reprint WHERE document_id = ? AND home = ?", (document_id, home)
    )
    return known.fetchone() is None


def put_reprint(
    conn: sqlite3.Connection, document_id: int, stored: Document, given: Document
) -> None:
    """Note where the very text of a stored article has appeared too."""
    published = given.published.first if given.published is not None else ""
    conn.execute(
        "INSERT OR IGNORE INTO reprint (document_id, home, publisher, url, published_first)"
        " VALUES (?, ?, ?, ?, ?)",
        (document_id, other_place(stored, given), given.publisher, given.url, published),
    )


def other_place(stored: Document, given: Document) -> str:
    """What stands for the other place of a text; empty where it is the same or not told."""
    if stored.url and given.url:
        home = home_of(given.url, given.sha256)
        return "" if home == home_of(stored.url, stored.sha256) else home
    if stored.publisher and given.publisher:
        same = stored.publisher.casefold() == given.publisher.casefold()
        return "" if same else given.publisher
    return ""
