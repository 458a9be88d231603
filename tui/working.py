"""Work at the desk: methods of screens that run in a worker thread and only report messages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

from textual import work
from textual.message import Message
from textual.worker import Worker, get_current_worker

from tui.messages import Said

if TYPE_CHECKING:
    from tui.desk import Desk

P = ParamSpec("P")
Method = Callable[Concatenate[Any, "Desk", P], Iterator[Message]]
Started = Callable[Concatenate[Any, P], Worker[None]]


def desk_work(group: str, *, exclusive: bool = True) -> Callable[[Method[P]], Started[P]]:
    """Run a method in a worker thread with the open store, and post what it yields.

    A later call in an exclusive group gives up the ones before; what those still yield is not
    posted. Where the store is not open nothing runs; while a method runs, the store stays open.
    A method that fails says so in one line.
    """

    def decorate(method: Method[P]) -> Started[P]:
        @wraps(method)
        def run(self: Any, *args: P.args, **kwargs: P.kwargs) -> None:
            worker = get_current_worker()
            with self.dashboard.at_desk() as desk:
                if desk is None or worker.is_cancelled:
                    return
                try:
                    for message in method(self, desk, *args, **kwargs):
                        if worker.is_cancelled:
                            return
                        self.post_message(message)
                except Exception as error:
                    # Whatever goes wrong behind the screen, the screen stays as it was.
                    self.log.error(f"{group} failed", error)
                    self.post_message(Said(f"{group} failed: {error}", wrong=True))

        # Without a description Textual writes out the arguments: with them, a million events.
        started: Started[P] = work(
            thread=True, exclusive=exclusive, group=group, exit_on_error=False, description=group
        )(run)
        return started

    return decorate
