"""How headlines are told: no auxiliaries, no articles, often no verb at all."""

from store.parse.chunks import Chunk, Mark, Noun, Verb
from store.parse.clauses import Clause
from store.parse.grammar import Grammar
from store.parse.word_classes import CLASS
from store.parse.words import PART, word_set

__all__ = ["elliptical", "headline", "reckoned"]

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
    """ "Capex $2bn, down a third": a budget with its sum, as notes and tables tell it."""
    for i, chunk in enumerate(found[:-1]):
        if not isinstance(chunk, Noun):
            continue
        following = found[i + 1]
        if isinstance(following, Mark) and following.low in (":", "of", "at") and found[i + 2 :]:
            following = found[i + 2]
        if chunk.cls & CLASS["investment"] and isinstance(following, Noun) and following.money:
            clause = _being(chunk, "past")
            clause.objs.append(following)
            return clause
    return None


def _being(noun: Noun, tense: str = "pres") -> Clause:
    """A clause in which nothing but an "is" or "was" is left out."""
    verb = Verb()
    verb.lemma, verb.tense = "be", tense
    verb.start = verb.end = noun.end
    verb.first = verb.last = noun.last
    clause = Clause("main", None)
    clause.verb, clause.subj = verb, noun
    return clause
