"""Ways out of the installed command, and what the next start finds."""

import os
import re
import signal
import subprocess
from pathlib import Path

import pytest

from tests.end_to_end.terminal import BDWATCH, Terminal
from tests.stores import make_store


@pytest.fixture
def db(tmp_path: Path) -> str:
    """A store of made-up events."""
    path = tmp_path / "made.db"
    make_store(path, 60)
    return str(path)


SECOND = re.compile(r"date↑.*\n[│║]  \d{4}.*\n[│║]> \d{4}")
"""The cursor on the second event."""


def filtered(terminal: Terminal) -> str:
    """Type a filter, turn the order round, go to another event and to a pane; that event."""
    terminal.until(lambda text: "newest first" in text and "of 76 events" in text)
    terminal.type("/chip:H100\r")
    terminal.until(lambda text: "chip=" in text and "76 of 76" not in text)
    terminal.type("S")
    terminal.until(lambda text: "oldest first" in text)
    terminal.type("j3")
    return under_cursor(
        terminal.until(lambda text: "╔═ Chips" in text and SECOND.search(text) is not None)
    )


def under_cursor(text: str) -> str:
    """The event under the cursor: its date and who."""
    found = re.search(r"^[│║]> (\d{4}.{20})", text, re.MULTILINE)
    return found[1] if found is not None else ""


def restored(home: dict[str, str], db: str, event: str) -> None:
    """Whether the next start is where the last one was left."""
    with Terminal("--db", db, env=home) as terminal:
        terminal.until(
            lambda text: (
                event == under_cursor(text)
                and all(sign in text for sign in ("╔═ Chips", "/ chip:H100", "oldest first"))
            )
        )
        terminal.type("q")
        assert terminal.wait() == 0


@pytest.mark.slow
@pytest.mark.parametrize("way", ["q", "SIGTERM", "SIGHUP", "closed", "gone"])
def test_however_it_is_left_the_next_start_is_where_one_was(
    way: str, home: dict[str, str], db: str
) -> None:
    with Terminal("--db", db, env=home, controlling=way != "gone") as terminal:
        event = filtered(terminal)
        if way == "q":
            terminal.type("q")
            assert terminal.wait() == 0
        elif way in ("closed", "gone"):
            terminal.hang_up()
            assert terminal.process.wait(60) == 128 + signal.SIGHUP
        else:
            number = getattr(signal, way)
            terminal.process.send_signal(number)
            assert terminal.wait() == 128 + number
            assert "Traceback" not in terminal.text
    restored(home, db, event)


@pytest.mark.slow
def test_a_fresh_start_and_a_filter_come_before_the_session(home: dict[str, str], db: str) -> None:
    with Terminal("--db", db, env=home) as terminal:
        filtered(terminal)
        terminal.type("q")
        terminal.wait()
    with Terminal("--db", db, "route:smuggling", env=home) as terminal:
        text = terminal.until(lambda text: "route=" in text)
        assert "chip:H100" not in text
        terminal.process.kill()
    with Terminal("--db", db, "--fresh", env=home) as terminal:
        terminal.until(lambda text: "76 of 76" in text and "newest first" in text)
        terminal.type("q")
        assert terminal.wait() == 0


def test_a_closed_standard_output_is_one_line(home: dict[str, str], db: str) -> None:
    for arguments in ([], ["events"]):
        ran = subprocess.run(
            ["sh", "-c", '"$0" "$@" --db "$DB" >&-', str(BDWATCH), *arguments],
            env={**home, "DB": db},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 2, ran.stderr
        assert ran.stderr == "bdwatch: standard output is closed\n"
    assert os.path.exists(db)
