"""The chips named just before, where an act speaks of them again."""

from store.parse.discourse.drafts import ChipFound, Draft
from store.parse.discourse.refer import Discourse
from store.parse.fields.own_makers import by_others, makers_of, meant_for_others
from store.parse.frames.frames import nouns_of
from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set

__all__ = ["FARING", "same_chips", "with_those"]

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
_SORTED = word_set("best top advanced latest newest leading flagship powerful new other local own")
_MADE = frozenset(("supply", "develop"))
_SEVERAL = frozenset(("they", "both", "these"))
_THOSE = frozenset(("it", "them", "these", "both"))
_BESIDE = frozenset(("along with", "together with", "as well as"))
_SAMPLES = frozenset(("samples", "sample"))
_DONE_TO = frozenset(("supply", "deploy", "license", "restrict", "smuggle"))
_POINTING = frozenset(("such", "this", "that", "these", "those"))
_TOLD_OF = frozenset(("state", "oppose", "investigate", "comply", "prosecute", "develop"))
"""What else may be about chips, where it calls them "the chip" or "such chips"."""

_TRADE = CLASS["sale"] | CLASS["purchase"] | CLASS["order"]
FARING = word_set("stop halt cease dry_up resume begin start")
"""How trade may fare of itself: "sales stopped", "deliveries resumed"."""
_WAYS = frozenset(("to", "in", "into"))
_PAIR = 2
_NEAR, _FAR = 2, 6
"""Sentences back to the chips that "them" and that "the chips" may mean."""


def same_chips(draft: Draft, group: list[Clause], g: Grammar, talk: Discourse) -> None:
    """ "The chips", "them", "15,000 units": those that were named just before."""
    at, chips, vendors = talk.chips
    traded = draft.type in _TRADED
    deal = traded and at >= talk.sentence - _NEAR
    if at < talk.sentence - _FAR or not (traded or draft.type in _TOLD_OF):
        return
    ruled = draft.type in ("restrict", "license")
    for number, one in enumerate(group[:5]):
        passive = one.verb is not None and one.verb.passive
        told_of = ruled or passive or not traded or draft.lemma in FARING
        for prep, noun in nouns_of(one, subject=told_of):
            if noun.pronoun and prep in _TO_SOMEBODY:
                continue
            named = _named_again(noun)
            if named or (deal and number < 3 and _again_in(noun, one, draft, ruled)):
                chips, vendors = _as_many(noun, talk)
                makers = makers_of(draft, g)
                meant = [c for c in chips if not by_others(c.key, makers, g)]
                if not named and noun.quantity is not None and noun.cls & CLASS["chip"]:
                    meant = [c for c in meant if not meant_for_others(c.key, draft, g)]
                draft.chips = [ChipFound(c.key, c.start, c.end) for c in meant]
                draft.vendors = [v for v in vendors if not makers or v in makers]
                return


def _as_many(noun: Noun, talk: Discourse) -> tuple[list[ChipFound], list[str]]:
    """The chips named last; of "the two chips", "both chips" the last that were two."""
    _, chips, vendors = talk.chips
    at, several, makers = talk.together
    count = _PAIR if noun.det == "both" else noun.quantity
    meant = len(chips) != count and len(several) == count
    return (several, makers) if meant and at >= talk.sentence - _FAR else (chips, vendors)


def with_those(draft: Draft, clause: Clause, talk: Discourse) -> None:
    """ "It restricted it, along with the H20": what was named before is meant as well."""
    at, chips, vendors = talk.chips
    if draft.type not in _TRADED or at < talk.sentence - 1:
        return
    things = [*clause.objs]
    if clause.verb is not None and clause.verb.passive and clause.subj is not None:
        things.append(clause.subj)
    beside = any(prep in _BESIDE and noun.cls & CLASS["chip"] for prep, noun in clause.preps)
    if beside and any(noun.pronoun in _THOSE for noun in things):
        known = {chip.key for chip in draft.chips}
        draft.chips += [ChipFound(c.key, c.start, c.end) for c in chips if c.key not in known]
        if draft.vendors:
            draft.vendors += [one for one in vendors if one not in draft.vendors]


def _named_again(noun: Noun) -> bool:
    """ "The chip", "such processors", "10,000 of the chips": the ones that were named last."""
    return any(
        one.cls & CLASS["chip"]
        and (one.definite or one.det in _POINTING)
        and not (one.owner or one.owner_word or one.refs or one.phrases)
        and not _of_a_sort(one)
        for one in (noun, *noun.of)
    )


def _of_a_sort(noun: Noun) -> bool:
    """ "The most advanced chips": told by what they are like, not named before."""
    return not _SORTED.isdisjoint(noun.plain.split())


def _again_in(noun: Noun, clause: Clause, draft: Draft, ruled: bool) -> bool:
    """Whether a phrase of a deal or a rule stands for the chips of the sentences before it."""
    low = noun.head.low if noun.head is not None else ""
    counted = noun.quantity is not None and low in _PIECES and not noun.of
    goods = noun.cls & CLASS["chip"] or low in _GOODS
    asked = draft.type == "license" and noun.cls & CLASS["licence"]
    words = noun.plain.split()
    return bool(
        noun.pronoun in ("them", "these")
        or (ruled and noun.pronoun == "it" and noun is clause.subj and not _acts(noun, draft))
        or (noun is clause.subj and _undergoes(noun, clause, draft))
        or (counted and not ruled)
        or (noun is clause.subj and _fares(noun, clause))
        or (low in _SAMPLES and not (noun.of or noun.refs or noun.phrases))
        or (noun.definite and goods and not (noun.owner or noun.owner_word or _of_a_sort(noun)))
        or any(_again(of) for of in noun.of)
        or (asked and "own" not in words and (noun.definite or noun.owner_word or noun.owner))
        or (draft.type in _MADE and noun.pronoun == "it" and noun is not clause.subj)
        or (
            (noun.pronoun == "it" or noun.plain == "one")
            and noun in clause.objs
            and _handles(clause)
        )
        or (noun.det == "such" and goods and not noun.refs)
    )


def _acts(noun: Noun, draft: Draft) -> bool:
    """ "It would require permits": whoever makes the rule is no chip."""
    return any(party.start == noun.start for party in draft.agents)


def _undergoes(noun: Noun, clause: Clause, draft: Draft) -> bool:
    """ "Both were banned", "they were installed in Jakarta": what something is done to."""
    passive = clause.verb is not None and clause.verb.passive
    return passive and noun.pronoun in _SEVERAL and draft.type in _DONE_TO


def _fares(noun: Noun, clause: Clause) -> bool:
    """ "Shipments ceased", "sales resumed": those of the chips spoken of."""
    bare = not (noun.of or clause.objs) and all(prep in _WAYS for prep, _ in noun.phrases)
    bare = bare and all(getattr(ref, "kind", "place") == "place" for ref in noun.refs)
    verb = clause.verb
    return bool(bare and noun.cls & _TRADE and verb is not None and verb.lemma in FARING)


def _handles(clause: Clause) -> bool:
    return clause.verb is not None and clause.verb.lemma in _HANDLED


def _again(noun: Noun) -> bool:
    """ "200,000 of the same part", "$16 billion of the parts"."""
    low = noun.head.low if noun.head is not None else ""
    goods = noun.cls & CLASS["chip"] or low in _GOODS
    return bool(noun.definite and goods and not (noun.owner or noun.owner_word or noun.refs))
