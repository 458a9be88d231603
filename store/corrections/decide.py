"""Taking decisions: made of what the user points at, written, and put into force at once."""

import getpass
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from store import fetch
from store.corrections import book
from store.corrections.apply import anchors_of
from store.corrections.entries import (
    Anchor,
    Correction,
    Orphan,
    in_force,
    keyed,
    letters,
    undone,
)
from store.corrections.fields import now, read
from store.corrections.replay import read_claims, retell, retie
from store.errors import Refused
from store.filter.language.spelling import shown
from store.read.dated import when_of
from store.reference.names import Names
from store.save import bump, transaction
from store.study import Kit
from store.writing.write import Rooms

__all__ = [
    "alias",
    "alias_said",
    "changed",
    "dated_on",
    "decide",
    "joined",
    "joins_listed",
    "noted",
    "orphans",
    "parted",
    "rejected",
    "set_field",
    "undo_of",
]


def changed(
    conn: sqlite3.Connection, claim_id: int, field: str, value: str, rooms: Rooms, names: Names
) -> Correction:
    """What the user says of a claim: a field with its value, or `date` or `alias` with one,
    `reject`, `note`.

    Raises Refused as those do that it stands for.
    """
    if field == "date":
        return dated_on(conn, claim_id, value)
    if field == "alias":
        return alias_said(value, names)
    if field in ("reject", "note"):
        return (rejected if field == "reject" else noted)(conn, claim_id, rooms)
    return set_field(conn, claim_id, field, value, rooms, names)


def set_field(
    conn: sqlite3.Connection, claim_id: int, field: str, value: str, rooms: Rooms, names: Names
) -> Correction:
    """To set a field of a claim. Raises Refused for a field or value that does not exist."""
    new = read(field, value, names)
    claim = fetch.claims(conn, (claim_id,))[claim_id]
    anchor = _anchor(conn, claim_id, rooms)
    return Correction(kind="set", anchor=anchor, field=field, old=now(claim, field), new=new)


def rejected(conn: sqlite3.Connection, claim_id: int, rooms: Rooms) -> Correction:
    """To reject a claim: the article does not say so."""
    return Correction(kind="reject", anchor=_anchor(conn, claim_id, rooms))


def noted(conn: sqlite3.Connection, claim_id: int, rooms: Rooms) -> Correction:
    """To note something of a claim without changing it; the note is the decision's `why`."""
    return Correction(kind="note", anchor=_anchor(conn, claim_id, rooms))


def joined(conn: sqlite3.Connection, event_ids: Sequence[int], rooms: Rooms) -> Correction:
    """To let all claims of these events tell one act."""
    first, *others = (
        _anchor(conn, claim, rooms) for claim in _claims_of(conn, dict.fromkeys(event_ids))
    )
    return Correction(kind="merge", anchor=first, others=tuple(others))


def parted(conn: sqlite3.Connection, claim_id: int, rooms: Rooms) -> Correction:
    """To let a claim tell another act than the other claims of its event.

    Raises Refused where it is the only one.
    """
    events = fetch.events_of(conn, (claim_id,))
    others = [claim for claim in _claims_of(conn, events) if claim != claim_id]
    if not others:
        raise Refused("this claim tells its event alone; there is nothing to split it from")
    anchors = tuple(_anchor(conn, other, rooms) for other in others)
    return Correction(kind="split", anchor=_anchor(conn, claim_id, rooms), others=anchors)


def dated_on(conn: sqlite3.Connection, claim_id: int, day: str) -> Correction:
    """To give the article of a claim its publication date: a day, month or year.

    Raises Refused for anything else.
    """
    when = when_of(day, "publication date")
    (row,) = conn.execute("SELECT document_id FROM claim WHERE id = ?", (claim_id,)).fetchone()
    document = fetch.documents(conn, (row,))[row]
    anchor = Anchor(sha256=document.sha256, url=book.home(document))
    old = document.published.phrase or document.published.first if document.published else ""
    return Correction(kind="date", anchor=anchor, old=old, new=when.phrase)


