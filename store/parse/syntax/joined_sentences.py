"""Sentences joined by ", and": the phrase behind it that a later verb turns out to be told of."""

from store.parse.phrases.looking_ahead import mark_of
from store.parse.shapes.chunks import Noun, Verb
from store.parse.syntax.clause_stack import ClauseStack
from store.parse.words.word_classes import CLASS
from store.parse.words.words import PART, word_set

__all__ = ["joined_sentence"]

_NAMING = frozenset(("call", "name", "dub", "base"))
_JOINING = frozenset(("and", "but", "while"))
_TIMES = CLASS["time"]
_TRADE = CLASS["sale"] | CLASS["purchase"] | CLASS["order"]
_FALTERING = word_set("stop halt cease end collapse fall drop plunge slump tumble dry_up resume")
"""Said of trade, which nobody does: "sales stopped", "orders collapsed"."""


def joined_sentence(state: ClauseStack, verb: Verb, i: int) -> bool:
    """ "Is weighing curbs, and a bill to that effect passed the House": a sentence of its own.

    The verb at `i` looks like a participle of the phrase right before it, but somebody stands
    behind ", and" with phrases of his own, and the verb has an object. Or trade stands there, and
    the verb tells how it fares: "demanded a licence and sales stopped".
    """
    following = state.found[i + 1] if i + 1 < len(state.found) else None
    cur = state.cur
    if not verb.is_bare or verb.tense != "past" or verb.lemma in _NAMING or cur.verb is None:
        return False
    if verb.lemma in _FALTERING and not isinstance(following, Noun):
        subject = _first_behind_and(state, i)
        if subject is None or not subject.cls & _TRADE:
            return False
    else:
        ambiguous = verb.token is not None and bool(verb.token.forms & PART)
        if not ambiguous or not isinstance(following, Noun) or following.cls & _TIMES:
            return False
        subject = _behind_and(state, i)
        if subject is None or subject not in cur.objs:
            return False
    cur.objs = [noun for noun in cur.objs if noun is not subject]
    behind = [(prep, noun) for prep, noun in cur.preps if noun.start > subject.start]
    cur.preps = [(prep, noun) for prep, noun in cur.preps if noun.start < subject.start]
    clause = state.open("coord", None)
    clause.parent, clause.subj, clause.preps = None, subject, behind
    state.take(clause, verb)
    return True


def _behind_and(state: ClauseStack, i: int) -> Noun | None:
    """The phrase behind ", and" to which all up to the chunk at `i` belongs, with phrases."""
    found, k = state.found, _start_of_phrase(state, i)
    subject = found[k]
    if k == i - 1 or not isinstance(subject, Noun):
        return None
    joined = k > 1 and mark_of(found[k - 1]) in _JOINING and mark_of(found[k - 2]) == ","
    return subject if joined else None


def _first_behind_and(state: ClauseStack, i: int) -> Noun | None:
    """The phrase behind "and", with a comma or none, that ends before the chunk at `i`."""
    k = _start_of_phrase(state, i)
    subject = state.found[k]
    joined = k > 0 and mark_of(state.found[k - 1]) in _JOINING
    return subject if joined and isinstance(subject, Noun) else None


def _start_of_phrase(state: ClauseStack, i: int) -> int:
    """Where the phrase begins that ends before the chunk at `i`, with what hangs on it."""
    found, k = state.found, i - 1
    while k > 2 and isinstance(found[k], Noun):
        before = k - 2 if mark_of(found[k - 1]) == "that" else k - 1  # "to that effect"
        if mark_of(found[before], "tag") != "p":
            break
        k = before - 1
    return k
