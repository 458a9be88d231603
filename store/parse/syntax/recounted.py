""" "Described how it rented the servers": what somebody recounts has been done, as with "that"."""

from store.parse.shapes.chunks import Chunk, Noun
from store.parse.shapes.clauses import Clause
from store.parse.syntax.clause_stack import ClauseStack
from store.parse.words.words import word_set

__all__ = ["recounted", "told_beside_how"]

_RECOUNTING = word_set(
    """
    describe detail recount relate document outline reveal disclose explain report chronicle trace
    set_out lay_out expose uncover narrate tell show
    """
)
_HOW_MUCH = word_set("many much few little far long big large small often quickly fast well")


def recounted(governor: Clause | None, following: Chunk | None) -> bool:
    """Whether "how" below `governor` opens what is told for a fact; `following` stands behind it.

    Not where nobody can say how, or is asked to: "did not explain how", "will show how".
    """
    verb = governor.verb if governor is not None else None
    if verb is None or verb.lemma not in _RECOUNTING or verb.negative or verb.modal:
        return False
    if not verb.is_finite or not isinstance(following, Noun):
        return False
    return following.plain.split(" ")[0] not in _HOW_MUCH


def told_beside_how(state: ClauseStack) -> Clause | None:
    """ "Described how X did it, and how Y": the clause behind which the second "how" follows."""
    if not state.conj:
        return None
    return next((c for c in reversed(state.stack) if c.rel == "that" and c.sub == "how"), None)
