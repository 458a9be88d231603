"""When what is to be built is to be there, as one of the next sentences tells it."""

from store.parse.discourse.drafts import Draft
from store.parse.discourse.refer import Discourse
from store.parse.fields.gather import descend
from store.parse.shapes.clauses import Clause
from store.parse.words.words import word_set
from store.records import Span, When

__all__ = ["opens"]

_RAISED = frozenset(("build", "invest"))
_SITES = word_set("facility site campus centre center complex park hub") | {
    "data centre", "data center",
}  # fmt: skip
_OPENING = word_set("open go_live come_online come_on_stream enter_service go_online")
_BEGUN = frozenset(("begin", "start", "commence"))
_RUNNING = frozenset(("operation", "operations", "service", "services"))
_USED = frozenset(("use", "operation", "service"))
_DONE = frozenset(("complete", "finish"))
_THERE = frozenset(("operational", "ready", "complete", "online", "live"))
_NEAR = 2
"""Sentences behind the plan in which "it" is what is planned."""


def opens(clause: Clause, talk: Discourse) -> bool:
    """ "It is expected to open next year": the day of the plan told before, which gets it.

    Not where the plan has a day, nor for a first phase of what is planned.
    """
    noun, last = clause.subj, talk.deal
    if noun is None or not isinstance(last, Draft) or last.type not in _RAISED:
        return False
    if last.modality != "planned" or last.negative or not 0 < talk.sentence - last.number <= _NEAR:
        return False
    whole = noun.definite and not noun.refs and noun.plain in _SITES
    if not (whole or noun.pronoun == "it") or (last.when is not None and last.when.first):
        return False
    told = (one for one in descend(clause) if _comes_to_be(one))
    day = next((d for one in told for d in one.dates if isinstance(d, When) and d.first), None)
    if day is None:
        return False
    last.when = day
    last.also.append(Span(*clause.span()))
    return True


def _comes_to_be(clause: Clause) -> bool:
    """ "Opens", "comes into use", "begins operations", "is completed", "will be operational"."""
    verb = clause.verb
    if verb is None or verb.negative:
        return False
    if verb.lemma in _OPENING or (verb.lemma in _DONE and verb.passive):
        return True
    if verb.lemma in _BEGUN:
        return any(noun.plain in _RUNNING for noun in clause.objs)
    if verb.lemma == "come":
        return any(noun.plain in _USED for prep, noun in clause.preps if prep == "into")
    said = {clause.adj, *(noun.plain for noun in clause.objs)}
    return verb.lemma == "be" and not said.isdisjoint(_THERE)
