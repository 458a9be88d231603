"""The day of what a list tells: that of the line which opens it ("On Monday the bureau: • …")."""

import re

from store.parse.discourse.told import Told
from store.records import Section, When

__all__ = ["ItemDates"]

_MARK = re.compile(r"(?:[•▪◦·*–-]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])[ \t]*")
_LONGEST = 8
"""Characters in which the mark of an item stands before it."""
_ACTS = frozenset(
    (
        "propose-rule", "issue-rule", "amend-rule", "rescind-rule", "restrict", "license",
        "list-entity", "prosecute", "warn",
    )
)  # fmt: skip
"""What authorities do in several steps on one day."""


class ItemDates:
    """Remembers the day on which a list is said to tell what was done."""

    __slots__ = ("day", "inside", "text")

    def __init__(self, text: str) -> None:
        """No list open in `text`."""
        self.text = text
        self.day: When | None = None
        self.inside = False

    def begin(self, section: Section) -> None:
        """See whether a section is an item of a list; another kind ends the list."""
        line = self.text.rfind("\n", max(0, section.start - _LONGEST), section.start) + 1
        before = self.text[max(line, section.start - _LONGEST) : section.start]
        own = _MARK.match(self.text, section.start)
        self.inside = _MARK.fullmatch(before.lstrip()) is not None or own is not None
        if not self.inside:
            self.day = None

    def read(self, told: Told) -> None:
        """Give the acts of an item the day of its list, or open a list behind a colon."""
        if not self.inside:
            self.day = _day(told) if self.text.endswith(":", 0, told.sentence.end) else None
        elif self.day is not None:
            for draft in told.drafts:
                undated = draft.when is None and draft.told_on is None
                if undated and draft.modality == "done" and draft.type in _ACTS:
                    draft.when = self.day


def _day(told: Told) -> When | None:
    """The day that a line which opens a list names with its verb, where that is past."""
    for clause in told.clauses:
        if clause.verb is not None and clause.verb.tense == "past" and clause.rel == "main":
            return next((d for d in clause.dates if isinstance(d, When)), None)
    return None
