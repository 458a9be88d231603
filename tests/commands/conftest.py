"""Commands run in this process, on a made-up store."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.stores import make_store
from tui.__main__ import main


class Ran(NamedTuple):
    """What a command answered."""

    status: int
    out: str
    err: str


Run = Callable[..., Ran]


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
