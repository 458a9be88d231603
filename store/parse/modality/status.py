"""How an act stands: planned, in talks, done, denied; and how far the text stands behind it."""

from typing import NamedTuple

from store.parse.lexicon.grammar import Grammar
from store.parse.modality.by_kind import asked_for, for_kind
from store.parse.modality.supposed import asked, demanded, governors, queried, supposed
from store.parse.modality.tense import COMING, POSSIBLE, held, of_noun, own
from store.parse.shapes.clauses import CONDITIONS, Clause
from store.parse.words.kinds import DEALING, ENFORCING
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set
from store.reference.lexicon_frames import Catenative
from store.vocabulary import EventType

__all__ = ["Status", "status"]

_ENDING = word_set(
    """
    decline amend-rule rescind-rule restrict investigate state prosecute license comply
    """
)
_WORDS = frozenset(("warn", "oppose", "state"))
_ACTS = CLASS["sale"] | CLASS["order"] | CLASS["purchase"] | CLASS["talks"] | CLASS["deal"]
_TOLD_TO = frozenset(("tell", "ask", "instruct", "notify"))
_NOW = frozenset(("already", "also", "now", "currently", "still", "today"))
_TALKED = CLASS["talks"] | CLASS["deal"]
_LINKS = frozenset(("on", "in", "of", "from", "about", "to", "with", "for"))
_TO_DO = frozenset(("supply", "invest", "build", "deploy", "develop", "comply"))
"""What still has to be done once it is agreed; to agree to buy is to order."""
_KNOWN = frozenset(("inform", "confirm", "announce", "disclose", "reveal"))
_SO = frozenset(("true", "case", "correct", "accurate", "right"))
_NOT_SO = frozenset(("false", "untrue", "wrong", "incorrect", "inaccurate"))
_GUESSED = frozenset(("likely", "unlikely"))
_ALMOST = frozenset(("almost", "nearly"))
_MEASURING = frozenset(("double", "triple", "quadruple", "treble", "halve", "match", "reach"))
"""Verbs of figures: "nearly doubled" tells about how much, not that it did not come to it."""
_BEING = frozenset(("be", "become"))
_FIRST = frozenset(("first", "last", "latest", "second", "third", "only"))
_CARRIED_OUT = frozenset(("supply", "deploy"))
_UNDER = frozenset(("under", "without"))
_THEN = frozenset(("would", "could", "'d"))
_OF_ITSELF = frozenset((None, "", "will", "would"))
_NOBODY = frozenset(("none", "neither", "nothing"))
_IDIOMS = frozenset(("matter", "doubt", "wonder", "surprise"))
"""What "no" denies nothing with: "no matter where"."""


class Status(NamedTuple):
    """`skip` is set where the clause tells no act at all (an ability, a condition)."""

    modality: str
    negative: bool
    hedge: int
    skip: str
    reported: bool


class _Standing:
    """A status in the making, on its way up through the clauses that govern an act."""

    __slots__ = ("hedge", "modality", "negative", "reported", "skip")

    def __init__(self, clause: Clause, g: Grammar, headline: bool) -> None:
        verb = clause.verb
        assert verb is not None
        self.modality, self.hedge, self.skip = own(clause, g.status, headline)
        self.negative = verb.negative
        almost = _ALMOST & set(verb.adverbs) and verb.lemma not in _MEASURING
        if almost and verb.tense == "past" and not verb.perfect:
            self.modality = "cancelled"  # "almost bought it"
        self.reported = False
        if g.status.allegedly & set(verb.adverbs) and self.modality in ("done", "ongoing"):
            self.modality, self.hedge = "alleged", 2


def status(clause: Clause, kind: EventType, g: Grammar, headline: bool) -> Status:
    """The status of the act of `clause`, its governors included."""
    state = _Standing(clause, g, headline)
    _itself(state, clause, kind, g)
    top = clause
    settled = False
    for step, (child, parent) in enumerate(governors(clause)):
        if supposed(child) or demanded(child, parent, g) or queried(child, parent):
            state.skip = state.skip or "condition"
        settled = settled or _settled(child)
        if parent.verb is not None and _otherwise(parent):
            state.skip = state.skip or "condition"
        known = state.modality, state.negative
        _under(state, child, parent, kind, g, step, headline)
        if settled:
            state.modality, state.negative = known[0], known[1] or _untrue(child, parent)
        top = parent
    if _otherwise(clause) or (top.rel == "adv" and top.sub in CONDITIONS) or asked(clause):
        state.skip = state.skip or "condition"
    return Status(
        for_kind(state.modality or "done", kind, clause, g),
        state.negative,
        min(state.hedge, 3),
        state.skip,
        state.reported,
    )


