"""Names, sums and dates of a text as one list of stretches that do not overlap."""

import re
from typing import Any, NamedTuple

from store.parse.calendar.dates import dates
from store.parse.lexicon.grammar import Grammar
from store.parse.names.amounts import amounts
from store.parse.names.mentions import Found, find_names
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set
from store.records import When
from store.reference.names import Names

__all__ = ["Ref", "Stretch", "ref_of", "spans_of"]

_GOV = CLASS["actor"] | CLASS["gov"]


class Ref(NamedTuple):
    """What a name in the text stands for, with the classes that frames ask for."""

    kind: str
    key: str
    start: int
    end: int
    cls: int
    adjective: bool
    many: bool


Stretch = tuple[int, int, str, Any]
"""Start, end, kind (e name, $ sum, k date) and what it is."""


def spans_of(text: str, low: str, g: Grammar, published: When | None) -> list[Stretch]:
    """All names, sums and dates, leftmost first; of two that overlap the earlier, longer one."""
    found: list[Stretch] = [
        (one.start, one.end, "e", ref_of(one, g.names)) for one in find_names(text, low, g.register)
    ]
    for money in amounts(text, g.amounts):
        found.append((money.start, money.end, "$", money))  # noqa: PERF401
    for when in dates(text, g.dates, published):
        found.append((when.start, when.end, "k", when))  # noqa: PERF401
    found.sort(key=lambda s: (s[0], -s[1]))
    out: list[Stretch] = []
    end = -1
    for stretch in found:
        if stretch[0] >= end:
            out.append(stretch)
            end = stretch[1]
        elif stretch[2] == "$" and out[-1][2] != "$" and stretch[1] > end:
            while out and out[-1][1] > stretch[0]:
                out.pop()
            out.append(stretch)
            end = stretch[1]
    return out


_BODIES = word_set(
    """
    committee commission ministry department agency bureau court authority administration
    congress parliament senate council customs police board secretariat directorate inspectorate
    """
)
_OF = re.compile(r"-(?:of|for)-")


def _form(key: str) -> str:
    """The kind of a body that no table lists, by the last word of its name, or that before "of"."""
    heads = {part.rsplit("-", 1)[-1].lstrip("~") for part in (key, _OF.split(key, maxsplit=1)[0])}
    return "company" if heads.isdisjoint(_BODIES) else "government-body"


def ref_of(found: Found, names: Names) -> Ref:
    """The hit with its classes."""
    many = False
    if found.kind == "actor":
        actor = names.actors.get(found.key)
        unlisted = "person" if found.person else _form(found.key)
        kind = actor.kind if actor is not None else unlisted
        value = CLASS["actor"]
        if kind == "company" or kind == "model-or-product":
            value |= CLASS["company"]
        elif kind == "government-body":
            value |= CLASS["gov"]
        elif kind == "collective":
            roles = actor.roles if actor is not None else ()
            value |= CLASS["collective"] | (
                CLASS["gov"] if "regulator" in roles else CLASS["company"]
            )
            if "smuggler" in roles:
                value |= CLASS["smuggler"]
            many = True
        elif kind == "person":
            value |= CLASS["person"]
            if actor is not None and ("official" in actor.roles or "legislator" in actor.roles):
                value |= CLASS["gov"]
            elif actor is not None and "executive" in actor.roles:
                value |= CLASS["company"]
        elif kind in ("research", "association"):
            value |= CLASS["research"] | CLASS["company"]
        elif kind == "publisher":
            value = CLASS["research"]
        if kind == "model-or-product":
            value |= CLASS["model"]
    elif found.kind == "chip":
        value = CLASS["chip"]
    elif found.kind == "place":
        value = CLASS["place"]
        if found.key in names.countries:
            value |= _GOV
    else:
        value = CLASS["rule"]
    return Ref(found.kind, found.key, found.start, found.end, value, found.adjective, many)
