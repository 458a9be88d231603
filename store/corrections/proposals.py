"""Names that no table lists and that may mean a listed actor: proposed, never taken by themselves.

A name is proposed where it looks like a listed one, the more so where both stand beside the same
other actors.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from store.corrections import book
from store.corrections.entries import in_force, letters
from store.reference.names import Names

__all__ = ["Proposal", "proposals"]

_ALIKE = 82
"""Likeness in per cent from which a name is proposed on its own."""

_NEAR = 72
"""Likeness from which it is proposed if it stands beside the same actors."""

_FEWEST = 4
"""Letters under which likeness is chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A name, the listed actor that it may mean, how alike they are (0 to 1), and why."""

    name: str
    actor: str
    alike: float
    why: str


def proposals(conn: sqlite3.Connection, names: Names) -> Iterator[Proposal]:
    """The best listed actor for each unlisted name, the likeliest first.

    What the user has said yes or no to is not proposed again.
    """
    answered = {
        (letters(one.anchor.quote), one.new)
        for one in in_force(book.everything(conn))
        if one.kind == "alias"
    }
    spelled = _spelled(names)
    forms = tuple(spelled)
    beside = _beside(conn)
    found = []
    for key, name in _unlisted(conn):
        best: Proposal | None = None
        wanted = letters(name)
        if len(wanted) < _FEWEST:
            continue
        alike_forms = process.extract(
            wanted, forms, scorer=fuzz.ratio, score_cutoff=_NEAR, limit=None
        )
        for form, alike, _ in alike_forms:
            actor = spelled[form]
            if (wanted, actor) in answered:
                continue
            shared = beside[key] & beside[actor] - {key, actor}
            if alike < (_NEAR if shared else _ALIKE):
                continue
            if best is None or (alike / 100, len(shared)) > (best.alike, best.why.count(",")):
                known = ", ".join(sorted(names.name("actor", one) for one in shared))
                why = f"{alike:.0f}% alike" + (f", both beside {known}" if shared else "")
                best = Proposal(name=name, actor=actor, alike=alike / 100, why=why)
        if best is not None:
            found.append(best)
    yield from sorted(found, key=lambda one: (-one.alike, one.name))


def _unlisted(conn: sqlite3.Connection) -> list[tuple[str, str]]:
    rows = conn.execute(
        "SELECT actor, min(name) FROM claim_actor WHERE actor LIKE '~%' AND via = 'name'"
        " GROUP BY actor ORDER BY actor"
    )
    return [(row[0], row[1]) for row in rows]


def _spelled(names: Names) -> dict[str, str]:
    """The listed actor by each of its names, reduced to letters."""
    spelled: dict[str, str] = {}
    for actor in names.actors.values():
        for name in (actor.name, *actor.aliases):
            form = letters(name)
            if len(form) >= _FEWEST:
                spelled.setdefault(form, actor.id)
    return spelled


def _beside(conn: sqlite3.Connection) -> dict[str, set[str]]:
    """Actor → the listed actors that stand in one claim with it."""
    found: dict[str, set[str]] = defaultdict(set)
    rows = conn.execute(
        "SELECT DISTINCT one.actor, other.actor FROM claim_actor AS one JOIN claim_actor AS other"
        " ON other.claim_id = one.claim_id AND other.actor <> one.actor"
        " WHERE other.actor NOT LIKE '~%'"
    )
    for one, other in rows:
        found[one].add(other)
    return found