def _itself(state: _Standing, clause: Clause, kind: EventType, g: Grammar) -> None:
    """What the verb says with its noun ("weighs an order"), and the noun with its "no"."""
    verb = clause.verb
    assert verb is not None
    for one in g.catenative.get(verb.lemma, ()):
        if one.passive and one.modality and verb.kind == "part" and state.modality == "done":
            state.modality = one.modality  # "deliveries scheduled for May"
        if one.negative and verb.lemma in one.with_noun.split():
            state.negative = not verb.negative  # "was left off the list"
            if verb.negative and verb.lemma in g.status.open:
                state.modality, state.hedge = "planned", 3
            continue
        ended = one.modality == "cancelled" or one.name == "delayed"
        ended = ended and kind in _ENDING
        ended = ended or (one.modality == "ongoing" and kind in ENFORCING and verb.tense == "past")
        ended = ended or asked_for(kind, verb.lemma, g)
        ended = ended or _sinks(clause)
        if verb.lemma in one.with_noun.split() and not ended and kind not in _WORDS:  # noqa: SIM102
            if state.modality in ("ongoing", "done"):
                state.modality = one.modality
    if verb.lemma in g.status.agreed and state.modality == "planned":
        state.modality = "done"
    if verb.negative and kind in DEALING and _no_longer(clause):
        state.modality, state.negative = "cancelled", False  # "will no longer supply it"
    if kind in _CARRIED_OUT and _could_not(clause):
        state.modality, state.negative = "cancelled", False  # "could not ship the rest"
    if verb.negative and verb.lemma in g.status.proceeding and not verb.perfect:
        state.modality, state.negative = "cancelled", False  # "will not go ahead with it"
    ended = any(one.modality == "cancelled" for one in g.catenative.get(verb.lemma, ()))
    if state.modality == "cancelled" and verb.negative and ended:
        state.modality, state.negative = "ongoing", False  # "has not cancelled its order"
    noun = clause.subj
    if noun is not None and noun.cls & _ACTS and not clause.objs and not verb.passive:  # noqa: SIM102
        if verb.lemma in word_set(g.lexicon.frames.nominal_verbs.cancelled):
            state.modality = "cancelled"  # "deliveries to it have stopped"
    if clause.rel in ("adv", "whether") and clause.sub in CONDITIONS:
        state.skip = state.skip or "condition"
    if state.modality in ("ongoing", "planned") and _dropped(clause, g):
        state.modality = "cancelled"
    nouns = (clause.subj, *clause.objs)
    if any(
        n.det in ("no", "neither", "few") and n.plain.partition(" ")[0] not in _IDIOMS
        for n in nouns
        if n
    ):
        state.negative = True
    if clause.subj is not None and clause.subj.plain in _NOBODY:
        state.negative = True
    if any(n.plain == "none" or (n.plain == "nothing" and kind in DEALING) for n in clause.objs):
        state.negative = True  # "bought none of them", "has shipped it nothing"
    if clause.head_noun is not None and "no" in (clause.head_noun.det, clause.head_noun.plain[:2]):
        state.negative = True


def _no_longer(clause: Clause) -> bool:
    """ "No longer sells it", "will no longer buy it": not what somebody may or can do no longer."""
    verb = clause.verb
    return verb is not None and "no longer" in verb.adverbs and verb.modal in _OF_ITSELF


def _could_not(clause: Clause) -> bool:
    """ "Could not ship it": what somebody tried in vain, not what a rule or a wish rules out."""
    verb = clause.verb
    if verb is None or not verb.negative or verb.modal != "could" or verb.perfect:
        return False
    return clause.rel in ("main", "coord", "that", "shared") and not any(
        prep in _UNDER for prep, _ in clause.preps
    )


def _otherwise(clause: Clause) -> bool:
    """ "Would not have been able to buy them": what was, told as if it had not been."""
    verb = clause.verb
    return verb is not None and verb.negative and verb.perfect and verb.modal in _THEN


def _sinks(clause: Clause) -> bool:
    """ "Dropped to $1.9 billion": a figure that falls ends nothing."""
    verb = clause.verb
    alone = verb is not None and not verb.passive and not clause.objs
    return alone and any(prep in ("to", "by") and n.money for prep, n in clause.preps)


