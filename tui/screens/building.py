"""The first start: the store is built behind the panes, and keys go where they always go."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.worker import Worker, get_current_worker

from store.errors import Refused
from tui.keys import bindings
from tui.messages import BuildStep, Built
from tui.panes.empty import Progress
from tui.panes.frame import Header
from tui.screens.asking import Asking


class Building(Asking):
    """Builds the store from the articles that come with bdwatch; the app hears how it ended.

    No screen lies over the panes meanwhile: a filter can be typed, and is searched for at the end.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings("build")

    _building: Worker[None] | None = None

    def build(self) -> None:
        """Begin."""
        self.query_one(Header).show(self.today, None, "first build …")
        self.on_build_step(BuildStep(0, 0, ""))
        self._building = self._build()
        self.refresh_bindings()

    def action_stop_build(self) -> None:
        """Stop after the article in hand."""
        if self._building is not None:
            self._building.cancel()

    @work(thread=True, exclusive=True, group="build", exit_on_error=False)
    def _build(self) -> None:
        import sqlite3

        from tui.seeding import seed

        worker = get_current_worker()
        try:
            whole = True
            for step in seed(self.dashboard.db):
                self.post_message(BuildStep(*step))
                if worker.is_cancelled:
                    whole = False
                    break
        except (Refused, OSError, sqlite3.Error) as error:
            self.post_message(Built(False, str(error)))
        else:
            self.post_message(Built(whole))

    def on_build_step(self, message: BuildStep) -> None:
        """Show how far the build is."""
        place = str(self.dashboard.db)
        self.timeline.say(Progress(message.done, message.total, message.name, place))

    def on_built(self, _: Built) -> None:
        """Done, stopped or refused: there is nothing left to stop."""
        self._building = None
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What is not being built cannot be stopped."""
        if action == "stop_build":
            return self._building is not None
        return super().check_action(action, parameters)
