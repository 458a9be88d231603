"""Who makes chips for whom: "a deal with Samsung to manufacture its chips", "stocks built up"."""

from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.discourse.refer import Discourse
from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.clauses import Clause
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set

__all__ = ["made_for", "made_of", "made_to_order", "stocked"]

_MAKING = word_set("make manufacture produce mass-produce fabricate")
_DEALS = frozenset(("supply", "rent", "negotiate", "develop", "acquire", "invest"))
_OWN = frozenset(("its", "their", "his", "her"))
_MAKER = "fab"
_LAYING_IN = frozenset(("build", "build_up", "create", "establish"))
_STOCKS = word_set("stock stocks stockpile stockpiles inventory inventories reserve reserves")


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


def made_of(draft: Draft, clause: Clause, talk: Discourse) -> None:
    """ "TSMC makes the processors of Nvidia and AMD": it supplies those whose chips they are."""
    own = {p.key for p in draft.agents}
    chips = [noun for noun in clause.objs if noun.cls & CLASS["chip"]]
    for noun in chips:
        found = [p for inside in noun.of for p in talk.resolve(inside)]
        whose = [p for p in found if p.cls & CLASS["company"] and not p.cls & CLASS["gov"]]
        if own and whose and own.isdisjoint({p.key for p in whose}):
            draft.type, draft.counterparties = "supply", whose
            return


def stocked(draft: Draft, clause: Clause) -> None:
    """ "Built stocks of A100 chips": who lays in a stock has bought, not made, what is in it."""
    if draft.type not in ("develop", "supply") or draft.lemma not in _LAYING_IN:
        return
    if any(noun.head is not None and noun.head.low in _STOCKS for noun in clause.objs):
        draft.type = "acquire"


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


def made_for(draft: Draft, g: Grammar) -> None:
    """Who makes chips of another's design supplies the designer."""
    known = {p.key for p in draft.agents}
    for key in tuple(known):
        known.update(g.names.ancestors(key))
    makers = [(vendor, draft.start) for vendor in draft.vendors]
    makers += [(g.names.vendor(chip.key), chip.start) for chip in draft.chips]
    for vendor, at in makers:
        if known and vendor and not known & {vendor, *g.names.ancestors(vendor)}:
            value = CLASS["company"] | CLASS["actor"]
            draft.type = "supply"
            draft.counterparties = [Party(vendor, "maker", at, at + 1, value)]
            return
