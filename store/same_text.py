"""Which stored articles share stretches of text: an inverted index of shingles.

What a new article shares with older ones is found once, when it is put down; the pairs are kept.
"""

import sqlite3

from store.relate.texts import FEWEST, is_copy, shingles

__all__ = ["index_text"]


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
    listed = f"[{','.join(str(found) for found in sample)}]"
    rows = conn.execute(
        "SELECT document_id FROM json_each(?) AS wanted"
        " CROSS JOIN shingle ON shingle.hash = wanted.value"
        " GROUP BY document_id HAVING count(*) >= ? ORDER BY document_id",
        (listed, FEWEST),
    )
    return [row[0] for row in rows]
