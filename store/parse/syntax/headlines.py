"""How headlines are told: no auxiliaries, no articles, often no verb at all."""

from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.chunks import Chunk, Mark, Noun, Verb
from store.parse.shapes.clauses import Clause
from store.parse.words.word_classes import CLASS
from store.parse.words.words import PART, word_set

__all__ = ["elliptical", "headline", "reckoned"]

_ENDS = frozenset((":", ";", "–", "—", "|", "."))
_MAY_LACK = word_set(
    """
    agree plan invest expand negotiate comply apply lobby warn plead look begin start resume
    continue open move turn switch say bid bet object protest vote smuggle retaliate respond
    withdraw exit spend trade hit slip fall rise drop
    """
)


def headline(clauses: list[Clause], g: Grammar) -> None:
    """ "Two charged over chips": a past form without an object is a passive, its "are" left out."""
    for clause in clauses:
        verb = clause.verb
        if verb is None or verb.tense != "past" or verb.perfect or verb.passive or clause.objs:
            continue
        token = verb.token
        alone = verb.first == verb.last and token is not None and bool(token.forms & PART)
        told = clause.children and any(c.rel in ("that", "inf") for c in clause.children)
        if alone and clause.subj is not None and verb.lemma in g.frames and not told:  # noqa: SIM102
            if verb.lemma not in _MAY_LACK or any(p == "by" for p, _ in clause.preps):
                verb.passive = True


def elliptical(found: list[Chunk]) -> Clause | None:
    """ "Nvidia in talks with Washington": somebody is in or under something, its "is" left out."""
    if len(found) < 3 or not isinstance(found[0], Noun) or found[0].head_ref is None:
        return None
    if not isinstance(found[1], Mark) or found[1].low not in ("in", "under"):
        return None
    clause = _being(found[0])
    prep = ""
    for chunk in found[1:]:
        if isinstance(chunk, Noun) and prep:
            clause.preps.append((prep, chunk))
        prep = chunk.low if isinstance(chunk, Mark) and chunk.tag == "p" else ""
    return clause


def reckoned(found: list[Chunk]) -> Clause | None:
    """ "Capex $2bn, down a third", "a figure: $2bn in capex": a budget with its sum, no verb."""
    if not [chunk for chunk in found if isinstance(chunk, Noun) and chunk.money]:
        return None
    for piece in _pieces(found):
        nouns = [chunk for chunk in piece if isinstance(chunk, Noun)]
        if len(nouns) < 2 or any(isinstance(chunk, Verb) for chunk in piece):
            continue
        first, second = nouns[:2]
        if first.cls & CLASS["investment"] and second.money:
            budget, amount = first, second
        elif first.money and second.cls & CLASS["investment"]:
            budget, amount = second, first
        else:
            continue
        clause = _being(budget, "past")
        clause.objs.append(amount)
        return clause
    return None


def _pieces(found: list[Chunk]) -> list[list[Chunk]]:
    """The chunks between colons and the like."""
    pieces: list[list[Chunk]] = [[]]
    for chunk in found:
        ends = isinstance(chunk, Mark) and chunk.low in _ENDS and pieces[-1]
        if ends and (len(pieces[-1]) > 1 or not isinstance(pieces[-1][0], Noun)):
            pieces.append([])
        else:
            pieces[-1].append(chunk)
    return pieces


def _being(noun: Noun, tense: str = "pres") -> Clause:
    """A clause in which nothing but an "is" or "was" is left out."""
    verb = Verb()
    verb.lemma, verb.tense = "be", tense
    verb.start = verb.end = noun.end
    verb.first = verb.last = noun.last
    clause = Clause("main", None)
    clause.verb, clause.subj = verb, noun
    return clause
