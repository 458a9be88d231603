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

from store import fetch, news
from store.addresses import SEEDS
from store.changes import Change, home_of
from store.corrections.book import about
from store.corrections.replay import as_read, dated, tell
from store.records import Claim, Document
from store.relate.texts import shingles
from store.rows import DOCUMENT
from store.writing.held import Held
from store.writing.reprinting import print_again
from store.writing.retiring import retire
from store.writing.same_text import index_text, is_reprint, other_place, put_reprint
from store.writing.touched import note
from store.writing.write import Rooms, insert

__all__ = [
    "Kind",
    "Saved",
    "Stamp",
    "as_known",
    "bump",
    "check_quotes",
    "enriched",
    "save",
    "standing",
    "transaction",
]

_RANK = {"unknown": 0, "inferred": 1, "byline": 2, "metadata": 3, "user": 4}


class Stamp(NamedTuple):
    """Which parser and which reference data made a document's claims."""

    parser: str
    reference: str


Kind = Literal["new", "known", "changed"]
"""What an article is to the store; changed: a new version, or the same text told or read anew."""


class Saved(NamedTuple):
    """What became of an article, how many claims it makes and how many events they tell."""

    kind: Kind
    claims: int = 0
    events: int = 0


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
    note(conn)
    row = conn.execute(
        "INSERT INTO meta (name, value) VALUES ('data_version', '1') ON CONFLICT (name)"
        " DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) RETURNING value"
    ).fetchone()
    return int(row[0])


def enriched(stored: Document, given: Document) -> Document:
    """What is known of a text once it is given again: blanks are filled, nothing is emptied.

    A publication date gives way to one that is known better (the user's word first). What another
    place says of the same text says nothing of this one.
    """
    if other_place(stored, given):
        return stored
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


def standing(conn: sqlite3.Connection, document: Document, stamp: Stamp) -> Kind:
    """What saving this article would be; a known one changes nothing and need not be parsed.

    A text that a newer version has replaced stays replaced, however often it is given again.
    """
    found = fetch.document(conn, document.sha256)
    if found is None:
        return "changed" if _replaced_by(conn, document) else "new"
    document_id, stored = found
    if not _is_current(conn, document_id):
        return "known"
    same = _adds_nothing(conn, document_id, stored, document, stamp)
    return "known" if same and not is_reprint(conn, document_id, stored, document) else "changed"


def _is_current(conn: sqlite3.Connection, document_id: int) -> bool:
    row = conn.execute("SELECT current FROM document WHERE id = ?", (document_id,)).fetchone()
    return bool(row[0])


def _adds_nothing(
    conn: sqlite3.Connection, document_id: int, stored: Document, given: Document, stamp: Stamp
) -> bool:
    """Whether a stored text, read alike, is given again with nothing that is new of itself."""
    row = conn.execute(
        "SELECT parser, reference FROM document WHERE id = ?", (document_id,)
    ).fetchone()
    read = as_read(conn, document_id, stored)
    return row == stamp and enriched(read, given) == read


def _printed_again(conn: sqlite3.Connection, document: Document, stamp: Stamp) -> int:
    """The row of the text of which a changed article is a reprint and nothing else; 0 for none."""
    found = fetch.document(conn, document.sha256)
    if found is None or _replaced_by(conn, document):
        return 0
    document_id, stored = found
    only = _adds_nothing(conn, document_id, stored, document, stamp)
    if not only or not is_reprint(conn, document_id, stored, document):
        return 0
    put_reprint(conn, document_id, stored, document)
    return document_id


def save(
    conn: sqlite3.Connection,
    document: Document,
    claims: Sequence[Claim],
    rooms: Rooms,
    stamp: Stamp,
    ingested_at: str = "",
    held: Held | None = None,
) -> Saved:
    """Put down one article with its claims and events, or nothing at all.

    `held` goes from one article of a run to the next, so that events are not read again.
    Raises ValueError where a quote is not the slice of the text that it says it is.
    """
    check_quotes(document, claims)
    held = held or Held(conn)
    with held.undone(), transaction(conn):
        held.catch_up()
        kind = standing(conn, document, stamp)
        if kind == "known":
            return Saved(kind)
        if kind == "changed" and (again := _printed_again(conn, document, stamp)):
            change = print_again(conn, again, rooms, stamp.reference, held)
            bump(conn)
            return Saved(kind, len(fetch.claims_of(conn, again)), len(change.events))
        if kind != "new":
            held.let_go()
        put = _put_document(conn, document, rooms, stamp, ingested_at)
        result, change = tell(
            conn, put.id, put.read, claims, rooms, stamp.reference, put.before, held
        )
        bump(conn)
        return Saved(kind, len(result.claims), _telling(change, put.id))


