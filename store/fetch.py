"""From rows to records: what reading and saving both need. sqlite3 only."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Any, Literal, TypeAlias

import msgspec

from store.changes import Report, StoredEvent, Telling
from store.records import Claim, Day, Document, Event, Facts, Ruling, Step
from store.rows import CHILDREN, CLAIM, CONFLICT, DOCUMENT, EVENT, Shape

__all__ = [
    "assessment",
    "bonds",
    "claims",
    "claims_of",
    "conflicts",
    "copies",
    "denials",
    "document",
    "documents",
    "events",
    "events_of",
    "reprints",
    "select",
    "stored_events",
    "tellings",
    "told_by",
]

_AT_ONCE = 500


def select(table: str, columns: Sequence[str], where: str) -> str:
    """A SELECT of quoted columns; names come from the record types, never from input."""
    listed = ", ".join(f'{table}."{column}"' for column in columns)
    return f"SELECT {listed} FROM {table} {where}"  # noqa: S608 - no value is in this text


def _chunks(ids: Iterable[int]) -> Iterator[tuple[str, list[int]]]:
    """Ids in groups, each with its `(?, ?, …)`."""
    wanted = list(dict.fromkeys(ids))
    for at in range(0, len(wanted), _AT_ONCE):
        some = wanted[at : at + _AT_ONCE]
        yield f"({','.join('?' * len(some))})", some


_EVIDENCE = frozenset(("cues", "also"))


def _by_parent(
    conn: sqlite3.Connection, table: str, shape: Shape[Any], parent: str, ids: Iterable[int]
) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = {}
    for marks, some in _chunks(ids):
        where = f"WHERE {parent} IN {marks} ORDER BY {parent}, position"
        for row in conn.execute(select(table, (parent, *shape.columns), where), some):
            found.setdefault(row[0], []).append(shape.record(row[1:]))
    return found


def claims(
    conn: sqlite3.Connection, ids: Iterable[int], *, evidence: bool = True
) -> dict[int, Claim]:
    """Claims by row id, complete with their children.

    Without `evidence`, what only shows why a claim reads as it does is left out: cues and
    other stretches.
    """
    wanted = list(ids)
    children = {
        field: _by_parent(conn, table, shape, "claim_id", wanted)
        for field, (table, shape) in CHILDREN.items()
        if evidence or field not in _EVIDENCE
    }
    found: dict[int, Claim] = {}
    for marks, some in _chunks(wanted):
        for row in conn.execute(
            select("claim", ("id", *CLAIM.columns), f"WHERE id IN {marks}"), some
        ):
            own = {field: tuple(rows.get(row[0], ())) for field, rows in children.items()}
            found[row[0]] = CLAIM.record(row[1:], **own)
    return found


def claims_of(conn: sqlite3.Connection, document_id: int) -> tuple[Claim, ...]:
    """The claims of a document, in the order in which they were put down."""
    ids = [
        row[0]
        for row in conn.execute(
            "SELECT id FROM claim WHERE document_id = ? ORDER BY position", (document_id,)
        )
    ]
    found = claims(conn, ids)
    return tuple(found[claim_id] for claim_id in ids)


def documents(conn: sqlite3.Connection, ids: Iterable[int]) -> dict[int, Document]:
    """Documents by row id."""
    found: dict[int, Document] = {}
    for marks, some in _chunks(ids):
        query = select("document", ("id", *DOCUMENT.columns), f"WHERE id IN {marks}")
        for row in conn.execute(query, some):
            found[row[0]] = DOCUMENT.record(row[1:])
    return found


def document(conn: sqlite3.Connection, sha256: str) -> tuple[int, Document] | None:
    """The stored document with this text, and its row id."""
    query = select("document", ("id", *DOCUMENT.columns), "WHERE sha256 = ?")
    row = conn.execute(query, (sha256,)).fetchone()
    return None if row is None else (row[0], DOCUMENT.record(row[1:]))


def conflicts(conn: sqlite3.Connection, event_ids: Iterable[int]) -> dict[int, list[Any]]:
    """Agreements and conflicts by event; their claims are row ids."""
    found: dict[int, list[Any]] = {}
    columns = ("event_id", "left_claims", "right_claims", *CONFLICT.columns)
    for marks, some in _chunks(event_ids):
        where = f"WHERE event_id IN {marks} ORDER BY event_id, position"
        for row in conn.execute(select("conflict", columns, where), some):
            sides = {"left_claims": _numbers(row[1]), "right_claims": _numbers(row[2])}
            found.setdefault(row[0], []).append(CONFLICT.record(row[3:], **sides))
    return found


def _numbers(listed: str) -> tuple[int, ...]:
    inside = listed.strip("[]")
    return tuple(int(number) for number in inside.split(",")) if inside else ()


def _links(
    conn: sqlite3.Connection, event_ids: Iterable[int], table: str = "event_claim"
) -> dict[int, list[tuple[int, str]]]:
    """The claims that tell (or, of `event_denial`, deny) each event, with the reasons."""
    found: dict[int, list[tuple[int, str]]] = {}
    for marks, some in _chunks(event_ids):
        where = f"WHERE event_id IN {marks} ORDER BY event_id, position"
        for event, claim, why in conn.execute(
            select(table, ("event_id", "claim_id", "why"), where), some
        ):
            found.setdefault(event, []).append((claim, why))
    return found


def events(conn: sqlite3.Connection, event_ids: Iterable[int]) -> dict[int, Event]:
    """Events by row id; their claims and those of their conflicts are row ids."""
    wanted = list(event_ids)
    links = _links(conn, wanted)
    weighed = conflicts(conn, wanted)
    found: dict[int, Event] = {}
    for marks, some in _chunks(wanted):
        query = select("event", ("id", *EVENT.columns), f"WHERE id IN {marks}")
        for row in conn.execute(query, some):
            found[row[0]] = EVENT.record(
                row[1:],
                claims=tuple(claim for claim, _ in links.get(row[0], ())),
                conflicts=tuple(weighed.get(row[0], ())),
            )
    return found


_REPORT_COLUMNS = tuple(column for column in DOCUMENT.columns if column != "text")


def copies(conn: sqlite3.Connection, ids: Iterable[int]) -> dict[int, frozenset[int]]:
    """The current documents that share stretches of text with each of these, by row."""
    found: dict[int, set[int]] = {}
    for marks, some in _chunks(ids):
        query = (
            "SELECT document_id, other_id FROM text_copy JOIN document ON document.id = other_id"  # noqa: S608
            f" WHERE document_id IN {marks} AND document.current = 1"
        )
        for one, other in conn.execute(query, some):
            found.setdefault(one, set()).add(other)
    return {one: frozenset(others) for one, others in found.items()}


def reprints(
    conn: sqlite3.Connection, ids: Iterable[int], until: Day = ""
) -> dict[int, tuple[str, ...]]:
    """Where else the very text of each document has appeared: publisher, else address.

    With `until`, only where it had appeared by that day, or on an unknown one.
    """
    found: dict[int, tuple[str, ...]] = {}
    for marks, some in _chunks(ids):
        where = f"WHERE document_id IN {marks} ORDER BY document_id, home"
        columns = ("document_id", "publisher", "home", "published_first")
        for one, publisher, home, first in conn.execute(select("reprint", columns, where), some):
            if until and first > until:
                continue
            found[one] = (*found.get(one, ()), publisher or home)
    return found


def _reports(conn: sqlite3.Connection, ids: Iterable[int], until: Day) -> dict[int, Report]:
    """Reports by document row, without loading the articles' texts."""
    found: dict[int, Report] = {}
    wanted = list(dict.fromkeys(ids))
    copied, printed = copies(conn, wanted), reprints(conn, wanted, until)
    blank = DOCUMENT.columns.index("text")
    for marks, some in _chunks(wanted):
        query = select("document", ("id", "home", *_REPORT_COLUMNS), f"WHERE id IN {marks}")
        for row_id, home, *row in conn.execute(query, some):
            whole = DOCUMENT.record((*row[:blank], "", *row[blank:]))
            found[row_id] = Report.of(
                whole, row_id, copied.get(row_id, ()), home, printed.get(row_id, ())
            )
    return found


