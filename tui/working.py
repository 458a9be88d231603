"""Work at the desk: methods of screens that run in a worker thread and only report messages.

Textual's own workers begin in a later round of the event loop, after what the key has changed is
painted, and report each of their states to the screen. These begin at once, beside the painting.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec

from textual.message import Message

from tui.messages import Said

if TYPE_CHECKING:
    from textual.screen import Screen

    from tui.desk import Desk

__all__ = ["Job", "Jobs", "current_job", "desk_work"]

P = ParamSpec("P")
Method = Callable[Concatenate[Any, "Desk", P], Iterator[Message]]
Started = Callable[Concatenate[Any, P], "Job"]

_THREADS = 6
_here = threading.local()


class Job:
    """A method of a screen at work."""

    def __init__(self, screen: Screen[Any], group: str) -> None:
        self.screen = screen
        self.group = group
        self._given_up = False

    @property
    def given_up(self) -> bool:
        """Whether nobody waits for it any more."""
        return self._given_up or not self.screen.is_running

    def give_up(self) -> None:
        """Let what it still finds be nobody's."""
        self._given_up = True


def current_job() -> Job:
    """The job that runs in this thread."""
    job: Job = _here.job
    return job


class Jobs:
    """The jobs of an app that have not ended, and the threads that they run in."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(_THREADS, "desk")
        self._open: set[Job] = set()

    def start(self, job: Job, run: Callable[[], None]) -> None:
        """Run a job."""
        self._open.add(job)
        self._pool.submit(self._run, job, run)

    def _run(self, job: Job, run: Callable[[], None]) -> None:
        _here.job = job
        try:
            if not job.given_up:
                run()
        finally:
            del _here.job
            self._open.discard(job)

    @property
    def open(self) -> tuple[Job, ...]:
        """Those that have not ended, whether somebody waits for them or not."""
        return tuple(self._open)

    def give_up(
        self, screen: Screen[Any] | None = None, groups: Collection[str] | None = None
    ) -> int:
        """Give up those of a screen and of some groups, else all; says how many there were."""
        waited = [
            job
            for job in self.open
            if (screen is None or job.screen is screen)
            and (groups is None or job.group in groups)
            and not job.given_up
        ]
        for job in waited:
            job.give_up()
        return len(waited)

    def close(self) -> None:
        """Give up all, and begin nothing any more."""
        self.give_up()
        self._pool.shutdown(wait=False)


def desk_work(group: str, *, exclusive: bool = True) -> Callable[[Method[P]], Started[P]]:
    """Run a method in a worker thread with the open store, and post what it yields.

    A later call in an exclusive group gives up the ones before; what those still yield is not
    posted. Where the store is not open nothing runs; while a method runs, the store stays open.
    A method that fails says so in one line.
    """

    def decorate(method: Method[P]) -> Started[P]:
        def start(self: Any, /, *args: P.args, **kwargs: P.kwargs) -> Job:
            jobs: Jobs = self.dashboard.jobs
            if exclusive:
                jobs.give_up(self, (group,))
            job = Job(self, group)

            def run() -> None:
                with self.dashboard.at_desk() as desk:
                    if desk is None:
                        return
                    try:
                        for message in method(self, desk, *args, **kwargs):
                            if job.given_up:
                                return
                            self.post_message(message)
                    except Exception as error:
                        # Whatever goes wrong behind the screen, the screen stays as it was.
                        self.log.error(f"{group} failed", error)
                        self.post_message(Said(f"{group} failed: {error}", wrong=True))

            jobs.start(job, run)
            return job

        return start

    return decorate
