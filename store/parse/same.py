"""Acts of one document that are one act: the later telling becomes a further span of the first."""

from store.parse.drafts import Draft
from store.parse.grammar import Grammar
from store.records import Span

__all__ = ["merge"]

_GROUPS = (
    {"acquire", "invest"}, {"rent", "deploy"}, {"issue-rule", "restrict"}, {"propose-rule", "restrict"},
    {"amend-rule", "restrict"}, {"list-entity", "restrict"}, {"investigate"}, {"prosecute", "smuggle"},
)  # fmt: skip
_RULES = frozenset(
    (
        "propose-rule",
        "issue-rule",
        "amend-rule",
        "rescind-rule",
        "restrict",
        "license",
        "list-entity",
    )
)


def merge(drafts: list[Draft], g: Grammar) -> list[Draft]:
    """Put together what is told more than once; body tellings stand for those of titles."""
    ordered = sorted(drafts, key=lambda d: (d.section in ("title", "heading"), d.start))
    kept: list[Draft] = []
    for draft in ordered:
        first = next((k for k in kept if _same(k, draft, g)), None)
        if first is None:
            kept.append(draft)
        else:
            _join(first, draft)
    kept.sort(key=lambda d: (d.start, d.end))
    return kept


def _same(first: Draft, other: Draft, g: Grammar) -> bool:
    if first.negative != other.negative:
        return False
    if (first.modality == "denied") != (other.modality == "denied"):
        return False
    if first.type != other.type and not any(first.type in s and other.type in s for s in _GROUPS):
        return False
    if not _agents_fit(first, other, g):
        return False
    if (
        first.money
        and other.money
        and not any(
            abs(a.maximum - b.maximum) <= 0.02 * max(a.maximum, b.maximum)
            for a in first.money
            for b in other.money
        )
    ):
        return False
    if first.units and other.units and first.units != other.units:
        return False
    one, two = {c.key for c in first.chips}, {c.key for c in other.chips}
    if one and two and not one & two:
        return False
    if first.when and other.when and first.when.first and other.when.first:
        if (
            first.when.last
            and other.when.last
            and (first.when.last < other.when.first or other.when.last < first.when.first)
        ):
            return False
    if first.type == other.type:
        if first.type in ("investigate", "prosecute", "warn", "oppose", "state"):
            a, b = {p.key for p in first.counterparties}, {p.key for p in other.counterparties}
            if a and b and not a & b:
                return False
        if {first.modality, other.modality} == {
            "done",
            "planned",
        } and first.sentence == other.sentence:
            return False
        return True
    return first.sentence == other.sentence or other.section in ("title", "heading")


def _agents_fit(first: Draft, other: Draft, g: Grammar) -> bool:
    a, b = {p.key for p in first.agents}, {p.key for p in other.agents}
    if a == b or not a or not b:
        return bool(a or b) or bool(
            {p.key for p in first.counterparties} & {p.key for p in other.counterparties}
        )
    if a & b:
        return True
    return any(_covers(x, y, g) or _covers(y, x, g) for x in a for y in b)


def _covers(x: str, y: str, g: Grammar) -> bool:
    """Whether `y` is a part of `x`: a unit of its parent, a member of a group, an office of a state."""
    if x in g.names.ancestors(y):
        return True
    one, two = g.names.actors.get(x), g.names.actors.get(y)
    if one is None or two is None:
        return False
    if x in two.affiliation:
        return True
    if one.hq == two.hq and one.kind == two.kind == "government-body":
        return True
    return (
        one.hq == two.hq
        and {one.kind, two.kind} <= {"person", "government-body"}
        and one.kind != two.kind
    )


def _join(first: Draft, other: Draft) -> None:
    first.also.append(Span(other.start, other.end))
    first.also += other.also
    known = {p.key for p in first.counterparties} | {p.key for p in first.agents}
    if not first.agents:
        first.agents = [p for p in other.agents if p.key not in known]
        known |= {p.key for p in first.agents}
    if not first.counterparties or all(p.via == "maker" for p in first.counterparties):
        first.counterparties += [
            p
            for p in other.counterparties
            if p.key not in known and not (first.counterparties and p.via == "maker")
        ]
    if not first.chips:
        first.chips = list(other.chips)
    if not first.money:
        first.money = list(other.money)
    if first.units is None:
        first.units = other.units
    if first.when is None or not first.when.first and not first.when.last:
        first.when = other.when or first.when
    seen = {(s.kind, s.place) for s in first.sites}
    if not first.sites:
        first.sites += [s for s in other.sites if (s.kind, s.place) not in seen]
    rules = {r.rule for r in first.rules}
    first.rules += [r for r in other.rules if r.rule not in rules]
    if first.route in ("", "none") and other.route:
        first.route = other.route
    if (
        first.origin_kind in ("own", "uncredited")
        and other.origin_kind == "outlet"
        and other.section not in ("title",)
    ):
        first.origin_kind, first.origin, first.relays = (
            other.origin_kind,
            other.origin,
            other.relays,
        )
