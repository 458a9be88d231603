"""The keys of the screens that open over the dashboard."""

from tui.keytable.key import Key, moves

__all__ = ["BUILD", "COMPARE", "DETAIL", "FIELDS", "HELP", "TEXT"]

DETAIL: tuple[Key, ...] = (
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
        id="detail.claim_next",
        keys="J",
        action="claim(1)",
        says="Next claim of the article, also where it tells another act",
        label="claim",
    ),
    Key(
        id="detail.claim_previous",
        keys="K",
        action="claim(-1)",
        says="Previous claim of the article",
        label="claim",
    ),
    Key(
        id="detail.compare",
        keys="d",
        action="compare",
        label="compare",
        says="Put this report beside the others, the differing words marked",
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
    Key(id="detail.undo", keys="u,U", action="undo_correction", says="Undo the last correction"),
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
    Key(
        id="detail.open",
        keys="o",
        action="open_url",
        says="Open the article's address, or its text where it has none",
    ),
    Key(id="detail.edit", keys="O", action="edit", says="Open the text in $VISUAL or $EDITOR"),
)

TEXT: tuple[Key, ...] = moves("text", "line")

FIELDS: tuple[Key, ...] = (
    *moves("fields", "line"),
    Key(
        id="fields.follow",
        keys="enter",
        action="follow",
        says="Go where the line leads: a report, an address, the words in the article",
        label="go",
    ),
)

COMPARE: tuple[Key, ...] = (
    Key(id="compare.back", keys="escape", action="back", says="Back to the event", label="back"),
    Key(
        id="compare.next",
        keys="right,l",
        action="other(1)",
        says="Compare with the next report",
        label="other report",
    ),
    Key(
        id="compare.previous",
        keys="left,h",
        action="other(-1)",
        says="Compare with the previous report",
    ),
    Key(
        id="compare.swap",
        keys="x",
        action="swap",
        says="Let the two reports change sides",
        label="swap",
    ),
    Key(id="compare.side", keys="tab,shift+tab", action="switch", says="To the other side"),
)

HELP: tuple[Key, ...] = (
    *moves("help", "line"),
    Key(id="help.back", keys="escape", action="screen.back", says="Close the help", label="back"),
)

TOUR: tuple[Key, ...] = (
    Key(
        id="tour.leave",
        keys="escape",
        action="leave_tour",
        says="Leave the tour, unless it asks for this key",
        early=True,
    ),
)

BUILD: tuple[Key, ...] = (
    Key(
        id="build.stop",
        keys="ctrl+c",
        action="stop_build",
        label="stop",
        says="Stop here; the next start goes on from this article",
    ),
)
