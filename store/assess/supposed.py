"""What an act would come to if the fact were known without which it cannot be judged at all.

Where judging goes on without a fact, its cases are alternatives already (`store.assess.settle`).
Place and route are not like that: nothing is asked before they are known.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from store.assess.dates import on
from store.assess.engine import engine
from store.assess.rulings import rulings
from store.assess.world import PLACE
from store.records import Facts, Ruling, When
from store.reference import Reference
from store.vocabulary import Route, values

__all__ = ["supposed"]

ROUTE = "route"
_NO_ROUTE: Route = "none"
_LONG = 8


def supposed(
    facts: Facts, when: When | None, ruling: Ruling, reference: Reference
) -> Mapping[str, str]:
    """The status by each place or route, where `ruling` wants just that; else nothing."""
    if ruling.missing == (PLACE,):
        return _by_status(_places(facts, when, reference))
    if ruling.missing == (ROUTE,):
        routes = (route for route in values(Route) if route != _NO_ROUTE)
        return _by_status(
            (route, _status(replace(facts, route=route), when, reference)) for route in routes
        )
    return {}


def _places(facts: Facts, when: When | None, reference: Reference) -> Iterator[tuple[str, str]]:
    """Each country with the status there; countries that no line tells apart are judged once."""
    names = reference.names
    code = engine(reference.law, names).code
    for place, alike in code.alike(tuple(names.countries)).items():
        status = _status(replace(facts, place=place), when, reference)
        yield from ((names.name("place", one), status) for one in alike)


def _status(facts: Facts, when: When | None, reference: Reference) -> str:
    return on(rulings(facts, reference.law, reference.names), when).status


def _by_status(found: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What gives each status, joined; the longest list is "elsewhere"."""
    gathered: dict[str, list[str]] = {}
    for what, status in found:
        gathered.setdefault(status, []).append(what)
    longest = max(gathered, key=lambda status: len(gathered[status]), default="")
    return {
        "any other" if status == longest and len(all_) > _LONG else _listed(all_): status
        for status, all_ in sorted(gathered.items(), key=lambda pair: len(pair[1]))
    }


def _listed(all_: list[str]) -> str:
    more = len(all_) - _LONG
    return ", ".join(all_[:_LONG]) + (f" and {more} more" if more > 0 else "")
