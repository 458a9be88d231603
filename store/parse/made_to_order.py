"""Who makes chips under a deal: "signed a deal with Samsung to manufacture its chips"."""

from store.parse.clauses import Clause
from store.parse.drafts import Draft
from store.parse.grammar import Grammar
from store.parse.memory import Party
from store.parse.refer import Discourse
from store.parse.word_classes import CLASS
from store.parse.words import word_set

__all__ = ["made_to_order"]

_MAKING = word_set("make manufacture produce mass-produce fabricate")
_DEALS = frozenset(("supply", "rent", "negotiate", "develop", "acquire", "invest"))
_OWN = frozenset(("its", "their", "his", "her"))
_MAKER = "fab"


def made_to_order(draft: Draft, clause: Clause, g: Grammar, talk: Discourse) -> None:
    """Make a supply of a deal by which one party makes the other's chips."""
    verb = clause.verb
    if draft.type not in _DEALS or verb is None or verb.negative or not _ordered(clause):
        return
    one = [p for p in talk.resolve(clause.subj) if p.cls & CLASS["company"]]
    other = [
        p
        for prep, noun in clause.preps
        if prep == "with"
        for p in talk.resolve(noun)
        if p.cls & CLASS["company"] and all(p.key != own.key for own in one)
    ]
    if not one or not other or _makes(one, g):
        return
    if not _makes(other, g) and not _own_chips(clause):
        return
    draft.type, draft.modality = "supply", "planned"
    draft.agents, draft.counterparties = other, one


def _ordered(clause: Clause) -> bool:
    """Whether a deal is struck whose purpose is to make chips."""
    deal = any(noun.cls & CLASS["deal"] for noun in clause.objs)
    return deal and any(
        child.rel in ("purpose", "inf") and child.verb.lemma in _MAKING
        for child in clause.children
        if child.verb is not None and any(noun.cls & CLASS["chip"] for noun in child.objs)
    )


def _own_chips(clause: Clause) -> bool:
    """ "A deal with it to make its chips": those of whoever gives the order."""
    return any(
        noun.owner_word in _OWN and child.verb is not None and child.verb.lemma in _MAKING
        for child in clause.children
        for noun in child.objs
    )


def _makes(parties: list[Party], g: Grammar) -> bool:
    """Whether one of them lives by making the chips of others."""
    actors = (g.names.actors.get(p.key) for p in parties)
    return any(actor is not None and _MAKER in actor.roles for actor in actors)
