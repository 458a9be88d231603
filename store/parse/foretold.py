"""What the date of an act says of how it stands: a day to come makes a plan, one gone by a fact."""

from store.parse.drafts import Draft
from store.parse.grammar import Grammar
from store.parse.kinds import HAPPENED
from store.parse.word_classes import CLASS
from store.records import When

__all__ = ["budgeted", "gone", "to_come"]

_LAW = CLASS["rule"] | CLASS["restriction"]
_BEFOREHAND = frozenset(
    ("acquire", "license", "list-entity", "rescind-rule", "investigate", "state", "warn", "smuggle")
)
"""Acts that may be done before the day that the text gives for them."""
_QUICK = frozenset(("acquire", "supply", "invest"))
"""Acts that nobody is at work on today because they are to be done on a later day."""


def to_come(draft: Draft, published: When | None, g: Grammar) -> bool:
    """Whether an act told as a fact is dated after the day of its text, so that it is a plan.

    An order, a leave or a listing may be made before the day from which it counts, and work goes on
    that ends then. A past tense is stronger than a date, which may belong to something else.
    """
    when, clause = draft.when, draft.clause
    if published is None or when is None or not published.last or when.first <= published.last:
        return False
    verb = clause.verb if clause is not None else None
    above = clause.parent.verb if clause is not None and clause.parent is not None else None
    past = verb is None or verb.tense == "past" or verb.perfect
    if draft.modality == "done" and draft.type == "acquire" and above is not None:
        return above.lemma in g.status.agreed
    if draft.modality == "done" and not past and draft.type not in _BEFOREHAND:
        return True
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


def _present(draft: Draft) -> bool:
    """Whether an act is told in the simple present."""
    verb = draft.clause.verb if draft.clause is not None else None
    simple = verb is not None and verb.tense == "pres" and not verb.perfect
    return simple and verb is not None and not verb.progressive and draft.modality == "ongoing"
