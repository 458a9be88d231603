"""The chips named just before, where an act speaks of them again."""

from store.parse.chunks import Noun
from store.parse.clauses import Clause
from store.parse.drafts import ChipFound, Draft
from store.parse.frames import nouns_of
from store.parse.grammar import Grammar
from store.parse.own_makers import by_others, makers_of
from store.parse.refer import Discourse
from store.parse.word_classes import CLASS
from store.parse.words import word_set

__all__ = ["same_chips"]

_TRADED = frozenset(
    ["acquire", "rent", "supply", "deploy", "license", "restrict", "smuggle", "warn", "decline"]
)
_TO_SOMEBODY = frozenset(("to", "for", "with", "by", "from", "against"))
_HANDLED = word_set("buy order purchase import use sell ship export acquire get offer stop avoid")
_PIECES = frozenset(
    ["units", "cards", "boards", "pieces", "modules", "chips", "processors", "gpus"]
)
_GOODS = word_set(
    """
    machines boards modules part parts goods devices servers racks systems cards product products
    """
)
_MADE = frozenset(("supply", "develop"))


def same_chips(draft: Draft, group: list[Clause], g: Grammar, talk: Discourse) -> None:
    """ "The chips", "them", "15,000 units": those that were named just before."""
    at, chips, vendors = talk.chips
    if at < talk.sentence - 2 or draft.type not in _TRADED:
        return
    ruled = draft.type in ("restrict", "license")
    for one in group[:3]:
        for prep, noun in nouns_of(one, subject=ruled):
            if noun.pronoun and prep in _TO_SOMEBODY:
                continue
            low = noun.head.low if noun.head is not None else ""
            counted = noun.quantity is not None and low in _PIECES and not noun.of
            goods = noun.cls & CLASS["chip"] or low in _GOODS
            asked = draft.type == "license" and noun.cls & CLASS["licence"]
            back = (
                noun.pronoun in ("them", "these")
                or (ruled and noun.pronoun == "it" and noun is one.subj)
                or (counted and not ruled)
                or (noun.definite and goods and not noun.owner and not noun.owner_word)
                or any(_again(of) for of in noun.of)
                or (asked and (noun.definite or noun.owner_word or noun.owner))
                or (draft.type in _MADE and noun.pronoun == "it" and noun is not one.subj)
                or (noun.pronoun == "it" and noun in one.objs and _handles(one))
                or (noun.det == "such" and goods and not noun.refs)
            )
            if back:
                makers = makers_of(draft, g)
                meant = [c for c in chips if not by_others(c.key, makers, g)]
                draft.chips = [ChipFound(c.key, c.start, c.end) for c in meant]
                draft.vendors = [v for v in vendors if not makers or v in makers]
                return


def _handles(clause: Clause) -> bool:
    return clause.verb is not None and clause.verb.lemma in _HANDLED


def _again(noun: Noun) -> bool:
    """ "200,000 of the same part", "$16 billion of the parts"."""
    low = noun.head.low if noun.head is not None else ""
    goods = noun.cls & CLASS["chip"] or low in _GOODS
    return bool(noun.definite and goods and not (noun.owner or noun.owner_word or noun.refs))
