"""The dashboard over a line that is slow or stands still, and in a pane of tmux."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.end_to_end.terminal import BDWATCH, Terminal
from tests.stores import make_store

KEYS = ("j" * 40, "/chip:H100 -is:denied", "\r", "S", "VMine", "\r", "3")
"""What is typed without a look at the screen."""


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
    """Type everything."""
    for keys in KEYS:
        terminal.type(keys)


def shown(terminal: Terminal) -> str:
    """The screen once nothing comes any more, after a word in the bar has led back to the panes."""
    terminal.until(
        lambda text: all(sign in text for sign in ("╔═ Chips", "oldest first", "[1 Mine]")),
        seconds=120,
    )
    terminal.quiet(6)
    terminal.type("1g")
    return terminal.quiet(2)


@pytest.mark.slow
def test_a_slow_line_ends_with_the_picture_of_a_fast_one(home: dict[str, str], db: str) -> None:
    screens = []
    for rate, pause in ((1_000_000, 0), (6_000, 3)):
        with SlowTerminal("--fresh", "--db", db, env=home, columns=100, rows=30) as terminal:
            terminal.until(lambda text: "145 of 145 events" in text)
            terminal.quiet()
            terminal.rate, terminal.stalls_until = rate, time.monotonic() + pause
            typed(terminal)
            screens.append(shown(terminal))
            terminal.type("q")
            assert terminal.wait(60) == 0
    assert screens[0] == screens[1]


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
    home: dict[str, str], db: str, tmux: list[str]
) -> None:
    with Terminal("--fresh", "--db", db, env=home, columns=100, rows=30) as terminal:
        terminal.until(lambda text: "145 of 145 events" in text)
        typed(terminal)
        wanted = shown(terminal)
        terminal.type("q")
        assert terminal.wait() == 0

    def run(*words: str) -> str:
        done = subprocess.run([*tmux, *words], env=home, check=True, capture_output=True, text=True)
        return done.stdout

    run("new-session", "-d", "-x", "100", "-y", "30", str(BDWATCH), "--fresh", "--db", db)
    run("set", "-g", "status", "off")
    run("resize-window", "-x", "100", "-y", "30")

    def screen() -> str:
        return "\n".join(line.rstrip() for line in run("capture-pane", "-p").split("\n")).rstrip()

    def until(text: str) -> None:
        end = time.monotonic() + 60
        while text not in screen():
            assert time.monotonic() < end, f"{text!r} not seen:\n{screen()}"
            time.sleep(0.1)

    until("145 of 145 events")
    for keys in KEYS:
        run("send-keys", *(["Enter"] if keys == "\r" else ["-l", keys]))
    until("╔═ Chips")
    time.sleep(6)
    run("send-keys", "-l", "1g")
    end = time.monotonic() + 20
    while screen() != wanted.rstrip() and time.monotonic() < end:
        time.sleep(0.1)
    assert screen() == wanted.rstrip()
