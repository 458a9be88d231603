"""What leaves the screen: texts for the clipboard or a file, and pictures of the screen itself."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from textual import work
from textual.app import App

from store.errors import Refused
from tui import copying
from tui.cells import visible
from tui.messages import Said

_SAID_SECONDS = 5


class Outgoing(App[int]):
    """An app that says what it has done, copies, and writes files."""

    _copied = ("", "")

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Tell the user something in one line; it is never read as markup."""
        self.notify(
            text, severity="error" if wrong else "information", timeout=_SAID_SECONDS, markup=False
        )

    def on_said(self, message: Said) -> None:
        """A worker has something to say."""
        self.say(message.text, wrong=message.wrong)

    def copy(self, what: str, text: str) -> None:
        """Copy a text; the second time in a row, write it to a file."""
        if self._copied == (what, text):
            self._copied = ("", "")
            self._write_copy(what, text)
        else:
            self._copied = (what, text)
            self._copy(what, text)

    @work(thread=True, exclusive=True, group="copy", exit_on_error=False)
    def _copy(self, what: str, text: str) -> None:
        tool = copying.native_tool()
        if tool and copying.copy_natively(text, tool):
            self.post_message(Said(f"{what} copied with {tool[0]}; again writes a file"))
            return
        failed = f"{tool[0]} failed; " if tool else ""
        if copying.terminal_takes(text):
            self.call_from_thread(self.copy_to_clipboard, text)
            sent = "sent to the terminal's clipboard (OSC 52); again writes a file"
            self.post_message(Said(f"{failed}{what} {sent}"))
            return
        self._copied = ("", "")
        self._put_in_file(what, text, f"{failed}no clipboard takes it here; ")

    @work(thread=True, exclusive=True, group="copy", exit_on_error=False)
    def _write_copy(self, what: str, text: str) -> None:
        self._put_in_file(what, text)

    def _put_in_file(self, what: str, text: str, why: str = "") -> None:
        path = copying.written(f"bdwatch-{what}", text)
        said = f"written to {path}" if path else "not written: no folder takes it"
        self.post_message(Said(f"{why}{what} {said}", wrong=path is None))

    @property
    def picture_stem(self) -> str:
        """How the file of a picture is called, without its suffix."""
        return "bdwatch"

    def action_picture(self) -> None:
        """Picture the screen as it stands, then ask for the file to write it to."""
        from tui.screens.prompt import Prompt

        svg = self.export_screenshot(title=self.picture_stem)
        name = copying.free_name(Path.cwd(), self.picture_stem, ".svg").name
        self.push_screen(
            Prompt("write a picture of the screen to which file? (SVG)", name, _fault),
            partial(self._picture_named, svg),
        )

    def _picture_named(self, svg: str, name: str | None) -> None:
        if name is not None:
            self._write_picture(_path(name), svg)

    @work(thread=True, exclusive=True, group="picture-file", exit_on_error=False)
    def _write_picture(self, path: Path, svg: str) -> None:
        try:
            path.write_text(svg, encoding="utf-8")
        except OSError as error:
            said, wrong = f"{path}: cannot be written ({error.strerror})", True
        else:
            said, wrong = f"picture of the screen written to {path}", False
        self.post_message(Said(visible(said), wrong=wrong))


def _path(name: str) -> Path:
    path = Path(name.strip()).expanduser()
    return (path if path.suffix else path.with_suffix(".svg")).absolute()


def _fault(name: str) -> str:
    """Why a picture cannot be written to the file of a name; empty where it can."""
    from tui.export.writing import check_path

    if not name.strip():
        return "a name is wanted"
    path = _path(name)
    if path.suffix.lower() != ".svg":
        return "a picture is an .svg file"
    try:
        check_path(path, force=False)
    except (Refused, OSError) as error:
        return visible(str(error))
    return ""
