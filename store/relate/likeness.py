"""Whether two claims of two documents tell one act, and why, or what keeps them apart.

Precision before recall: kind of act, parties and time must fit, and besides that the claims must
share evidence of their own (words, a sum, a number of chips, a partner, a model, a rule). What is
missing on one side neither helps nor hurts; what differs weighs against.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from store.records import When
from store.reference.names import Names
from store.relate.acts import Act, Figure
from store.relate.kinds import concerns_one, is_ruling, related

__all__ = [
    "ENOUGH",
    "FAR_DAYS",
    "STRONG",
    "Likeness",
    "close",
    "evidence",
    "figures_fit",
    "in_time",
    "overlap",
    "places_fit",
    "same_act",
    "with_rough_sums",
]

ENOUGH = 3
"""The evidence that a join wants."""

STRONG = 3
"""A piece of evidence that two different acts hardly share."""

REPORT_DAYS = 60
"""Reports further apart than this tell different acts, unless much is shared or dated alike."""

FAR_DAYS = 366
"""Reports further apart than this tell different acts."""

CERTAIN = 5
"""The evidence that bridges the time between REPORT_DAYS and FAR_DAYS."""

ECHO_DAYS = 14
"""Reports of one act that credit one outlet follow each other within these days."""

ANSWER_DAYS = 2
"""A party that denies something twice within these days denies one thing."""

SLIP_DAYS = 7
"""Days by which two reports may misdate one act."""

TOLERANCE, LOOSE_TOLERANCE = 0.01, 0.025
"""Sums that differ by less are one sum; the wider bound where a text says about, over or up to."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two claims share; `why` names it, or what keeps them apart.

    `apart` says that they cannot be one act, whatever a third claim says.
    """

    score: int
    why: str
    apart: bool = False

    @property
    def joins(self) -> bool:
        """Whether it is enough to be one act."""
        return self.score >= ENOUGH and not self.apart


def same_act(left: Act, right: Act, names: Names) -> Likeness:
    """How much two claims look like one act; symmetric."""
    copied = _copied(left, right)
    reason = _apart(left, right, copied=copied)
    if reason:
        return Likeness(0, reason, apart=True)
    found = [(4, "same words"), *evidence(left, right)] if copied else list(evidence(left, right))
    shared = sum(points for points, _ in found)
    if shared < CERTAIN and not in_time(left, right, shared):
        return Likeness(0, "reported too far apart", apart=True)
    strongest = max((points for points, _ in found), default=0)
    reason = _too_different(left, right, shared, strongest, names)
    if reason:
        return Likeness(0, reason, apart=True)
    against = list(_against(left, right, names))
    score = shared + sum(points for points, _ in against)
    told = ", ".join(words for _, words in found)
    dated = in_time(left, right, score)
    if not dated:
        return Likeness(0, "reported too far apart", apart=True)
    if against:
        told += "; although " + " and ".join(words for _, words in against)
    if score < ENOUGH:
        return Likeness(score, f"too little in common ({told or 'only the party'})")
    if strongest < 2 and (left.type != right.type or left.modality != right.modality):
        return Likeness(0, f"too little in common for two different words ({told})")
    if strongest < 2 and against:
        return Likeness(0, f"too little in common for what differs ({told})")
    if strongest < STRONG and _needs_strong(left, right):
        return Likeness(0, f"too little in common for what the words say ({told})")
    return Likeness(score, f"{told}; {dated}")


def _copied(left: Act, right: Act) -> bool:
    return bool(left.words) and left.words == right.words


def _apart(left: Act, right: Act, *, copied: bool) -> str:
    """What makes it impossible that two claims tell one act; empty when nothing does."""
    if left.document == right.document:
        return "told apart by one article"
    if not related(left.type, right.type):
        return "another kind of act"
    if left.polarity != right.polarity:
        return "one says that it did not happen"
    if (left.modality == "denied") != (right.modality == "denied"):
        return "one denies what the other tells"
    if copied:
        return ""
    if is_ruling(left.type) and left.rules and right.rules:
        if not left.rules & right.rules:
            return "another rule"
        known = left.authorities and right.authorities
        return "another authority" if known and not left.authorities & right.authorities else ""
    return _parties_apart(left, right) or _things_apart(left, right)


def _parties_apart(left: Act, right: Act) -> str:
    if left.takers and right.takers:
        if not left.takers & right.takers:
            return "another party"
    elif not left.behind & right.behind:
        return "no party in common"
    common = left.takers & right.takers
    one, other = left.givers - common, right.givers - common
    if one and other and not one & other:
        return "another partner"
    return ""


def _things_apart(left: Act, right: Act) -> str:
    if left.makers and right.makers and not left.makers & right.makers:
        return "chips of another maker"
    if left.when is not None and right.when is not None:
        days = gap(left.when, right.when)
        if days > SLIP_DAYS or (days > 0 and not _both_fine(left, right)):
            return "another time"
    return ""


def _too_different(left: Act, right: Act, shared: int, strongest: int, names: Names) -> str:
    """What keeps claims apart that share parties and time, unless they share much besides."""
    if left.models and right.models and not _chips_fit(left, right, names):
        return "other chips"
    if strongest < 4 and _sums(left, right) == "differ" and (shared < 4 or strongest < 2):
        return "another sum"
    return ""


def _needs_strong(left: Act, right: Act) -> bool:
    """Whether the words or the parties differ so that only strong evidence joins them."""
    if related(left.type, right.type) == "far":
        return True
    if bool(left.takers) != bool(right.takers):
        return not _told_at_once(left, right)
    if "negotiate" in (left.type, right.type):
        return False
    common = left.takers & right.takers
    if not common or (
        common in (left.takers, right.takers) and len(left.takers | right.takers) == 2
    ):
        return False
    return 2 * len(common) <= max(len(left.takers), len(right.takers))


def _told_at_once(left: Act, right: Act) -> bool:
    """Whether two reports of the same days tell the same stage of the same kind of act."""
    days = apart_by(left, right)
    alike = left.type == right.type and left.modality == right.modality
    return alike and days is not None and days <= ANSWER_DAYS


def evidence(left: Act, right: Act) -> Iterator[tuple[int, str]]:
    """What two claims share besides their parties, and how much each piece weighs."""
    if left.rules & right.rules:
        yield (3 if is_ruling(left.type) else 2), "same rule"
    elif (left.rules | left.other_rules) & (right.rules | right.other_rules):
        yield 1, "same rule in the background"
    figured = left.figures and right.figures
    if figured and any(_same_figure(a, b) for a in left.figures for b in right.figures):
        yield 3, "same sum"
    if left.units is not None and left.units == right.units:
        yield (3 if left.units >= 100 else 2), "same number of chips"
    partner = _same_partner(left, right)
    if partner:
        yield partner, "same partner"
    if left.models & right.models:
        yield 2, "same chip"
    elif left.makers & right.makers or left.chips & right.chips:
        yield 1, "chips of one maker"
    if left.route == right.route != "none":
        yield 1, "same route"
    if left.places & right.places:
        yield 1, "same place"
    if left.when is not None and right.when is not None and _equal(left.when, right.when):
        exact = left.finely_dated or is_ruling(left.type)
        yield (2 if exact else 1), "same date of the act"
    if left.practice and right.practice and _goes_on(left, right):
        yield 3, "same practice"
    days = apart_by(left, right)
    if days is not None and days <= ECHO_DAYS and _echo(left, right):
        yield 2, "same outlet credited within days"
    if days is not None and days <= ANSWER_DAYS and left.is_denial and right.is_denial:
        yield 3, "denied within days"


def _echo(left: Act, right: Act) -> bool:
    """Whether two claims credit one outlet with the same kind of act at the same stage."""
    alike = left.type == right.type and left.modality == right.modality
    return alike and bool(left.outlet) and left.outlet == right.outlet


def _goes_on(left: Act, right: Act) -> bool:
    """Whether two claims tell one practice; what was done shows it beside what goes on alone."""
    return left.type == right.type and "ongoing" in (left.modality, right.modality)


def _same_partner(left: Act, right: Act) -> int:
    """What a common partner weighs: little where it is a group, as many acts concern that."""
    givers, takers = left.givers & right.givers, left.takers & right.takers
    found = [giver for giver in givers if any(giver != taker for taker in takers)]
    if not found:
        return 0
    if left.groups.issuperset(found):
        return 1
    return 3 if concerns_one(left.type) else 2


def _against(left: Act, right: Act, names: Names) -> Iterator[tuple[int, str]]:
    """What two claims say differently without being apart for it."""
    sums = _sums(left, right)
    if sums in ("rough", "differ"):
        yield -1, "the sums differ"
    if left.units is not None and right.units is not None and left.units != right.units:
        yield -3, "the numbers of chips differ"
    if left.places and right.places and not places_fit(left.places, right.places, names):
        yield -3, "the places differ"
    if left.route != right.route and "none" not in (left.route, right.route):
        yield -1, "the routes differ"


def _sums(left: Act, right: Act) -> str:
    """How the sums of two claims stand: same, rough, differ, or "" where none compare."""
    if not {f.unit for f in left.figures} & {f.unit for f in right.figures}:
        return ""
    if any(_same_figure(a, b) for a in left.figures for b in right.figures):
        return "same"
    if any(_rough(a, b) for a in left.figures for b in right.figures):
        return "rough"
    return "differ"


def figures_fit(left: Act, right: Act) -> bool:
    """Whether sums agree, or are stated on one side or in different currencies only."""
    return _sums(left, right) in ("", "same")


def _same_figure(left: Figure, right: Figure) -> bool:
    """Whether two figures are one, in a currency that both state."""
    bound = LOOSE_TOLERANCE if left.loose or right.loose else TOLERANCE
    return close(left, right, bound)


def _rough(left: Figure, right: Figure) -> bool:
    return (left.loose or right.loose) and close(left, right, 0.1)


def close(left: Figure, right: Figure, bound: float = TOLERANCE) -> bool:
    """Whether two figures of one currency differ by no more than a part of the larger."""
    return left.unit == right.unit and abs(left.amount - right.amount) <= bound * max(
        abs(left.amount), abs(right.amount)
    )


def _chips_fit(left: Act, right: Act, names: Names) -> bool:
    """Whether some chip of one claim may be a chip of the other: the same, or one of a family."""
    return any(
        one == other or _within(one, other, names) for one in left.models for other in right.models
    )


def _within(one: str, other: str, names: Names) -> bool:
    """Whether one of two chips is a family that may hold the other."""
    for family_id, chip in ((one, other), (other, one)):
        entry = names.families.get(family_id)
        if entry is None:
            continue
        if chip in entry.members:
            return True
        if chip in names.families and set(entry.members) & set(names.families[chip].members):
            return True
    return False


def places_fit(left: frozenset[str], right: frozenset[str], names: Names) -> bool:
    """Whether some place of one claim may be, hold or lie in a place of the other."""
    return any(_lies(a, b, names) or _lies(b, a, names) for a in left for b in right)


def _lies(inner: str, outer: str, names: Names) -> bool:
    seen = inner
    while seen:
        if seen == outer:
            return True
        hub = names.hubs.get(seen)
        if hub is None:
            break
        seen = hub.within or hub.country
    held = {seen, inner}
    region, within = names.regions.get(outer), names.regions.get(inner)
    if region is None:
        return False
    members = set(region.members)
    if within is not None:
        return bool(members & set(within.members)) or not members or not within.members
    return bool(held & members) or (not members and not held & {outer})


def apart_by(left: Act, right: Act) -> int | None:
    """Days that lie between two reports, none or less where they may be of one day; None where
    one is undated.
    """
    if left.begin is None or left.end is None or right.begin is None or right.end is None:
        return None
    return max(left.begin - right.end, right.begin - left.end)


def in_time(left: Act, right: Act, score: int) -> str:
    """How two claims fit in time, given how much they share; empty when they do not."""
    days = apart_by(left, right)
    if days is None:
        return "one report is undated"
    if days > FAR_DAYS:
        return ""
    if _dated_alike(left, right):
        return "the act is dated alike"
    if days <= REPORT_DAYS:
        return f"reported within {REPORT_DAYS} days"
    return f"reported within {FAR_DAYS} days" if score >= CERTAIN else ""


def _dated_alike(left: Act, right: Act) -> bool:
    if left.when is None or right.when is None or not _equal(left.when, right.when):
        return False
    return _both_fine(left, right) or left.modality == right.modality == "done"


def _both_fine(left: Act, right: Act) -> bool:
    return left.finely_dated and right.finely_dated


def _equal(left: When, right: When) -> bool:
    return (left.first, left.last) == (right.first, right.last)


def overlap(left: When, right: When) -> bool | None:
    """Whether two intervals share a day; None when one of them is not known."""
    if not (left.first or left.last) or not (right.first or right.last):
        return None
    return (left.first or "") <= (right.last or "9999") and (right.first or "") <= (
        left.last or "9999"
    )


def gap(left: When, right: When) -> int:
    """Days between two intervals; 0 where they share one."""
    if overlap(left, right) is not False:
        return 0
    early, late = sorted((left, right), key=lambda when: when.first or "")
    return (date.fromisoformat(late.first) - date.fromisoformat(early.last)).days


def with_rough_sums(left: Act, right: Act, like: Likeness) -> bool:
    """Whether two claims tell different acts of one party whose sums come close."""
    if like.apart or not left.takers & right.takers or _sums(left, right) != "rough":
        return False
    return sum(points for points, _ in evidence(left, right)) >= ENOUGH
