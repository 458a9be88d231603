"""How headlines are told: no auxiliaries, no articles, often no verb at all."""

from store.parse.chunks import Chunk, Mark, Noun, Verb
from store.parse.clauses import Clause
from store.parse.grammar import Grammar
from store.parse.words import PART, word_set

__all__ = ["elliptical", "headline"]

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
    verb = Verb()
    verb.lemma, verb.tense = "be", "pres"
    verb.start = verb.end = found[0].end
    verb.first = verb.last = found[0].last
    clause = Clause("main", None)
    clause.verb, clause.subj = verb, found[0]
    prep = ""
    for chunk in found[1:]:
        if isinstance(chunk, Noun) and prep:
            clause.preps.append((prep, chunk))
        prep = chunk.low if isinstance(chunk, Mark) and chunk.tag == "p" else ""
    return clause
