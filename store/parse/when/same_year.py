"""Acts of a year: "Microsoft bought 485,000 of them in 2024. Meta acquired 224,000"."""

from collections.abc import Sequence

from store.parse.discourse.drafts import Draft
from store.parse.discourse.told import Told
from store.parse.words.kinds import AHEAD
from store.records import When
from store.vocabulary import EventType

__all__ = ["same_year"]

_TYPES: frozenset[EventType] = frozenset(
    ("acquire", "supply", "rent", "invest", "build", "deploy", "develop", "smuggle")
)
"""What goes on over a year and is counted by it."""
_NEAR = 2
"""Sentences from one act to the next."""


def same_year(drafts: Sequence[Draft], told: Sequence[Told]) -> None:
    """Give what is done, and told without a date, the year of the like act told just before."""
    last: Draft | None = None
    for draft in sorted(drafts, key=lambda one: one.start):
        if draft.section in ("title", "heading"):
            continue
        if last is not None and _goes_on(draft, last) and not _dated(draft, told):
            draft.when = last.when
        last = draft


def _goes_on(draft: Draft, last: Draft) -> bool:
    """Whether an act is told as one more of the kind, of the same year."""
    year, verb = last.when, draft.clause.verb if draft.clause is not None else None
    if _known(draft.when) or year is None or year.precision != "year" or verb is None:
        return False
    if draft.type not in _TYPES or draft.type != last.type or draft.modality != last.modality:
        return False
    simple = not (verb.modal or verb.perfect or verb.progressive)
    told = simple and (verb.tense == "past" or draft.modality in AHEAD)
    return told and not draft.negative and 0 < draft.number - last.number <= _NEAR


def _dated(draft: Draft, told: Sequence[Told]) -> bool:
    """Whether the sentence of an act has a date of its own."""
    return any(c.dates for one in told if one.place.number == draft.number for c in one.clauses)


def _known(when: When | None) -> bool:
    return when is not None and bool(when.first or when.last)
