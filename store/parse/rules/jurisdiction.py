"""Whose order it must be, by what is ordered: what to buy firms are told by their own state."""

from store.parse.discourse.drafts import Draft
from store.parse.fields.gather import descend, nouns_of
from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.clauses import Clause
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set

__all__ = ["keeps_from_buying", "state_of_buyers"]

_DIRECTING = word_set(
    """
    tell ask order instruct urge advise discourage direct request require guide push press call
    recommend warn dissuade summon notify inform encourage pressure give issue send
    """
)
_BUYING = word_set("buy purchase order procure acquire import")
_TAKING = _BUYING | {"use", "test", "adopt", "install", "avoid"}
_BOUGHT = word_set("order orders purchase purchases imports procurement")
_SELLING = word_set("export sell ship supply license")
_USING = word_set("use put install deploy run adopt remove drop replace rely phase_out keep")
_ENDING = word_set("stop end halt cancel suspend pause cease avoid cut reduce freeze shun abandon")
_ORDERS = CLASS["order"] | CLASS["purchase"]
_BOUND = frozenset(("restrict", "warn", "issue-rule"))


def keeps_from_buying(draft: Draft, clause: Clause, g: Grammar) -> bool:
    """ "Regulators told companies not to order Nvidia's chips": they are those of the buyers.

    Who sells abroad keeps his own firms from selling. A government that the text names is its own.
    """
    noun = clause.subj
    if noun is None or not noun.cls & CLASS["gov"] or noun.refs or noun.owner:
        return False
    if any(p.via in ("name", "alias") for p in draft.agents):
        return False
    if "US" not in _homes_of_makers(draft, g):
        return False
    below = [one for one in descend(clause) if one is not clause]
    words = {w for one in below for _, n in nouns_of(one, subject=False) for w in n.plain.split()}
    words |= {word for inside in clause.objs for word in inside.plain.split()}
    verbs = {one.verb.lemma for one in below if one.verb is not None}
    return bool(verbs & _TAKING or words & _BOUGHT) and not verbs & _SELLING


def state_of_buyers(draft: Draft, clause: Clause, g: Grammar) -> str:
    """The country whose unnamed authorities order this, "" where what is ordered does not say.

    A state that exports chips tells sellers what not to sell; that firms are not to buy or use
    another country's chips their own state tells them. Chinese buyers are those whom such news is
    about.
    """
    verb = clause.verb
    if draft.type not in _BOUND or verb is None:
        return ""
    homes = _homes_of_makers(draft, g)
    told = {g.names.home_of(p.key) for p in draft.counterparties if p.via != "maker"}
    if "US" not in homes or "CN" in homes or "US" in told:
        return ""
    content = [one for one in descend(clause)[1:] if one.verb is not None]
    lemmas = {one.verb.lemma for one in content if one.verb is not None}
    uses = bool(lemmas & _USING)
    if verb.lemma in _DIRECTING:
        ends = bool(lemmas & _ENDING) and any(
            noun.cls & _ORDERS for one in content for _, noun in nouns_of(one)
        )
        return "CN" if uses or ends or lemmas & _BUYING else ""
    at_home = any(site.place in ("CN", "HK") and site.kind != "destination" for site in draft.sites)
    return "CN" if uses and told == {"CN"} and at_home else ""


def _homes_of_makers(draft: Draft, g: Grammar) -> set[str]:
    makers = {*draft.vendors, *(g.names.vendor(chip.key) for chip in draft.chips)} - {""}
    return {g.names.home_of(key) for key in makers}
