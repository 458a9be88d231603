"""Every key of the screens, in one table; a key that is not here does not exist.

Ids are stable: a user's keymap refers to them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

PLACES: Mapping[str, str] = {
    "app": "Everywhere",
    "main": "Dashboard",
    "timeline": "Timeline",
    "facet": "Facet pane",
    "evidence": "Evidence",
    "views": "Saved views",
    "bar": "Filter bar",
    "detail": "Detail",
    "text": "Article and fields",
    "help": "Help",
    "prompt": "Prompt",
    "correct": "Correction",
    "build": "First build",
}
"""Where keys act, and the title of each place in the help."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One key (or several for the same action) at one place.

    `keys` are Textual key names, the first one is shown; `label` is the word of the hint line
    and is empty where the key needs no hint; `says` is the sentence of the help. An `early` key
    acts before any widget sees it, so that what is typed right behind it goes where it leads.
    """

    id: str
    keys: str
    action: str
    says: str
    label: str = ""
    early: bool = False


def _moves(place: str, what: str) -> tuple[Key, ...]:
    """The keys that move through a list or a text."""
    rows = (
        ("down", "j,down", "Next {}", "move"),
        ("up", "k,up", "Previous {}", "move"),
        ("first", "g,home", "First {}", ""),
        ("last", "G,end", "Last {}", ""),
        ("page_down", "pagedown", "One page down", ""),
        ("page_up", "pageup", "One page up", ""),
    )
    return tuple(
        Key(id=f"{place}.{name}", keys=keys, action=name, says=says.format(what), label=label)
        for name, keys, says, label in rows
    )


def _editing(place: str) -> tuple[Key, ...]:
    """The keys that edit a line of text."""
    rows = (
        ("left", "left", "cursor_left", "One character left"),
        ("right", "right", "cursor_right", "One character right"),
        ("word_left", "ctrl+left", "cursor_left_word", "One word left"),
        ("word_right", "ctrl+right", "cursor_right_word", "One word right"),
        ("select_left", "shift+left", "cursor_left(True)", "Select to the left"),
        ("select_right", "shift+right", "cursor_right(True)", "Select to the right"),
        ("start", "home", "home", "To the start"),
        ("end", "end,ctrl+e", "end", "To the end"),
        ("erase", "backspace", "delete_left", "Delete to the left"),
        ("delete", "delete,ctrl+d", "delete_right", "Delete to the right"),
        ("erase_word", "ctrl+w", "delete_left_word", "Delete the word to the left"),
        ("erase_left", "ctrl+u", "delete_left_all", "Delete everything to the left"),
        ("erase_right", "ctrl+k", "delete_right_all", "Delete everything to the right"),
    )
    return tuple(
        Key(id=f"{place}.{name}", keys=keys, action=action, says=says)
        for name, keys, action, says in rows
    )


KEYS: Mapping[str, tuple[Key, ...]] = {
    "app": (
        Key(
            id="help",
            keys="question_mark",
            action="help",
            says="All keys of this place",
            label="help",
        ),
        Key(
            id="palette",
            keys="colon,ctrl+p",
            action="command_palette",
            says="Find an action by its name",
        ),
        Key(id="quit", keys="q", action="quit", says="Leave bdwatch", label="quit"),
        Key(
            id="interrupt",
            keys="ctrl+c",
            action="interrupt",
            says="Stop the search that is running",
        ),
    ),
    "main": (
        Key(
            id="bar",
            keys="slash",
            action="bar",
            says="To the filter bar, its text kept",
            label="filter",
            early=True,
        ),
        Key(id="back", keys="escape", action="back", says="Back to the timeline; clears nothing"),
        Key(id="pane.next", keys="tab", action="next_pane", says="Next pane", label="pane"),
        Key(id="pane.previous", keys="shift+tab", action="previous_pane", says="Previous pane"),
        Key(id="pane.timeline", keys="1", action="pane('timeline')", says="Timeline"),
        Key(id="pane.actors", keys="2", action="pane('actors')", says="Actors"),
        Key(id="pane.chips", keys="3", action="pane('chips')", says="Chips"),
        Key(id="pane.rules", keys="4", action="pane('rules')", says="Rule status"),
        Key(id="pane.evidence", keys="5", action="pane('evidence')", says="Evidence"),
        Key(
            id="pane.routes",
            keys="6",
            action="pane('routes')",
            says="Routes (at 160 columns and more)",
        ),
        Key(
            id="pane.origins",
            keys="7",
            action="pane('origins')",
            says="Origins (at 160 columns and more)",
        ),
        Key(id="event.next", keys="n", action="step(1)", says="Next event, from any pane"),
        Key(id="event.previous", keys="p", action="step(-1)", says="Previous event, from any pane"),
        Key(
            id="filter.undo",
            keys="u",
            action="undo",
            says="Undo the last change of the filter",
            label="undo",
        ),
        Key(id="filter.redo", keys="r", action="redo", says="Redo it"),
        Key(
            id="filter.off",
            keys="0",
            action="toggle_filter",
            says="Filter off, and on again; the event under the cursor stays",
        ),
        Key(
            id="asof",
            keys="a",
            action="asof",
            says="Knowledge and law as of a day (writes asof: into the bar)",
            label="as of",
        ),
        Key(
            id="date.narrow",
            keys="left_square_bracket",
            action="narrow",
            says="Narrow the dates around the event: year, quarter, month",
        ),
        Key(
            id="date.widen",
            keys="right_square_bracket",
            action="widen",
            says="Widen the dates: month, quarter, year, all",
        ),
        Key(
            id="sort", keys="s", action="sort", says="Newest first or oldest first; the event stays"
        ),
        Key(id="sort.reset", keys="S", action="sort_reset", says="Back to newest first"),
        Key(id="views", keys="v", action="views", says="To the saved views, then 1 to 9"),
        Key(id="views.save", keys="V", action="save_view", says="Save this filter under a name"),
        Key(id="mark", keys="b", action="mark", says="Mark the event, or take the mark off"),
        Key(
            id="merge",
            keys="m",
            action="merge",
            says="Join the marked events into one: they tell one act",
        ),
        Key(
            id="correction.undo",
            keys="U",
            action="undo_correction",
            says="Take the last correction back",
        ),
        Key(id="seen.all", keys="N", action="all_seen", says="Nothing of all this is new any more"),
        Key(id="mark.only", keys="B", action="only_marked", says="Only marked events, and back"),
        Key(
            id="copy.quote",
            keys="y",
            action="copy('quote')",
            label="copy",
            says="Copy the quote with its citation; again writes a file",
        ),
        Key(
            id="copy.row", keys="Y", action="copy('row')", says="Copy the row; again writes a file"
        ),
        Key(id="open", keys="o", action="open_url", says="Open the article's address"),
        Key(
            id="export",
            keys="e",
            action="export",
            label="export",
            says="Write the events shown to a file (csv, json, jsonl or md)",
        ),
    ),
    "timeline": (
        *_moves("timeline", "event"),
        Key(
            id="timeline.open",
            keys="enter",
            action="screen.open",
            label="open",
            says="Open the event: article, claims, reports, conflicts, rule steps",
        ),
    ),
    "facet": (
        *_moves("facet", "value"),
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
    ),
    "evidence": (
        *_moves("evidence", "line"),
        Key(
            id="evidence.open",
            keys="enter",
            action="screen.open",
            says="Open the event",
            label="open",
        ),
    ),
    "views": (
        Key(id="views.all", keys="0", action="pick(0)", says="All events"),
        *(
            Key(id=f"views.{n}", keys=str(n), action=f"pick({n})", says=f"Saved view {n}")
            for n in range(1, 10)
        ),
        Key(id="views.left", keys="left,h", action="move(-1)", says="View to the left"),
        Key(id="views.right", keys="right,l", action="move(1)", says="View to the right"),
        Key(id="views.open", keys="enter", action="take", says="Use the view", label="use"),
        Key(id="views.drop", keys="x", action="drop", says="Delete the saved view", label="delete"),
    ),
    "bar": (
        Key(
            id="bar.enter",
            keys="enter",
            action="submit",
            label="keep",
            says="Take the completion chosen, or keep the filter and go to the timeline",
        ),
        Key(
            id="bar.complete",
            keys="tab",
            action="complete",
            label="complete",
            says="Take the completion, or go to the next pane",
        ),
        Key(
            id="bar.up",
            keys="up",
            action="choose(-1)",
            label="history",
            says="Completion above, or the filter used before",
        ),
        Key(
            id="bar.down",
            keys="down",
            action="choose(1)",
            says="Completion below, or the filter used after",
        ),
        Key(
            id="bar.fix",
            keys="ctrl+n",
            action="fix",
            says="Take the word suggested under the bar",
            label="fix",
        ),
        Key(
            id="bar.back",
            keys="escape",
            action="leave",
            label="back",
            says="Close the completions, then back to the timeline; clears nothing",
        ),
        *_editing("bar"),
    ),
    "text": _moves("text", "line"),
    "detail": (
        Key(
            id="detail.back",
            keys="escape",
            action="back",
            says="Back to the dashboard",
            label="back",
        ),
        Key(id="detail.next", keys="n", action="step(1)", says="Next event", label="next event"),
        Key(id="detail.previous", keys="p", action="step(-1)", says="Previous event"),
        Key(
            id="detail.side",
            keys="tab,shift+tab",
            action="switch",
            says="Between the article and the fields",
            label="side",
        ),
        Key(
            id="detail.report_next",
            keys="right,l",
            action="report(1)",
            says="Next report of the same event",
            label="report",
        ),
        Key(
            id="detail.report_previous",
            keys="left,h",
            action="report(-1)",
            says="Previous report of the same event",
        ),
        Key(
            id="detail.correct",
            keys="c",
            action="correct",
            label="correct",
            says="Correct the claim: a field, reject it, the article's date, a note",
        ),
        Key(
            id="detail.split",
            keys="s",
            action="split",
            says="Split this report off: it tells another act",
        ),
        Key(
            id="detail.undo", keys="u,U", action="undo_correction", says="Undo the last correction"
        ),
        Key(id="detail.mark", keys="b", action="mark", says="Mark the event, or take the mark off"),
        Key(
            id="detail.copy_quote",
            keys="y",
            action="copy('quote')",
            label="copy",
            says="Copy the quote with its citation; again writes a file",
        ),
        Key(
            id="detail.copy_row",
            keys="Y",
            action="copy('row')",
            says="Copy the row; again writes a file",
        ),
        Key(id="detail.open", keys="o", action="open_url", says="Open the article's address"),
    ),
    "help": (
        *_moves("help", "line"),
        Key(
            id="help.back", keys="escape", action="screen.back", says="Close the help", label="back"
        ),
    ),
    "prompt": (
        Key(id="prompt.enter", keys="enter", action="submit", says="Take it", label="take it"),
        Key(id="prompt.back", keys="escape", action="screen.leave", says="Leave it", label="back"),
        *_editing("prompt"),
    ),
    "correct": (
        Key(
            id="correct.complete",
            keys="tab",
            action="screen.complete",
            label="complete",
            says="Take the completion, or go to the other line",
        ),
        Key(id="correct.up", keys="up", action="screen.choose(-1)", says="Completion above"),
        Key(
            id="correct.down",
            keys="down",
            action="screen.choose(1)",
            label="choose",
            says="Completion below",
        ),
    ),
    "build": (
        Key(
            id="build.stop",
            keys="escape",
            action="stop",
            label="stop",
            says="Stop here; the next start goes on from this article",
        ),
    ),
}
"""The keys of every place, in the order of the help."""
