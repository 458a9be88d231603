"""Whether "before", "after", "since" or "until" opens a clause or a mere phrase."""

from store.parse.phrases.looking_ahead import heads_clause, kind_of, verb_beyond
from store.parse.shapes.chunks import Mark, Noun, Verb
from store.parse.syntax.clause_stack import ClauseStack
from store.parse.words.word_classes import CLASS

__all__ = ["in_front", "only_phrase"]

_SPEAKERS = CLASS["org"] | CLASS["person"] | CLASS["actor"]
"""Before a name these say what it is: "after the chip maker Nvidia sold it"."""


def only_phrase(state: ClauseStack, i: int) -> bool:
    """ "Bought before the ban, and is working": behind the phrase another predicate goes on."""
    behind = enumerate(state.found[i + 1 : i + 14], i + 1)
    if not isinstance(next(behind, (i, None))[1], Noun):
        return False
    comma = joined = linked = False
    for n, chunk in behind:
        if isinstance(chunk, Verb):
            if not (comma or joined):
                return state.waiting() is not None and chunk.is_finite and _last_verb(state, n + 1)
            waits = state.cur.verb is None and bool(state.cur.pend)
            waits = waits or (state.waiting() is not None and not _past(chunk))
            return joined or (comma and (waits or chunk.lemma in state.g.reporting))
        if isinstance(chunk, Noun):
            if not linked or comma or joined:
                return False
            linked = False
        elif chunk.tag == "x":
            if comma or chunk.low != ",":
                return False
            comma = True
        elif chunk.tag == "c":
            joined = True
        elif chunk.tag == "p":
            linked = True
        elif chunk.tag not in "aky":
            return False
    return False


def _last_verb(state: ClauseStack, i: int) -> bool:
    """ "Items sold before the ban may stay": whether no other verb is left for who still waits."""
    comma = False
    for chunk in state.found[i:]:
        if isinstance(chunk, Verb) and chunk.is_finite:
            return False
        if comma and isinstance(chunk, Noun):
            return True
        comma = isinstance(chunk, Mark) and chunk.low == ","
        if isinstance(chunk, Mark) and (chunk.tag in "stcr" or chunk.low in (";", ":")):
            return True
    return True


def in_front(state: ClauseStack, i: int) -> bool:
    """ "After talks in Doha, Nvidia sold": a phrase, a comma, and a subject with its verb."""
    if not state.conj and (state.cur.verb is not None or state.cur.pend):
        return False
    following = state.found[i + 1] if i + 1 < len(state.found) else None
    if not isinstance(following, Noun) or following.pronoun:
        return False
    linked = comma = False
    for j in range(i + 2, min(i + 14, len(state.found))):
        chunk = state.found[j]
        if isinstance(chunk, Verb):
            return False
        if isinstance(chunk, Noun):
            if comma:
                return _verb_behind(state, j)
            if not linked:
                return _acts_itself(state, following, chunk, j)
            linked = False
        elif chunk.low == ",":
            if comma:
                return False
            comma = True
        elif chunk.tag == "p":
            linked = True
        elif chunk.tag not in "aky":
            return False
    return False


def _acts_itself(state: ClauseStack, event: Noun, noun: Noun, j: int) -> bool:
    """ "After the ban Nvidia designed the H20": a name behind what happened, and no other verb."""
    if event.det != "the" or event.head_ref is not None or event.cls & _SPEAKERS:
        return False
    named = noun.head_ref is not None and kind_of(noun) in ("actor", "place")
    if not named or not heads_clause(state.found, j):
        return False
    return not verb_beyond(state.found, j, state.g.reporting)


def _verb_behind(state: ClauseStack, j: int) -> bool:
    """Whether the phrase at `j` and those that hang on it stand before a finite verb."""
    for chunk in state.found[j + 1 : j + 9]:
        if isinstance(chunk, Verb):
            return chunk.is_finite
        if isinstance(chunk, Mark) and (chunk.tag not in "paky" or chunk.low == ","):
            return False
    return False


def _past(verb: Verb) -> bool:
    """Whether a form may be a participle ("the bans, led by")."""
    return verb.tense == "past" and verb.first == verb.last
