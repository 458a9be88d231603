"""Acts within acts: which of a clause and of those that hang on it tells what is done."""

from collections.abc import Iterable

from store.parse.discourse.drafts import Draft
from store.parse.discourse.refer import Discourse
from store.parse.fields.gather import descend
from store.parse.frames.frames import Around, fires
from store.parse.frames.relatives import arranged
from store.parse.lexicon.grammar import FrameRule, Grammar
from store.parse.shapes.clauses import Clause
from store.parse.shapes.tokens import Token
from store.parse.words.kinds import DEALING, RULES_AND_LISTS, SAYING
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set

__all__ = [
    "apart", "beside", "charged_with", "core", "framed_below", "sent_on", "told_below",
]  # fmt: skip

_ORDERING = word_set("tell order ask instruct urge direct advise warn caution encourage press")
_DEEPEST = 6
_BESIDE = word_set("use accuse cite blame")
"""Verbs behind a comma that tell by what means or why something is done, not what is done."""
_PAYING = word_set("spend invest allocate earmark pay budget set")
_PAID_FOR = word_set("buy purchase acquire rent lease procure hire use access")
_PLANNING = word_set("prepare draw draft finalise finalize work develop consider approve")
_PLANS = frozenset(("plan", "programme", "program", "strategy", "project", "roadmap"))
_GETTING = word_set("get obtain secure gain reach procure access")
_CONTENT = frozenset(("inf", "ing", "that", "whether"))
_BY_ORDER = RULES_AND_LISTS | {"comply", "decline", "oppose", "warn"}
_PLAN = CLASS["plan"] | CLASS["effort"]
_INFORMING = frozenset(["tell"])
_OBJECT_CONTROL = word_set(
    """
    tell ask order instruct direct require urge force compel oblige allow permit let forbid
    want warn advise press push help enable
    """
)


def apart(
    clause: Clause,
    rule: FrameRule,
    group: list[Clause],
    words: list[Token],
    g: Grammar,
    talk: Discourse,
) -> list[Clause]:
    """The group without what is added as an act of another kind: behind a comma, or as a plan."""
    for child in clause.children:
        if not (_of_larger_plan(clause, child) or _added(child)):
            continue
        inside = descend(child)
        added = fires(child, g, talk, Around(inside, words, talk))
        if added is None or added.frame.type == rule.frame.type:
            continue
        if added.frame.type in RULES_AND_LISTS and rule.frame.type in RULES_AND_LISTS:
            continue
        if added.frame.type == "invest" and rule.frame.type == "acquire":
            continue
        kept = {id(one) for one in inside}
        group = [one for one in group if id(one) not in kept]
    return group


def told_below(
    clause: Clause, clauses: list[Clause], around: Around, g: Grammar, talk: Discourse
) -> bool:
    """Whether the verb only says how the verb below it stands, and that one tells the act."""
    verb = clause.verb
    assert verb is not None
    base = verb.lemma.split("_")[0]
    if base in ("accuse", "suspect"):
        for child in clause.children:
            if child.rel == "ing" and child.via_prep == "of":
                return _tells(child, around, g, talk)
    ordered = base in _OBJECT_CONTROL and (not verb.passive or base in _ORDERING)
    if base in _INFORMING and any(c.rel == "that" for c in clause.children):
        ordered = False
    if ordered or base == "apply":
        return False
    if any(c.holder is clause and _tells(c, around, g, talk) for c in clauses):
        return True
    for child in clause.children:
        content = child.rel == "that" and base in g.reporting and child.head_noun is None
        if content and _tells(child, around, g, talk):
            return True
        planned = child.head_noun is not None and bool(child.head_noun.cls & CLASS["plan"])
        if child.rel == "inf" and planned and base in g.status.unveiling:
            return _tells(child, around, g, talk)  # "announced plans to rescind it"
        if child.rel == "inf" and planned and base in _PLANNING:
            rule = fires(child, g, talk, around)
            if rule is not None and rule.frame.type in DEALING:
                return True  # "is preparing a plan to procure": no rule is in the making
        means = child.rel == "ing" and child.via_prep == "by" and base in _GETTING
        if means and _tells(child, around, g, talk):
            return True  # "gets the chips by renting them"
        below = child.rel == "inf" and child.head_noun is None
        paid = (
            child.rel in ("purpose", "inf")
            and base in _PAYING
            and child.verb is not None
            and child.verb.lemma in _PAID_FOR
        )
        if not ((below and (verb.lemma in g.catenative or base in g.reporting)) or paid):
            continue
        if _tells(child, around, g, talk):
            if paid and child.rel == "purpose":
                child.rel = "inf"
                child.pays([o for o in clause.objs if o.money])
            return True
    return False


