"""What is only asked, demanded or supposed, and so tells no act."""

from collections.abc import Iterator

from store.parse.clauses import Clause
from store.parse.grammar import Grammar
from store.parse.words import BASE

__all__ = ["asked", "demanded", "governors", "supposed"]

_ASKED = frozenset(
    ("how", "why", "whether", "provided that", "on the condition that", "on condition that")
)
"""What opens a question or a condition put to somebody."""
_STEPS = 8
_SUPPOSED = frozenset(("condition", "conditions", "proviso", "assumption"))


def governors(clause: Clause) -> Iterator[tuple[Clause, Clause]]:
    """Each clause above `clause` with the one that hangs on it, nearest first."""
    child, parent = clause, clause.parent
    for _ in range(_STEPS):
        if parent is None or parent.verb is None:
            return
        yield child, parent
        child, parent = parent, parent.parent


def asked(clause: Clause) -> bool:
    """ "Asked how DeepSeek got the chips": what is only asked, or made a condition."""
    for one in (clause, *(parent for _, parent in governors(clause))):
        if one.rel == "adv":
            return one.sub in _ASKED
    return False


def demanded(child: Clause, parent: Clause, g: Grammar) -> bool:
    """ "Demanded that the ministry ban them": the bare form tells what is asked for, not done."""
    verb, above = child.verb, parent.verb
    if child.rel != "that" or verb is None or above is None or verb.token is None:
        return False
    bare = verb.kind == "finite" and not (verb.modal or verb.perfect or verb.progressive)
    if above.lemma not in g.status.demanding or not bare or verb.passive:
        return False
    one = child.subj is not None and not child.subj.many
    return one and bool(verb.token.forms & BASE) and verb.token.low == verb.lemma


def supposed(child: Clause) -> bool:
    """ "On the condition that it goes on supplying": what is asked for, not done."""
    noun = child.head_noun if child.rel == "that" else None
    return noun is not None and noun.head is not None and noun.head.low in _SUPPOSED
