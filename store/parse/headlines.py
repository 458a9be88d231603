"""How headlines are told: no auxiliaries, no articles, often no verb at all."""

from store.parse.clauses import Clause
from store.parse.grammar import Grammar
from store.parse.words import PART, word_set

__all__ = ["headline"]

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
