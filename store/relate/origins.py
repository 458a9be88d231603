"""How many independent origins stand behind the claims of one event.

Whoever cites adds nothing. A primary document or a named speaker is an origin wherever it is
quoted, and outranks outlets. An outlet that rests on unnamed people is an origin of its own, so
two such outlets are two, though their independence is not established. Text that credits nobody
inherits the origin of an earlier report, or of one that names its source and may be earlier, with
a question mark; where there is none, its publisher stands for it. Pages that gather or that a
machine wrote, copies, and asides about earlier facts are never an origin.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from store.changes import Telling
from store.records import Claim
from store.reference.names import Names, hyphened
from store.relate.kinds import is_ruling

__all__ = [
    "Before",
    "Standing",
    "by_age",
    "canonical",
    "counts",
    "first_sourced",
    "origin_key",
    "origins",
    "seen_alone",
    "seen_beside",
    "standings",
]

_NO_ORIGIN = frozenset(("aggregation", "machine-written"))
_PRIMARY = frozenset(("primary-document", "statement"))
_SOURCED = frozenset(("primary", "outlet", "own"))
_SPEAKING = frozenset(("person", "organisation", "document"))

Footing = Literal["primary", "outlet", "own", "unattributed", "inherits", "copy", "none"]
"""What a telling rests on: a primary source, a credited outlet, the publisher's own sources, the
publisher's bare word, an earlier report (supposedly), another report's text, or nothing."""


@dataclass(frozen=True, slots=True)
class Standing:
    """On what one telling of an event rests: the key of its origin ("" for none) and how.

    `of` is the key of the telling whose text it repeats or whose origin it supposedly inherits.
    """

    telling: Telling
    origin: str
    footing: Footing
    of: str = ""


def origins(tellings: Sequence[Telling], names: Names) -> tuple[str, ...]:
    """The keys of the distinct origins: primary ones first, then in the order of the tellings."""
    counted = [one for one in standings(tellings, names) if counts(one)]
    ranked = sorted(counted, key=lambda one: one.footing != "primary")
    return tuple(dict.fromkeys(one.origin for one in ranked))


def counts(one: Standing) -> bool:
    """Whether a telling brings an origin of its own."""
    return bool(one.origin) and one.footing not in ("inherits", "copy")


def standings(tellings: Sequence[Telling], names: Names) -> tuple[Standing, ...]:
    """On what each telling rests, seen beside the others, oldest first."""
    alone = sorted((seen_alone(told, names) for told in tellings), key=by_age)
    sourced = first_sourced(alone)
    before = Before()
    for one in alone:
        before.add(seen_beside(one, before, sourced))
    return tuple(before.found)


def seen_alone(told: Telling, names: Names) -> Standing:
    """On what a telling rests where no other is known."""
    return Standing(told, *_alone(told, names))


class Before:
    """Standings in the order in which they came out, found by the text in which they stand."""

    def __init__(self, other: "Before | None" = None) -> None:
        self.found: list[Standing] = list(other.found) if other else []
        self._texts: dict[int, int] = dict(other._texts) if other else {}

    def add(self, one: Standing) -> None:
        """Add the next one."""
        if one.footing != "copy":
            self._texts.setdefault(one.telling.report.document_id, len(self.found))
        self.found.append(one)

    def original(self, told: Telling) -> Standing | None:
        """The oldest report in whose text a telling stands already."""
        places = [at for text in told.report.copies if (at := self._texts.get(text)) is not None]
        return self.found[min(places)] if places else None


def seen_beside(one: Standing, before: Before, sourced: Sequence[Standing]) -> Standing:
    """The same beside those before it, and the `first_sourced` of all."""
    told = one.telling
    original = before.original(told)
    if original is not None and one.footing != "outlet":
        return Standing(told, original.origin, "copy", original.telling.key)
    if one.footing in ("none", "unattributed"):
        heard = _inherited(one, before.found) or _beside(one, sourced)
        if heard is not None:
            return Standing(told, heard.origin, "inherits", heard.telling.key)
    return one


def first_sourced(alone: Iterable[Standing]) -> tuple[Standing, ...]:
    """The oldest telling that names a source, and the oldest that names another."""
    found: list[Standing] = []
    for one in alone:
        if one.footing in _SOURCED and all(one.origin != other.origin for other in found):
            found.append(one)
            if len(found) == 2:
                break
    return tuple(found)


def by_age(one: Standing) -> tuple[str, str, str]:
    """The order in which tellings came out, those without a date last."""
    return _age(one.telling)


def origin_key(told: Telling, names: Names) -> str:
    """What stands at the end of a telling's chain, seen alone; empty where it adds no origin."""
    return _alone(told, names)[0]


