"""The reference tables inside a store, so that the file explains its ids to other tools.

They are written when a store is made and whenever the reference data has another version; then
the rulings of all legal facts are worked out anew, in the same transaction.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from store import fetch
from store.assess.chips import figures
from store.records import Facts, Ruling
from store.reference import Reference
from store.reference.entries import Chip
from store.save import bump, transaction
from store.writing.write import insert, put_facts

__all__ = ["REFERENCE_VERSION", "refresh"]

REFERENCE_VERSION = "reference_version"
"""The name in `meta` of the version of the reference data that a store was last written with."""

Rows = Iterable[tuple[Any, ...]]


def refresh(
    conn: sqlite3.Connection,
    reference: Reference,
    rulings: Callable[[Facts], Sequence[Ruling]],
) -> bool:
    """Bring copies and rulings up to the version of `reference`; False when they already are."""
    if _version(conn) == reference.version:
        return False
    with transaction(conn):
        if _version(conn) == reference.version:
            return False
        _copy(conn, reference)
        _judge(conn, rulings, reference.version)
        conn.execute(
            "INSERT INTO meta (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (REFERENCE_VERSION, reference.version),
        )
        bump(conn)
    return True


def _version(conn: sqlite3.Connection) -> str:
    row = conn.execute("SELECT value FROM meta WHERE name = ?", (REFERENCE_VERSION,)).fetchone()
    return str(row[0]) if row else ""


def _judge(
    conn: sqlite3.Connection, rulings: Callable[[Facts], Sequence[Ruling]], version: str
) -> None:
    """Work out the rulings of every facts row that an event has or had; drop the others."""
    conn.execute(
        "DELETE FROM facts WHERE NOT EXISTS (SELECT 1 FROM event WHERE event.facts_id = facts.id)"
        " AND NOT EXISTS (SELECT 1 FROM earlier WHERE earlier.facts_id = facts.id)"
    )
    stale = [
        row[0]
        for row in conn.execute("SELECT id FROM facts WHERE reference <> ? ORDER BY id", (version,))
    ]
    for facts_id in stale:
        facts, _ = fetch.assessment(conn, facts_id)
        put_facts(conn, facts, rulings, version)


def _copy(conn: sqlite3.Connection, reference: Reference) -> None:
    names, law = reference.names, reference.law
    tables: tuple[tuple[str, tuple[str, ...], Rows], ...] = (
        (
            "actor",
            ("id", "name", "kind", "hq", "parent"),
            ((a.id, a.name, a.kind, a.hq, a.parent) for a in names.actors.values()),
        ),
        (
            "actor_alias",
            ("actor_id", "alias"),
            (
                (actor.id, alias)
                for actor in names.actors.values()
                for alias in dict.fromkeys((*actor.aliases, *actor.ambiguous_aliases))
            ),
        ),
        (
            "publisher",
            ("id", "name", "actor", "basis"),
            ((p.id, p.name, p.actor, p.basis) for p in names.publishers.values()),
        ),
        (
            "chip",
            ("id", "name", "short", "vendor", "family", "tpp", "performance_density"),
            (
                *(_chip(chip) for chip in names.chips.values()),
                *(
                    (f.id, f.name, f.short, f.vendor, 1, None, None)
                    for f in names.families.values()
                ),
            ),
        ),
        (
            "rule",
            ("id", "name", "jurisdiction", "kind", "citation"),
            ((r.id, r.name, r.jurisdiction, r.kind, r.citation) for r in law.rules.values()),
        ),
        (
            "rule_lifecycle",
            (
                "rule_id",
                "position",
                "day",
                "state",
                "milestone",
                "expected",
                "source",
                "confidence",
            ),
            (
                (
                    rule.id,
                    position,
                    state.on or state.expected,
                    state.becomes,
                    int(state.milestone),
                    int(bool(state.expected)),
                    state.source,
                    state.confidence,
                )
                for rule in law.rules.values()
                for position, state in enumerate(rule.state)
            ),
        ),
        (
            "place",
            ("id", "name", "kind", "country"),
            (
                *((c.id, c.name, "country", c.id) for c in names.countries.values()),
                *((h.id, h.name, h.kind, h.country) for h in names.hubs.values()),
                *((r.id, r.name, "region", "") for r in names.regions.values()),
            ),
        ),
    )
    for table, columns, rows in tables:
        conn.execute(f"DELETE FROM {table}")  # noqa: S608 - the names above
        conn.executemany(insert(table, columns), rows)


def _chip(chip: Chip) -> tuple[Any, ...]:
    known = figures(chip)
    return (chip.id, chip.name, chip.short, chip.vendor, 0, known.tpp, known.density)
