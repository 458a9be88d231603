"""What an act would come to if the fact were known without which it cannot be judged at all.

Where judging goes on without a fact, its cases are alternatives already (`store.assess.settle`).
Place and route are not like that: nothing is asked before they are known.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeAlias

from store.assess.dates import on
from store.assess.engine import engine
from store.assess.rulings import ruling_on, rulings
from store.assess.world import PLACE
from store.records import Facts, Ruling, When
from store.reference import Reference
from store.vocabulary import Route, values

__all__ = ["supposed"]

ROUTE = "route"
_NO_ROUTE: Route = "none"
_Told: TypeAlias = tuple[tuple[str, str], ...]
"""What more must be known, if anything, and the status then."""

_LONG = 8
_FEW = 3
"""A place or way with more cases than this only reads unknown, or the list would be endless."""


def supposed(
    facts: Facts, when: When | None, ruling: Ruling, reference: Reference
) -> Mapping[str, str]:
    """The status by each place or route, where `ruling` wants just that; else nothing.

    Where a further fact is missing in some place or on some way, its cases are told apart too.
    """
    if ruling.missing == (PLACE,):
        return _by_status(_places(facts, when, reference))
    if ruling.missing == (ROUTE,):
        routes = (route for route in values(Route) if route != _NO_ROUTE)
        return _by_status(
            (route, _statuses(replace(facts, route=route), when, reference)) for route in routes
        )
    return {}


def _places(facts: Facts, when: When | None, reference: Reference) -> Iterator[tuple[str, _Told]]:
    """Each country with what holds there; countries that no line tells apart are judged once."""
    names = reference.names
    code = engine(reference.law, names).code
    for place, alike in code.alike(tuple(names.countries)).items():
        found = _statuses(replace(facts, place=place), when, reference)
        yield from ((names.name("place", one), found) for one in alike)


def _statuses(facts: Facts, when: When | None, reference: Reference) -> _Told:
    """What more must be known and the status then; one status alone where nothing is missing."""
    law, names = reference.law, reference.names
    if when is not None and when.first and when.first == when.last:
        ruling = ruling_on(facts, law, names, when.first)
    else:
        ruling = on(rulings(facts, law, names), when)
    if 0 < len(ruling.alternatives) <= _FEW:
        return tuple(ruling.alternatives.items())
    return (("", ruling.status),)


def _by_status(found: Iterable[tuple[str, _Told]]) -> dict[str, str]:
    """What comes to the same, joined; the longest list is "any other"."""
    gathered: dict[_Told, list[str]] = {}
    for what, told in found:
        gathered.setdefault(told, []).append(what)
    longest = max(gathered.values(), key=len, default=[])
    listed: dict[str, str] = {}
    for told, all_ in sorted(gathered.items(), key=lambda pair: len(pair[1])):
        what = "any other" if len(all_) > _LONG and all_ is longest else _listed(all_)
        listed |= {f"{what}; {more}" if more else what: status for more, status in told}
    return listed


def _listed(all_: list[str]) -> str:
    more = len(all_) - _LONG
    return ", ".join(all_[:_LONG]) + (f" and {more} more" if more > 0 else "")
