"""What the date of an act says of how it stands: a day to come makes a plan, one gone by a fact."""

from collections.abc import Sequence

from store.parse.discourse.drafts import Draft
from store.parse.fields.timing import comes_again
from store.parse.lexicon.grammar import Grammar
from store.parse.words.kinds import AHEAD, HAPPENED
from store.parse.words.word_classes import CLASS
from store.records import When

__all__ = ["budgeted", "carried", "gone", "to_come"]

_LAW = CLASS["rule"] | CLASS["restriction"]
_BEFOREHAND = frozenset(
    ("acquire", "license", "list-entity", "rescind-rule", "investigate", "state", "warn", "smuggle")
)
"""Acts that may be done before the day that the text gives for them."""
_LATER = frozenset(("acquire", "supply", "rent", "deploy"))
_DEALS = frozenset(("acquire", "rent", "supply", "build", "deploy"))
_GOODS = CLASS["chip"] | CLASS["deal"] | CLASS["order"] | CLASS["lease"] | CLASS["infra"]
_NOW = frozenset(("already", "now", "currently", "still", "today"))
_REACH = 3
"""Sentences over which a plan is still what the text speaks of."""
_QUICK = frozenset(("acquire", "supply", "invest"))
"""Acts that nobody is at work on today because they are to be done on a later day."""


def to_come(draft: Draft, published: When | None, g: Grammar) -> bool:
    """Whether an act told as a fact is dated after the day of its text, so that it is a plan.

    An order, a leave or a listing may be made before the day from which it counts, and work goes on
    that ends then. A past tense is stronger than a date, which may belong to something else.
    """
    when, clause = draft.when, draft.clause
    if published is None or when is None or not published.last:
        return False
    if when.first <= published.last:
        return draft.type in _LATER and _present(draft) and comes_again(when, published)
    verb = clause.verb if clause is not None else None
    above = clause.parent.verb if clause is not None and clause.parent is not None else None
    past = verb is None or verb.tense == "past" or verb.perfect
    if draft.modality == "done" and draft.type == "acquire" and above is not None:
        return above.lemma in g.status.agreed
    if draft.modality == "done" and not past and draft.type not in _BEFOREHAND:
        return True
    if draft.type == "build" and draft.frame is not None and draft.frame.modality == "ongoing":
        return False  # "is under construction and due to open next year"
    if draft.modality == "ongoing" and verb is not None and verb.progressive:
        return draft.type in _QUICK  # "is shipping it next month"
    return draft.type not in ("restrict", "license", "state") and _present(draft)


def budgeted(draft: Draft, published: When | None) -> bool:
    """ "Capital expenditure of $7bn for 2025", told in 2025: a sum for a time that is not over."""
    when = draft.when
    if draft.type != "invest" or draft.frame is not None or draft.modality not in HAPPENED:
        return False
    if published is None or when is None or not when.last or not published.last:
        return False
    return when.last > published.last


def gone(draft: Draft, published: When | None, g: Grammar) -> bool:
    """ "In October 2022 Washington bars": a present tense with a day gone by tells history.

    Not of what only begins on that day, nor where a rule of that day is the subject.
    """
    when = draft.when
    subject = draft.clause.subj if draft.clause is not None else None
    begins = any(one.modality == "ongoing" for one in g.catenative.get(draft.lemma, ()))
    if begins or (subject is not None and subject.cls & _LAW):
        return False
    if published is None or when is None or not when.last or not _present(draft):
        return False
    return when.last < published.first


def carried(draft: Draft, earlier: Sequence[Draft]) -> bool:
    """ "It would buy 10,000 chips. The servers go to Johor": what belongs to a plan is planned too.

    `earlier` are the acts before `draft`, in order.
    """
    clause = draft.clause
    if draft.type not in _DEALS or not _present(draft) or clause is None:
        return False
    subject, verb = clause.subj, clause.verb
    if clause.rel not in ("main", "coord") or subject is None or verb is None or draft.negative:
        return False
    if not (subject.definite and subject.cls & _GOODS) or subject.refs or _NOW & {*verb.adverbs}:
        return False
    last = next((one for one in reversed(earlier) if one.type in _DEALS), None)
    near = last is not None and 0 < draft.number - last.number <= _REACH
    return near and last is not None and last.modality in AHEAD


def _present(draft: Draft) -> bool:
    """Whether an act is told in the simple present."""
    verb = draft.clause.verb if draft.clause is not None else None
    simple = verb is not None and verb.tense == "pres" and not verb.perfect
    return simple and verb is not None and not verb.progressive and draft.modality == "ongoing"
