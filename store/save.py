"""Writing one article: one transaction, driver tuples, every quote checked against its text.

`save` is told what the rooms make of an article (`Rooms`) and puts it down. A text that is
already there with nothing to add is left alone; another text under the same URL becomes the next
version, and the old one stays with `current = 0` while its claims leave their events.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Literal, NamedTuple

from store import fetch
from store.records import Claim, Document
from store.rows import DOCUMENT
from store.write import Rooms, insert, near, put_claims, put_event, retire

__all__ = [
    "Saved",
    "Stamp",
    "bump",
    "check_quotes",
    "enriched",
    "is_known",
    "save",
    "transaction",
]

_RANK = {"unknown": 0, "inferred": 1, "byline": 2, "metadata": 3, "user": 4}


class Stamp(NamedTuple):
    """Which parser and which reference data made a document's claims."""

    parser: str
    reference: str


class Saved(NamedTuple):
    """What became of an article: its document row, claims and the events they tell."""

    kind: Literal["new", "known", "changed"]
    document_id: int
    claims: int = 0
    events: int = 0
    message: str = ""


@contextmanager
def transaction(conn: sqlite3.Connection) -> Iterator[None]:
    """One explicit write transaction; anything raised inside undoes all of it."""
    conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:
            conn.execute("ROLLBACK")
        raise


def bump(conn: sqlite3.Connection) -> int:
    """Count the data version on, inside a transaction; an index of another version is stale."""
    row = conn.execute(
        "INSERT INTO meta (name, value) VALUES ('data_version', '1') ON CONFLICT (name)"
        " DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) RETURNING value"
    ).fetchone()
    return int(row[0])


def enriched(stored: Document, given: Document) -> Document:
    """What is known of a text once it is given again: blanks are filled, nothing is emptied.

    A publication date gives way to one that is known better (the user's word first).
    """
    filled: dict[str, Any] = {
        name: getattr(given, name)
        for name in ("title", "publisher", "url", "origin", "basis", "digest_of")
        if getattr(given, name) and not getattr(stored, name)
    }
    better = _RANK[given.dated_by] - _RANK[stored.dated_by]
    if given.published is not None and (
        stored.published is None
        or better > 0
        or (given.dated_by == "user" and given.published != stored.published)
    ):
        filled |= {"published": given.published, "dated_by": given.dated_by}
    return replace(stored, **filled)


def is_known(conn: sqlite3.Connection, document: Document, stamp: Stamp) -> bool:
    """Whether saving this article would change nothing, so that it need not be parsed."""
    found = fetch.document(conn, document.sha256)
    if found is None or enriched(found[1], document) != found[1]:
        return False
    row = conn.execute(
        "SELECT current, parser, reference FROM document WHERE id = ?", (found[0],)
    ).fetchone()
    return bool(row[0]) and (row[1], row[2]) == stamp


def save(
    conn: sqlite3.Connection,
    document: Document,
    claims: Sequence[Claim],
    rooms: Rooms,
    stamp: Stamp,
    ingested_at: str = "",
) -> Saved:
    """Put down one article with its claims and events, or nothing at all.

    Raises ValueError where a quote is not the slice of the text that it says it is.
    """
    check_quotes(document, claims)
    with transaction(conn):
        if is_known(conn, document, stamp):
            found = fetch.document(conn, document.sha256)
            return Saved("known", found[0] if found else 0)
        kind, document_id, document = _put_document(conn, document, rooms, stamp, ingested_at)
        claim_ids = put_claims(conn, document_id, claims)
        candidates = near(conn, rooms.keys(claims), document.published)
        change = rooms.relate(document, claims, candidates)
        for event in change.events:
            put_event(conn, event, claim_ids, rooms, stamp.reference)
        bump(conn)
        return Saved(kind, document_id, len(claims), len(change.events))


def check_quotes(document: Document, claims: Iterable[Claim]) -> None:
    """Every quote and printed form equals the slice of the text at its offsets.

    Raises ValueError otherwise: such a claim is a fault of the parser, never of an article.
    """
    text = document.text
    for claim in claims:
        for words, start, end in _printed(claim):
            if words != text[start:end]:
                raise ValueError(f"not text[{start}:{end}] of its article: {words[:60]!r}")
        if not all(0 <= start <= end <= len(text) for start, end in _spans(claim)):
            raise ValueError(f"a span of the claim at {claim.start} lies outside its article")


def _printed(claim: Claim) -> Iterator[tuple[str, int, int]]:
    """What a claim says is printed, and where; a member without a span of its own is left out."""
    yield claim.quote, claim.start, claim.end
    for use in claim.chips:
        if use.end:
            yield use.printed, use.start, use.end
    for money in claim.money:
        if money.end:
            yield money.printed, money.start, money.end
    if claim.when is not None and claim.when.end:
        yield claim.when.phrase, claim.when.start, claim.when.end


def _spans(claim: Claim) -> Iterator[tuple[int, int]]:
    for cue in claim.cues:
        yield cue.start, cue.end
    yield from claim.also
    for role in claim.roles:
        yield role.start, role.end
    for site in claim.sites:
        yield site.start, site.end
    for rule in claim.rules:
        yield rule.start, rule.end
    for node in claim.attribution:
        yield node.start, node.end


def _put_document(
    conn: sqlite3.Connection, document: Document, rooms: Rooms, stamp: Stamp, ingested_at: str
) -> tuple[Literal["new", "changed"], int, Document]:
    """Write the document's row and clear the way for its claims; what was known is kept."""
    found = fetch.document(conn, document.sha256)
    older = _current_of_url(conn, document.url, document.sha256)
    if older:
        retire(conn, older, rooms, stamp.reference)
        conn.execute("UPDATE document SET current = 0 WHERE id = ?", (older,))
    version = _next_version(conn, document.url)
    if found is None:
        cursor = conn.execute(
            insert(
                "document",
                (*DOCUMENT.columns, "version", "ingested_at", "parser", "reference"),
            ),
            (*DOCUMENT.row(document), version, ingested_at or _now(), *stamp),
        )
        document_id = int(cursor.lastrowid or 0)
        conn.execute(
            "INSERT INTO document_search (rowid, text) VALUES (?, ?)", (document_id, document.text)
        )
        return ("changed" if older else "new"), document_id, document
    document_id, stored = found
    document = enriched(stored, document)
    retire(conn, document_id, rooms, stamp.reference)
    conn.execute("DELETE FROM claim WHERE document_id = ?", (document_id,))
    assigned = ", ".join(f'"{name}" = ?' for name in (*DOCUMENT.columns, "parser", "reference"))
    conn.execute(
        f"UPDATE document SET {assigned} WHERE id = ?",  # noqa: S608 - columns of the record
        (*DOCUMENT.row(document), *stamp, document_id),
    )
    conn.execute(
        "UPDATE document SET version = CASE current WHEN 0 THEN ? ELSE version END, current = 1"
        " WHERE id = ?",
        (version, document_id),
    )
    return "changed", document_id, document


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _current_of_url(conn: sqlite3.Connection, url: str, sha256: str) -> int:
    if not url:
        return 0
    row = conn.execute(
        "SELECT id FROM document WHERE url = ? AND current = 1 AND sha256 <> ?", (url, sha256)
    ).fetchone()
    return int(row[0]) if row else 0


def _next_version(conn: sqlite3.Connection, url: str) -> int:
    if not url:
        return 1
    row = conn.execute("SELECT max(version) FROM document WHERE url = ?", (url,)).fetchone()
    return int(row[0] or 0) + 1