def told_by(conn: sqlite3.Connection, document_ids: Iterable[int]) -> list[int]:
    """The events that documents tell, by row."""
    found: set[int] = set()
    for marks, some in _chunks(document_ids):
        query = (
            "SELECT DISTINCT event_id FROM event_claim JOIN claim ON claim.id = claim_id"  # noqa: S608
            f" WHERE document_id IN {marks}"
        )
        found.update(row[0] for row in conn.execute(query, some))
    return sorted(found)


def stored_events(conn: sqlite3.Connection, event_ids: Iterable[int]) -> tuple[StoredEvent, ...]:
    """Events with all their tellings, in the order asked; claims come without evidence."""
    wanted = list(dict.fromkeys(event_ids))
    told = tellings(conn, wanted)
    keys: dict[int, tuple[str, str]] = {}
    for marks, some in _chunks(wanted):
        query = select("event", ("id", "key", "kin"), f"WHERE id IN {marks}")
        for row in conn.execute(query, some):
            keys[row[0]] = row[1], row[2]
    weighed = conflicts(conn, wanted)
    return tuple(
        StoredEvent(
            event_id=event,
            key=keys[event][0],
            kin=keys[event][1],
            tellings=told.get(event, ()),
            conflicts=tuple(weighed.get(event, ())),
        )
        for event in wanted
        if event in keys
    )


