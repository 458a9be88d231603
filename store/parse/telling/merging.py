"""Acts of one document that are one act: the later telling becomes a further span of the first.

The weights say how likely a telling is of an act told before (`one_act.evidence`); it joins the
likeliest.
"""

from bisect import bisect_left, insort
from collections.abc import Callable

from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.fields.home_made import two_makes
from store.parse.lexicon.grammar import Grammar
from store.parse.rules.courts import two_cases
from store.parse.telling.apart import (
    came_to_end,
    later_step,
    of_more,
    one_more,
    two_counts,
    two_deeds,
)
from store.parse.telling.one_act import AGAIN, Telling, evidence
from store.parse.telling.same import (
    GENERAL,
    KIN,
    Standing,
    close,
    covers,
    same,
    side_by_side,
    standing_of,
)
from store.parse.weights.weighing import Parts, Weighed
from store.parse.words.kinds import AHEAD, ENFORCING, HAPPENED, RULES
from store.parse.words.word_classes import CLASS
from store.records import Span

__all__ = ["Deem", "merge"]

Deem = Callable[[Telling, Telling, Parts], float]
"""How likely it is that the second telling is of the first act, from what speaks for it."""

_MANY = 2
_OPENING = 3
"""Sentences with which a text opens."""
_OF_OFFICES = RULES | ENFORCING | {"oppose"}
_RELATIVE = 20
"""Letters between a noun and the verb of what is told of it, at most."""
_LEASED = frozenset(("rent", "acquire", "supply"))
_TERM = "-administration"
"""How the key of a government under one president ends."""
_KEPT = frozenset(("title", "heading"))
_REACH = 120
"""Acts before and behind in the text that a telling is held against."""


def merge(drafts: list[Draft], g: Grammar, deem: Deem | None = None) -> list[Draft]:
    """Put together what is told more than once; body tellings stand for those of titles.

    `deem` says how likely two tellings are of one act, the weights of `g` where it is not given.
    """
    kept: list[Telling] = []
    deem = deem or _by_weight(g)
    standings: tuple[Standing, ...] = ("body", "pass", "title")
    for standing in standings:
        for draft in drafts:
            if standing_of(draft) != standing:
                continue
            telling = Telling.of(draft)
            first = _told_before(telling, kept, standing, g, deem)
            if first is not None:
                if standing == "body":
                    _join(kept[first].draft, draft)
                    kept[first] = kept[first].joined()
                else:
                    kept[first].draft.also.append(Span(draft.start, draft.end))
                    _in_passing(kept[first].draft, draft, standing)
            elif draft.section != "heading" or _exact(draft):
                insort(kept, telling, key=_start)
    return sorted((one.draft for one in kept), key=lambda d: (d.start, d.end))


def _by_weight(g: Grammar) -> Deem:
    """As the weights of `g` have it; without any, nothing is told twice."""
    if g.again.silent:
        return lambda _one, _two, _parts: 0.0
    again = g.again.answers.index(AGAIN)

    def deem(_one: Telling, _two: Telling, parts: Parts) -> float:
        return g.again.chances(parts.total, ())[again]

    return deem


def _start(telling: Telling) -> int:
    return telling.draft.start


def _told_before(
    telling: Telling, kept: list[Telling], standing: Standing, g: Grammar, deem: Deem
) -> int | None:
    """Which of the acts `kept` `telling` tells again, the likeliest if several may be it.

    It does where it is hardly an act of its own; less is needed where the grammar agrees, above
    all where both are told under one type.
    """
    draft, least = telling.draft, g.again.least
    start = 0
    near = kept
    if len(kept) > _REACH:
        at = bisect_left(kept, draft.start, key=_start)
        start = max(0, at - _REACH)
        near = kept[start : at + _REACH]
    akin = [(n, o) for n, o in enumerate(near, start) if (o.draft.type, draft.type) in KIN]
    alike = sum([one.draft.type == draft.type for _, one in akin])
    most, found = 0.0, None
    for number, (place, one) in enumerate(akin):
        apart = _two_doers(one.draft, draft, g) or two_cases(one.draft, draft, g)
        if apart or two_makes(one.draft, draft, g):
            continue
        if not _may_be_one(one.draft, draft) or of_more(one.draft, draft, telling.words):
            continue
        if standing == "body" and _answers_more(one.draft, draft, near):
            continue
        agreed = same(one.draft, draft, standing, g)
        told = f"{standing}/{agreed}"
        rank = _rank(number, len(akin), alike, one)
        parts = evidence(one, telling, told, rank, g.again, g)
        chance = deem(one, telling, parts)
        own = draft.likely * (1 - chance)
        kind = "told" if one.draft.type == draft.type else "akin"
        retells = chance >= least[kind] and own < least["own"]
        if chance > most and (retells or (agreed and chance >= least[f"{kind}-agreed"])):
            most, found = chance, (place, parts)
    if found is None:
        return None
    place, parts = found
    field = f"also {draft.start}-{draft.end}"
    kept[place].draft.weighed.append(Weighed(field, "", AGAIN, most, parts))
    return place


