"""Narrowing the days of the filter by keys, around the event under the cursor.

An act without a date of its own stands in the timeline by its first report, and no `date:` finds
it: around such an event it is the days of reports that are narrowed.
"""

from __future__ import annotations

from tui import dates
from tui.columns import Row
from tui.screens.filtering import Filtering

_SPANS = ("date", "reported")
"""The fields that a span of days may be asked of."""


class Narrowing(Filtering):
    """The keys that narrow and widen the days."""

    def action_narrow(self) -> None:
        """Narrow the days around the event under the cursor by a step of the calendar."""
        row = self.timeline.row
        field = _field_of(row)
        value = dates.narrower(self._range(field), row.line.day if row is not None else "")
        self.set_field(field, value, "the dates are as narrow as they get")

    def action_widen(self) -> None:
        """Widen the days by a step of the calendar."""
        field = next((one for one in _SPANS if self._range(one) is not None), "date")
        self.set_field(field, dates.wider(self._range(field)), "all dates are shown")

    def action_month_only(self) -> None:
        """Only the month of the event under the cursor; again, all dates."""
        month, field = self.timeline.month, _field_of(self.timeline.row)
        if month and self._month(field) == month:
            self.set_field(field, "", "")
            return
        self.set_field(field, month or None, "the event has no date")
        if month and field == "reported":
            self.dashboard.say("the act is undated: these are the reports of that month")

    def _month(self, field: str) -> str:
        """The month to which the days of a field are narrowed, if it is one."""
        first, last = self._range(field) or ("", "")
        whole = first[:7] == last[:7] and dates.narrower((first, last), first) is None
        return first[:7] if whole else ""

    def _range(self, field: str) -> dates.Range | None:
        """The days of the filter's first term of a field."""
        query = self.dashboard.desk.parse(self.filter.text) if self.dashboard.desk else None
        for term in query.terms if query is not None else ():
            if term.field == field and not term.negated:
                for value in term.values:
                    return getattr(value.match, "first", ""), getattr(value.match, "last", "")
        return None


def _field_of(row: Row | None) -> str:
    """The field that holds the day by which an event stands in the timeline."""
    precision = row.line.precision if row is not None else "day"
    undated = precision in ("", "unknown") or precision.startswith("reported-")
    return "reported" if undated else "date"
