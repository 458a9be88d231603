"""The form of an export: file name and format, then how far the writing is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerState, get_current_worker

from store.errors import Refused
from tui.bars import bar
from tui.cells import cut, visible
from tui.export.formats import FORMATS, Format, format_of, with_suffix
from tui.keys import bindings
from tui.messages import ExportEnded, ExportStep
from tui.panes.bar import LineInput
from tui.panes.frame import Hints
from tui.screens.room import STYLESHEET
from tui.themes import DIM
from tui.words import plural
from tui.working import desk_work

if TYPE_CHECKING:
    from tui.answers import Answer
    from tui.app import Dashboard
    from tui.desk import Desk
    from tui.export.writing import Selection

MARKED = "marked"

_BETWEEN_SECONDS = 0.1
_BAR_CELLS = 32


class NameInput(LineInput, inherit_bindings=False):
    """The line of the file's name."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("export")


class Formats(Widget):
    """The formats, one of them chosen."""

    chosen: Format = FORMATS[0]

    def show(self, chosen: Format) -> None:
        """Show which format is chosen."""
        self.chosen = chosen
        self.refresh()

    def render(self) -> Content:
        """One line a format."""
        lines = []
        for one in FORMATS:
            here = one is self.chosen
            lead = (f"{'>' if here else ' '} {one.suffixes[0]:<10}", "bold" if here else "")
            lines.append(Content.assemble(lead, (one.says, DIM)))
        return Content("\n").join(lines)


class ExportForm(ModalScreen["str | None"], inherit_bindings=False):
    """Asks for file and format and writes the events; gives back what was done, or None."""

    CSS_PATH = STYLESHEET
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, answer: Answer, marked: int) -> None:
        super().__init__()
        self._answer = answer
        self._marked = marked
        self._only_marked = marked > 0
        self._overwrite = ""
        self._worker: Worker[None] | None = None

    @property
    def dashboard(self) -> Dashboard:
        """The app."""
        return cast("Dashboard", self.app)

    def compose(self) -> ComposeResult:
        """What is written, the name, the formats, and how it goes."""
        with Container(id="ask"):
            yield Static(id="question")
            yield NameInput(id="reply")
            yield Formats(id="formats")
            yield Static(id="fault")
            yield Hints(id="hints")

    def on_mount(self) -> None:
        """Propose a name."""
        self._line.focus()
        self._ask()

    @property
    def _line(self) -> NameInput:
        return self.query_one(NameInput)

    def _ask(self) -> None:
        """Say what will be written, and propose a name for it."""
        from tui.export.naming import proposed_name

        query = self._answer.query
        if self._only_marked:
            what = f"Write the {plural(self._marked, 'marked event')}"
        else:
            told = visible(query.canonical) or "all events"
            what = f"Write {plural(self._answer.total, 'event')}: {told}"
        self.query_one("#question", Static).update(Content(cut(what, 200)))
        day = self._answer.day or self.dashboard.today
        called = MARKED if self._only_marked else ""
        form = self.query_one(Formats).chosen
        self._line.value = proposed_name(Path.cwd(), query, called, day, form)
        self._line.cursor_position = len(self._line.value)

    def _tell(self, text: str) -> None:
        self.query_one("#fault", Static).update(Content(text))

    def on_input_changed(self, message: Input.Changed) -> None:
        """The format follows the name."""
        self._tell("")
        try:
            self.query_one(Formats).show(format_of(Path(message.value.strip())))
        except Refused:
            return

    def action_choose(self, step: int) -> None:
        """Another format: the name follows."""
        formats = self.query_one(Formats)
        chosen = FORMATS[(FORMATS.index(formats.chosen) + step) % len(FORMATS)]
        formats.show(chosen)
        self._line.value = with_suffix(self._line.value, chosen)
        self._line.cursor_position = len(self._line.value)

    def action_what(self) -> None:
        """Between the marked events and those that the filter shows."""
        if self._marked and self._answer.total and self._worker is None:
            self._only_marked = not self._only_marked
            self._ask()

    def on_input_submitted(self, _: Input.Submitted) -> None:
        """Write, unless something stands against it."""
        from tui.export.writing import check_path

        name = self._line.value.strip()
        if self._worker is not None:
            return
        path = Path(name).expanduser()
        try:
            form = format_of(path)
            check_path(path, force=self._overwrite == name)
        except Refused as refused:
            if path.is_file():
                self._overwrite = name
                self._tell(f"{visible(str(refused))}; Enter again overwrites it")
            else:
                self._tell(visible(str(refused)))
            return
        self._worker = self._write(path, form)

    @desk_work("export")
    def _write(self, desk: Desk, path: Path, form: Format) -> Iterator[Message]:
        from tui.export.writing import Stopped, export

        worker = get_current_worker()
        chosen = self._selection(desk, form)
        total = chosen.result.total
        last = monotonic()

        def progress(done: int) -> None:
            nonlocal last
            if worker.is_cancelled:
                raise Stopped
            if monotonic() - last >= _BETWEEN_SECONDS:
                last = monotonic()
                self.post_message(ExportStep(done, total))

        try:
            count = export(desk, chosen, path, form, progress)
        except Stopped:
            return
        except Refused as refused:
            yield ExportEnded("", str(refused))
        else:
            yield ExportEnded(f"{plural(count, 'event')} written to {path.absolute()}")

    def _selection(self, desk: Desk, form: Format) -> Selection:
        from tui.export.writing import Selection, in_order

        answer = self._answer
        asof = f" asof:{answer.day}" if answer.day else ""
        result = desk.selected(f"is:marked{asof}") if self._only_marked else answer.result
        return Selection(
            result=result,
            today=desk.today,
            order=in_order(desk, result, form, answer.request.how),
            called="marked events" if self._only_marked else "",
        )

    def on_export_step(self, message: ExportStep) -> None:
        """Show how far it is."""
        if self._worker is not None:
            filled = bar(message.done, message.total, _BAR_CELLS)
            stops = f"{self.dashboard.key('export.back')} stops"
            count = f"{message.done:,} of {message.total:,}"
            self._tell(f"▕{filled:<{_BAR_CELLS}}▏ {count} · {stops}")

    def on_export_ended(self, message: ExportEnded) -> None:
        """Written, or not: then the name can be put right."""
        self._worker = None
        if message.fault:
            self._tell(visible(message.fault))
        else:
            self.dismiss(message.said)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Stopped: say so, and that nothing is left."""
        if event.worker is self._worker and event.state is WorkerState.CANCELLED:
            self._worker = None
            self._tell("stopped; no file was written")

    def action_leave(self) -> None:
        """Stop the writing; where nothing is being written, leave."""
        if self._worker is not None:
            self._worker.cancel()
        else:
            self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without marks, or with nothing shown, there is one thing to write."""
        return action != "what" or (self._marked > 0 and self._answer.total > 0)
