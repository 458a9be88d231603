"""The keys of single panes."""

from tui.keytable.key import Key, moves

__all__ = ["EVIDENCE", "FACET", "TIMELINE"]

TIMELINE: tuple[Key, ...] = (
    *moves("timeline", "event"),
    Key(
        id="timeline.earlier",
        keys="left,h",
        action="month(-1)",
        says="To the month before on the strip of bars",
        label="month",
    ),
    Key(
        id="timeline.later",
        keys="right,l",
        action="month(1)",
        says="To the month after",
        label="month",
    ),
    Key(
        id="timeline.month",
        keys="equals_sign",
        action="screen.month_only",
        says="Only the month of the event, and back to all dates",
    ),
    Key(
        id="timeline.drop",
        keys="x",
        action="drop",
        says="Where nothing is left: drop the term beside the cursor from the filter",
        label="drop the term",
    ),
    Key(
        id="timeline.open",
        keys="enter",
        action="screen.open",
        label="open",
        says="Open the event: article, claims, reports, conflicts, rule steps",
    ),
)

FACET: tuple[Key, ...] = (
    *moves("facet", "value"),
    Key(
        id="facet.only",
        keys="f,enter",
        action="only",
        label="only",
        says="Filter by the value, or take it out of the filter again",
    ),
    Key(
        id="facet.exclude",
        keys="x",
        action="exclude",
        says="Exclude the value",
        label="exclude",
    ),
    Key(
        id="facet.find",
        keys="t",
        action="find",
        says="Type letters to narrow the list",
        label="type to find",
    ),
    Key(
        id="facet.field_next",
        keys="right,l",
        action="turn(1)",
        says="Show the next field in this pane (actors, agents, vendors, places, publishers …)",
        label="field",
    ),
    Key(
        id="facet.field_previous",
        keys="left,h",
        action="turn(-1)",
        says="Show the field before",
        label="field",
    ),
)

EVIDENCE: tuple[Key, ...] = (
    *moves("evidence", "line"),
    Key(
        id="evidence.open",
        keys="enter",
        action="screen.open",
        says="Open the event",
        label="open",
    ),
)
