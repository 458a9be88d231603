"""The keys that act everywhere, on the dashboard whatever pane is in focus, and on saved views."""

from tui.keytable.key import Key

__all__ = ["APP", "MAIN", "VIEWS"]

APP: tuple[Key, ...] = (
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
        id="picture",
        keys="f8",
        action="picture",
        says="Write a picture of the screen to a file (SVG)",
    ),
    Key(
        id="interrupt",
        keys="ctrl+c",
        action="interrupt",
        says="Stop the search that is running",
    ),
)

MAIN: tuple[Key, ...] = (
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
        id="sort",
        keys="s",
        action="sort",
        says="Sort by day, by last report, by sum, by reports, by origins; the event stays",
        label="sort",
    ),
    Key(id="sort.reverse", keys="S", action="reverse", says="Turn the order round"),
    Key(
        id="group",
        keys="z",
        action="group",
        says="Group by month, by story (acts that hang together), not at all",
        label="group",
    ),
    Key(
        id="views",
        keys="v",
        action="views",
        says="To the saved views, then 1 to 9",
        early=True,
    ),
    Key(id="views.save", keys="V", action="save_view", says="Save this filter under a name"),
    Key(
        id="pictures",
        keys="P",
        action="pictures",
        label="pictures",
        says="Pictures of the events shown: over time, money, actors by route",
    ),
    Key(
        id="mark",
        keys="b",
        action="mark",
        says="Mark the event, or take the mark off",
        label="mark",
    ),
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
    Key(
        id="watch",
        keys="w",
        action="watch",
        says="Watch off, and on again: what others store, and the folder of --watch, comes in",
    ),
    Key(id="mark.only", keys="B", action="only_marked", says="Only marked events, and back"),
    Key(
        id="copy.quote",
        keys="y",
        action="copy('quote')",
        label="copy",
        says="Copy the quote with its citation; again writes a file",
    ),
    Key(id="copy.row", keys="Y", action="copy('row')", says="Copy the row; again writes a file"),
    Key(
        id="open",
        keys="o",
        action="open_url",
        says="Open the article's address, or its text where it has none",
    ),
    Key(id="edit", keys="O", action="edit", says="Open the article's text in $VISUAL or $EDITOR"),
    Key(
        id="export",
        keys="e",
        action="export",
        label="export",
        says="Write the events shown, or the marked ones: brief, quote sheet, entities",
    ),
)

VIEWS: tuple[Key, ...] = (
    Key(id="views.all", keys="0", action="pick(0)", says="All events"),
    *(
        Key(id=f"views.{n}", keys=str(n), action=f"pick({n})", says=f"Saved view {n}")
        for n in range(1, 10)
    ),
    Key(id="views.left", keys="left,h", action="move(-1)", says="View to the left"),
    Key(id="views.right", keys="right,l", action="move(1)", says="View to the right"),
    Key(id="views.open", keys="enter", action="take", says="Use the view", label="use"),
    Key(
        id="views.drop",
        keys="x",
        action="deed('drop')",
        says="Delete the saved view",
        label="delete",
    ),
    Key(
        id="views.undo",
        keys="u",
        action="screen.undo_views",
        says="Undo the last change of the saved views",
        label="undo",
    ),
    Key(id="views.rename", keys="R", action="deed('rename')", says="Give it another name"),
    Key(id="views.earlier", keys="H", action="deed('earlier')", says="Move it to the left"),
    Key(id="views.later", keys="L", action="deed('later')", says="Move it to the right"),
    Key(
        id="views.default",
        keys="d",
        action="deed('default')",
        says="Start with this view from now on (marked *), or no longer",
    ),
    Key(
        id="views.copy",
        keys="y",
        action="deed('copy')",
        says="Copy it as text that bdwatch views import takes",
        label="copy",
    ),
)
