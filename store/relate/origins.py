"""How many independent origins stand behind the claims of one event."""

import re
from collections.abc import Iterable

from store.changes import Telling
from store.reference.names import Names

__all__ = ["origin_key", "origins"]

_NO_WORD = re.compile(r"[^\w]+")
_NO_ORIGIN = frozenset(("aggregation", "machine-written"))


def origins(tellings: Iterable[Telling], names: Names) -> tuple[str, ...]:
    """The keys of the distinct origins, in the order of the tellings."""
    found = (origin_key(told, names) for told in tellings)
    return tuple(dict.fromkeys(key for key in found if key))


def origin_key(told: Telling, names: Names) -> str:
    """What stands at the end of a telling's chain; empty where it adds no origin.

    A credited outlet or document is the origin. Where a text credits nobody, the origin that its
    metadata names counts, else its publisher, unless that aggregates or lets a machine write.
    Where somebody stands behind a "reportedly" and is not named, only the metadata can say who.
    """
    origin, report = told.claim.origin, told.report
    if origin.kind in ("outlet", "document") and origin.name:
        return canonical(origin.name, names)
    if report.origin:
        return canonical(report.origin, names)
    if origin.kind == "uncredited" or not report.publisher:
        return ""
    key = canonical(report.publisher, names)
    listed = names.publishers.get(key)
    basis = report.basis or (listed.basis if listed is not None else "")
    return "" if basis in _NO_ORIGIN else key


def canonical(name: str, names: Names) -> str:
    """One key for all names of an outlet or body; an unlisted one gets the key of its words."""
    found = names.resolve("publisher", name) or names.resolve("actor", name)
    return found[0] if found else _NO_WORD.sub("-", name.casefold()).strip("-")
