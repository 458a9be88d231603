"""Whether a relative clause or a participle behind a noun tells an act or only describes."""

from store.parse.discourse.refer import Discourse
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set

__all__ = ["arranged", "same_goods", "tells"]

_GETTING = frozenset(
    ["buy", "purchase", "acquire", "order", "rent", "lease", "obtain", "procure", "import", "seize"]
)
_MAKING = frozenset(("make", "produce", "manufacture", "fabricate"))
_GIVING = frozenset(["supply", "sell", "ship", "deliver"])
_QUESTIONED = frozenset(("ask", "ask_about", "question", "press", "quiz", "query"))
_REPLYING = word_set("say tell reply answer respond decline refuse add note")
_HANDING = _GIVING | {"export", "import", "buy", "purchase", "use"}
_KINDS = word_set("generation chip processor part model family line product version series class")
_APPOSED = (", ", "— ", "– ", "(")
_SUMMED_UP = word_set(
    "move step decision measure claim report account charge allegation accusation idea"
)
_LETTING = frozenset(["let", "allow", "permit", "enable", "give", "grant"])
_ANSWERING = frozenset(["oppose", "deny", "reject", "dispute", "refute", "describe", "call"])
_LAW = CLASS["rule"] | CLASS["restriction"]
_ARRANGED = CLASS["deal"] | CLASS["proposal"] | CLASS["lease"] | CLASS["offer"]


def tells(clause: Clause, talk: Discourse) -> bool:
    """Whether a clause that hangs on a noun says what somebody in particular did."""
    noun = clause.antecedent
    if clause.rel not in ("rel", "part") or noun is None:
        return True
    if _answers(clause, noun):
        return True
    if _asked(clause):
        return False
    own = clause.subj is noun or (clause.subj is not None and clause.subj.of == (noun,))
    if clause.rel == "rel" and not own and not clause.whose:
        return _done(clause, talk)
    if _kind_barred(clause, noun, talk):
        return True
    if noun.cls & CLASS["chip"] and not _got(clause):
        return _kept_from(clause)
    return clause.rel != "rel" or not _vague(clause, talk)


def _kept_from(clause: Clause) -> bool:
    """ "The H100 and the H200, neither of which may be exported": under what law chips stand."""
    subject, verb = clause.subj, clause.verb
    if not clause.loose or subject is None or subject is clause.antecedent or verb is None:
        return False
    refused = verb.negative or subject.det == "no"
    return refused and verb.passive and verb.modal in ("may", "can") and verb.lemma in _HANDING


def _kind_barred(clause: Clause, noun: Noun, talk: Discourse) -> bool:
    """ "Blackwell chips, a generation that may not be exported": what is told of the kind."""
    verb = clause.verb
    if noun.det not in ("a", "an") or noun.head is None or noun.head.lemma not in _KINDS:
        return False
    if verb is None or not verb.negative or not verb.passive:
        return False
    if not talk.text.endswith(_APPOSED, 0, noun.start):
        return False
    return verb.modal in ("may", "can", "could") and verb.lemma in _HANDING


def _asked(clause: Clause) -> bool:
    """ "The ministry, asked about the ban, said": a reporter asked it."""
    verb, above = clause.verb, clause.parent.verb if clause.parent is not None else None
    if clause.rel != "part" or verb is None or above is None or verb.end > above.start:
        return False
    return verb.lemma in _QUESTIONED and above.lemma in _REPLYING


def _answers(clause: Clause, noun: Noun) -> bool:
    """ "…, a step that Nvidia opposes", "…, a claim that it denied": what somebody says to it."""
    head, verb = noun.head, clause.verb
    summed = noun.det in ("a", "an") and head is not None and head.low in _SUMMED_UP
    return summed and verb is not None and verb.lemma in _ANSWERING


def arranged(clause: Clause) -> bool:
    """ "A contract under which it would buy": the act that an arrangement is about."""
    noun, verb = clause.antecedent, clause.verb
    if clause.rel != "rel" or noun is None or verb is None or clause.subj is noun:
        return False
    return bool(noun.cls & _ARRANGED) and verb.modal == "would"


def same_goods(clause: Clause) -> bool:
    """ "Through Gigabyte, which took them from Nvidia": how the goods of an act came is a part of it."""  # noqa: E501
    return any(o.pronoun in ("them", "it") for o in clause.objs)


def _done(clause: Clause, talk: Discourse) -> bool:
    """Whether a clause about a thing says what somebody in particular did with it."""
    verb, noun = clause.verb, clause.antecedent
    assert verb is not None and noun is not None  # noqa: PT018
    subject = clause.subj
    parties = talk.resolve(subject)
    if arranged(clause) and subject is not None and not parties:
        return bool(subject.pronoun)  # "a contract under which it would buy"
    if subject is None or not parties or all(p.cls & CLASS["collective"] for p in parties):
        return False
    if clause.via_prep == "under":
        return True  # "a deal under which the group will buy": its terms
    if subject.head_ref is None and not subject.pronoun:
        return False
    if noun.money or noun.cls & _LAW or arranged(clause):
        return True
    if verb.lemma in _MAKING and _one_chip(noun) and not (clause.loose or clause.dates):
        return False
    told = verb.tense == "past" or verb.perfect or verb.progressive or verb.modal == "will"
    return told and not (verb.modal and verb.modal != "will")


def _one_chip(noun: Noun) -> bool:
    """ "A chip it made was found in a phone": by its maker the text says which chip it was."""
    return bool(noun.cls & CLASS["chip"]) and not (noun.many or noun.refs or noun.head_ref)


def _got(clause: Clause) -> bool:
    """Whether a clause about certain chips says who got them ("4,000 H200s bought by Alibaba")."""
    chips, verb = clause.antecedent, clause.verb
    assert chips is not None and verb is not None  # noqa: PT018
    if verb.lemma == "smuggle":
        return any(prep in ("into", "to") for prep, _ in clause.preps)
    if verb.lemma in _GIVING and (clause.rel == "part" or verb.passive):
        to = any(prep == "to" for prep, _ in clause.preps)
        return to and any(prep == "by" and n.head_ref is not None for prep, n in clause.preps)
    if verb.lemma not in _GETTING or not (chips.refs or chips.quantity is not None):
        return False
    if clause.rel == "part" or verb.passive:
        by = next((n for prep, n in clause.preps if prep == "by"), None)
    else:
        by = clause.subj if verb.tense == "past" or verb.perfect else None
    return by is not None and by is not chips and by.head_ref is not None


def _vague(clause: Clause, talk: Discourse) -> bool:
    """A relative clause about nobody in particular tells what kind they are."""
    parties = talk.resolve(clause.antecedent)
    verb = clause.verb
    penal = CLASS["charge"] if verb is not None and verb.modal == "would" else 0
    let = _ARRANGED if verb is not None and verb.lemma in _LETTING else 0  # what a deal allows
    rule = clause.antecedent is not None and clause.antecedent.cls & (_LAW | penal | let)
    return not rule and all(p.cls & CLASS["collective"] for p in parties)
