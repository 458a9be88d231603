"""Whether two claims tell the same act, and why.

Precision before recall: agents, kind of act and time must fit, nothing stated may contradict,
and besides that the claims must share evidence of their own (a sum, a partner, a model, a number
of chips, a rule). What is missing on one side neither helps nor hurts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from math import floor, log

from store.changes import Telling
from store.records import Claim, Day, Money, When
from store.reference.names import Names

__all__ = [
    "ENOUGH",
    "FAMILIES",
    "Likeness",
    "compatible_sums",
    "evidence",
    "family",
    "in_time",
    "overlap",
    "pieces",
    "roots",
    "same_act",
    "same_sum",
    "stems",
    "sum_keys",
    "sum_probes",
]

FAMILIES = {
    "obtain": ("acquire", "rent", "negotiate", "invest"),
    "supply": ("supply",),
    "decline": ("decline",),
    "build": ("build",),
    "develop": ("develop",),
    "deploy": ("deploy",),
    "smuggle": ("smuggle",),
    "pursue": ("investigate", "prosecute"),
    "rule": ("propose-rule", "issue-rule"),
    "amend": ("amend-rule",),
    "rescind": ("rescind-rule",),
    "list": ("list-entity",),
}
_FAMILY_OF = {kind: name for name, kinds in FAMILIES.items() for kind in kinds}
_ON_RULES = frozenset(("rule", "amend", "rescind"))

ENOUGH = 3
"""The evidence that a join wants."""

REPORT_DAYS = 60
"""Reports further apart than this tell different acts, unless the act itself is dated alike."""

TOLERANCE = 0.01
"""Sums that differ by less are one sum."""

_FINE = ("day", "week", "month", "quarter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How much two claims share; `why` names it, or what keeps them apart."""

    score: int
    why: str

    @property
    def joins(self) -> bool:
        """Whether it is enough to be one act."""
        return self.score >= ENOUGH


def family(claim: Claim) -> str:
    """The family of acts within which retellings of one act differ; empty for those never joined.

    Buying, renting, budgeting and talking about it are one family: reports of one deal differ in
    exactly these words.
    """
    return _FAMILY_OF.get(claim.type, "")


def stems(claim: Claim, names: Names) -> list[str]:
    """What two claims must share at all: the family and an agent, or the family alone."""
    kind = family(claim)
    if not kind:
        return []
    if kind in _ON_RULES:
        return [kind]
    return [f"{kind}|{root}" for root in sorted(roots(claim.actors("agent"), names))]


def pieces(claim: Claim, names: Names) -> list[tuple[str, int]]:
    """What a claim could share with another, and how much that weighs; sums are apart."""
    if family(claim) in _ON_RULES:
        return [(f"rule|{rule}", 3) for rule in sorted(_rules(claim))]
    found = [(f"rule|{rule}", 1) for rule in sorted(_rules(claim))]
    found += [(f"partner|{partner}", 2) for partner in sorted(_partners(claim, names))]
    if claim.units is not None:
        found.append((f"units|{claim.units}", 2))
    found += [(f"chip|{chip}", 2) for chip in sorted({use.chip for use in claim.chips})]
    found += [(f"maker|{maker}", 1) for maker in sorted(_makers(claim, names))]
    if claim.route != "none":
        found.append((f"route|{claim.route}", 1))
    found += [(f"place|{place}", 1) for place in sorted({site.place for site in claim.sites})]
    return found


def sum_keys(claim: Claim) -> list[tuple[str, int]]:
    """The sums of a claim, as they are stored."""
    return [(f"sum|{unit}{_bucket(figure)}", 3) for figure, unit in _all_figures(claim)]


def sum_probes(claim: Claim) -> list[str]:
    """Where sums that agree with those of a claim may be stored."""
    return [
        f"sum|{unit}{_bucket(figure) + step}"
        for figure, unit in _all_figures(claim)
        for step in (-1, 0, 1)
    ]


def _all_figures(claim: Claim) -> list[tuple[float, str]]:
    return [figure for money in claim.money for figure in _figures(money)]


def _bucket(figure: float) -> int:
    """Sums within the tolerance lie in one bucket or in neighbours."""
    return floor(log(max(figure, 1.0)) / log(1 + 2 * TOLERANCE))


def same_act(told: Telling, other: Telling, names: Names) -> Likeness:
    """How much two claims of two documents look like one act; score 0 where they cannot be."""
    left, right = told.claim, other.claim
    apart = _apart(told, other, names)
    if apart:
        return Likeness(score=0, why=apart)
    shared = list(evidence(left, right, names))
    dated = in_time(told, other)
    if not dated:
        return Likeness(score=0, why="reported too far apart")
    if max((points for points, _ in shared), default=0) < 2 and not _told_alike(left, right):
        return Likeness(score=0, why="too little in common for two different words")
    score = sum(points for points, _ in shared)
    return Likeness(score=score, why="; ".join([words for _, words in shared] + [dated]))


def _apart(told: Telling, other: Telling, names: Names) -> str:
    """What makes it impossible that two claims tell one act; empty when nothing does."""
    left, right = told.claim, other.claim
    if not family(left) or family(left) != family(right):
        return "another kind of act"
    if left.polarity != right.polarity:
        return "one says that it did not happen"
    if family(left) in _ON_RULES:
        return "" if _rules(left) & _rules(right) else "another rule"
    if not roots(left.actors("agent"), names) & roots(right.actors("agent"), names):
        return "another agent"
    makers = _makers(left, names), _makers(right, names)
    if all(makers) and not makers[0] & makers[1]:
        return "chips of another maker"
    if left.chips and right.chips and not _chips_fit(left, right, names):
        return "other chips"
    partners = _partners(left, names), _partners(right, names)
    if all(partners) and not partners[0] & partners[1]:
        return "another partner"
    if not compatible_sums(left, right) and not _named_alike(left, right, names):
        return "another sum"
    if left.when is not None and right.when is not None and overlap(left.when, right.when) is False:
        return "another time"
    return ""


