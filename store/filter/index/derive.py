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
Part = tuple[Facet, str]
"""A facet and a value of it."""


def derived(field: str, stored: Mapping[str, Facet], names: Names) -> Facet:
    """A facet of the language; an empty one where nothing of it is stored."""
    make = DERIVED.get(field)
    return stored.get(field, {}) if make is None else make(stored, names)


def _of(stored: Mapping[str, Facet], *fields: str) -> Iterator[tuple[str, Part]]:
    """Each value of some stored fields, and where it stands."""
    for field in fields:
        facet = stored.get(field, {})
        for value in facet:
            yield value, (facet, value)


def _actors(*roles: str) -> "Callable[[Mapping[str, Facet], Names], Facet]":
    def make(stored: Mapping[str, Facet], names: Names) -> Facet:
        return _widened(_of(stored, *roles), names.ancestors)

    return make


def _chips(stored: Mapping[str, Facet], names: Names) -> Facet:
    def own(key: str) -> str:
        return canonical_key(names, "chip", key)

    return _widened(_of(stored, "model"), names.families_of, own)


def _vendors(stored: Mapping[str, Facet], names: Names) -> Facet:
    made = ((names.vendor(key), part) for key, part in _of(stored, "model"))
    return _widened(((vendor, part) for vendor, part in made if vendor), names.ancestors)


def _places(*kinds: str) -> "Callable[[Mapping[str, Facet], Names], Facet]":
    def make(stored: Mapping[str, Facet], names: Names) -> Facet:
        return _widened(_of(stored, *kinds), names.around)

    return make


def _publishers(stored: Mapping[str, Facet], names: Names) -> Facet:
    """A publisher has the digests of its reports as well."""
    mark = digest_key("")

    def retold(key: str) -> tuple[str, ...]:
        return (key.removeprefix(mark),) if key.startswith(mark) else ()

    return _widened(_of(stored, "publisher"), retold)


def _has(stored: Mapping[str, Facet], names: Names) -> Facet:
    """What an event has: what is stored of it, and the fields that have any value."""
    found = {value: [part] for value, part in _of(stored, "has")}
    for name, fields in _SHOWN_BY.items():
        found[name] = [part for _, part in _of(stored, *fields)]
    found["route"] = [part for route, part in _of(stored, "route") if route != "none"]
    return Joined(found)


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


def _widened(
    parts: Iterable[tuple[str, Part]],
    also: Callable[[str], Iterable[str]],
    own: Callable[[str], str] = str,
) -> Facet:
    """Each value's slots given to the values that hold it as well (a parent, a family, a region).

    `own` is the value under which a value itself is counted.
    """
    found: dict[str, list[Part]] = {}
    for value, part in parts:
        for key in dict.fromkeys((own(value), *also(value))):
            found.setdefault(key, []).append(part)
    return Joined(dict(sorted(found.items())))


class Joined(Mapping[str, BitMap]):
    """The slots of each value, joined out of several facets whenever they are asked for.

    A list of names needs none of them, and most fields are never counted whole.
    """

    def __init__(self, parts: dict[str, list[Part]]) -> None:
        self._parts = parts

    def __len__(self) -> int:
        return len(self._parts)

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __contains__(self, key: object) -> bool:
        return key in self._parts

    def __getitem__(self, key: str) -> BitMap:
        return _joined([facet[value] for facet, value in self._parts[key]])

    def anywhere(self) -> BitMap:
        """The slots of all values together."""
        parts = {
            (id(facet), value): facet for some in self._parts.values() for facet, value in some
        }
        return BitMap.union(BitMap(), *(facet[value] for (_, value), facet in parts.items()))


_FEW = 4


def _joined(parts: Sequence[BitMap]) -> BitMap:
    """All slots of some bitmaps.

    A union of many goes through bit sets, which a few small ones are not worth: they take twice
    the time, and leave holes in memory that nothing fills. What is kept has no room to grow.
    """
    if len(parts) < 2:
        return parts[0] if parts else BitMap()
    if len(parts) > _FEW:
        return BitMap.union(*parts)
    largest, *others = sorted(parts, key=len, reverse=True)
    found = largest | others[0]
    for slots in others[1:]:
        found |= slots
    found.shrink_to_fit()
    return found
