"""Clauses that go on with a deal told before: it is dropped, or its sum is named."""

from store.parse.clauses import Clause
from store.parse.drafts import Draft
from store.parse.gather import nouns_of
from store.parse.grammar import CLASS
from store.parse.refer import Discourse
from store.parse.words import word_set
from store.records import Span

__all__ = ["dropped", "worth"]

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
_QUITTING = frozenset(["give_up", "back_out", "pull_out", "walk_away"])
_WORTH = word_set(
    """
    be value worth total cost estimate amount exceed reach put
    """
)


def dropped(clause: Clause, talk: Discourse) -> bool:
    """ "But scrapped the order": the deal told just before is off."""
    verb, last = clause.verb, talk.deal
    if verb is None or last is None or verb.lemma not in _DROPPING or verb.negative:
        return False
    noun = clause.subj if verb.passive else next(iter(clause.objs), None)
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
    same = clause.verb.passive or bool(doers & {p.key for p in last.agents})
    if not same or talk.sentence - last.number > 1:
        return False
    last.modality = "cancelled"
    last.also.append(Span(*clause.span()))
    return True


def worth(clause: Clause, talk: Discourse) -> bool:
    """ "The order's value was": the sum belongs to the order told before."""
    noun = clause.subj
    words = set(noun.plain.split()) if noun is not None else set()
    ordered = noun is not None and ("order" in words or noun.owner_word == "order")
    last = talk.deals.get("acquire") if ordered else talk.deal
    if noun is None or last is None or clause.verb is None or last.money:
        return False
    if talk.sentence - last.number > 3 or not noun.definite:
        return False
    words |= {noun.owner_word}
    words |= {n.head.low for _, n in noun.phrases if n.head is not None}
    if not words & _DEALS or clause.verb.lemma not in _WORTH:
        return False
    sums = [m for _, n in nouns_of(clause, subject=False) for m in n.money]
    last.money += sums
    if sums:
        last.also.append(Span(*clause.span()))
    return bool(sums)
