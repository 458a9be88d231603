"""What is taken out of the dashboard: quotes, rows, pages in the browser, texts in the editor."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported
from textual.message import Message

from store.errors import Refused
from tui import copying
from tui.cells import visible
from tui.columns import COLUMNS, Row
from tui.messages import RowRead
from tui.screens.correcting import Correcting
from tui.working import desk_work

if TYPE_CHECKING:
    from store.database import ToldClaim
    from store.records import Document
    from tui.desk import Desk


class Taking(Correcting):
    """Copying, opening and editing, for the dashboard and for the screens over it."""

    _texts: TemporaryDirectory[str] | None = None
    """Where texts are put for the editor; removed when the dashboard ends."""

    def copy_quote(self, told: ToldClaim) -> None:
        """Copy the words of a claim with their citation."""
        from tui.citing import citation_text

        self.dashboard.copy("quote", citation_text(told.claim, told.document))

    def copy_row(self, row: Row) -> None:
        """Copy a line of the timeline, its columns parted by tabs."""
        self.dashboard.copy("row", "\t".join(column.says(row).strip() for column in COLUMNS))

    @desk_work("row")
    def copy_row_of(self, desk: Desk, event_id: int) -> Iterator[Message]:
        """Copy the line of an event that need not be in the timeline."""
        row = desk.row(event_id, self.answer.day if self.answer is not None else "")
        if row is not None:
            yield RowRead(row)

    def on_row_read(self, message: RowRead) -> None:
        """The line has come."""
        self.copy_row(message.row)

    def open_page(self, told: ToldClaim) -> None:
        """Open the address of an article; one without has its text opened in the editor."""
        from tui.citing import address, is_page

        url = address(told.document)
        if is_page(url):
            self.open_address(url)
        else:
            self.edit(told, "this article has no address; ")

    def open_address(self, url: str) -> None:
        """Open a page in the browser, or say its address where there is no window for it."""
        if copying.can_show_pages():
            self.app.open_url(url)
            self.dashboard.say(f"opened {visible(url)}")
        else:
            self.dashboard.say(f"no window to open it in; the address is {visible(url)}")

    def edit(self, told: ToldClaim, why: str = "") -> None:
        """Open the text of an article in the user's editor, to read, at the claim."""
        from tui.editor import editor, opening

        try:
            command = editor()
            path = self._written(told.document)
            line = told.document.text.count("\n", 0, told.claim.start) + 1
            with self.app.suspend():
                done = subprocess.run(opening(command, path, line), check=False)
        except Refused as refused:
            self.dashboard.say(f"{why}{refused}", wrong=True)
        except (OSError, SuspendNotSupported) as error:
            self.dashboard.say(f"the editor cannot be started here ({error})", wrong=True)
        else:
            if done.returncode:
                self.dashboard.say(f"{command[0]} ended with status {done.returncode}", wrong=True)

    def _written(self, document: Document) -> Path:
        """A file with the text, its characters one for one, that is not to be changed."""
        if self._texts is None:
            self._texts = TemporaryDirectory(prefix="bdwatch-")
        path = Path(self._texts.name) / f"{document.sha256[:16]}.txt"
        if not path.exists():
            path.write_text(visible(document.text, breaks=True), encoding="utf-8")
            path.chmod(0o400)
        return path
