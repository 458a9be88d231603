"""Clauses that take back a deal told before: it is dropped."""

from collections.abc import Sequence

from store.parse.discourse.drafts import Draft
from store.parse.discourse.refer import Discourse
from store.parse.modality.supposed import governors
from store.parse.shapes.clauses import Clause
from store.parse.words.kinds import AHEAD, RULES_AND_LISTS
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set
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
_TALKS = frozenset(["talks", "negotiations", "discussions"])
_FAILING = word_set("fall_through collapse fall_apart unravel break_down fizzle")
_DYING = frozenset(["die", "wither", "founder", "lapse", "fail", "go_nowhere"])
_PASSING = frozenset(["take_up", "adopt", "pass", "enact", "approve", "bring_up", "call_up"])
_QUITTING = frozenset(["give_up", "back_out", "pull_out", "walk_away"])


def dropped(clause: Clause, talk: Discourse, told: Sequence[Draft]) -> bool:
    """ "But scrapped the order": what was told just before, in `told` or earlier, is off."""
    verb, last = clause.verb, talk.deal
    if verb is None or _undone(clause, told):
        return verb is not None
    if last is None:
        return False
    if verb.lemma == "do" and verb.negative and not (clause.objs or verb.modal):
        return last.modality == "planned" and _off(clause, last, talk)  # "but did not"
    fails = verb.lemma in _FAILING or _to_nothing(clause)
    if not (fails or verb.lemma in _DROPPING) or verb.negative:
        return False
    fails = fails or verb.passive
    noun = clause.subj if fails else next(iter(clause.objs), None)
    if verb.modal or not verb.is_finite:
        return False
    if noun is None and verb.lemma in _QUITTING and last.modality in ("planned", "ongoing"):
        return _off(clause, last, talk)
    if noun is None or not (noun.definite or noun.plain in _TALKS):
        return False
    if not set(noun.plain.split()) & (_DEALS | _PLANS | _TALKS) or noun.cls & CLASS["chip"]:
        return False
    return _off(clause, last, talk, fails)


def _to_nothing(clause: Clause) -> bool:
    """ "Came to nothing"."""
    verb = clause.verb
    return (
        verb is not None
        and verb.lemma == "come_to"
        and any(noun.plain in ("nothing", "naught") for noun in clause.objs)
    )


def _undone(clause: Clause, told: Sequence[Draft]) -> bool:
    """ "A bill passed the House but died", "weighed a ban but dropped the idea"."""
    verb, last = clause.verb, told[-1] if told else None
    if last is None or last.clause is None or last.type not in RULES_AND_LISTS or verb is None:
        return False
    subjects = [last.clause.subj, *(above.subj for _, above in governors(last.clause))]
    same = clause.subj is not None and any(noun is clause.subj for noun in subjects)
    if not same or last.modality not in AHEAD or verb.modal or not verb.is_finite:
        return False
    dies = verb.lemma in _DYING and not verb.negative
    unheard = verb.negative and verb.passive and not verb.perfect and verb.lemma in _PASSING
    noun = next(iter(clause.objs), None)
    plan = noun is not None and noun.definite and bool(set(noun.plain.split()) & _PLANS)
    drops = verb.lemma in _DROPPING and not verb.negative and not verb.passive
    drops = (drops and (plan or verb.lemma in _QUITTING)) or _decided_against(clause)
    if not (dies or unheard or drops):
        return False
    last.modality = "cancelled"
    last.also.append(Span(*clause.span()))
    return True


def _decided_against(clause: Clause) -> bool:
    """ "Decided against it"."""
    verb = clause.verb
    against = any(prep == "against" and noun.pronoun for prep, noun in clause.preps)
    return verb is not None and verb.lemma == "decide" and against and not verb.negative


def _off(clause: Clause, last: Draft, talk: Discourse, fails: bool = False) -> bool:
    """Put an end to the deal told last, if those who end it are those who made it."""
    doers = {p.key for p in talk.resolve(clause.subj)}
    same = fails or bool(doers & {p.key for p in last.agents})
    if not same or talk.sentence - last.number > 1:
        return False
    last.modality = "cancelled"
    last.also.append(Span(*clause.span()))
    return True