def _may_be_one(first: Draft, other: Draft) -> bool:
    """Whether the two stand alike: what is said of an act is none of what is said not to be."""
    denied = (first.modality == "denied") == (other.modality == "denied")
    if first.negative != other.negative or not denied or _two_rules(first, other):
        return False
    if _two_partners(first, other) or _two_terms(first, other) or two_counts(first, other):
        return False
    if two_deeds(first, other) or one_more(first, other) or later_step(first, other):
        return False
    if came_to_end(first, other):
        return False
    return not (_then_and_later(first, other) or _long_before(first, other))


def _answers_more(first: Draft, other: Draft, kept: list[Telling]) -> bool:
    """Whether another act is told between two denials, which the second one then answers."""
    if first.modality != "denied" or other.modality != "denied":
        return False
    between = range(first.number + 1, other.number)
    return any(one.draft.number in between and one.draft.type != "state" for one in kept)


def _two_rules(first: Draft, other: Draft) -> bool:
    """Whether each names a rule of its own: the GAIN AI Act, the SAFE Chips Act."""
    if first.type not in RULES or other.type not in RULES:
        return False
    one, two = ({r.rule for r in d.rules if r.by == "wording"} - GENERAL for d in (first, other))
    return bool(one and two) and one.isdisjoint(two)


def _two_partners(first: Draft, other: Draft) -> bool:
    """ "Leases space from GDS. Oracle rents servers to it": each names whom the deal is with."""
    many = any(p.cls & CLASS["collective"] for p in (*first.agents, *other.agents))
    if many or first.type != other.type or first.type not in _LEASED:
        return False
    one, two = (
        {p.key for p in d.counterparties if p.via == "name" and not p.cls & CLASS["collective"]}
        for d in (first, other)
    )
    return bool(one and two) and one.isdisjoint(two)


def _two_terms(first: Draft, other: Draft) -> bool:
    """ "Trump allowed it. The Biden administration held it back": what each decided is its own."""
    one, two = (
        {p.key for p in d.agents if p.via == "name" and p.key.endswith(_TERM)}
        for d in (first, other)
    )
    return bool(one and two) and one.isdisjoint(two)


def _two_doers(first: Draft, other: Draft, g: Grammar) -> bool:
    """ "Tencent rented some, while ByteDance rented others": each does his own in one sentence."""
    if first.sentence != other.sentence or first.type != other.type:
        return False
    named = [
        {p.key for p in d.agents if p.via == "name" and not p.cls & CLASS["collective"]}
        for d in (first, other)
    ]
    return all(named) and not any(
        covers(x, y, g) or covers(y, x, g) for x in named[0] for y in named[1]
    )


def _then_and_later(first: Draft, other: Draft) -> bool:
    """ "Shipped 200,000 in 2024 and aims to ship 600,000 in 2025": each has a day of its own."""
    if first.sentence != other.sentence:
        return False
    done, ahead = (first, other) if first.modality in HAPPENED else (other, first)
    if done.modality not in HAPPENED or ahead.modality not in AHEAD:
        return False
    if first.type == other.type == "acquire" and side_by_side(first, other) and done.chips:
        return True  # "set aside $2 billion for chips and built stocks of the A100"
    one, two = done.when, ahead.when
    return bool(one and one.last and two and two.first and one.last < two.first)


def _long_before(first: Draft, other: Draft) -> bool:
    """ "It told Nvidia to. It barred those chips one year ago": a rule that was there before."""
    if first.type not in RULES or other.type not in RULES or first.background:
        return False
    if _sponsored(first, other):
        return False
    old = other.background and other.when is not None and bool(other.when.first)
    new = first.when is None or not first.when.first
    return old and new and _KEPT.isdisjoint((first.section, other.section))


def _rank(number: int, of: int, alike: int, one: Telling) -> str:
    """Which act of its kind the first is: how many were told before and after it, of which type."""
    before, after = min(number, _MANY), min(of - 1 - number, _MANY)
    return f"{before}/{after}/{min(alike, _MANY)}/{one.draft.number <= _OPENING}"


def _exact(draft: Draft) -> bool:
    """Whether a heading in the text says who does what with which chips or what sum."""
    return bool(draft.agents and (draft.chips or draft.units or draft.money))


def _narrower(first: Draft, other: Draft) -> bool:
    """ "The US government" and then "the Commerce Department": the office is the better word."""
    if len(first.agents) != 1 or len(other.agents) != 1 or first.type not in _OF_OFFICES:
        return False
    one, two = first.agents[0], other.agents[0]
    both = one.cls & two.cls & CLASS["gov"]
    return (
        bool(both)
        and one.key.endswith("-government")
        and not two.key.endswith("-government")
        and (two.via == "name" or (two.via == "pronoun" and first.type in ENFORCING))
    )


