"""Clauses that tell what somebody thinks, doubts or leaves open, and so no act."""

from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.words.words import word_set

__all__ = ["opinion"]

_TALK = frozenset(("word", "rumour", "rumor", "news", "upshot", "fact", "claim", "report"))
_UNSURE = word_set(
    """
    be ensure make_sure convince worry concern fear hope wish doubt question believe think
    """
)
_PUT_AT = frozenset(("believe", "think"))
_OPEN = word_set(
    """
    sign signs indication indications suspicion suspicions risk expectation expectations hope hopes
    fear fears possibility chance prospect speculation likelihood concern concerns worry worries
    """
)


def opinion(clause: Clause, g: Grammar, low: str, end: int) -> bool:
    """Whether a clause tells what somebody is convinced of, or has not confirmed: no act.

    `low` is the text in small letters and `end` the end of the sentence.
    """
    noted = clause.head_noun if clause.rel == "that" else None
    if noted is not None and clause.verb is not None:
        open_still = noted.head is not None and noted.head.low in _OPEN
        if open_still or g.denial.false.search(low, clause.verb.end, end):
            return True
    parent = clause.parent
    if parent is None or parent.verb is None:
        return False
    if clause.rel == "rel" and parent.verb.negative and parent.verb.lemma in g.reporting:
        return clause.antecedent is not parent.subj  # who does not reply may still have bought
    if clause.rel == "that" and clause.head_noun is None:
        if parent.verb.lemma == "be" and _rumoured(parent.subj):
            return False
        if parent.verb.lemma in _UNSURE:
            return not _estimate(clause, parent)
    above = parent.parent.verb if parent.parent is not None and parent.rel == "inf" else None
    return clause.rel == "whether" and (
        (above is not None and above.lemma == "remain")  # "it remains to be seen whether"
        or parent.verb.negative
        or parent.verb.lemma in g.reporting
        or parent.verb.lemma in ("be", "remain", "seem", "depend", "doubt", "question")
    )


def _estimate(clause: Clause, parent: Clause) -> bool:
    """ "Omdia believes that it ordered 230,000": what others put at a figure has been done."""
    verb, above, noun = clause.verb, parent.verb, parent.subj
    if verb is None or above is None or above.lemma not in _PUT_AT or above.negative:
        return False
    if noun is None or noun.pronoun or verb.negative or verb.modal or verb.lemma == "be":
        return False
    told = verb.perfect or verb.tense == "past"
    return told and any(one.quantity is not None or one.money for one in clause.objs)


def _rumoured(noun: Noun | None) -> bool:
    """ "Word is that", "the news is that": what follows is told as a fact of sorts."""
    return noun is not None and noun.head is not None and noun.head.low in _TALK
