"""Contents told one after the other: "reported that A, that B and that C"."""

from itertools import pairwise

from store.parse.shapes.chunks import Mark, Verb
from store.parse.shapes.clauses import Clause
from store.parse.syntax.clause_stack import ClauseStack

__all__ = ["told_beside"]

_REACH = 60


def told_beside(state: ClauseStack, i: int) -> Clause | None:
    """The content beside which the "that" at `i` opens another of the same verb of saying."""
    following = state.found[i + 1] if i + 1 < len(state.found) else None
    if isinstance(following, Verb) or not (state.conj or (state.comma and _goes_on(state, i))):
        return None
    for clause in reversed(state.stack):
        above = clause.parent
        if clause.rel != "that" or above is None or above.verb is None or clause.head_noun:
            continue
        speaks = clause.verb is not None and clause.verb.lemma in state.g.reporting
        told = above.verb.lemma in state.g.reporting and clause.verb is not None
        return clause if told and (clause is state.cur or not speaks) else None
    return None


def _goes_on(state: ClauseStack, i: int) -> bool:
    """Whether an "and that" ends the list later on."""
    later = state.found[i + 1 : i + _REACH]
    return any(
        isinstance(one, Mark) and one.tag == "c" and isinstance(two, Mark) and two.tag == "t"
        for one, two in pairwise(later)
    )