def alias(name: str, actor: str, names: Names, *, yes: bool) -> Correction:
    """To say that a name means an actor, or that it does not.

    `old` of the decision is the listed actor that the name means already, if there is another:
    such a decision joins two listed actors and wants to be asked for. Raises Refused for an actor
    that is not listed.
    """
    if not letters(name):
        raise Refused(f"alias: {shown(name)!r} is no name")
    key = read("agent", actor, names)
    if key not in names.actors:
        raise Refused(f"alias: {shown(actor)!r} is no single listed actor")
    made = Correction(
        kind="alias", anchor=Anchor(quote=name), field="yes" if yes else "no", new=key
    )
    return replace(made, old=joins_listed(made, names))


def alias_said(text: str, names: Names) -> Correction:
    """The `alias` of a line such as "NAME is ACTOR" or "NAME is not ACTOR"; raises Refused."""
    name, word, actor = text.partition(" is ")
    if not word or not actor.strip():
        raise Refused("alias: write NAME is ACTOR, or NAME is not ACTOR")
    head, _, rest = actor.strip().partition(" ")
    if head.casefold() == "not":
        return alias(name.strip(), rest.strip(), names, yes=False)
    return alias(name.strip(), actor.strip(), names, yes=True)


def joins_listed(one: Correction, names: Names) -> str:
    """The listed actor that a name means already, where an alias would let it mean another."""
    if one.kind != "alias" or one.field != "yes":
        return ""
    found = names.resolve("actor", one.anchor.quote)
    return "" if one.new in found else next(iter(found), "")


def undo_of(conn: sqlite3.Connection, key: str = "") -> tuple[Correction, Correction]:
    """To take a decision back, the last one in force where none is named; and that decision.

    `key` may be the beginning of one, also of an undo. Raises Refused where there is none.
    """
    every = book.everything(conn)
    standing = in_force(every)
    if not key:
        if not standing:
            raise Refused("there is no correction to undo")
        target = standing[-1]
        return _undo(target), target
    found = [one for one in every if one.key.startswith(key)]
    if len(found) != 1:
        count = "no correction" if not found else f"{len(found)} corrections"
        raise Refused(f"undo {shown(key)}: {count} of that key; see 'bdwatch corrections'")
    (target,) = found
    if target.key in undone(every):
        raise Refused(f"undo {target.key}: it is undone already; undo the undo to have it back")
    return _undo(target), target


def _undo(target: Correction) -> Correction:
    """The undo of a decision; it names what that was about, for those who read the list."""
    return Correction(kind="undo", undoes=target.key, anchor=target.anchor, field=target.field)


def decide(
    conn: sqlite3.Connection,
    corrections: Sequence[Correction],
    kit: Kit,
    why: str = "",
) -> tuple[Correction, ...]:
    """Write decisions down and put them into force, all or none; they come back signed.

    A decision that has been signed before (an imported one) keeps its signature.
    """
    signed = tuple(one if one.key else _signed(one, why) for one in corrections)
    with transaction(conn):
        before = {one.key: one for one in book.everything(conn)}
        if not book.append(conn, signed):
            return signed
        by_key = before | {one.key: one for one in signed}
        meant = [_meant(one, by_key) for one in signed]
        for document_id in _touched(conn, meant):
            retell(conn, document_id, kit.rooms, kit.stamp, kit.parse)
        ties = [one for one in meant if one is not None and one.kind in ("merge", "split")]
        if ties:
            anchors = [anchor for one in ties for anchor in one.anchors]
            retie(conn, anchors, kit.rooms, kit.stamp.reference)
        bump(conn)
    return signed


