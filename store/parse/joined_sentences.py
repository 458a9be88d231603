"""Sentences joined by ", and": the phrase behind it that a later verb turns out to be told of."""

from store.parse.chunks import Noun, Verb
from store.parse.clause_stack import ClauseStack
from store.parse.looking_ahead import mark_of
from store.parse.word_classes import CLASS
from store.parse.words import PART

__all__ = ["joined_sentence"]

_NAMING = frozenset(("call", "name", "dub", "base"))
_JOINING = frozenset(("and", "but", "while"))
_TIMES = CLASS["time"]


def joined_sentence(state: ClauseStack, verb: Verb, i: int) -> bool:
    """ "Is weighing curbs, and a bill to that effect passed the House": a sentence of its own.

    The verb at `i` looks like a participle of the phrase right before it, but somebody stands
    behind ", and" with phrases of his own, and the verb has an object.
    """
    following = state.found[i + 1] if i + 1 < len(state.found) else None
    ambiguous = verb.token is not None and bool(verb.token.forms & PART) and verb.is_bare
    if not ambiguous or verb.tense != "past" or verb.lemma in _NAMING:
        return False
    if not isinstance(following, Noun) or following.cls & _TIMES or state.cur.verb is None:
        return False
    subject = _behind_and(state, i)
    cur = state.cur
    if subject is None or subject not in cur.objs:
        return False
    cur.objs.remove(subject)
    cur.preps = [(prep, noun) for prep, noun in cur.preps if noun.start < subject.start]
    clause = state.open("coord", None)
    clause.parent, clause.subj = None, subject
    state.take(clause, verb)
    return True


def _behind_and(state: ClauseStack, i: int) -> Noun | None:
    """The phrase behind ", and" to which all up to the chunk at `i` belongs, with phrases."""
    found, k = state.found, i - 1
    while k > 2 and isinstance(found[k], Noun):
        before = k - 2 if mark_of(found[k - 1]) == "that" else k - 1  # "to that effect"
        if mark_of(found[before], "tag") != "p":
            break
        k = before - 1
    subject = found[k]
    if k == i - 1 or not isinstance(subject, Noun):
        return None
    joined = k > 1 and mark_of(found[k - 1]) in _JOINING and mark_of(found[k - 2]) == ","
    return subject if joined else None
