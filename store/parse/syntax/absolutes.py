"""What a sentence adds with a subject of its own: ", with Khazna building two more halls".

Such an addition is an act beside the first: it stands as that one does, unless its own verb says
that it is still to come, and a share of a sum is spent by whoever spends the sum.
"""

from collections.abc import Sequence

from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.chunks import Chunk, Mark, Noun, Verb
from store.parse.shapes.clauses import WHOLE, Clause
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set

__all__ = ["ADDED", "absolutes"]

ADDED = "with"
"""What opens the clause of such an addition."""

_COMMAS = frozenset((",", "—", "–"))
_STOPS = frozenset("cstr")
"""Marks at which an addition ends: its verb stands before them."""
_REACH = 14
_AWAITED = word_set("expect plan schedule slate set anticipate project forecast target")
_SHARES = word_set("share rest remainder half third quarter portion part bulk most more balance")
_ALLOTTED = word_set("go spend earmark set_aside allocate reserve budget devote use")
_ACTING = (
    CLASS["actor"] | CLASS["org"] | CLASS["person"] | CLASS["sale"] | CLASS["infra"] | CLASS["plan"]
)
_STANDING = frozenset(("main", "coord", "that", "inf"))


def absolutes(clauses: list[Clause], found: Sequence[Chunk], g: Grammar) -> None:
    """Make acts of their own of the additions that "with" opens behind a comma."""
    for i in range(1, len(found) - 2):
        mark, noun = found[i], found[i + 1]
        if not isinstance(mark, Mark) or mark.low != ADDED or not isinstance(noun, Noun):
            continue
        before = found[i - 1]
        if not isinstance(before, Mark) or before.low not in _COMMAS:
            continue
        above = next((one for one in clauses if (ADDED, noun) in one.preps), None)
        if above is None or not (_acts(noun) or _share(noun)):
            continue
        verb = _verb_of(found, i + 2, _share(noun))
        clause = next((one for one in clauses if one.verb is verb), None)
        if clause is None or verb is None or (verb.kind == "ing" and verb.lemma in g.reporting):
            continue
        if above.verb is not None:
            _take_out(noun, above, clause, verb)
            _set_free(clause, above, noun, verb)


def _verb_of(found: Sequence[Chunk], i: int, shares: bool) -> Verb | None:
    """The verb of what "with" opens, None where it is no addition of its own.

    "Half of it set aside for chips" has a participle that looks like a past.
    """
    commas = 0
    for chunk in found[i : i + _REACH]:
        if isinstance(chunk, Verb):
            allotted = shares and chunk.lemma in _ALLOTTED and chunk.is_plain
            return None if (chunk.is_finite and not allotted) or commas % 2 else chunk
        if isinstance(chunk, Mark):
            if chunk.tag in _STOPS or chunk.low in (":", ";"):
                return None
            commas += chunk.low in _COMMAS
    return None


def _take_out(noun: Noun, above: Clause, clause: Clause, verb: Verb) -> None:
    """Move what stands from `noun` to its verb from the clause `above` to its own."""
    own = [(prep, one) for prep, one in above.preps if noun.start < one.start < verb.start]
    above.preps = [
        (prep, one) for prep, one in above.preps if not noun.start <= one.start < verb.start
    ]
    above.objs = [one for one in above.objs if not noun.start <= one.start < verb.start]
    clause.preps = [*own, *clause.preps]
    if clause.parent is not None:
        clause.parent.children = [one for one in clause.parent.children if one is not clause]


def _set_free(clause: Clause, above: Clause, noun: Noun, verb: Verb) -> None:
    """Let `clause` tell of `noun`, or of what is done with it, beside the clause `above`."""
    main = above.verb
    assert main is not None
    clause.rel, clause.parent = "coord", None
    if above.rel in _STANDING:
        clause.rel, clause.parent = above.rel, above.parent
    clause.antecedent = clause.head_noun = None
    clause.by_noun, clause.via_prep, clause.sub = "", "", ADDED
    if _share(noun) and verb.lemma in _ALLOTTED and above.rel in WHOLE | {"inf", "that"}:
        clause.subj = above.subj
        clause.objs = [noun, *clause.objs]
        verb.lemma = "set_aside" if verb.lemma == "go" else verb.lemma
        verb.passive = False
        _stand_as(verb, main)
        if verb.lemma == "set_aside":
            clause.preps = [("for" if prep == "to" else prep, one) for prep, one in clause.preps]
        clause.known_span = noun.start, clause.span()[1]  # whose it is stands in the clause before
        return
    clause.subj = noun
    if not noun.refs:
        noun.definite = True  # the deliveries, the production of what was just told
    if verb.kind == "inf" or verb.lemma in _AWAITED:
        verb.modal = "" if verb.passive else "will"
        verb.kind, verb.tense = "finite", "pres"
    else:
        _stand_as(verb, main)


def _acts(noun: Noun) -> bool:
    """Whether a phrase is somebody who acts, or goods on their way, not a number of them."""
    return bool(noun.cls & _ACTING) and noun.quantity in (None, 1) and not noun.cls & CLASS["chip"]


def _share(noun: Noun) -> bool:
    """Whether a phrase is a sum or a part of one."""
    head = noun.head.lemma if noun.head is not None else ""
    return bool(noun.money) or head in _SHARES or noun.plain.split(" ")[0] in _SHARES


def _stand_as(verb: Verb, main: Verb) -> None:
    """Let a participle stand as the verb does beside which it stands."""
    verb.kind, verb.tense, verb.modal = main.kind, main.tense, main.modal
    verb.perfect = main.perfect
    verb.progressive = main.progressive and verb.kind == "finite"
