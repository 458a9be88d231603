"""What is only asked, demanded, supposed or done without, and so is no part of an act."""

from collections.abc import Iterable, Iterator

from store.parse.discourse.drafts import Draft
from store.parse.discourse.told import Told
from store.parse.frames.compared import OVER
from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.chunks import Verb
from store.parse.shapes.clauses import CONDITIONS, WHOLE, Clause
from store.parse.words.word_classes import CLASS
from store.parse.words.words import BASE

__all__ = ["asked", "demanded", "governors", "imagined", "queried", "supposed", "without_undone"]

_ASKED = frozenset(
    ("how", "why", "whether", "provided that", "on the condition that", "on condition that")
)
"""What opens a question or a condition put to somebody."""
_ASKING = frozenset(("ask", "wonder", "question", "query", "inquire", "enquire"))
_FANCYING = frozenset(("imagine", "suppose", "pretend", "picture"))
_THEN = frozenset(("will", "would", "could", "may", "might", "can"))
_DEALT = frozenset(("acquire", "rent", "supply", "build", "deploy", "develop", "invest"))
_UNREAL = frozenset(("would", "could", "might"))
_ELSE = frozenset(
    ("without", "otherwise", "hypothetically", "theoretically", "in theory", "in principle")
)
"""What opens a thought: "Without the B30A, they would have to rent"."""
_RULES = CLASS["rule"] | CLASS["restriction"]
_STEPS = 8
_UNDONE = OVER | {"without"}
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


def queried(child: Clause, parent: Clause) -> bool:
    """ "Asked whether it would", "nobody knows if it did", "imagine that it had": nothing told."""
    verb = parent.verb
    if verb is None:
        return False
    if child.rel == "that":
        return verb.lemma in _FANCYING and parent.subj is None and not verb.passive
    return child.rel == "whether" and verb.lemma in _ASKING


def supposed(child: Clause) -> bool:
    """ "On the condition that it goes on supplying": what is asked for, not done."""
    noun = child.head_noun if child.rel == "that" else None
    return noun is not None and noun.head is not None and noun.head.low in _SUPPOSED


def imagined(draft: Draft, told: Told) -> bool:
    """ "If the gap stays open, firms will rent them": what would be done then, told of no sum."""
    first = told.words[0].low
    clause = draft.clause
    if draft.type == "amend-rule" and clause is not None and _undone_rule(clause):
        return True
    while clause is not None and clause.rel == "inf" and clause.parent is not None:
        clause = clause.parent  # "would have to rent"
    verb = clause.verb if clause is not None else None
    if clause is None or verb is None or verb.modal not in _THEN or clause.rel not in WHOLE:
        return False
    if (draft.type not in _DEALT and draft.type != "state") or draft.money or draft.units:
        return False
    return _on_condition(told.clauses[0], verb) or (verb.modal in _UNREAL and first in _ELSE)


def _undone_rule(clause: Clause) -> bool:
    """ "The rule would have closed the gap": what a rule was for that never came to it."""
    verb, noun = clause.verb, clause.subj
    if clause.rel == "rel" and noun is None:
        noun = clause.antecedent
    unreal = verb is not None and verb.perfect and verb.modal in _UNREAL
    return unreal and noun is not None and bool(noun.cls & _RULES)


def _on_condition(first: Clause, verb: Verb) -> bool:
    """Whether the sentence begins with a condition for what the verb tells."""
    if first.rel != "adv" or first.sub not in CONDITIONS or first.verb is None:
        return False
    return bool(first.verb.end <= verb.start)


def without_undone(group: Iterable[Clause]) -> list[Clause]:
    """The clauses but for what is done without, or something else instead of."""
    undone: set[int] = set()
    found = []
    for one in group:
        if one.via_prep in _UNDONE or id(one.parent) in undone:
            undone.add(id(one))
        else:
            found.append(one)
    return found