def _sponsored(first: Draft, other: Draft) -> bool:
    """ "Lawmakers push the bill. Senator Cotton brought it in": it is his who is named."""
    if first.type != "propose-rule" or other.type != first.type or not other.agents:
        return False
    named = all(p.via == "name" and p.cls & CLASS["person"] for p in other.agents)
    return named and all(p.via in ("description", "inherited") for p in first.agents)


def _weight(draft: Draft) -> int:
    """How much a telling says."""
    named = any(not p.cls & CLASS["collective"] for p in draft.agents)
    return (
        2 * bool(draft.money) + 2 * bool(draft.units) + 2 * bool(draft.chips)
        + bool(draft.when and draft.when.first) + 2 * named + bool(draft.counterparties)
    )  # fmt: skip


def _of_older(other: Draft) -> bool:
    """ "The successor to the 590, which it launched in 2022": the day of another product."""
    clause = other.clause
    if other.type != "develop" or clause is None or clause.rel not in ("rel", "part"):
        return False
    noun, verb = clause.antecedent, clause.verb
    return noun is not None and verb is not None and noun.end + _RELATIVE < verb.start


def _both_ways(draft: Draft) -> bool:
    """Whether a telling gives its sum in two currencies."""
    return any(sum_.converted is not None for sum_ in draft.money)


def _in_passing(first: Draft, other: Draft, standing: Standing) -> None:
    """ "Unsealed an indictment that charges A and B", or a title: in passing it says whom."""
    states = any(p.cls & CLASS["gov"] for p in other.counterparties)
    struck = standing == "pass" and first.type == other.type and first.type in ENFORCING
    kinds = first.counterparties and all(_kind(p) for p in first.counterparties)
    if kinds or (struck and not states):
        _named(first, other)


def _named(first: Draft, other: Draft) -> None:
    """ "Told companies to stop", then "told Alibaba": those who are named are the ones meant."""
    if all(_vague(p) for p in first.counterparties):
        known = {p.key for p in (*first.counterparties, *first.agents)}
        named = [p for p in other.counterparties if not _vague(p) and p.key not in known]
        first.counterparties = named or first.counterparties


def _kind(party: Party) -> bool:
    """ "A Singapore operator", "companies": whom another telling may call by name."""
    return bool(party.cls & CLASS["collective"])


def _vague(party: Party) -> bool:
    """Whether a party is only a kind, or the maker that stands in for one who is not named."""
    return _kind(party) or party.via == "maker"


def _rising(first: Draft, other: Draft) -> bool:
    """ "Is under construction and due to open next year": what is still to be opened is built."""
    built = first.type == other.type == "build" and first.modality == "ongoing"
    return built and other.modality == "planned" and first.number == other.number


def _join(first: Draft, other: Draft) -> None:
    headed = other.section in ("title", "heading") and first.section not in ("title", "heading")
    aged = other.background and not first.background  # news is quoted, not what was before it
    if _weight(other) > _weight(first) + 1 and not headed and not aged:
        first.start, other.start = other.start, first.start
        first.end, other.end = other.end, first.end
        first.sentence, other.sentence = other.sentence, first.sentence
        if not (first.type == "license" and first.modality == "done") and not _rising(first, other):
            first.modality, first.hedge = other.modality, other.hedge
        first.number, first.paragraph = other.number, other.paragraph
    if first.origin_kind != "outlet" and other.origin_kind == "outlet":
        first.origin_kind, first.origin, first.relays = "outlet", other.origin, other.relays
    first.also.append(Span(other.start, other.end))
    first.also += other.also
    if first.type == "restrict" and other.type == "issue-rule" and not first.chips:
        first.type = "issue-rule"
    collective = all(_kind(p) for p in first.agents)
    if _narrower(first, other) or _sponsored(first, other):
        first.agents = list(other.agents)
    if not first.agents or (collective and other.agents and first.type == other.type):
        first.agents = list(other.agents)
    known = {p.key for p in (*first.counterparties, *first.agents)}
    makers = all(p.via == "maker" for p in first.counterparties)
    if makers:
        first.counterparties += [p for p in other.counterparties if p.key not in known]
    elif first.type == other.type:
        _named(first, other)
    chips = {c.key for c in first.chips}
    if not chips or chips & {c.key for c in other.chips}:
        first.chips += [c for c in other.chips if c.key not in chips]
    if not first.money or (_both_ways(other) and close(first, other)):
        first.money = list(other.money)
    first.units = first.units or other.units
    undated = first.when is None or not (first.when.first or first.when.last)
    if undated and not _of_older(other):
        first.when = other.when or first.when
    first.heard_on = first.heard_on or other.heard_on
    first.sites = first.sites or list(other.sites)
    rules = {r.rule for r in first.rules}
    first.rules += [r for r in other.rules if r.rule not in rules]
    if first.route in ("", "none") and other.route:
        first.route = other.route
    if first.origin_kind in ("own", "uncredited") and other.origin_kind == "outlet":
        first.origin_kind, first.origin = other.origin_kind, other.origin
        first.relays = other.relays
    if other.modality == "cancelled" and first.modality in AHEAD:
        first.modality = "cancelled"