def as_known(conn: sqlite3.Connection, document: Document) -> Document:
    """The article with all that is known of it already, the user's date before any other."""
    found = fetch.document(conn, document.sha256)
    if found is not None:
        document = enriched(as_read(conn, *found), document)
    return dated(document, about(conn, document))


def _telling(change: Change, document_id: int) -> int:
    """How many of the changed events a document tells."""
    return sum(
        any(told.report.document_id == document_id for told in event.tellings)
        for event in change.events
    )


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


class _Put(NamedTuple):
    """The row of an article, the article as read, and the claims that it had before."""

    id: int
    read: Document
    before: Sequence[news.Named] = ()


def _put_document(
    conn: sqlite3.Connection, document: Document, rooms: Rooms, stamp: Stamp, ingested_at: str
) -> _Put:
    """Write the document's row and clear the way for its claims; what was known is kept."""
    found = fetch.document(conn, document.sha256)
    older = _replaced_by(conn, document)
    version = _version(conn, older) + 1
    if older:
        retire(conn, older, rooms, stamp.reference)
        conn.execute("UPDATE document SET current = 0 WHERE id = ?", (older,))
        news.keep_seen(conn, older)
    if found is None:
        derived = ("home", "version", "sample", "ingested_at", "parser", "reference")
        columns = (*DOCUMENT.columns, *derived)
        home = home_of(document.url, document.sha256)
        shown = dated(document, about(conn, document))
        sample = shingles(document.text)
        row = (*DOCUMENT.row(shown), home, version, len(sample), ingested_at or _now(), *stamp)
        cursor = conn.execute(insert("document", columns), row)
        document_id = int(cursor.lastrowid or 0)
        conn.execute(
            "INSERT INTO document_search (rowid, text) VALUES (?, ?)", (document_id, document.text)
        )
        index_text(conn, document_id, sample)
        return _Put(document_id, document)
    document_id, stored = found
    if is_reprint(conn, document_id, stored, document):
        put_reprint(conn, document_id, stored, document)
    document = enriched(as_read(conn, document_id, stored), document)
    shown = dated(document, about(conn, document))
    before = news.named(conn, document_id)
    retire(conn, document_id, rooms, stamp.reference)
    conn.execute("DELETE FROM claim WHERE document_id = ?", (document_id,))
    version = version if older else _version(conn, document_id)
    columns = (*DOCUMENT.columns, "home", "version", "parser", "reference")
    home = home_of(document.url, document.sha256)
    assigned = ", ".join(f'"{name}" = ?' for name in columns)
    conn.execute(
        f"UPDATE document SET {assigned} WHERE id = ?",  # noqa: S608 - columns of the record
        (*DOCUMENT.row(shown), home, version, *stamp, document_id),
    )
    return _Put(document_id, document, before)


def _version(conn: sqlite3.Connection, document_id: int) -> int:
    """The version of a stored document; 0 where there is none."""
    row = conn.execute("SELECT version FROM document WHERE id = ?", (document_id,)).fetchone()
    return int(row[0]) if row else 0


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _replaced_by(conn: sqlite3.Connection, document: Document) -> int:
    """The row of the current document of which this text is a new version; 0 if there is none.

    Versions share an address, in any spelling; those of a built-in brief, which has none, the
    brief's name.
    """
    if document.url:
        where, value = "home = ?", home_of(document.url, document.sha256)
    elif document.source.startswith(SEEDS):
        where, value = "url = '' AND source = ?", document.source
    else:
        return 0
    row = conn.execute(
        f"SELECT id FROM document WHERE {where} AND current = 1 AND sha256 <> ?",  # noqa: S608
        (value, document.sha256),
    ).fetchone()
    return int(row[0]) if row else 0