def _age(told: Telling) -> tuple[str, str, str]:
    published = told.report.published
    if published is None or not published.first:
        return "9999", "", told.key
    return published.first, published.last, told.key


def _alone(told: Telling, names: Names) -> tuple[str, Footing]:
    """The origin that a telling names or is."""
    claim, report = told.claim, told.report
    if claim.origin.name and claim.origin.kind in ("outlet", "document"):
        return _credited(told, claim.origin.name, claim.origin.kind == "document", names)
    if claim.origin.kind == "uncredited" and not report.origin:
        return "", "none"
    if claim.background or _about_the_law(claim):
        return "", "none"
    if report.origin:
        return _credited(told, report.origin, report.basis in _PRIMARY, names)
    spoken = [relay.name for relay in claim.attribution if relay.kind in _SPEAKING and relay.name]
    if spoken:
        return canonical(spoken[-1], names), "primary"
    if not report.publisher:
        return "", "none"
    key = canonical(report.publisher, names)
    listed = names.publishers.get(key)
    basis = report.basis or (listed.basis if listed is not None else "")
    if basis in _NO_ORIGIN:
        return "", "none"
    if basis in _PRIMARY:
        return key, "primary"
    sourced = any(relay.kind == "anonymous" for relay in claim.attribution)
    return key, "own" if sourced else "unattributed"


def _about_the_law(claim: Claim) -> bool:
    """Whether a text says, on its own word, what the law is: there the law is the authority."""
    if not is_ruling(claim.type) or not (claim.rules or claim.modality == "ongoing"):
        return False
    return all(relay.kind == "publisher" for relay in claim.attribution)


def _credited(told: Telling, name: str, primary: bool, names: Names) -> tuple[str, Footing]:
    """A named origin; a publisher that names itself reports on its own."""
    key = canonical(name, names)
    if primary:
        return key, "primary"
    itself = told.report.publisher and canonical(told.report.publisher, names) == key
    return key, "own" if itself else "outlet"


def _inherited(one: Standing, before: Sequence[Standing]) -> Standing | None:
    """The nearest certainly earlier telling with an origin that is not the publisher itself."""
    for earlier in reversed(before):
        if not earlier.origin or earlier.origin == one.origin:
            continue
        if not one.origin or _came_before(earlier.telling, one.telling):
            return earlier
    return None


def _beside(one: Standing, sourced: Iterable[Standing]) -> Standing | None:
    """The oldest telling that names a source, where a bare one may have appeared after it."""
    if one.footing != "unattributed":
        return None
    for other in sourced:
        if other.origin != one.origin:
            return other if _may_follow(one.telling, other.telling) else None
    return None


def _came_before(early: Telling, late: Telling) -> bool:
    """Whether a report certainly appeared before another; a date by month or year may overlap."""
    one, other = early.report.published, late.report.published
    if one is None or other is None or not one.first:
        return False
    return (one.last or one.first) < other.first


def _may_follow(late: Telling, early: Telling) -> bool:
    """Whether a report may have appeared on a later day than another; an undated one may."""
    one, other = late.report.published, early.report.published
    if one is None or other is None or not one.first:
        return True
    return other.first < (one.last or one.first)


def canonical(name: str, names: Names) -> str:
    """One key for all names of an outlet or body; an unlisted one gets the key of its words."""
    found = names.resolve("publisher", name) or names.resolve("actor", name)
    return found[0] if found else hyphened(name)
