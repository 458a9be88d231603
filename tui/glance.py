"""The newest events of a store, read before names, law and filter are loaded."""

from store.database import Store
from tui.answers import Glance
from tui.columns import Row

# The order of the filter index.
_NEWEST = "SELECT id FROM event ORDER BY sort_day DESC, id DESC LIMIT ?"


_ROWS = 64
"""As many as a large screen shows at once."""


def glance(store: Store) -> Glance:
    """The first rows of the timeline without a filter, and the number of all events."""
    conn = store.connect()
    ids = [row[0] for row in conn.execute(_NEWEST, (_ROWS,))]
    (total,) = conn.execute("SELECT count(*) FROM event").fetchone()
    return Glance(rows=tuple(Row(line, "") for line in store.lines(ids)), total=total)
