"""The line of a long run: what is done, the rate, the time left; nothing where nobody watches."""

import io
from pathlib import Path

import pytest

from store.read import counted
from tests.commands.conftest import Run
from tui.commands.progress import Progress, lasting


class Screen(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True

    @property
    def line(self) -> str:
        """What stands there now."""
        return self.getvalue().rsplit("\r\x1b[K", 1)[-1]


def test_the_line_tells_rate_and_time_left() -> None:
    screen, times = Screen(), iter((0.0, 1.0, 2.0, 2.05, 120.0))
    progress = Progress(1_000, screen, lambda: next(times))
    progress.step(20, "3 claims")
    assert screen.line == "20 of 1,000 · 20 a second · 49 s left · 3 claims"
    progress.step(40)
    assert screen.line == "40 of 1,000 · 20 a second · 48 s left"
    progress.step(41)
    assert screen.line == "40 of 1,000 · 20 a second · 48 s left"
    progress.step(276)
    assert screen.line == "276 of 1,000 · 2.0 a second · 6 min 2 s left"
    progress.clear()
    assert screen.line == ""


def test_nothing_is_written_into_a_file() -> None:
    out = io.StringIO()
    progress = Progress(10, out)
    progress.step(5)
    progress.say("indexing")
    progress.clear()
    assert out.getvalue() == ""


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.4, "0 s"), (59.4, "59 s"), (61, "1 min 1 s"), (3599, "59 min"), (7500, "2 h 5 min")],
)
def test_lengths_of_time(seconds: float, said: str) -> None:
    assert lasting(seconds) == said


def test_articles_are_counted_before_they_are_read(tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    for name in ("a.txt", "b.md", "deep/c.txt", "no.html"):
        (tmp_path / "in" / name).write_text("words")
    (tmp_path / "empty").mkdir()
    assert counted([tmp_path / "in", "-", tmp_path / "gone.txt", tmp_path / "empty"]) == 6


def test_an_ingest_says_how_far_it_is(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Nothing of note happened on day {number}.")
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    run("ingest", tmp_path, "--db", tmp_path / "x.db")
    assert "1 of 3 · " in screen.getvalue()
    assert screen.line == ""


def test_the_first_index_of_a_large_store_tells_the_rows_it_has_read(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.filter.index.among._EVERY", 5)
    (tmp_path / "a.txt").write_text("Tencent bought 2,000 Nvidia H20 chips in March 2024.")
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    run("ingest", tmp_path / "a.txt", "--db", tmp_path / "x.db")
    assert "1 read · indexing: 5 rows" in screen.getvalue()
