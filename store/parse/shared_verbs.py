"""What a coordinated verb shares with the one before it: subject, auxiliary, passive."""

from store.parse.chunks import Mark, Verb
from store.parse.clause_stack import ClauseStack
from store.parse.clauses import Clause
from store.parse.word_classes import CLASS
from store.parse.words import BASE, PART

__all__ = ["share_auxiliary", "share_passive", "sharer"]

_ORG = CLASS["org"] | CLASS["person"]
_ACTOR = CLASS["actor"]


def sharer(state: ClauseStack, verb: Verb) -> Clause | None:
    """The clause whose subject a coordinated verb shares."""
    passed: Clause | None = None
    for clause in reversed(state.stack):
        if clause.verb is None or not clause.verb.is_finite or clause.subj is None:
            continue
        said = clause.rel == "that" and clause.verb.modal and verb.tense == "past"
        if said and not verb.modal and not clause.subj.cls & (_ORG | _ACTOR):
            # "said it would hurt and urged": who said it urged
            passed = passed or clause
            continue
        return clause
    return passed


def share_passive(state: ClauseStack, first: Verb, second: Verb, i: int) -> None:
    """ "Were repackaged and sent to": a participle without an object shares the passive."""
    token = second.token
    single = second.last - second.first == second.lemma.count("_")
    alone = token is not None and single and bool(token.forms & PART)
    if not (first.passive and alone) or second.tense != "past":
        return
    following = state.found[i + 1] if i + 1 < len(state.found) else None
    ends = following is None or (isinstance(following, Mark) and following.tag in "xy,")
    behind = isinstance(following, Mark) and following.tag in "pkc" and following.low != "with"
    if ends or behind:
        second.passive, second.perfect = True, first.perfect
        if first.modal:
            second.modal, second.tense = first.modal, first.tense


def share_auxiliary(first: Verb, second: Verb, conj: str) -> None:
    """ "does not support or allow", "will buy and rent": a bare form takes the first one's auxiliary."""  # noqa: E501
    token = second.token
    bare = token is not None and second.first == second.last and token.forms & BASE
    if not bare or not (first.modal or first.negative) or first.perfect or first.progressive:
        return
    second.modal, second.tense = first.modal, first.tense
    if conj in ("or", "nor"):
        second.negative = first.negative
