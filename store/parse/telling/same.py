"""What the grammar takes for two tellings of one act.

Tellings are one act when type, parties and status fit and nothing told of the one contradicts the
other. A telling with its own sum, number, chip or date is an act of its own.
"""

from itertools import product
from typing import Literal, get_args

from store.parse.discourse.drafts import Draft
from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.clauses import WHOLE
from store.parse.words.kinds import AHEAD, HAPPENED, RULES
from store.parse.words.word_classes import CLASS
from store.vocabulary import EventType

__all__ = ["GENERAL", "KIN", "Standing", "close", "covers", "same", "side_by_side", "standing_of"]

Standing = Literal["body", "pass", "title"]
"""How a telling stands in the text: as news of its own, in passing, or as a headline."""

_GROUPS = (
    {"acquire", "invest"},
    {"rent", "deploy"},
    {"acquire", "rent"},
    {"issue-rule", "restrict"},
    {"propose-rule", "restrict"},
    {"amend-rule", "restrict"},
    {"issue-rule", "amend-rule"},
    {"list-entity", "restrict"},
    {"prosecute", "smuggle"},
    {"license", "restrict"},
    {"invest", "build"},
    {"warn", "restrict"},
    {"supply", "license"},
)
_AKIN = (
    {"acquire", "rent", "supply", "deploy", "build", "license", "develop", "invest", "decline"},
    {"restrict", "license", "list-entity", "issue-rule", "propose-rule", "amend-rule"},
    {"warn", "oppose", "state"},
    {"prosecute", "smuggle", "investigate"},
)
"""Acts that a title may name one for the other."""

_JOINABLE = frozenset(pair for group in _GROUPS for pair in product(group, repeat=2))
_TITLED = _JOINABLE | {
    pair
    for group in ({"develop", "supply"}, {"acquire", "supply"}, {"build", "deploy"})
    for pair in product(group, repeat=2)
}
"""Kinds of act that a title and the text tell each in the other's way."""
KIN = (
    _TITLED
    | {(one, one) for one in get_args(EventType)}
    | {pair for group in _AKIN for pair in product(group, repeat=2)}
)
"""Pairs of types under which one act may be told."""
_DEALT = frozenset(("acquire", "rent", "supply"))
_CLOSE = 0.02
"""Sums that differ by less are one."""
_OPENING = 4
"""Sentences behind a title that retell it."""
_TALK = frozenset(("investigate", "prosecute", "warn", "oppose", "state", "decline", "list-entity"))


def standing_of(draft: Draft) -> Standing:
    """How a telling stands in the text."""
    if draft.section in ("title", "heading"):
        return "title"
    return "pass" if draft.loose or _weighed_alone(draft) else "body"


def same(first: Draft, other: Draft, standing: Standing, g: Grammar) -> bool:
    """Whether the grammar takes `other`, which stands so, for a further telling of `first`."""
    kind = (first.type, other.type)
    if standing == "title":
        titled = first.type == other.type or kind in _TITLED
        return (titled and _retold(first, other, g)) or _headed(first, other, g)
    if first.type != other.type and kind not in _JOINABLE:
        return False
    return _same(first, other, g) if standing == "body" else _spoken_of(first, other, g)


def side_by_side(first: Draft, other: Draft) -> bool:
    """ "Opened the first phase and is building two more": two predicates of one subject."""
    one, two = first.clause, other.clause
    if one is None or two is None or one is two or first.sentence != other.sentence:
        return False
    if one.verb is None or two.verb is None or one.subj is None or one.subj is not two.subj:
        return False
    apart = one.verb.lemma != two.verb.lemma and one.verb.is_finite and two.verb.is_finite
    return apart and one.rel in WHOLE and two.rel in WHOLE


def _weighed_alone(draft: Draft) -> bool:
    """Whether only weights tell of an act, and the text says nothing about it of its own."""
    if draft.frame is None or draft.frame.verbs:
        return False
    dated = draft.when is not None and bool(draft.when.first)
    return not (draft.chips or draft.units or draft.money or dated)


