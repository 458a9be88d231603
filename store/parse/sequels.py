"""Clauses that take back a deal told before: it is dropped."""

from store.parse.clauses import Clause
from store.parse.drafts import Draft
from store.parse.refer import Discourse
from store.parse.word_classes import CLASS
from store.parse.words import word_set
from store.records import Span

__all__ = ["dropped"]

_DEALS = word_set(
    """
    order purchase deal contract investment agreement lease chips project
    """
)
_PLANS = frozenset(["plan", "plans", "orders", "bid", "offer", "purchases", "deals", "idea"])
_DROPPING = frozenset(
    [
        "scrap",
        "cancel",
        "abandon",
        "drop",
        "shelve",
        "call_off",
        "withdraw",
        "give_up",
        "back_out",
        "pull_out",
        "walk_away",
    ]
)
_FAILING = frozenset(["fall_through", "collapse", "fall_apart", "unravel"])
_QUITTING = frozenset(["give_up", "back_out", "pull_out", "walk_away"])


def dropped(clause: Clause, talk: Discourse) -> bool:
    """ "But scrapped the order": the deal told just before is off."""
    verb, last = clause.verb, talk.deal
    if verb is None or last is None:
        return False
    if verb.lemma == "do" and verb.negative and not (clause.objs or verb.modal):
        return last.modality == "planned" and _off(clause, last, talk)  # "but did not"
    if verb.lemma not in _DROPPING | _FAILING or verb.negative:
        return False
    fails = verb.passive or verb.lemma in _FAILING
    noun = clause.subj if fails else next(iter(clause.objs), None)
    if verb.modal or not verb.is_finite:
        return False
    if noun is None and verb.lemma in _QUITTING and last.modality in ("planned", "ongoing"):
        return _off(clause, last, talk)
    if noun is None or not noun.definite:
        return False
    if not set(noun.plain.split()) & (_DEALS | _PLANS) or noun.cls & CLASS["chip"]:
        return False
    return _off(clause, last, talk)


def _off(clause: Clause, last: Draft, talk: Discourse) -> bool:
    """Put an end to the deal told last, if those who end it are those who made it."""
    assert clause.verb is not None
    doers = {p.key for p in talk.resolve(clause.subj)}
    fails = clause.verb.passive or clause.verb.lemma in _FAILING
    same = fails or bool(doers & {p.key for p in last.agents})
    if not same or talk.sentence - last.number > 1:
        return False
    last.modality = "cancelled"
    last.also.append(Span(*clause.span()))
    return True