def evidence(left: Claim, right: Claim, names: Names) -> Iterable[tuple[int, str]]:
    """What two claims share, and how much each piece weighs."""
    if _rules(left) & _rules(right):
        yield (3 if family(left) in _ON_RULES else 1), "same rule"
    if any(same_sum(a, b) for a in left.money for b in right.money):
        yield 3, "same sum"
    if _partners(left, names) & _partners(right, names):
        yield 2, "same partner"
    if left.units is not None and left.units == right.units:
        yield 2, "same number of chips"
    chips = {use.chip for use in left.chips} & {use.chip for use in right.chips}
    if any(chip in names.chips for chip in chips):
        yield 2, "same chip"
    elif chips or _makers(left, names) & _makers(right, names):
        yield 1, "chips of one maker"
    if left.route == right.route != "none":
        yield 1, "same route"
    if {site.place for site in left.sites} & {site.place for site in right.sites}:
        yield 1, "same place"
    if (
        left.when is not None
        and right.when is not None
        and left.when.precision in _FINE
        and right.when.precision in _FINE
        and overlap(left.when, right.when)
    ):
        yield 1, "same time"


def in_time(told: Telling, other: Telling) -> str:
    """How two claims fit in time; empty when they do not."""
    left, right = told.report.published, other.report.published
    fine = [
        claim.when
        for claim in (told.claim, other.claim)
        if claim.when is not None and claim.when.precision in _FINE
    ]
    if len(fine) == 2 and overlap(fine[0], fine[1]):
        return "dated alike"
    if left is None or right is None or not left.first or not right.first:
        return "one report is undated"
    if _shift(left.first, -REPORT_DAYS) <= (right.last or right.first) and right.first <= _shift(
        left.last or left.first, REPORT_DAYS
    ):
        return f"reported within {REPORT_DAYS} days"
    return ""


def _shift(day: Day, days: int) -> Day:
    try:
        return (date.fromisoformat(day) + timedelta(days=days)).isoformat()
    except OverflowError:
        return day


def overlap(left: When, right: When) -> bool | None:
    """Whether two intervals share a day; None when one of them is not known."""
    if not (left.first or left.last) or not (right.first or right.last):
        return None
    return (left.first or "") <= (right.last or "9999") and (right.first or "") <= (
        left.last or "9999"
    )


def same_sum(left: Money, right: Money) -> bool:
    """Whether two sums of money are one, in a currency that both state."""
    return any(
        currency == other and abs(amount - figure) <= TOLERANCE * max(abs(amount), abs(figure))
        for amount, currency in _figures(left)
        for figure, other in _figures(right)
    )


def _figures(money: Money) -> list[tuple[float, str]]:
    found = [(money.maximum, money.currency)]
    if money.converted is not None and money.converted_currency:
        found.append((money.converted, money.converted_currency))
    return found


def compatible_sums(left: Claim, right: Claim) -> bool:
    """Whether sums agree, or are stated on one side or in different currencies only."""
    units = {unit for _, unit in _all_figures(left)}
    common = units & {unit for _, unit in _all_figures(right)}
    return not common or any(same_sum(a, b) for a in left.money for b in right.money)


def _chips_fit(left: Claim, right: Claim, names: Names) -> bool:
    """Whether some chip of one claim may be a chip of the other: the same, or one of a family."""
    return any(
        one.chip == other.chip or _within(one.chip, other.chip, names)
        for one in left.chips
        for other in right.chips
    )


def _within(one: str, other: str, names: Names) -> bool:
    """Whether one of two chips is a family that may hold the other."""
    for family_id, chip in ((one, other), (other, one)):
        entry = names.families.get(family_id)
        if entry is None:
            continue
        if chip in entry.members or not entry.members:
            return True
        if chip in names.families and set(entry.members) & set(names.families[chip].members):
            return True
    return False


def _told_alike(left: Claim, right: Claim) -> bool:
    """Whether both tell the same kind of act at the same stage."""
    return left.type == right.type and left.modality == right.modality


def _named_alike(left: Claim, right: Claim, names: Names) -> bool:
    """Whether partner and model are both the same, so that differing sums are a disagreement."""
    chips = {use.chip for use in left.chips} & {use.chip for use in right.chips}
    return bool(_partners(left, names) & _partners(right, names)) and bool(chips)


def _rules(claim: Claim) -> set[str]:
    return {use.rule for use in claim.rules}


def roots(actors: Iterable[str], names: Names) -> set[str]:
    """The topmost parents: a subsidiary's act is told as its parent's."""
    found = set()
    for actor in actors:
        above = names.ancestors(actor)
        found.add(above[-1] if above else actor)
    return found


def _partners(claim: Claim, names: Names) -> set[str]:
    """Named counterparties; a chip maker that stands in for an unnamed seller is none."""
    named = [
        role.actor for role in claim.roles if role.role == "counterparty" and role.via != "maker"
    ]
    return roots(named, names) - _makers(claim, names)


def _makers(claim: Claim, names: Names) -> set[str]:
    """Makers of the chips, and one that stands in for an unnamed seller."""
    found = {role.actor for role in claim.roles if role.via == "maker"}
    for use in claim.chips:
        entry = names.chips.get(use.chip) or names.families.get(use.chip)
        if entry is not None and entry.vendor:
            found.add(entry.vendor)
    return found
