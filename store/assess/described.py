"""A party that no table lists, by what a wording tells of it: its nationality, base or owner."""

import re
from collections.abc import Iterator, Sequence

from store.assess.wordings import split_note
from store.reference.names import Names

__all__ = ["home_described", "owner_described", "place_described"]

_SEATED = re.compile(r"\b(?:headquartered|based) in (?P<place>.+)$", re.IGNORECASE)
_NAMED_FOR = re.compile(r"\b(?:of|from) (?P<place>[^,]+)$", re.IGNORECASE)
_BASED = ("-based", "-headquartered", "-domiciled")
_BELONGING = frozenset(
    ("subsidiary", "unit", "arm", "affiliate", "division", "branch", "front", "shell")
)
_ARTICLES = frozenset(("a", "an", "the"))
_APART = frozenset(
    ("outside", "beyond", "near", "via", "through", "from", "not", "non", "no", "except", "or")
)
_MOST = 12
"""Words of a description; what is longer is none."""


def home_described(text: str, names: Names) -> tuple[str, str]:
    """The country in which a party is at home, and how that is known; "" where nothing tells.

    "a German bank", "a firm based in Malaysia", "National University of Singapore", "Hong
    Kong-based trader", "Aolani (SG)". A unit of a firm is at home where its ultimate parent is
    ("ByteDance's cloud arm", "a Huawei subsidiary", "Alibaba Cloud Singapore").
    """
    owner = owner_described(text, names)
    top = names.actors[names.top(owner)] if owner else None
    if top is not None and top.hq:
        return top.hq, f"of {top.name}, from {text!r}"
    for told in (*_parents(text, names), _homes(text, names)):
        if len(told) == 1:
            return told.pop(), f"from {text!r}"
    return "", ""


def _parents(text: str, names: Names) -> Iterator[set[str]]:
    """The homes of the owners of a unit that a wording only describes."""
    for owner in _unit_of(text.split(), text):
        if owner:
            yield _homes(owner, names)


def _homes(text: str, names: Names) -> set[str]:
    """The countries in which a wording says that a party is at home, by its clearest word."""
    _, note = split_note(text)
    seat, named = _SEATED.search(text), _NAMED_FOR.search(text)
    ways = (
        [_country(note, names, codes=True)],
        [_country(seat["place"], names, codes=True)] if seat else [],
        [_country(one, names) for one in _nationalities(text)],
        [_country(named["place"], names, codes=True)] if named else [],
    )
    return next((told for way in ways if (told := set(filter(None, way)))), set())


def place_described(text: str, names: Names) -> str:
    """The country of a place that a wording tells of: "a Malaysian data centre", "southern Johor".

    "" where it names none or more than one, or tells where the place is not.
    """
    words = text.replace("’", "'").replace("'s ", " ").split()
    if len(words) > _MOST or not _APART.isdisjoint(map(str.casefold, words)):
        return ""
    told = (
        _country(" ".join(words[at : at + many]), names)
        for many in (3, 2, 1)
        for at in range(len(words) - many + 1)
    )
    countries = set(filter(None, told))
    return countries.pop() if len(countries) == 1 else ""


def owner_described(text: str, names: Names) -> str:
    """The listed firm whose unit a wording tells of; "" if it tells of none."""
    for owner in _owners(text, names):
        found = names.resolve("actor", owner)
        if found:
            return found[0]
    return ""


def _owners(text: str, names: Names) -> Iterator[str]:
    """The parts of a wording that may name the owner of the party."""
    words = text.split()
    yield from _unit_of(words, text)
    name, note = split_note(text)
    if _country(note, names, codes=True):
        yield name
    if _BELONGING.isdisjoint(map(str.casefold, words)):
        for at in range(len(words) - 1, max(0, len(words) - 3), -1):
            if _country(" ".join(words[at:]), names, codes=True):
                yield " ".join(words[:at])


def _unit_of(words: Sequence[str], text: str) -> Iterator[str]:
    """The parts of a wording that may name whose unit it tells of."""
    unit = next((at for at, word in enumerate(words) if word.casefold() in _BELONGING), None)
    if unit is None:
        return
    for mark in ("'s ", "’s "):
        yield text.partition(mark)[0] if mark in text else ""
    owner = text.partition(" of ")[2]
    yield from (owner, owner.partition(" in ")[0])
    yield " ".join(word for word in words[:unit] if word.casefold() not in _ARTICLES)


def _nationalities(text: str) -> Iterator[str]:
    """The words, alone and by twos, that may tell a nationality: of a description any, else the
    first. A description begins with an article or ends with a common noun.
    """
    words = text.split()
    if len(words) < 2 or len(words) > _MOST:
        return
    described = words[0].casefold() in _ARTICLES or words[-1].islower()
    bare = [word for word in words if word.casefold() not in _ARTICLES]
    for at in range(len(bare) if described else 1):
        for many in (1, 2):
            told = " ".join(bare[at : at + many])
            yield next((told.removesuffix(end) for end in _BASED if told.endswith(end)), told)


def _country(text: str, names: Names, *, codes: bool = False) -> str:
    """The country of a wording. Its code counts only where nothing but a place can stand: in "an IT
    firm" it is none.
    """
    place = names.resolve("place", text)
    country = names.countries.get(place[0]) if place else None
    if country is not None and not codes and text.upper() == country.iso:
        called = (country.name, *country.aliases, *country.demonyms)
        return country.iso if text in called else ""
    return names.country_of(place[0]) if place else ""