def orphans(conn: sqlite3.Connection, rooms: Rooms) -> Iterator[Orphan]:
    """The decisions in force that change nothing any more, with the reason of each."""
    standing = in_force(book.everything(conn))
    for one in standing:
        reasons = [
            reason for anchor in one.anchors if (reason := _astray(conn, one, anchor, rooms))
        ]
        if reasons:
            yield Orphan(correction=one, reason=reasons[0])


def _astray(conn: sqlite3.Connection, one: Correction, anchor: Anchor, rooms: Rooms) -> str:
    """Why a decision does not reach a claim or an article; empty where it does."""
    document_id = book.article_of(conn, anchor)
    if not document_id:
        return "its article is not in this store"
    if not anchor.quote:
        return ""
    document = fetch.documents(conn, (document_id,))[document_id]
    claims = read_claims(conn, document_id)
    alone = replace(one, anchor=anchor, others=())
    found = rooms.correct(document, book.home(document), claims, (alone,)).orphans
    return found[0].reason if found else ""


def _signed(correction: Correction, why: str) -> Correction:
    try:
        who = getpass.getuser()
    except (OSError, KeyError):
        who = ""
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    return keyed(replace(correction, who=who, made_at=at, why=why or correction.why))


def _meant(one: Correction, by_key: dict[str, Correction]) -> Correction | None:
    """The decision that an undo changes in the end."""
    found: Correction | None = one
    while found is not None and found.kind == "undo":
        found = by_key.get(found.undoes)
    return found


def _touched(conn: sqlite3.Connection, meant: Iterable[Correction | None]) -> list[int]:
    """The articles whose claims or date decisions may change."""
    found: dict[int, None] = {}
    for one in meant:
        if one is None or one.kind in ("merge", "split", "note"):
            continue
        if one.kind == "alias":
            found |= dict.fromkeys(_naming(conn, one))
        for anchor in one.anchors:
            found[book.article_of(conn, anchor)] = None
    return [document_id for document_id in found if document_id]


def _naming(conn: sqlite3.Connection, one: Correction) -> list[int]:
    """The current articles that use a name, and those corrected before."""
    wanted = letters(one.anchor.quote)
    names = [
        (actor, name)
        for actor, name in conn.execute(
            "SELECT DISTINCT actor, name FROM claim_actor WHERE actor LIKE '~%' OR actor IN (?, ?)",
            (one.new, one.old),
        )
        if wanted in (letters(name), letters(actor))
    ]
    found: dict[int, None] = {}
    for actor, name in names:
        rows = conn.execute(
            "SELECT DISTINCT document_id FROM claim_actor JOIN claim ON claim.id = claim_id"
            " JOIN document ON document.id = document_id"
            " WHERE actor = ? AND claim_actor.name = ? AND current = 1",
            (actor, name),
        )
        found |= dict.fromkeys(row[0] for row in rows)
    corrected = conn.execute(
        "SELECT document_id FROM as_read JOIN document ON document.id = document_id"
        " WHERE current = 1"
    )
    return [*(found | dict.fromkeys(row[0] for row in corrected))]


def _claims_of(conn: sqlite3.Connection, event_ids: Iterable[int]) -> list[int]:
    return [
        row[0]
        for event_id in event_ids
        for row in conn.execute(
            "SELECT claim_id FROM event_claim WHERE event_id = ? ORDER BY position", (event_id,)
        )
    ]


def _anchor(conn: sqlite3.Connection, claim_id: int, rooms: Rooms) -> Anchor:
    """What lasts of a stored claim, by its words as they were read."""
    document_id, position = conn.execute(
        "SELECT document_id, position FROM claim WHERE id = ?", (claim_id,)
    ).fetchone()
    document = fetch.documents(conn, (document_id,))[document_id]
    url = book.home(document)
    claims = read_claims(conn, document_id)
    kept = rooms.correct(document, url, claims, book.about(conn, document)).read
    anchors = anchors_of(document, url, claims)
    return anchors[kept[int(position)]]
