"""Cut a tagged sentence into noun phrases, verb groups and single marks."""

from store.parse.lexicon.grammar import Grammar
from store.parse.phrases.noun_phrases import noun_phrase
from store.parse.phrases.verb_groups import opens_infinitive, verb_group
from store.parse.shapes.chunks import Chunk, Mark, Noun
from store.parse.shapes.tokens import Token
from store.parse.words.word_classes import CLASS

__all__ = ["chunks"]


_SCARCELY = frozenset(("hardly", "barely", "scarcely"))
_VERBAL = frozenset("mbhqv")
_NOMINAL = frozenset("djune$")


def chunks(found: list[Token], g: Grammar) -> list[Chunk]:
    """The chunks of a tagged sentence, in order; short bracketed stretches are left out."""
    out: list[Chunk] = []
    i = 0
    size = len(found)
    while i < size:
        token = found[i]
        tag = token.tag
        if tag == "y" and token.low == "(":
            close = _closing(found, i)
            if close is not None:
                i = close + 1
                continue
        if tag in _VERBAL or (tag == "o" and opens_infinitive(found, i)):
            verb, i = verb_group(found, i, g)
            out.append(verb)
            continue
        if tag in _NOMINAL or (tag == "z" and i + 1 < size and out and isinstance(out[-1], Noun)):
            noun, following = noun_phrase(found, i, g)
            if noun is not None:
                if i and _scarce(found[i - 1], noun):
                    noun.det = "no"
                out.append(noun)
                i = following
                continue
        if tag == "w":
            noun = Noun()
            noun.first = noun.last = i
            noun.start, noun.end = token.start, token.end
            noun.led_by(token)
            noun.pronoun = token.low
            noun.plain = token.low
            noun.cls = CLASS["pronoun"]
            if token.low == "one" and i and found[i - 1].low == "not":
                noun.det = "no"  # "not one of the chips"
            out.append(noun)
            i += 1
            continue
        if tag == "k" and i + 1 < size and found[i + 1].tag in "nj" and _dated(found, i):
            noun, following = noun_phrase(found, i + 1, g)
            if noun is not None:
                noun.start = token.start
                noun.refs = (*noun.refs, token.ref)
                out.append(noun)
                i = following
                continue
        if tag == "k" and i + 2 < size and found[i + 1].tag == "z" and found[i + 2].tag in "nj":
            noun, following = noun_phrase(found, i + 2, g)  # "last October's rules"
            if noun is not None:
                noun.start = token.start
                noun.definite = True
                noun.refs = (*noun.refs, token.ref)
                out.append(noun)
                i = following
                continue
        out.append(Mark(token, i))
        i += 1
    return out


def _scarce(before: Token, noun: Noun) -> bool:
    """ "Hardly any firm", "not a single chip": as good as none, or none."""
    if before.low == "not":
        return noun.plain.startswith("single ") or noun.quantity == 1
    return before.low in _SCARCELY and noun.det in ("any", "a", "an")


def _dated(found: list[Token], i: int) -> bool:
    """Whether a date stands as an adjective in a noun phrase ("the 2022 ban")."""
    return i > 0 and found[i - 1].tag in "dz" and found[i].ref is not None


def _closing(found: list[Token], i: int) -> int | None:
    for j in range(i + 1, min(i + 40, len(found))):
        if found[j].low == ")":
            return j
    return None
