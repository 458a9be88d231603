"""What a colon opens: a sentence of its own, or the words of who has just been said to speak."""

from store.parse.shapes.clauses import WHOLE, Clause
from store.parse.syntax.clause_stack import ADDRESSING, ClauseStack

__all__ = ["colon"]

_CONTENT = frozenset(("that", "whether", "inf"))


def colon(state: ClauseStack) -> None:
    """Open the clause behind a colon."""
    speaking = _speaking(state)
    depth = 1 if speaking is None else state.stack.index(speaking) + 1
    state.stack = state.stack[:depth]
    state.open("main" if speaking is None else "that", speaking)
    state.comma = False


def _speaking(state: ClauseStack) -> Clause | None:
    """ "A spokesperson said in an email: it follows the law": whose words stand behind a colon."""
    for clause in reversed(state.stack):
        verb = clause.verb
        if verb is None or clause.rel not in WHOLE:
            continue
        if verb.lemma not in state.g.reporting or not verb.is_finite or verb.passive:
            return None
        told = verb.lemma in ADDRESSING or not clause.objs
        content = any(one.rel in _CONTENT for one in clause.children)
        return clause if told and not content and clause.subj is not None else None
    return None
