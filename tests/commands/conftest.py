"""Commands run in this process, on a made-up store."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from store.reference import Reference, load
from store.reference.places import folder_of_own
from tests.stores import make_store
from tui.__main__ import main


class Ran(NamedTuple):
    """What a command answered."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


_shipped = cache(load)


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands that one process runs after each other share what is shipped, read once."""

    def loaded(folder: Path | None = None) -> Reference:
        own = folder is not None or folder_of_own().is_dir()
        return load(folder) if own else _shipped()

    monkeypatch.setattr("store.reference.load", loaded)


@pytest.fixture(scope="session")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of sixty made-up events; tests read it only."""
    path = tmp_path_factory.mktemp("commands") / "made.db"
    make_store(path)
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command and give back its status and both of its outputs."""

    def ran(*arguments: str) -> Ran:
        status = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return Ran(status, out, err)

    return ran
