"""Whether goods are moved against the law: by whom, how, over which market, without a permit."""

from store.parse.discourse.drafts import Draft
from store.parse.discourse.refer import Discourse
from store.parse.frames.frames import nouns_of
from store.parse.lexicon.grammar import Grammar
from store.parse.rules.duties import barred
from store.parse.shapes.clauses import Clause
from store.parse.words.word_classes import CLASS
from store.parse.words.words import singular, word_set

__all__ = ["forbidden", "held_up", "illicit", "no_goods"]

_ILLEGAL = word_set("illegally illicitly unlawfully clandestinely secretly covertly fraudulently")
_SHADY = word_set("black-market grey-market gray-market underground contraband")
_BANNED = frozenset(("banned", "smuggled", "embargoed"))
_PLOTTING = frozenset(("conspire", "plot", "scheme", "collude"))
_MARKETS = frozenset(("on", "through", "via", "in", "at"))
_HOLDING = frozenset(("stop", "halt", "hold", "detain", "turn_back"))
_CARGOES = word_set("shipment shipments consignment consignments cargo container containers parcel")
_TASKS = word_set("workload workloads task tasks training inference work production users traffic")
_BEHIND = 20
"""Characters behind a verb in which its adverb stands."""


def no_goods(clause: Clause) -> bool:
    """ "Workloads were moved to other chips": what is moved is nothing that can be smuggled."""
    noun = clause.subj
    passive = clause.verb is not None and clause.verb.passive
    return passive and noun is not None and noun.head is not None and noun.head.low in _TASKS


def illicit(clause: Clause, g: Grammar, talk: Discourse) -> bool:
    """Whether a trade told by `clause` is smuggling."""
    verb, above = clause.verb, clause.parent.verb if clause.parent is not None else None
    assert verb is not None
    if not verb.modal and barred(clause, talk):
        return True
    if above is not None and above.lemma in _PLOTTING:
        return True
    if any(p in _MARKETS and noun.cls & CLASS["smuggling"] for p, noun in clause.preps):
        return True
    head = clause.subj.head if clause.subj is not None else None
    if head is not None and g.nouns.get(singular(head.low), 0) & CLASS["smuggler"]:
        return True
    behind = talk.text[verb.end : verb.end + _BEHIND].split(maxsplit=1)[:1]
    if _ILLEGAL & {*verb.adverbs, *(word.lower().strip(".,;") for word in behind)}:
        return True
    return any(word in _SHADY for _, noun in nouns_of(clause) for word in noun.plain.split())


def forbidden(clause: Clause) -> bool:
    """ "Sold the banned chips": what is sold may not be."""
    return any(_BANNED & set(noun.plain.split()) for noun in clause.objs)


def held_up(draft: Draft, clause: Clause) -> bool:
    """ "A shipment of 50 H200s was stopped by agents": certain goods are seized, not barred."""
    verb = clause.verb
    if verb is None or verb.lemma not in _HOLDING or verb.negative or draft.modality != "done":
        return False
    goods = [clause.subj] if verb.passive else clause.objs
    return any(
        noun is not None
        and noun.head is not None
        and noun.head.low in _CARGOES
        and (noun.det in ("a", "an", "another") or noun.quantity is not None)
        for noun in goods
    )
