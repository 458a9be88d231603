"""Facets as the language asks for them, made of those that are stored.

Only what the tables say is stored, once: which actor in which role, which chip, which place. A
parent has what its subsidiaries have, a family what its chips have, a region what its places
have; roles and kinds of place are joined; a chip tells its vendor.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from pyroaring import BitMap

from store.filter.language.values import canonical_key, digest_key
from store.reference.names import Names

__all__ = ["DERIVED", "Joined", "derived"]

Facet = Mapping[str, BitMap]


def derived(field: str, stored: Mapping[str, Facet], names: Names) -> Facet:
    """A facet of the language; an empty one where nothing of it is stored."""
    make = DERIVED.get(field)
    return stored.get(field, {}) if make is None else make(stored, names)


def _actors(*roles: str) -> "Callable[[Mapping[str, Facet], Names], Facet]":
    def make(stored: Mapping[str, Facet], names: Names) -> Facet:
        return _widened((stored.get(role, {}) for role in roles), names.ancestors)

    return make


def _chips(stored: Mapping[str, Facet], names: Names) -> Facet:
    def own(key: str) -> str:
        return canonical_key(names, "chip", key)

    return _widened((stored.get("model", {}),), names.families_of, own)


def _vendors(stored: Mapping[str, Facet], names: Names) -> Facet:
    found: dict[str, list[BitMap]] = {}
    for key, slots in stored.get("model", {}).items():
        if vendor := names.vendor(key):
            found.setdefault(vendor, []).append(slots)
    makers = {vendor: BitMap.union(*parts) for vendor, parts in found.items()}
    return _widened((makers,), names.ancestors)


def _places(*kinds: str) -> "Callable[[Mapping[str, Facet], Names], Facet]":
    def make(stored: Mapping[str, Facet], names: Names) -> Facet:
        return _widened((stored.get(kind, {}) for kind in kinds), names.around)

    return make


def _publishers(stored: Mapping[str, Facet], names: Names) -> Facet:
    """A publisher has the digests of its reports as well."""
    mark = digest_key("")

    def retold(key: str) -> tuple[str, ...]:
        return (key.removeprefix(mark),) if key.startswith(mark) else ()

    return _widened((stored.get("publisher", {}),), retold)


def _has(stored: Mapping[str, Facet], names: Names) -> Facet:
    """What an event has: what is stored of it, and the fields that have any value."""
    found = dict(stored.get("has", {}))
    for name, facets in _SHOWN_BY.items():
        found[name] = _any(slots for facet in facets for slots in stored.get(facet, {}).values())
    routes = stored.get("route", {})
    found["route"] = _any(slots for route, slots in routes.items() if route != "none")
    return found


_SHOWN_BY: Mapping[str, tuple[str, ...]] = {
    "actor": ("role:agent", "role:with", "role:other"),
    "agent": ("role:agent",),
    "counterparty": ("role:with",),
    "chip": ("model",),
    "place": ("place:site", "place:other"),
    "site": ("place:site",),
    "rule": ("rule",),
    "date": ("dated:",),
}

DERIVED: Mapping[str, Callable[[Mapping[str, Facet], Names], Facet]] = {
    "actor": _actors("role:agent", "role:with", "role:other"),
    "agent": _actors("role:agent"),
    "with": _actors("role:with"),
    "chip": _chips,
    "vendor": _vendors,
    "place": _places("place:site", "place:other"),
    "site": _places("place:site"),
    "publisher": _publishers,
    "has": _has,
}
"""Field → how it is made."""


def _any(bitmaps: Iterable[BitMap]) -> BitMap:
    return BitMap.union(BitMap(), *bitmaps)


def _widened(
    facets: Iterable[Facet],
    also: Callable[[str], Iterable[str]],
    own: Callable[[str], str] = str,
) -> Facet:
    """Each value's slots given to the values that hold it as well (a parent, a family, a region).

    `own` is the value under which a value itself is counted.
    """
    found: dict[str, list[BitMap]] = {}
    for facet in facets:
        for value, slots in facet.items():
            for key in dict.fromkeys((own(value), *also(value))):
                found.setdefault(key, []).append(slots)
    return Joined(dict(sorted(found.items())))


class Joined(Mapping[str, BitMap]):
    """The slots of each value, joined out of several facets when they are first asked for.

    A list of names needs none of them, and most fields are never counted whole.
    """

    def __init__(self, parts: dict[str, list[BitMap]]) -> None:
        self._parts = parts
        self._made: dict[str, BitMap] = {}

    def __len__(self) -> int:
        return len(self._parts)

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __getitem__(self, key: str) -> BitMap:
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = _joined(self._parts[key])
        return found

    def anywhere(self) -> BitMap:
        """The slots of all values together, none of them kept."""
        return _any(slots for parts in self._parts.values() for slots in parts)


_FEW = 4


def _joined(parts: Sequence[BitMap]) -> BitMap:
    """All slots of some bitmaps.

    A union of many goes through bit sets, which a few small ones are not worth: they take twice
    the time, and leave holes in memory that nothing fills. What is kept has no room to grow.
    """
    if len(parts) == 1:
        return parts[0]
    if len(parts) > _FEW:
        return BitMap.union(*parts)
    largest, *others = sorted(parts, key=len, reverse=True)
    found = largest | others[0]
    for slots in others[1:]:
        found |= slots
    found.shrink_to_fit()
    return found
