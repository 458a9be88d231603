"""The same articles give the same bytes: again, in another process, in several processes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import seeds
from store.ingest import real_kit
from store.parse import claims, mentions
from store.read import Given, document, sources
from store.records import Document
from store.study import studies
from tests.parse.told import reference

ARTICLES = sorted((Path(seeds.__file__).parent / "articles").glob("*.md"))[::6]


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    """Every sixth built-in brief."""
    found = [document(source) for source in sources([str(p) for p in ARTICLES], Given())]
    return [one for one in found if isinstance(one, Document)]


def test_reading_again_gives_the_same(documents: list[Document]) -> None:
    first = [(claims(one, reference()), mentions(one, reference())) for one in documents]
    again = [(claims(one, reference()), mentions(one, reference())) for one in documents[::-1]]
    assert repr(first) == repr(again[::-1])
    assert sum(len(told) for told, _ in first) > 20


@pytest.mark.slow
def test_the_order_of_sets_shows_nowhere() -> None:
    printed = {_printed(seed) for seed in ("0", "1")}
    assert len(printed) == 1
    assert printed.pop().count(b"\n") > 20


def _printed(seed: str) -> bytes:
    command = [sys.executable, "-m", "tui", "parse", "--mentions", *map(str, ARTICLES)]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(command, env=environment, capture_output=True, check=True).stdout


def test_several_processes_read_as_one_does(documents: list[Document]) -> None:
    one, two = (list(studies(documents, reference(), real_kit, jobs=jobs)) for jobs in (1, 2))
    assert repr(one) == repr(two)
