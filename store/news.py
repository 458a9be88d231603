"""What the user has not seen yet: claims of articles that came after the first look, unopened.

`seen_document` in `meta` is the last article that counts as seen as a whole; of later ones a claim
is seen once its event was opened. Keys of claims are stable, so what was seen stays seen when an
article is read again.
"""

import sqlite3
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from store import fetch
from store.compare import matched
from store.records import Claim

__all__ = [
    "NEW_CLAIMS",
    "Named",
    "begin",
    "carry",
    "fresh",
    "keep_seen",
    "mark_all_seen",
    "mark_seen",
    "named",
]

BASELINE = "coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE name = 'seen_document'), 0)"

NEW_CLAIMS = f"""
SELECT claim.id, event_claim.event_id
FROM claim JOIN event_claim ON event_claim.claim_id = claim.id
WHERE claim.document_id > {BASELINE}
AND NOT EXISTS (SELECT 1 FROM seen WHERE seen.claim_key = claim.key)
"""  # noqa: S608 - fixed text
"""Rows of the claims that are new, each with the event that it tells."""


def fresh(conn: sqlite3.Connection, event_id: int) -> frozenset[int]:
    """The claims of an event that are new; none where nobody has looked at the store yet."""
    if conn.execute("SELECT 1 FROM meta WHERE name = 'seen_document'").fetchone() is None:
        return frozenset()
    rows = conn.execute(f"SELECT id FROM ({NEW_CLAIMS}) WHERE event_id = ?", (event_id,))  # noqa: S608 - fixed text
    return frozenset(row[0] for row in rows)


class Named(NamedTuple):
    """A claim with its stable key."""

    key: str
    claim: Claim


def mark_seen(conn: sqlite3.Connection, event_id: int) -> int:
    """Note that the user has opened an event; how many of its claims were new."""
    return conn.execute(
        f"INSERT INTO seen (claim_key) SELECT DISTINCT claim.key FROM claim"  # noqa: S608
        f" WHERE claim.id IN (SELECT id FROM ({NEW_CLAIMS}) WHERE event_id = ?)",
        (event_id,),
    ).rowcount


def mark_all_seen(conn: sqlite3.Connection) -> None:
    """Note that everything stored so far has been seen."""
    conn.execute(
        "INSERT INTO meta (name, value)"
        " SELECT 'seen_document', CAST(coalesce(max(id), 0) AS TEXT) FROM document WHERE true"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
    )
    conn.execute("DELETE FROM seen")


def begin(conn: sqlite3.Connection) -> None:
    """End the first visit: what was there counts as seen, only what comes later is news."""
    if conn.execute("SELECT 1 FROM meta WHERE name = 'seen_document'").fetchone() is None:
        mark_all_seen(conn)


def named(conn: sqlite3.Connection, document_id: int) -> tuple[Named, ...]:
    """The claims of an article with their keys, in the order of its text."""
    rows = conn.execute(
        'SELECT id, "key" FROM claim WHERE document_id = ? ORDER BY position', (document_id,)
    ).fetchall()
    found = fetch.claims(conn, (row[0] for row in rows))
    return tuple(Named(key, found[claim_id]) for claim_id, key in rows)


def carry(conn: sqlite3.Connection, before: Sequence[Named], after: Sequence[Named]) -> None:
    """Let the claims of an article that is read again keep what was marked and seen of them.

    Runs inside the transaction that replaces them.
    """
    if not before:
        return
    pairs = matched([one.claim for one in before], [one.claim for one in after])
    renamed = [
        (before[old].key, after[new].key) for old, new in pairs if before[old].key != after[new].key
    ]
    kept = {one.key for one in after}
    _see(conn, renamed)
    conn.executemany(
        "UPDATE OR IGNORE mark SET event_key = ? WHERE event_key = ?",
        [(new, old) for old, new in renamed if old not in kept],
    )


def keep_seen(conn: sqlite3.Connection, document_id: int) -> None:
    """Remember what was seen of an article that a newer version replaces."""
    conn.execute(
        "INSERT OR IGNORE INTO seen (claim_key)"  # noqa: S608 - fixed text
        f" SELECT key FROM claim WHERE document_id = ? AND document_id <= {BASELINE}",
        (document_id,),
    )


def _see(conn: sqlite3.Connection, renamed: Iterable[tuple[str, str]]) -> None:
    conn.executemany(
        "INSERT OR IGNORE INTO seen (claim_key)"
        " SELECT ? WHERE EXISTS (SELECT 1 FROM seen WHERE claim_key = ?)",
        [(new, old) for old, new in renamed],
    )
