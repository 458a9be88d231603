"""Which stored articles share stretches of text: an inverted index of shingles.

What a new article shares with older ones is found once, when it is put down; the pairs are kept.
"""

import sqlite3

from store.changes import home_of
from store.records import Document
from store.relate.texts import FEWEST, enough
from store.rows import listed

__all__ = ["index_text", "is_reprint", "other_place", "put_reprint"]


_COMMON = 64
"""Documents with one run of words that are looked at, the oldest: where more have it, as with a
publisher's notice under every page, an article would else be compared with all of them."""

_SHARING = f"""
WITH sharing AS (
  SELECT document_id FROM json_each(:sample) AS wanted
  CROSS JOIN shingle ON hash = wanted.value AND document_id <= coalesce(
    (SELECT document_id FROM shingle WHERE hash = wanted.value LIMIT 1 OFFSET :common - 1),
    :document)
  GROUP BY document_id HAVING count(*) >= {FEWEST}
)
SELECT document.id, document.sample, (
  SELECT count(*) FROM json_each(:sample) AS wanted
  CROSS JOIN shingle ON hash = wanted.value AND document_id = document.id
) FROM sharing CROSS JOIN document ON document.id = sharing.document_id
"""  # noqa: S608 - only numbers of this program


def index_text(conn: sqlite3.Connection, document_id: int, sample: frozenset[int]) -> None:
    """Index the shingles of a new document and note the documents that share a good part of them.

    Runs inside the transaction of `save`.
    """
    values = {"sample": listed(sample), "document": document_id, "common": _COMMON}
    sharing = conn.execute(_SHARING, values)
    copies = [other for other, size, shared in sharing if enough(shared, size, len(sample))]
    conn.executemany(
        "INSERT INTO text_copy (document_id, other_id) VALUES (?1, ?2), (?2, ?1)",
        [(document_id, other) for other in copies],
    )
    conn.executemany(
        "INSERT INTO shingle (hash, document_id) VALUES (?, ?)",
        [(found, document_id) for found in sorted(sample)],
    )


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
