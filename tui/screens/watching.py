"""The dashboard follows its store, and a folder from which articles are read as they come."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from textual.message import Message
from textual.worker import get_current_worker

from store.errors import Refused
from tui.cells import visible
from tui.messages import FolderRead, IndexRead, Said
from tui.screens.building import Building
from tui.watching import Folder, Taken, told
from tui.working import desk_work

if TYPE_CHECKING:
    from store.ingest import Outcome
    from tui.desk import Desk

_SECONDS = 2.0
"""How often the store and the folder are looked at."""


class Watching(Building):
    """What others store comes in by itself, and what lies in a folder; one key stops that."""

    watching = True
    """Whether the store and the folder are looked at."""

    _folder: Folder | None = None
    _reading = False
    _told = ""

    def start(self) -> None:
        """The store is open: look at it from now on."""
        super().start()
        named = self.dashboard.settled.settings.watch
        if named:
            self._folder = Folder(Path(named).expanduser().absolute())
            if not self._folder.there:
                self.dashboard.say(f"watch: no folder {visible(named)} yet", wrong=True)
        self._show_watch()
        self.set_interval(_SECONDS, self._look_again)

    def action_watch(self) -> None:
        """Follow the store and the folder, or leave the panes as they are."""
        self.watching = not self.watching
        self._show_watch()
        key = self.dashboard.key("watch")
        if not self.watching:
            self.dashboard.say(f"the panes stay as they are; {key} lets in what is new")
            return
        followed = f"{self._folder_name} and the store" if self._folder is not None else "the store"
        self.dashboard.say(f"watching {followed}: what is new comes in; {key} stops that")
        self._look_again()

    @property
    def _folder_name(self) -> str:
        """The folder's name."""
        return visible(self._folder.path.name or str(self._folder.path)) if self._folder else ""

    def _show_watch(self) -> None:
        """Say beside the timeline what is not plain: that nothing comes in, or from where."""
        if not self.watching:
            self.timeline.note(f"not watching ({self.dashboard.key('watch')})")
        else:
            self.timeline.note(f"watching {self._folder_name}" if self._folder_name else "")

    def _look_again(self) -> None:
        if not self.watching or self._reading:
            return
        if self._folder is None:
            self.watch_store()
        else:
            self._reading = True
            self.read_folder(self._folder)

    @desk_work("watch")
    def watch_store(self, desk: Desk) -> Iterator[Message]:
        """Take in what another program has stored, and say so; keep the index of what is new."""
        before = desk.events
        if desk.catch_up():
            more = desk.events - before
            yield Said(f"the store has changed: {more:+,} events" if more else "the store changed")
            yield IndexRead()
        desk.keep_index()

    @desk_work("watch", exclusive=False)
    def read_folder(self, desk: Desk, folder: Folder) -> Iterator[Message]:
        """Read what is new in the folder, then look at the store."""
        try:
            before = desk.events
            taken = self._take_in(desk, folder)
            changed = desk.catch_up()
            more = desk.events - before
            said = told(self._folder_name, taken, more)
            if changed and not taken.articles:
                said = f"the store has changed: {more:+,} events" if more else "the store changed"
            if said and (changed or said != self._told):
                yield Said(said, wrong=bool(taken.fault))
            self._told = said
            if changed:
                yield IndexRead()
            desk.keep_index()
        finally:
            self.post_message(FolderRead())

    def _take_in(self, desk: Desk, folder: Folder) -> Taken:
        """Store the articles that are ready, until nobody waits for it any more."""
        paths = folder.ready()
        if not paths:
            return Taken()
        from store.ingest import ingest
        from store.read import sources

        worker = get_current_worker()
        taken = Taken()
        try:
            for outcome in ingest(desk.store.path, sources(paths), desk.reference):
                taken = _with(taken, outcome)
                if worker.is_cancelled:
                    break
        except Refused as refused:
            # The store takes no writes at the moment: the next look tries again.
            folder.forget(paths)
            taken = taken._replace(fault=str(refused))
        return taken

    def on_folder_read(self, _: FolderRead) -> None:
        """The folder may be looked at again."""
        self._reading = False


def _with(taken: Taken, outcome: Outcome) -> Taken:
    """What reading has come to with one more article."""
    if outcome.kind == "refused":
        name = Path(outcome.source).name
        fault = taken.fault or visible(f"{name}: {outcome.message}")
        return taken._replace(refused=taken.refused + 1, fault=fault)
    return taken._replace(articles=taken.articles + (outcome.kind != "known"))