def _retold(first: Draft, title: Draft, g: Grammar) -> bool:
    """Whether a title tells an act that the text tells too, if more loosely."""
    if first.type != title.type and (first.type, title.type) not in _TITLED:
        return False
    if not title.agents and first.number <= title.number + _OPENING:
        return _facts(first, title)
    vague = all(p.cls & CLASS["collective"] for p in title.agents)
    if vague and title.agents and first.type == title.type:
        return all(covers(x.key, y.key, g) for x in title.agents for y in first.agents)
    return _agents(first, title, g) and _facts(first, title)


def _headed(first: Draft, title: Draft, g: Grammar) -> bool:
    """Whether a title puts an act of the text in other words, shorter and with other names."""
    if first.type != title.type and not any({first.type, title.type} <= kin for kin in _AKIN):
        return False
    if first.money and title.money and not _worth(first) & _worth(title):
        return False
    if not title.agents:
        return first.type == title.type and not (first.units and title.units)
    known = first.keys()
    named = title.keys() if first.type == title.type else {p.key for p in title.agents}
    return any(covers(one, key, g) or covers(key, one, g) for one in named for key in known)


def _spoken_of(first: Draft, passing: Draft, g: Grammar) -> bool:
    """Whether an act spoken of in passing is one that is told elsewhere, however it stands."""
    apart = first.type != passing.type and first.sentence != passing.sentence
    if apart and not (passing.loose or passing.rules or _definite(passing)):
        return False
    if first.type != passing.type and not _grouped(first, passing):
        return False
    if first.type == passing.type == "state" and not _alike(first, passing):
        return False  # one speaker says more than one thing
    leave = first.type == "license" and passing.type != "license"
    a = _keys(first) if leave else {p.key for p in first.agents}
    b = {p.key for p in passing.agents}
    if a and b and not any(covers(x, y, g) or covers(y, x, g) for x in a for y in b):
        return False
    if not (a and b) and not (_alike(first, passing) or first.type in RULES):
        return False
    return _facts(first, passing)


def _grouped(first: Draft, other: Draft) -> bool:
    return (first.type, other.type) in _JOINABLE


def _same(first: Draft, other: Draft, g: Grammar) -> bool:
    if first.negative != other.negative:
        return False
    if (first.modality == "denied") != (other.modality == "denied"):
        return False
    ahead = {first.modality, other.modality}
    if ahead & AHEAD and ahead & HAPPENED:
        if first.type in _TALK or first.type in RULES:
            sums = _worth(first) & _worth(other)
            if first.type != "state" or not sums:
                return False
        elif not _loose(other):
            return False
    if first.type != other.type and not (
        _grouped(first, other) and (first.sentence == other.sentence or _one_rule(first, other))
    ):
        return False
    if not _agents(first, other, g) or not _facts(first, other):
        return False
    if first.type in _TALK:
        if first.background != other.background and first.type != "state":
            return False  # "was put on the list in 2021": no news of today's listing
        a, b = _keys(first), _keys(other)
        if a != b and not (a & b) and a and b:
            return False
        if first.type == "state" and first.modality not in ("denied", "cancelled"):
            return bool(_worth(first) & _worth(other))
    if first.type in _DEALT and _others(first, other):
        return False
    if first.type in RULES and first.sentence != other.sentence:
        if other.chips and not first.chips:
            return False
        return _one_rule(first, other) or _alike(first, other) or _definite(other)
    if first.type in ("build", "deploy", "invest", "supply", "develop"):
        return _alike(first, other) or _loose(other)
    return True


GENERAL = frozenset(("us-export-controls", "entity-list"))
"""Rules that a text names beside others."""


def _others(first: Draft, other: Draft) -> bool:
    """Whether both name whom the deal is with, or whose chips it is about, and they differ."""
    for maker in (False, True):
        a, b = (
            {p.key for p in draft.counterparties if (p.via == "maker") == maker}
            for draft in (first, other)
        )
        if a and b and not a & b:
            return True
    return False


def _one_rule(first: Draft, other: Draft) -> bool:
    """Whether both speak of the same rule, and neither makes away with it."""
    if "rescind-rule" in (first.type, other.type) and first.type != other.type:
        return False
    if other.chips and not first.chips:
        return False
    return bool((_named(first) & _named(other)) - GENERAL)