def _settled(clause: Clause) -> bool:
    """ "Plans to use the chips that it bought": what lies behind is no part of the plan."""
    verb = clause.verb
    if verb is None or clause.rel not in ("rel", "adv") or clause.sub in CONDITIONS or verb.modal:
        return False
    now = verb.tense == "pres" and not _NOW.isdisjoint(verb.adverbs)
    there = verb.tense == "past" or verb.perfect or verb.progressive or now or _of_place(clause)
    return verb.kind == "finite" and there


def _of_place(clause: Clause) -> bool:
    """ "Plans to move it to Norway, where it leases halls": what is told of a country is so."""
    verb, parent = clause.verb, clause.parent
    if verb is None or verb.tense != "pres" or clause.sub != "where" or parent is None:
        return False
    before = [noun for _, noun in parent.preps if noun.start < verb.start]
    ref = before[-1].head_ref if before else None
    return getattr(ref, "kind", "") == "place"


def _dropped(clause: Clause, g: Grammar) -> bool:
    """ "Scrapped the chip, which it was developing": what was under way until it was given up."""
    verb, parent, noun = clause.verb, clause.parent, clause.antecedent
    if clause.rel != "rel" or noun is None or parent is None or parent.verb is None:
        return False
    above = parent.verb
    ended = above.lemma in g.status.ending and not above.negative and not above.modal
    was = verb is not None and verb.tense == "past" and not verb.perfect
    return ended and was and noun in (parent.subj if above.passive else None, *parent.objs)


def _under(
    state: _Standing,
    child: Clause,
    parent: Clause,
    kind: EventType,
    g: Grammar,
    step: int,
    headline: bool,
) -> None:
    """What the verb of `parent` makes of the act that hangs on it by `child`."""
    verb = parent.verb
    assert verb is not None
    linked = child.rel in ("inf", "that", "whether") or (
        child.rel == "ing" and child.via_prep in _LINKS
    )
    accused = child.rel == "ing" and child.via_prep == "of" and verb.lemma in g.status.alleging
    if child.head_noun is not None and child.rel in ("inf", "ing"):
        _of_head(state, child, parent, g)
    elif accused or (child.rel == "that" and verb.lemma in g.status.alleging):
        state.modality, state.reported = "alleged", True
        state.hedge = max(state.hedge, 2)
    elif child.rel == "that" and (verb.lemma in g.reporting or verb.lemma in g.denial.verbs):
        _said(state, parent, g)
    elif linked and child.rel != "that" and (groups := _groups(parent, g)):
        _caught(state, child, parent, groups, kind, g)
    elif child.rel == "inf" and verb.lemma in g.status.granting and state.modality == "":
        state.modality = "ongoing"
    if (child.rel == "inf" and verb.lemma in g.status.refusing) or (
        child.rel == "ing" and child.via_prep in ("against", "without")
    ):
        state.negative = True
    if _untrue(child, parent):
        state.negative = True
    going_on = verb.negative and linked and child.rel != "that" and _goes_on(state, parent, g)
    corrected = going_on or child.sub in ("but", "rather")
    if verb.negative and linked and not corrected:
        said = child.rel == "that" and verb.lemma in g.reporting
        if not said or verb.lemma in g.status.doubting:
            state.negative = not state.negative if step and state.negative else True
    if child.rel == "part" and verb.lemma in g.status.preferring:  # noqa: SIM102
        if any(noun is child.subj and noun.definite for noun in parent.objs):
            state.modality = "planned"  # "wants the rule scrapped"
    broken_off = child.rel == "purpose" and verb.lemma in g.status.ending and not verb.negative
    if broken_off and parent.objs and parent.objs[-1].cls & _TALKED and state.modality == "planned":
        state.modality = "cancelled"  # "pulled out of talks to rent"
    means = child.rel == "purpose" and bool(parent.objs)
    means = means and (verb.lemma in g.status.using or _among_first(parent))
    if means and state.modality == "planned":
        state.modality = ""
    if child.rel in ("inf", "ing", "purpose", "adjunct") and not state.modality:
        above = own(parent, g.status, headline)
        state.modality = above.modality
        state.hedge = max(state.hedge, above.hedge)
        state.skip = state.skip or above.skip
    if child.rel in ("inf", "purpose") and verb.modal in POSSIBLE:
        state.hedge = max(state.hedge, 3)
    if parent.rel in ("adv", "whether") and parent.sub in CONDITIONS:
        state.skip = state.skip or "condition"


