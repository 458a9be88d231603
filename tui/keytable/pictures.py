"""The keys of the pictures: over time, money, and the matrix."""

from tui.keytable.key import Key

__all__ = ["PICTURES"]

PICTURES: tuple[Key, ...] = (
    Key(
        id="pictures.back",
        keys="escape",
        action="back",
        says="Back to the dashboard; the filter stays",
        label="back",
    ),
    Key(
        id="pictures.left",
        keys="left,h",
        action="move(0,-1)",
        says="Column to the left",
        label="move",
    ),
    Key(
        id="pictures.right",
        keys="right,l",
        action="move(0,1)",
        says="Column to the right",
        label="move",
    ),
    Key(id="pictures.up", keys="up,k", action="move(-1,0)", says="Series or row above"),
    Key(id="pictures.down", keys="down,j", action="move(1,0)", says="Series or row below"),
    Key(id="pictures.first", keys="g,home", action="far(-1)", says="First column"),
    Key(id="pictures.last", keys="G,end", action="far(1)", says="Last column"),
    Key(
        id="pictures.narrow",
        keys="enter",
        action="narrow",
        says="Narrow the filter to what the cursor stands on",
        label="narrow",
    ),
    Key(
        id="pictures.exclude",
        keys="x",
        action="exclude",
        says="Exclude the series, route or actor under the cursor",
        label="exclude",
    ),
    Key(
        id="pictures.next",
        keys="tab",
        action="turn(1)",
        says="Next picture",
        label="picture",
    ),
    Key(id="pictures.previous", keys="shift+tab", action="turn(-1)", says="Picture before"),
    Key(id="pictures.events", keys="1", action="show('events')", says="Events over time"),
    Key(id="pictures.money", keys="2", action="show('money')", says="Money over time"),
    Key(id="pictures.matrix", keys="3", action="show('matrix')", says="Actors by route"),
    Key(
        id="pictures.table",
        keys="t",
        action="table",
        says="The same figures as a table, and back",
        label="table",
    ),
    Key(
        id="pictures.measure",
        keys="s",
        action="measure",
        says="By route or by rule status; money: the next currency",
        label="by",
    ),
    Key(
        id="pictures.finer",
        keys="left_square_bracket",
        action="step(-1)",
        says="Shorter periods: year, quarter, month",
    ),
    Key(
        id="pictures.coarser",
        keys="right_square_bracket",
        action="step(1)",
        says="Longer periods: month, quarter, year",
        label="longer",
    ),
    Key(
        id="pictures.days",
        keys="d",
        action="days",
        says="Acts without a day at their first report, or apart",
    ),
    Key(id="pictures.undo", keys="u", action="undo", says="Undo the last change of the filter"),
    Key(id="pictures.redo", keys="r", action="redo", says="Redo it"),
    Key(
        id="pictures.copy",
        keys="y",
        action="copy",
        says="Copy the figures as a table; again writes a file",
        label="copy",
    ),
)
