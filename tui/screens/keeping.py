"""What the user keeps in the store: saved views and marks, beside all answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from textual.geometry import Size
from textual.message import Message

from store.errors import Refused
from tui.messages import IndexRead, KeptRead, Said
from tui.panes.views import Views
from tui.saved import SavedView
from tui.screens.slots import Slots
from tui.words import plural
from tui.working import desk_work

if TYPE_CHECKING:
    from store.database import Store
    from tui.desk import Desk


class Keeping(Slots):
    """Saved views and marks as they come from the store and go there."""

    def __init__(self, size: Size, text: str) -> None:
        super().__init__(size, text)
        self.saved: tuple[SavedView, ...] = ()

    @desk_work("kept", exclusive=False)
    def read_kept(self, desk: Desk) -> Iterator[Message]:
        """Read saved views and marks; then store the filter index if it had to be built."""
        from tui.memory import give_back

        yield _kept(desk)
        desk.keep_index()
        give_back()

    @desk_work("stale")
    def warn_stale(self, desk: Desk) -> Iterator[Message]:
        """Say it where articles were read by another parser or other reference data."""
        if old := desk.stale():
            yield Said(f"{plural(old, 'article')} read by another parser: 'bdwatch reparse' helps")

    def on_kept_read(self, message: KeptRead) -> None:
        """Saved views and marks have come."""
        self.saved = message.views
        self.timeline.mark(message.marked)
        self.show_views()

    def show_views(self) -> None:
        """Show the saved views and which of them the filter is."""
        self.query_one(Views).show(self.saved, self.filter.text)

    @desk_work("kept", exclusive=False)
    def keep(
        self, desk: Desk, write: Callable[[Store], None], said: str, searched: bool = False
    ) -> Iterator[Message]:
        """Write something that the user keeps, say so, and read it all anew.

        `searched` where filters depend on it.
        """
        try:
            write(desk.store)
        except Refused as refused:
            yield Said(str(refused), wrong=True)
            return
        yield Said(said)
        desk.refresh_marks()  # Another window may have marked something meanwhile.
        yield _kept(desk)
        if searched:
            yield IndexRead()


def _kept(desk: Desk) -> KeptRead:
    from tui import keeping

    return KeptRead(keeping.views(desk.store), keeping.marked(desk.store))
