"""Who lets what is rented: whose sites they are ("halls owned and operated by foreign firms")."""

from collections.abc import Iterator

from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.discourse.refer import Discourse
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.words.word_classes import CLASS

__all__ = ["landlord"]

_HOLDING = frozenset(("own", "operate", "run", "manage"))
_LETTING = frozenset(("lease", "rent", "hire"))
_SITES = CLASS["infra"] | CLASS["compute"]
_GROUPS = frozenset(("firms", "companies", "operators", "entities", "groups", "providers"))
_OPERATORS = "data-centre-operators"
"""The key of those who run data centres and are not named."""


def landlord(draft: Draft, clause: Clause, talk: Discourse) -> None:
    """Make those who own or run the sites that are rented the other party, if nobody else is."""
    if draft.type != "rent" or any(p.via != "maker" for p in draft.counterparties):
        return
    taken = {p.key for p in draft.agents}
    for owner in _owners(clause):
        found = [p for p in talk.resolve(owner) if p.key not in taken]
        if not found and owner.head is not None and owner.head.low in _GROUPS:
            value = CLASS["collective"] | CLASS["company"]
            found = [Party(_OPERATORS, "description", owner.start, owner.end, value)]
        if found:
            draft.counterparties = found
            return


def _owners(clause: Clause) -> Iterator[Noun]:
    """Who is said to own the sites, or to have let them."""
    for child in clause.children:
        verb, site = child.verb, child.antecedent
        if verb is None or child.rel not in ("part", "rel") or not verb.passive:
            continue
        if verb.lemma in _HOLDING and site is not None and site.cls & _SITES:
            yield from (noun for prep, noun in child.preps if prep == "by")
        elif verb.lemma in _LETTING:
            yield from (noun for prep, noun in child.preps if prep == "from")
