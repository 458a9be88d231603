"""What tells of no act, whatever its words speak of: "listed on Nasdaq", "would not say which"."""

from collections.abc import Iterable

from store.parse.discourse.drafts import Draft
from store.parse.discourse.refer import Discourse
from store.parse.frames.compared import OVER
from store.parse.frames.frames import Around, holds
from store.parse.lexicon.grammar import Grammar, Silence
from store.parse.rules.duties import barred
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.words.kinds import ENFORCING
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set

__all__ = ["hushed", "only_says", "spared"]

_ANYBODY = frozenset(("anyone", "anybody", "someone", "somebody"))
_ASKED = frozenset(("what", "which", "who", "whom"))
_ANY = frozenset(("a", "an", "any"))
_GROUP = CLASS["org"] | CLASS["person"] | CLASS["tenant"]
_MIGHT = frozenset(("would", "could", "might", "can", "'d"))
_CONTENT = frozenset(("that", "inf", "ing", "coord", "purpose"))
_NONE = frozenset(("no", "little", "scant"))
_NOT_ONE = frozenset(("no", "neither"))
_VOUCHING = frozenset(("confirm", "verify", "corroborate", "acknowledge"))
_HINDERING = word_set("stop prevent keep bar hinder forbid prohibit block")
_NOTHING = frozenset(("nothing", "nobody", "none", "neither"))
_LAW = CLASS["rule"] | CLASS["restriction"] | CLASS["law"]
_GOODS = CLASS["chip"] | CLASS["compute"] | CLASS["tool"] | CLASS["tech"] | CLASS["sale"]
_STEPS = 4
_TRADING = word_set(
    "sell ship export import supply deliver buy purchase acquire receive build operate rent"
)
_PAPERS = frozenset(("application", "applications"))


def hushed(clause: Clause, g: Grammar, talk: Discourse, around: Around) -> str:
    """Why a clause cannot tell an act, "" if it might."""
    verb = clause.verb
    if verb is None:
        return ""
    if not verb.negative and _anybody(clause.subj, verb.modal):
        return "generic"
    if _unsaid(clause, g):
        return "left unsaid"
    if _ungrounded(clause, g) or _unproven(clause, g) or _unconfirmed(clause):
        return "no evidence of it"
    if _sponsored(clause, g):
        return "told of what becomes of it"
    if clause.via_prep in OVER:
        return "something else is done"
    if _unhindered(clause):
        return "what nothing stands against"
    if _applied_for(clause):
        return "what is applied for"
    if _needed_for(clause):
        return "what is needed"
    if _permitted(clause, g):
        return "what is allowed"
    if clause.rel in ("inf", "purpose") and verb.passive and barred(clause, talk):
        return "what needs no licence"
    for one in g.silences.get(verb.lemma, ()):
        if holds(one.rule, clause, talk, around) and not _lifted(one, around):
            return one.reason
    return ""


def _needed_for(clause: Clause) -> bool:
    """ "Exports required to support customers": what something takes, not what a rule asks."""
    noun, verb = clause.antecedent, clause.verb
    if clause.rel != "part" or verb is None or verb.lemma != "require" or noun is None:
        return False
    goods = bool(noun.cls & _GOODS) and not noun.cls & _GROUP
    return goods and any(c.rel in ("inf", "purpose") and c.objs for c in clause.children)


def _unsaid(clause: Clause, g: Grammar) -> bool:
    """ "Would not say which", "declined to say whether": what somebody leaves open."""
    verb = clause.verb
    if verb is None:
        return False
    if verb.lemma in g.status.refusing and not verb.negative:
        return any(child.rel == "inf" and _leaves(child, g) for child in clause.children)
    above = clause.parent.verb if clause.parent is not None and clause.rel == "inf" else None
    declined = above is not None and above.lemma in g.status.refusing
    return (verb.negative or declined) and _leaves(clause, g)


def _leaves(clause: Clause, g: Grammar) -> bool:
    """Whether a verb of saying asks rather than tells: "say whether", "disclose which"."""
    verb = clause.verb
    if verb is None or verb.lemma not in g.reporting:
        return False
    if any(noun.plain in _ASKED for noun in clause.objs):
        return True
    return any(child.rel == "whether" for child in clause.children)


def only_says(draft: Draft, drafts: Iterable[Draft]) -> bool:
    """Whether a statement only says what another act of its sentence tells of somebody."""
    clause = draft.clause
    if draft.type != "state" or clause is None or draft.modality != "done" or draft.negative:
        return False
    waiting = clause.said()
    content: set[int] = set()
    while waiting:
        one = waiting.pop()
        content.add(id(one))
        waiting += [child for child in one.children if child.rel in _CONTENT]
    return any(id(one.clause) in content for one in drafts if one.agents or one.chips)


