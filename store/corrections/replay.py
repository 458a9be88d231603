"""Putting down what an article tells: its claims as corrected, their bonds and their events.

What the parser made of a corrected article is kept beside it, so that an undo needs no parser.
Everything here runs inside a transaction.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import combinations, product

import msgspec

from store import fetch, news
from store.changes import Change, Report, tellings_of
from store.corrections import book
from store.corrections.apply import find
from store.corrections.entries import Anchor, Corrected, Correction, concerns
from store.read.dated import when_of
from store.records import Claim, Document, When
from store.rows import DOCUMENT
from store.writing.held import Held
from store.writing.neighbours import around
from store.writing.retiring import retire
from store.writing.write import Rooms, near_rows, next_claims, put_change, put_claims

__all__ = ["as_read", "dated", "read_claims", "retell", "retie", "tell"]

_CLAIMS = msgspec.json.Decoder(tuple[Claim, ...])
_WHEN = msgspec.json.Decoder(When | None)


def dated(document: Document, corrections: Sequence[Correction]) -> Document:
    """The article with the publication date that the last correction in force gives it."""
    dates = [one for one in corrections if one.kind == "date"]
    if not dates:
        return document
    when = when_of(dates[-1].new, "publication date")
    return replace(document, published=when, dated_by="user")


def as_read(conn: sqlite3.Connection, document_id: int, document: Document) -> Document:
    """The article with the date it had before any correction."""
    row = conn.execute(
        "SELECT published, dated_by FROM as_read WHERE document_id = ?", (document_id,)
    ).fetchone()
    if row is None:
        return document
    return replace(document, published=_WHEN.decode(row[0]), dated_by=row[1])


def read_claims(conn: sqlite3.Connection, document_id: int) -> tuple[Claim, ...]:
    """The claims of an article as they were read, before any correction, in their order."""
    row = conn.execute(
        "SELECT claims FROM as_read WHERE document_id = ?", (document_id,)
    ).fetchone()
    if row is not None:
        return _CLAIMS.decode(row[0])
    return fetch.claims_of(conn, document_id)


def tell(
    conn: sqlite3.Connection,
    document_id: int,
    read: Document,
    claims: Sequence[Claim],
    rooms: Rooms,
    reference: str,
    before: Sequence[news.Named] = (),
    held: Held | None = None,
) -> tuple[Corrected, Change]:
    """Write the claims of an article and work their events out.

    `read` is the article with the date it was read with, `claims` are those of the parser; the
    article's older claims are gone already, `before` is what they were. `held` has events as they
    are stored, and has them so afterwards.
    """
    held = held or Held(conn)
    corrections = book.about(conn, read)
    shown = dated(read, corrections)
    result = rooms.correct(shown, book.home(shown), claims, corrections)
    _keep(conn, document_id, read, shown, claims, result)
    copies = fetch.copies(conn, (document_id,)).get(document_id, frozenset())
    printed = fetch.reprints(conn, (document_id,)).get(document_id, ())
    report = Report.of(shown, document_id, copies, reprints=printed)
    names = tellings_of(report, claims, range(len(claims)))
    ids = next_claims(conn, len(result.claims))
    tellings = tuple(
        replace(names[place], claim=claim, claim_id=claim_id)
        for claim, claim_id, place in zip(result.claims, ids, result.read, strict=True)
    )
    put_claims(conn, document_id, tellings)
    news.carry(conn, before, [news.Named(one.key, one.claim) for one in tellings])
    held.share(document_id, copies)
    if _tie(conn, document_id, rooms):
        held.let_go()
    bonds = fetch.bonds(conn, ids)
    tellings = tuple(
        replace(one, claim=replace(one.claim, cues=(), also=()), bound=bound, parted=parted)
        for one in tellings
        for bound, parted in (bonds.get(one.claim_id, (frozenset(), frozenset())),)
    )
    tied = fetch.events_of(conn, (other for one in tellings for other in one.bound))
    rows = near_rows(conn, map(rooms.look_for, tellings), shown.published)
    found = held.stored_events(sorted({*rows, *tied}))
    stored = held.with_kin(rooms.touched(tellings, found))
    change = rooms.relate(tellings, stored, False)
    held.put(change, put_change(conn, change, rooms, reference, held.facts))
    return result, change


def retell(
    conn: sqlite3.Connection,
    document_id: int,
    rooms: Rooms,
    stamp: tuple[str, str],
    parse: Callable[[Document], tuple[Claim, ...]],
) -> bool:
    """Put an article's corrections into force; False where they change nothing.

    An article whose date changes is read again, as its dates hang on it: by the parser and the
    reference data that `stamp` names.
    """
    reference = stamp[1]
    stored = fetch.documents(conn, (document_id,))[document_id]
    read = as_read(conn, document_id, stored)
    corrections = book.about(conn, read)
    shown = dated(read, corrections)
    claims = read_claims(conn, document_id)
    moved = (shown.published, shown.dated_by) != (stored.published, stored.dated_by)
    if moved:
        claims = parse(shown)
    else:
        result = rooms.correct(shown, book.home(shown), claims, corrections)
        if result.claims == fetch.claims_of(conn, document_id):
            return False
    before = news.named(conn, document_id)
    retire(conn, document_id, rooms, reference)
    conn.execute("DELETE FROM claim WHERE document_id = ?", (document_id,))
    if moved:
        _put_date(conn, document_id, shown, stamp)
    tell(conn, document_id, read, claims, rooms, reference, before)
    return True


def _put_date(
    conn: sqlite3.Connection, document_id: int, document: Document, stamp: tuple[str, str]
) -> None:
    row = dict(zip(DOCUMENT.columns, DOCUMENT.row(document), strict=True))
    dates = {
        name: value
        for name, value in row.items()
        if name.startswith("published_") or name == "dated_by"
    }
    dates |= {"parser": stamp[0], "reference": stamp[1]}
    assigned = ", ".join(f"{name} = ?" for name in dates)
    conn.execute(
        f"UPDATE document SET {assigned} WHERE id = ?",  # noqa: S608 - columns of the record
        (*dates.values(), document_id),
    )


def _keep(
    conn: sqlite3.Connection,
    document_id: int,
    read: Document,
    shown: Document,
    claims: Sequence[Claim],
    result: Corrected,
) -> None:
    """Keep what the parser made of an article, where that is not what is shown."""
    conn.execute("DELETE FROM as_read WHERE document_id = ?", (document_id,))
    same_date = (read.published, read.dated_by) == (shown.published, shown.dated_by)
    if result.claims == tuple(claims) and same_date:
        return
    conn.execute(
        "INSERT INTO as_read (document_id, claims, published, dated_by) VALUES (?, ?, ?, ?)",
        (
            document_id,
            msgspec.json.encode(tuple(claims)).decode(),
            msgspec.json.encode(read.published).decode(),
            read.dated_by,
        ),
    )


# bonds


def retie(
    conn: sqlite3.Connection, anchors: Iterable[Anchor], rooms: Rooms, reference: str
) -> None:
    """Work out anew the bonds of these claims, and the events that they tell."""
    wanted = list(dict.fromkeys(anchors))
    for document_id in dict.fromkeys(book.article_of(conn, anchor) for anchor in wanted):
        if document_id:
            _tie(conn, document_id, rooms)
    claims = [claim for anchor in wanted if (claim := _claim_at(conn, anchor, rooms))]
    events = fetch.events_of(conn, claims)
    stored = [
        replace(event, changed=True) if event.event_id in events else event
        for event in around(conn, events)
    ]
    put_change(conn, rooms.relate((), stored, False), rooms, reference)


def _tie(conn: sqlite3.Connection, document_id: int, rooms: Rooms) -> bool:
    """Write the bonds of an article's claims, as the merges and splits in force say.

    False where nothing was bound before and nothing is.
    """
    ties = book.ties(conn)
    if not ties:
        return conn.execute("DELETE FROM bond").rowcount > 0
    document = fetch.documents(conn, (document_id,))[document_id]
    url = book.home(document)
    mine = {
        row[0] for row in conn.execute("SELECT id FROM claim WHERE document_id = ?", (document_id,))
    }
    listed = msgspec.json.encode(sorted(mine)).decode()
    conn.execute(
        "DELETE FROM bond WHERE claim_id IN (SELECT value FROM json_each(?1))"
        " OR other_id IN (SELECT value FROM json_each(?1))",
        (listed,),
    )
    for tie in ties:
        if not any(concerns(anchor, document, url) for anchor in tie.anchors):
            continue
        first, *others = (_claim_at(conn, anchor, rooms) for anchor in tie.anchors)
        pairs = (
            combinations((first, *others), 2) if tie.kind == "merge" else product((first,), others)
        )
        for one, other in pairs:
            if one and other and one != other and (one in mine or other in mine):
                conn.executemany(
                    "INSERT INTO bond (claim_id, other_id, together) VALUES (?, ?, ?)"
                    " ON CONFLICT (claim_id, other_id) DO UPDATE SET together = excluded.together",
                    [
                        (one, other, int(tie.kind == "merge")),
                        (other, one, int(tie.kind == "merge")),
                    ],
                )
    return True


def _claim_at(conn: sqlite3.Connection, anchor: Anchor, rooms: Rooms) -> int:
    """The row of the claim that an anchor means; 0 where there is none, or it is rejected."""
    document_id = book.article_of(conn, anchor)
    if not document_id:
        return 0
    document = fetch.documents(conn, (document_id,))[document_id]
    claims = read_claims(conn, document_id)
    place = find(anchor, document.text, claims)
    if isinstance(place, str):
        return 0
    corrections = book.about(conn, document)
    kept = rooms.correct(document, book.home(document), claims, corrections).read
    if place not in kept:
        return 0
    row = conn.execute(
        "SELECT id FROM claim WHERE document_id = ? AND position = ?",
        (document_id, kept.index(place)),
    ).fetchone()
    return int(row[0]) if row else 0
