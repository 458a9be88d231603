"""What makes another act of a telling: one more of its kind, a later step of the same."""

from collections.abc import Set

from store.parse.discourse.drafts import Draft
from store.parse.fields.same_chips import FARING
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.syntax.absolutes import ADDED
from store.parse.telling.same import close, side_by_side

__all__ = ["came_to_end", "later_step", "of_more", "one_more", "two_counts", "two_deeds"]

_MORE = frozenset(("another", "more"))
_FURTHER = frozenset(("additional", "further"))
_GROWS = frozenset(("build", "acquire", "rent", "supply", "deploy", "develop"))
_LATER = frozenset(("later", "subsequently", "then", "afterwards"))
_MADE = frozenset(("issue-rule", "propose-rule", "restrict"))
_PLEAS = frozenset(("plead", "plead_guilty", "convict", "sentence"))
_LEASED = frozenset(("rent", "acquire", "supply", "license"))
_ARRIVING = frozenset(("receive", "deliver", "take_delivery_of", "arrive"))
_TAKEN = frozenset(("rent", "acquire"))
_BESIDES = frozenset(("another", "further", "additional", "also"))
"""What says of a number or a sum that it comes to one told before."""
_CHARGES = frozenset(("charge", "indict", "unveil", "unseal", "announce", "file", "bring"))


def one_more(first: Draft, other: Draft) -> bool:
    """ "Builds a centre in Johor. It plans two more": what is told behind comes to the first."""
    if first.type != other.type or first.type not in _GROWS or first.start > other.start:
        return False
    return _adds(other.clause) and not _adds(first.clause)


def _adds(clause: Clause | None) -> bool:
    """Whether what is bought or built is said to come to something else."""
    if clause is None or clause.verb is None:
        return False
    goods = (clause.subj,) if clause.verb.passive else clause.objs
    return any(noun is not None and _further(noun) for noun in goods)


def _further(noun: Noun) -> bool:
    if noun.definite:
        return False
    more = noun.det in _MORE or noun.pronoun in _MORE
    return more or not _FURTHER.isdisjoint(noun.plain.split())


def later_step(first: Draft, other: Draft) -> bool:
    """ "Published guidance. It later changed the wording"; "unveiled charges", "pleaded guilty"."""
    if first.type in _MADE and other.type == "amend-rule":
        verb = other.clause.verb if other.clause is not None else None
        return verb is not None and not _LATER.isdisjoint(verb.adverbs)
    if first.type == other.type == "prosecute":
        steps = {first.lemma, other.lemma}
        return bool(steps & _PLEAS) and bool(steps & _CHARGES)
    return False


def of_more(one: Draft, two: Draft, words: Set[str]) -> bool:
    """ "They have also bought others worth $4 billion", "a further 16 were put on the list"."""
    if one.type != two.type or two.start < one.start or _BESIDES.isdisjoint(words):
        return False
    sums = bool(two.money) and bool(one.money) and not close(one, two)
    counts = bool(two.units) and bool(one.units) and two.units != one.units
    return sums or counts or _counts_more(two) or ("also" in words and _with_others(one, two))


def _with_others(first: Draft, other: Draft) -> bool:
    """ "It is also the largest client of Chindata": with somebody not spoken of before."""
    if other.type not in _LEASED:
        return False
    named = {p.key for p in other.counterparties if p.via == "name"}
    return bool(named) and named.isdisjoint(first.keys())


def _counts_more(draft: Draft) -> bool:
    """Whether what it is done to is a number of others: "a further 16 parties"."""
    clause = draft.clause
    if clause is None or clause.verb is None:
        return False
    nouns = [clause.subj] if clause.verb.passive else clause.objs
    listed = draft.type == "list-entity"
    return any(
        noun is not None
        and noun.quantity is not None
        and (noun.det == "another" or (listed and not noun.definite))
        for noun in nouns
    )


def two_deeds(first: Draft, other: Draft) -> bool:
    """ "Rented servers in Johor and bought 10,000 chips": more than what was paid for the rent.

    Two are "plans a cheaper chip, with production to begin in June", too.
    """
    if first.sentence == other.sentence and first.type != other.type and _added(first, other):
        return True
    if {first.type, other.type} != _TAKEN:
        return False
    bought = first if first.type == "acquire" else other
    return side_by_side(first, other) and bool(bought.units) and not bought.money


def _added(first: Draft, other: Draft) -> bool:
    """Whether one of two is told as an addition to the other."""
    return any(one.clause is not None and one.clause.sub == ADDED for one in (first, other))


def two_counts(first: Draft, other: Draft) -> bool:
    """ "Ordered 1,600, of which 1,000 were delivered": another act on fewer or more goods."""
    told = bool(first.units and other.units) and first.units != other.units
    arrived = other.lemma in _ARRIVING and first.lemma not in _ARRIVING
    return told and (first.type != other.type or arrived)


def came_to_end(first: Draft, other: Draft) -> bool:
    """ "Sales stopped": told of nobody, and not of the sale of so many that somebody expects."""
    return first.type == other.type == "supply" and _stopped(first) != _stopped(other)


def _stopped(draft: Draft) -> bool:
    nobody = draft.frame is not None and draft.frame.agent == "none"
    return draft.modality == "cancelled" and draft.lemma in FARING and nobody