def spared(kind: str, clause: Clause, negative: bool) -> bool:
    """ "Which is not charged": whom nobody goes after, told as an aside."""
    return negative and kind in ENFORCING and clause.rel in ("rel", "part", "adv")


def _ungrounded(clause: Clause, g: Grammar) -> bool:
    """ "Saw no grounds to think that any were diverted": the content of what there is none of."""
    for _ in range(_STEPS):
        parent = clause.parent
        if parent is None or parent.verb is None or clause.rel not in _CONTENT:
            return False
        above = parent.objs if clause.rel != "coord" else []
        if any(_lacking(noun, g) for noun in (clause.head_noun, *above) if noun is not None):
            return True
        clause = parent
    return False


def _unproven(clause: Clause, g: Grammar) -> bool:
    """ "Nothing suggests that it sold any", "has not confirmed that": what nobody stands for."""
    if clause.rel == "that" and clause.holder is not None and clause.holder.verb is not None:
        verb = clause.holder.verb  # "the claim that it did has not been proven"
        return verb.negative and verb.lemma in g.status.proving
    for _ in range(_STEPS):
        parent = clause.parent
        if parent is None or parent.verb is None or clause.rel not in _CONTENT:
            return False
        if clause.rel == "that" and parent.verb.lemma in g.status.proving:
            return parent.verb.negative or _nobody(parent)
        clause = parent
    return False


def _nobody(clause: Clause) -> bool:
    """ "No document", "there is nothing to": whether a verb has nothing and nobody behind it."""
    above = clause.parent if clause.rel in ("inf", "purpose") else None
    nouns = [clause.subj, *(above.objs if above is not None else ())]
    return any(n.det in _NOT_ONE or n.plain in _NOTHING for n in nouns if n is not None)


def _unconfirmed(clause: Clause) -> bool:
    """ "Neither has confirmed the order": what nobody stands for."""
    return clause.verb is not None and clause.verb.lemma in _VOUCHING and _nobody(clause)


def _unhindered(clause: Clause) -> bool:
    """ "Nothing stops Alibaba from renting them", "nothing wrong with using them": what may be."""
    parent = clause.parent
    if clause.rel not in ("ing", "inf") or parent is None or parent.verb is None:
        return False
    if parent.verb.lemma in _HINDERING:
        return not parent.verb.passive and _nobody(parent)
    about = any(prep in ("about", "with", "against") for prep, _ in parent.preps)
    about = about or clause.via_prep in ("about", "with", "against")
    return about and any(
        noun.plain.startswith("nothing") or (noun.det == "no" and noun.cls & _LAW)
        for noun in parent.objs
    )


def _applied_for(clause: Clause) -> bool:
    """ "Treats applications to export chips": what papers are for, with nobody applying."""
    parent = clause.parent
    if clause.rel not in ("inf", "purpose") or clause.verb is None:
        return False
    noun = clause.head_noun
    if noun is None and parent is not None and parent.objs and clause.rel == "purpose":
        noun = parent.objs[-1]
    if noun is None or noun.head is None or noun.head.low not in _PAPERS:
        return False
    return noun.end < clause.verb.start


def _permitted(clause: Clause, g: Grammar) -> bool:
    """ "Licences that allow Dell to ship": what leave is given for; that it is given is the act."""
    parent = clause.parent
    if clause.rel not in ("inf", "purpose") or clause.head_noun is not None or parent is None:
        return False
    verb = clause.verb
    given = parent.verb is not None and parent.verb.lemma in g.status.granting
    return given and verb is not None and verb.lemma in _TRADING


def _lacking(noun: Noun, g: Grammar) -> bool:
    return noun.head is not None and noun.det in _NONE and g.denial.is_evidence(noun)


def _sponsored(clause: Clause, g: Grammar) -> bool:
    """ "The bill, sponsored by two senators, was passed": one step is told, the other named."""
    parent, verb = clause.parent, clause.verb
    if clause.rel not in ("part", "rel") or parent is None or parent.verb is None or verb is None:
        return False
    if clause.antecedent is None or clause.antecedent is not parent.subj or clause.dates:
        return False
    steps = "propose-rule" in g.framed.get(parent.verb.lemma, ()) and parent.verb.passive
    return steps and verb.lemma in g.status.tabled and bool(parent.subj.cls & CLASS["rule"])


def _anybody(noun: Noun | None, modal: str) -> bool:
    """ "One must ask", "a start-up can rent": what nobody in particular might do."""
    if noun is None or not modal or noun.of:
        return False
    if noun.det in _ANY and modal == "can" and noun.cls & _GROUP and noun.head_ref is None:
        return True
    return noun.plain == "one" or (noun.plain in _ANYBODY and modal in _MIGHT)


def _lifted(one: Silence, around: Around) -> bool:
    """Whether something stands near that makes an act of it after all."""
    if one.unless and around.classes & one.unless:
        return True
    return bool(one.unless_words & around.words)
