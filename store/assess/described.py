"""A party that no table lists, by what a wording tells of it: its nationality, base or owner."""

import re
from collections.abc import Iterator

from store.assess.wordings import split_note
from store.reference.names import Names

__all__ = ["home_described"]

_SEATED = re.compile(r"\b(?:headquartered|based) in (?P<place>.+)$", re.IGNORECASE)
_BASED = ("-based", "-headquartered", "-domiciled")
_BELONGING = frozenset(("subsidiary", "unit", "arm", "affiliate", "division", "branch"))
_ARTICLES = frozenset(("a", "an", "the"))
_MOST = 12
"""Words of a description; what is longer is none."""


def home_described(text: str, names: Names) -> tuple[str, str]:
    """The country in which a party is at home, and how that is known; "" where nothing tells.

    "a German bank", "a firm based in Malaysia", "Hong Kong-based trader", "Aolani (SG)". A unit of
    a firm that the tables list is at home where its ultimate parent is ("ByteDance's cloud arm",
    "a subsidiary of Inspur", "Alibaba Cloud Singapore").
    """
    for owner in names.resolve("actor", _owner(text, names))[:1]:
        top = names.actors[names.top(owner)]
        if top.hq:
            return top.hq, f"of {top.name}, from {text!r}"
    found = _SEATED.search(text)
    _, note = split_note(text)
    told = [found["place"]] if found else [note] if note else _nationalities(text)
    countries = dict.fromkeys(filter(None, (_country(one, names) for one in told)))
    if len(countries) == 1:
        return next(iter(countries)), f"from {text!r}"
    return "", ""


def _owner(text: str, names: Names) -> str:
    """Whose unit a wording tells of; "" if it tells of none."""
    words = text.split()
    if not _BELONGING.isdisjoint(word.casefold() for word in words):
        for mark in ("'s ", "’s "):
            owner, found, _ = text.partition(mark)
            if found:
                return owner
        return text.partition(" of ")[2]
    for at in range(len(words) - 1, 0, -1):
        if at >= len(words) - 2 and _country(" ".join(words[at:]), names):
            return " ".join(words[:at])
    return ""


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


def _country(text: str, names: Names) -> str:
    place = names.resolve("place", text)
    return names.country_of(place[0]) if place else ""
