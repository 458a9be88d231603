"""What the installed command asks in a terminal, and what it does when it is stopped."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.end_to_end.terminal import Terminal
from tests.small_world import STAMP
from tests.stores import make_store


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store whose articles another parser has read."""
    path = tmp_path_factory.mktemp("stale") / "made.db"
    make_store(path, events=80)
    return path


@pytest.fixture
def stale(made: Path, tmp_path: Path) -> Path:
    path = tmp_path / "stale.db"
    with closing(sqlite3.connect(made)) as one, closing(sqlite3.connect(path)) as other:
        one.backup(other)
    return path


def left(db: Path) -> int:
    """How many articles nobody has read again yet."""
    with closing(sqlite3.connect(db)) as conn:
        query = "SELECT count(*) FROM document WHERE parser = ?"
        (count,) = conn.execute(query, (STAMP.parser,)).fetchone()
    return int(count)


@pytest.mark.slow
def test_a_reparse_asks_before_it_writes(home: dict[str, str], stale: Path) -> None:
    every = left(stale)
    with Terminal("reparse", "--db", str(stale), env=home) as terminal:
        asked = terminal.until(lambda text: "[y/N]" in text)
        assert f"{every} of {every} articles would be read again" in " ".join(asked.split())
        terminal.type("\r")
        terminal.until(lambda text: "nothing was written" in text)
        assert terminal.wait() == 0
    assert left(stale) == every
    with Terminal("reparse", "--db", str(stale), env=home) as terminal:
        terminal.until(lambda text: "[y/N]" in text)
        terminal.type("y\r")
        terminal.until(lambda text: f"{every} of {every} written" in text)
        assert terminal.wait() == 0
    assert left(stale) == 0


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupted_reparse_keeps_what_it_has_read(
    home: dict[str, str], stale: Path, jobs: str
) -> None:
    every = left(stale)
    with Terminal("reparse", "--jobs", jobs, "--db", str(stale), env=home) as terminal:
        terminal.until(lambda text: "[y/N]" in text)
        terminal.type("y\r")
        terminal.until(lambda text: re.search(r"N\] y\s+[1-9]", text) is not None)
        terminal.interrupt()
        shown = terminal.until(lambda text: "interrupted; what was committed is kept" in text)
        assert terminal.wait() == 130
        assert "Traceback" not in shown
    rest = left(stale)
    assert 0 < rest < every
    with Terminal("reparse", "--yes", "--db", str(stale), env=home) as terminal:
        terminal.until(lambda text: f"{rest} of {rest} articles read again" in text)
        assert terminal.wait() == 0
    assert left(stale) == 0


@pytest.mark.slow
@pytest.mark.parametrize(("answer", "status"), [("n", 2), ("", 2), ("y", 0)])
def test_an_alias_that_joins_two_listed_actors_is_asked_for(
    home: dict[str, str], stale: Path, answer: str, status: int
) -> None:
    words = ("correct", "alias", "yes", "Tencent", "Huawei")
    with Terminal(*words, "--db", str(stale), env=home) as terminal:
        asked = terminal.until(lambda text: "Join the two? [y/N]" in text)
        assert "'Tencent' is listed as tencent; it would mean huawei as well" in asked
        terminal.type(f"{answer}\r")
        assert terminal.wait() == status
    with closing(sqlite3.connect(stale)) as conn:
        (count,) = conn.execute("SELECT count(*) FROM correction").fetchone()
    assert count == (status == 0)