def _added(child: Clause) -> bool:
    """ "Bought 4,000 chips, renting others from a cloud"."""
    return child.rel == "adjunct" and child.verb is not None and child.verb.lemma not in _BESIDE


def _of_larger_plan(clause: Clause, child: Clause) -> bool:
    """ "Will buy 18,000 chips in the first phase of a plan to build": the plan is its own act."""
    noun = child.head_noun
    if child.rel != "inf" or noun is None or noun.head is None or noun.head.lemma not in _PLANS:
        return False
    return noun is not clause.subj and noun not in clause.objs


def beside(clause: Clause, reason: str, drafts: Iterable[Draft]) -> str:
    """Which chance a clause needs to tell an act that no frame knows.

    "aside" where it only says more of what another act of its sentence is about; less where a
    comma sets it off ("the A100, which was barred from sale last year"), as news of its own.
    """
    parent = clause.parent
    described = clause.rel in ("rel", "part") and parent is not None
    if reason != "aside" and not (described and any(draft.clause is parent for draft in drafts)):
        return "tell"
    return "trust" if clause.loose and reason == "aside" else "aside"


def charged_with(clause: Clause) -> bool:
    """ "Looks into reports that", "a case in which": what an authority goes after."""
    if clause.rel == "rel":
        return clause.antecedent is not None and bool(clause.antecedent.cls & CLASS["case"])
    return clause.rel == "that" and clause.head_noun is not None


def sent_on(draft: Draft, drafts: Iterable[Draft]) -> bool:
    """ "Were supplied to dealers and then sent on": whether the goods were told to move before."""
    subject = draft.clause.subj if draft.clause is not None else None
    return subject is not None and any(
        one.type == "supply" and one.clause is not None and one.clause.subj is subject
        for one in drafts
    )


def framed_below(around: Around, g: Grammar, talk: Discourse) -> bool:
    """Whether a frame knows what a group of clauses makes somebody do ("forces them to rent")."""
    return any(
        (child.rel in _CONTENT or arranged(child)) and _tells(child, around, g, talk)
        for one in around.group
        for child in one.children
    )


_NOTIFYING = frozenset(("notify", "alert", "assure"))
"""Verbs of telling somebody something that quote nobody."""


def core(clause: Clause, g: Grammar, act: str) -> Clause:
    """The clause that tells `act`, at the end of verbs that only say how it stands.

    "Said it intends to buy"; but where somebody states or warns, the saying is the act.
    """
    verb = clause.verb
    if act in SAYING and verb is not None and verb.lemma in g.reporting:
        return clause
    for _ in range(_DEEPEST):
        if act in _BY_ORDER and clause.objs and verb is not None and verb.lemma in _OBJECT_CONTROL:
            return clause  # "told its staff to stop serving": who orders it complies
        below = next((c for c in clause.children if _carried(clause, c, g)), None)
        if below is None:
            return next((c for c in clause.children if _by_whom(clause, c, g, act)), clause)
        clause, verb = below, below.verb
    return clause


def _by_whom(clause: Clause, child: Clause, g: Grammar, act: str) -> bool:
    """ "Its centre houses 4,000 chips rented by Tencent": the participle tells who does it."""
    if child.rel != "part" or child.verb is None or clause.verb is None:
        return False
    if child.antecedent not in clause.objs or _knows(clause.verb.lemma, act, g):
        return False
    named = any(prep == "by" and n.head_ref is not None for prep, n in child.preps)
    return named and _knows(child.verb.lemma, act, g)


def _knows(lemma: str, act: str, g: Grammar) -> bool:
    return any(rule.frame.type == act for rule in g.frames.get(lemma, ()))


def _carried(clause: Clause, child: Clause, g: Grammar) -> bool:
    """Whether `child` is the content of the verb of `clause`, which is no act of its own."""
    verb = clause.verb
    if verb is None or child.verb is None:
        return False
    if child.head_noun is not None:
        return child.rel == "inf" and bool(child.head_noun.cls & _PLAN)
    if child.rel == "that":
        return verb.lemma in g.reporting or verb.lemma in _NOTIFYING
    if child.rel == "adjunct":  # "reported, citing two people, that"
        cites = verb.lemma in g.reporting and child.verb.lemma in g.reporting
        return cites and any(c.rel == "that" for c in child.children)
    if child.rel == "inf":
        return verb.lemma in g.catenative or bool(clause.adj)
    return child.rel == "ing" and (verb.lemma in g.catenative or verb.lemma in g.status.alleging)


def _tells(clause: Clause, around: Around, g: Grammar, talk: Discourse) -> bool:
    return clause.verb is not None and fires(clause, g, talk, around) is not None
