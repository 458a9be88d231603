"""The event loop is free for the next key whatever stands in the filter bar."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from hashlib import sha256
from pathlib import Path

import pytest
from textual import events

from store.database import open_store
from store.records import Claim, Cue, Document
from store.reference import load
from store.save import save
from tests.bench.made import make
from tests.small_world import STAMP, rooms, small_names
from tests.stores import copy_names
from tests.tui.driving import dashboard, press, settle
from tui.app import Dashboard
from tui.panes.text import TextView
from tui.screens.detail import DetailScreen

EVENTS = 4_000


class Watch:
    """The longest stretch, in seconds of processor time, in which the loop served nobody else.

    The loop's own time is taken, not the clock's, as tests share their machine.
    """

    longest = 0.0

    async def run(self) -> None:
        """Look at the time again and again."""
        before = time.thread_time()
        while True:
            await asyncio.sleep(0)
            now = time.thread_time()
            self.longest = max(self.longest, now - before)
            before = now


@asynccontextmanager
async def watched(db: Path) -> AsyncIterator[tuple[Dashboard, Watch]]:
    """A dashboard whose loop is watched."""
    async with dashboard(db) as app:
        watch = Watch()
        task = asyncio.create_task(watch.run())
        try:
            yield app, watch
        finally:
            task.cancel()


async def paste(app: Dashboard, text: str) -> None:
    """Put a text into the bar in one go, in the place of what is there."""
    await press(app, "/")
    app.main.bar.value = ""
    assert app._driver is not None
    app._driver.send_message(events.Paste(text))
    await settle(app)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which every event has one word in common."""
    path = tmp_path_factory.mktemp("large") / "large.db"
    make(path, EVENTS, load())
    return path


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "everything"),
    [
        ("article", True),
        ("a*", True),
        ("x" * 10_000, False),
        ("actor:" * 1_666, False),
        ("(" * 5_000 + ")" * 5_000, True),
        (" OR ".join(f"actor:nobody{number}" for number in range(500)), False),
        (" OR ".join(f"chip:H{number}00 word{number}" for number in range(500)), False),
        ("(a+)+$ ^(([a-z])+.)+[A-Z]([a-z])+$", False),
    ],
    ids=lambda value: str(value)[:12],
)
async def test_no_filter_holds_the_loop_for_a_second(
    large: Path, text: str, everything: bool
) -> None:
    async with watched(large) as (app, watch):
        await paste(app, text)
        await press(app, "escape")
        assert app.main.filter.text == text
        answer = app.main.answer
        assert answer is not None
        assert (answer.total == EVENTS) >= everything
        await press(app, "j", "pagedown", "0", "0")
    assert watch.longest < 1.0


def long_article(path: Path, claims: int) -> None:
    """A store with one article of a megabyte that makes claims all over it."""
    filler = "Analysts had no comment on the capacity of the halls or on who had paid for it. " * 4
    parts: list[str] = []
    made: list[Claim] = []
    length = 0
    while length < 1_000_000:
        lead = f"{filler}\n\n" if length % 5 else filler
        parts.append(lead)
        length += len(lead)
        if len(made) < claims:
            quote = f"ByteDance plans to rent {len(made) + 2} halls"
            made.append(
                Claim(
                    start=length,
                    end=length + len(quote),
                    quote=quote,
                    type="rent",
                    modality="planned",
                    cues=(Cue("modality", length + 10, length + 15),),
                )
            )
            parts.append(quote + ". ")
            length += len(parts[-1])
    text = "".join(parts)
    document = Document(sha256=sha256(text.encode()).hexdigest(), text=text, title="Halls")
    with open_store(path, create=True) as store, closing(store.writer()) as conn:
        copy_names(conn)
        save(conn, document, made, rooms(small_names()), STAMP, ingested_at="2026-11-22")


async def test_the_detail_of_a_long_article_keeps_the_loop_free(tmp_path: Path) -> None:
    db = tmp_path / "long.db"
    long_article(db, 200)
    async with watched(db) as (app, watch):
        await press(app, "enter", "J", "J", "tab", "G", "tab", "G", "g")
        assert isinstance(app.screen, DetailScreen)
        assert len(app.screen.query_one("#article", TextView).text) > 1_000_000
        assert watch.longest < 1.0