def tellings(
    conn: sqlite3.Connection,
    event_ids: Iterable[int],
    table: Literal["event_claim", "event_denial"] = "event_claim",
    until: Day = "",
) -> dict[int, tuple[Telling, ...]]:
    """The claims that tell (or, of `event_denial`, deny) each event, without evidence.

    With `until`, reports are printed only where they had appeared by that day.
    """
    return _linked(conn, _links(conn, event_ids, table), until)


def denials(
    conn: sqlite3.Connection,
    event_ids: Iterable[int],
    *,
    alone: AbstractSet[int],
    given: AbstractSet[int],
) -> dict[int, tuple[Telling, ...]]:
    """The claims that deny each event: all of those of some `alone`, else those not `given`."""
    links = {
        event: kept
        for event, linked in _links(conn, event_ids, "event_denial").items()
        if (kept := [one for one in linked if event in alone or one[0] not in given])
    }
    return _linked(conn, links)


def _linked(
    conn: sqlite3.Connection, links: Mapping[int, Sequence[tuple[int, str]]], until: Day = ""
) -> dict[int, tuple[Telling, ...]]:
    """Tellings with the reasons for which they are linked to events."""
    told = _tellings(conn, [claim for linked in links.values() for claim, _ in linked], until)
    return {
        event: tuple(replace(told[claim], why=why) for claim, why in linked)
        for event, linked in links.items()
    }


def _tellings(
    conn: sqlite3.Connection, claim_ids: Sequence[int], until: Day = ""
) -> dict[int, Telling]:
    known: dict[int, tuple[int, str]] = {}
    for marks, some in _chunks(claim_ids):
        query = select("claim", ("id", "document_id", "key"), f"WHERE id IN {marks}")
        for row in conn.execute(query, some):
            known[row[0]] = row[1], row[2]
    found = claims(conn, claim_ids, evidence=False)
    reports = _reports(conn, (document for document, _ in known.values()), until)
    tied = bonds(conn, claim_ids)
    free: Bonds = (frozenset(), frozenset())
    return {
        claim_id: Telling(
            claim=claim,
            report=reports[known[claim_id][0]],
            claim_id=claim_id,
            key=known[claim_id][1],
            bound=tied.get(claim_id, free)[0],
            parted=tied.get(claim_id, free)[1],
        )
        for claim_id, claim in found.items()
    }


Bonds: TypeAlias = tuple[frozenset[int], frozenset[int]]


def bonds(conn: sqlite3.Connection, claim_ids: Iterable[int]) -> dict[int, Bonds]:
    """The claims that the user has bound to each of these, and those parted from it, by row."""
    found: dict[int, tuple[set[int], set[int]]] = {}
    for marks, some in _chunks(claim_ids):
        query = select("bond", ("claim_id", "other_id", "together"), f"WHERE claim_id IN {marks}")
        for claim, other, together in conn.execute(query, some):
            bound, parted = found.setdefault(claim, (set(), set()))
            (bound if together else parted).add(other)
    return {claim: (frozenset(one), frozenset(other)) for claim, (one, other) in found.items()}


def events_of(conn: sqlite3.Connection, claim_ids: Iterable[int]) -> list[int]:
    """The events that these claims tell, each once."""
    found: set[int] = set()
    for marks, some in _chunks(claim_ids):
        query = select("event_claim", ("event_id",), f"WHERE claim_id IN {marks}")
        found.update(row[0] for row in conn.execute(query, some))
    return sorted(found)


_RULING_COLUMNS = (
    "since",
    "until",
    "status",
    "overlay",
    "rules",
    "missing",
    "assumed",
    "confidence",
    "steps",
    "alternatives",
)
_LIST = msgspec.json.Decoder(tuple[str, ...])
_STEPS = msgspec.json.Decoder(tuple[Step, ...])
_FACTS = msgspec.json.Decoder(Facts)
_ALTERNATIVES = msgspec.json.Decoder(dict[str, str])


def assessment(conn: sqlite3.Connection, facts_id: int) -> tuple[Facts, tuple[Ruling, ...]]:
    """The legal facts of a row and their rulings in the order of days.

    Raises KeyError for a row that is not there.
    """
    row = conn.execute("SELECT facts FROM facts WHERE id = ?", (facts_id,)).fetchone()
    if row is None:
        raise KeyError(facts_id)
    query = select("ruling", _RULING_COLUMNS, "WHERE facts_id = ? ORDER BY position")
    rulings = tuple(_ruling(found) for found in conn.execute(query, (facts_id,)))
    return _FACTS.decode(row[0]), rulings


def _ruling(row: Sequence[Any]) -> Ruling:
    since, until, status, overlay, rules, missing, assumed, confidence, steps, alternatives = row
    return Ruling(
        since=since,
        until=until,
        status=status,
        overlay=overlay,
        rules=_LIST.decode(rules),
        missing=_LIST.decode(missing),
        assumed=_LIST.decode(assumed),
        confidence=confidence,
        steps=_STEPS.decode(steps),
        alternatives=_ALTERNATIVES.decode(alternatives),
    )
