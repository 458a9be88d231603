"""What makes another act of a telling: one more of its kind, a later step of the same."""

from store.parse.chunks import Noun
from store.parse.clauses import Clause
from store.parse.drafts import Draft

__all__ = ["later_step", "one_more"]

_MORE = frozenset(("another", "more"))
_FURTHER = frozenset(("additional", "further"))
_GROWS = frozenset(("build", "acquire", "rent", "supply", "deploy", "develop"))
_LATER = frozenset(("later", "subsequently", "then", "afterwards"))
_MADE = frozenset(("issue-rule", "propose-rule", "restrict"))
_PLEAS = frozenset(("plead", "plead_guilty", "convict", "sentence"))
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
