"""The dashboard over a line that is slow or stands still, and in a pane of tmux."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.end_to_end.terminal import BDWATCH, Terminal
from tests.stores import make_store

KEYS = ("j" * 40, "/chip:H100 -is:denied", "\r", "S", "VMine", "\r", "5")
"""What is typed without a look at the screen; last a pane in which no cursor could stay behind."""

SIGNS = ("╔═ Evidence", "oldest first", "[1 Mine]")
"""What the screen shows when all of that has been done."""


class SlowTerminal(Terminal):
    """A terminal that takes so many bytes a second, and nothing at all for a while."""

    rate = 1_000_000
    stalls_until = 0.0

    def _read(self) -> bool:
        time.sleep(0.02)
        if time.monotonic() < self.stalls_until:
            return True
        self.most = max(1, self.rate // 50)
        return super()._read()


@pytest.fixture
def db(tmp_path: Path) -> str:
    """A store of made-up events."""
    make_store(tmp_path / "made.db", 120)
    return str(tmp_path / "made.db")


def typed(terminal: Terminal) -> None:
    """Type everything, and once that is seen go to the first event."""
    for keys in KEYS:
        terminal.type(keys)
    terminal.until(lambda text: all(sign in text for sign in SIGNS), seconds=120)
    terminal.type("1g")


@pytest.fixture
def wanted(home: dict[str, str], db: str) -> str:
    """What a terminal without a fault shows in the end, when what was said has gone again."""
    with Terminal("--fresh", "--db", db, env=home, columns=100, rows=30) as terminal:
        terminal.until(lambda text: "145 of 145 events" in text)
        typed(terminal)
        terminal.until(lambda text: "╔═ Timeline" in text and "saved as" not in text)
        shown = terminal.quiet(6)
        terminal.type("q")
        assert terminal.wait() == 0
    return shown


@pytest.mark.slow
def test_a_slow_line_ends_with_the_picture_of_a_fast_one(
    home: dict[str, str], db: str, wanted: str
) -> None:
    with SlowTerminal("--fresh", "--db", db, env=home, columns=100, rows=30) as terminal:
        terminal.until(lambda text: "145 of 145 events" in text)
        terminal.quiet()
        terminal.rate, terminal.stalls_until = 6_000, time.monotonic() + 3
        typed(terminal)
        terminal.until(lambda text: text == wanted, seconds=120)
        terminal.type("q")
        assert terminal.wait() == 0


@pytest.fixture
def tmux(tmp_path: Path, home: dict[str, str]) -> Iterator[list[str]]:
    """The command of a tmux server of its own, which ends with the test."""
    program = shutil.which("tmux")
    if program is None:
        pytest.skip("no tmux here")
    command = [program, "-f", os.devnull, "-S", str(tmp_path / "tmux.socket")]
    yield command
    subprocess.run([*command, "kill-server"], env=home, check=False, capture_output=True)


@pytest.mark.slow
def test_a_pane_of_tmux_shows_what_a_terminal_shows(
    home: dict[str, str], db: str, tmux: list[str], wanted: str
) -> None:
    def run(*words: str) -> str:
        done = subprocess.run([*tmux, *words], env=home, check=True, capture_output=True, text=True)
        return done.stdout

    run("new-session", "-d", "-x", "100", "-y", "30", str(BDWATCH), "--fresh", "--db", db)
    run("set", "-g", "status", "off")
    run("resize-window", "-x", "100", "-y", "30")

    def screen() -> str:
        return "\n".join(line.rstrip() for line in run("capture-pane", "-p").split("\n")).rstrip()

    def until(holds: Callable[[str], bool]) -> None:
        end = time.monotonic() + 60
        while not holds(screen()):
            assert time.monotonic() < end, f"not seen:\n{screen()}"
            time.sleep(0.1)

    until(lambda text: "145 of 145 events" in text)
    for keys in KEYS:
        run("send-keys", *(["Enter"] if keys == "\r" else ["-l", keys]))
    until(lambda text: all(sign in text for sign in SIGNS))
    run("send-keys", "-l", "1g")
    until(lambda text: text == wanted.rstrip())