def _goes_on(state: _Standing, parent: Clause, g: Grammar) -> bool:
    """ "Has not stopped shipping it", "did not fail to": what is not ended is there."""
    assert parent.verb is not None
    if parent.verb.lemma in g.status.open:
        state.modality, state.hedge, state.negative = "planned", 3, False
        return True
    if parent.adj or not any(group.modality == "cancelled" for group in _groups(parent, g)):
        return False
    state.modality = "done" if parent.verb.lemma == "fail" else "ongoing"
    return True


def _untrue(child: Clause, parent: Clause) -> bool:
    """ "It is not true that": what is said to be otherwise."""
    noun, verb = child.antecedent, parent.verb
    if verb is None or verb.lemma != "be" or noun is None or noun not in parent.objs:
        return False
    if parent.subj is None or parent.subj.pronoun not in ("it", "that"):
        return False
    if verb.negative and child.rel == "rel" and parent.subj.pronoun == "it":
        return True  # "it was not Tencent that rented them"
    return noun.plain in (_SO if verb.negative else _NOT_SO)


def _of_head(state: _Standing, child: Clause, parent: Clause, g: Grammar) -> None:
    """The act is the content of a noun: "has a plan to", "dropped its bid to"."""
    verb, noun = parent.verb, child.head_noun
    assert verb is not None
    assert noun is not None
    if _among_first(parent):
        return
    stopped = held(child, g.status) or held(parent, g.status)
    governor = "" if verb.modal in POSSIBLE else verb.lemma
    group = "cancelled" if stopped else of_noun(noun, child.rel, governor, g.status)
    if group == "skip":
        state.skip = state.skip or "ability"
    elif group:
        state.modality = group
    if verb.lemma in g.reporting:
        state.hedge = max(state.hedge, 1)


def _among_first(clause: Clause) -> bool:
    """ "Was the first to sell it": that act stands as the verb says."""
    being = clause.verb is not None and clause.verb.lemma in _BEING
    return being and any(_FIRST & set(noun.plain.split()) for noun in clause.objs)


def _said(state: _Standing, parent: Clause, g: Grammar) -> None:
    verb = parent.verb
    assert verb is not None
    state.reported = True
    state.hedge = max(state.hedge, 1)
    hearsay = verb.passive and verb.lemma not in _KNOWN
    if hearsay or verb.lemma in g.status.suggesting:
        state.hedge = max(state.hedge, 2)
    if verb.lemma in g.denial.verbs:
        state.modality = "denied"


def _groups(parent: Clause, g: Grammar) -> tuple[Catenative, ...]:
    assert parent.verb is not None
    if parent.adj:
        return (g.adjective[parent.adj],)
    lemma = parent.verb.lemma
    return g.catenative.get(lemma) or g.catenative.get(lemma.removesuffix("_to"), ())


def _caught(
    state: _Standing,
    child: Clause,
    parent: Clause,
    groups: tuple[Catenative, ...],
    kind: EventType,
    g: Grammar,
) -> None:
    """The act hangs on a verb that says how it stands: "plans to", "failed to"."""
    verb = parent.verb
    assert verb is not None
    if parent.adj == "able" and verb.negative and verb.tense == "past":
        state.modality = "cancelled"  # "was not able to ship"
        return
    if _called_off(child, parent, kind, g) and state.modality in ("", "planned"):
        state.modality = "cancelled"
        return
    for group in groups:
        if group.passive and not verb.passive and not parent.adj:
            continue
        if verb.lemma in g.status.agreed and (verb.tense == "past" or verb.perfect):
            state.modality = "planned" if kind in _TO_DO else "done"
            return
        if group.modality and (
            state.modality in ("", "done", "ongoing", "planned") or group.modality == "cancelled"
        ):
            done = child.verb is not None and child.verb.perfect and state.modality == "done"
            if not (done and parent.adj in _GUESSED):  # "is likely to have shipped it"
                state.modality = group.modality
            if state.modality == "ongoing" and verb.modal in COMING | POSSIBLE:
                state.modality = "planned"
        state.hedge = max(state.hedge, group.hedge)
        state.negative = state.negative or group.negative
        return


def _called_off(child: Clause, parent: Clause, kind: EventType, g: Grammar) -> bool:
    """ "Told its suppliers to stop work": who was to do something is to do it no longer."""
    verb, above = child.verb, parent.verb
    if verb is None or above is None or above.lemma not in _TOLD_TO or kind in _ENDING:
        return False
    if above.negative or above.modal or not (above.tense == "past" or above.perfect):
        return False
    return any(
        one.modality == "cancelled" and verb.lemma in one.with_noun.split()
        for one in g.catenative.get(verb.lemma, ())
    )