def _named(draft: Draft) -> set[str]:
    """The rules that a telling names or describes itself."""
    return {r.rule for r in draft.rules if r.by == "wording"}


def _definite(draft: Draft) -> bool:
    """Whether a telling speaks of "the rule", "the ban"."""
    clause = draft.clause
    nouns = [] if clause is None else [n for n in (clause.subj, *clause.objs) if n is not None]
    return any(n.definite and n.cls & (CLASS["rule"] | CLASS["restriction"]) for n in nouns)


def _keys(draft: Draft) -> set[str]:
    return {p.key for p in draft.counterparties}


def _loose(draft: Draft) -> bool:
    """Whether nothing of its own is told of an act."""
    return not (
        draft.money
        or draft.units
        or draft.chips
        or (draft.type == "build" and draft.sites)
        or (draft.when and draft.when.first)
        or any(p.via != "maker" for p in draft.counterparties)
    )


def _alike(first: Draft, other: Draft) -> bool:
    """Whether the two share a sum, a number, a chip, a place or a party besides the agent."""
    chips = {c.key for c in first.chips} & {c.key for c in other.chips}
    places = {s.place for s in first.sites} & {s.place for s in other.sites}
    sums = _worth(first) & _worth(other)
    return bool(chips or places or sums or (_keys(first) & _keys(other)))


def _facts(first: Draft, other: Draft) -> bool:
    """Whether sums, numbers, chips and dates of the two can be those of one act."""
    if first.money and other.money and not close(first, other):
        return False
    if first.units and other.units and first.units != other.units:
        return False
    if first.type == other.type == "build" and first.sites and other.sites:  # noqa: SIM102
        if not {s.place for s in first.sites} & {s.place for s in other.sites}:
            return False
    if bool(first.money) != bool(other.money) and bool(first.units) != bool(other.units):  # noqa: SIM102
        if (first.money and other.units) or (first.units and other.money):
            return False
    one, two = {c.key for c in first.chips}, {c.key for c in other.chips}
    if one and two and not one & two:
        return False
    if first.when and other.when and first.when.first and other.when.first:
        last, first_day = first.when.last, other.when.first
        if last and last < first_day:
            return False
        if other.when.last and other.when.last < first.when.first:
            return False
    return True


def _worth(draft: Draft) -> set[tuple[str, float]]:
    return {worth for sum_ in draft.money for worth in sum_.sums}


def close(first: Draft, other: Draft) -> bool:
    """Whether a sum of the one, or its conversion, is about one of the other."""
    one = [worth for sum_ in first.money for worth in sum_.sums]
    two = [worth for sum_ in other.money for worth in sum_.sums]
    return any(a == b and abs(x - y) <= _CLOSE * max(x, y) for (a, x), (b, y) in product(one, two))


def _agents(first: Draft, other: Draft, g: Grammar) -> bool:
    a, b = {p.key for p in first.agents}, {p.key for p in other.agents}
    if a == b:
        return bool(a) or bool(_keys(first) & _keys(other))
    if not a or not b:
        if first.type in RULES:
            return True
        return bool(_keys(first) & _keys(other)) or first.sentence == other.sentence
    if first.sentence == other.sentence:
        return bool(a & b)
    if b < a:
        return False
    vague = all(p.cls & CLASS["collective"] for p in (*first.agents,))
    if vague and first.type == other.type and all(covers(x, y, g) for y in b for x in a):
        return _loose(first) and first.modality != "ongoing"  # what many do is no act of one
    return all(any(covers(x, y, g) or covers(y, x, g) for x in a) for y in b) and not any(
        p.cls & CLASS["collective"] for p in (*first.agents, *other.agents)
    )


def covers(x: str, y: str, g: Grammar) -> bool:
    """Whether `y` is a part of `x`: a unit of its parent, a member of a group, an office of a state."""  # noqa: E501
    if x == y or x in g.names.ancestors(y):
        return True
    one, two = g.names.actors.get(x), g.names.actors.get(y)
    if one is None or two is None or one.hq != two.hq:
        return False
    if one.kind == "collective":
        return two.kind == "company"
    if x in two.affiliation or y in one.affiliation:
        return True
    official = {"government-body", "person"}
    return {one.kind, two.kind} <= official and not one.kind == two.kind == "person"
