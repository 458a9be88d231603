"""The first build: stopped anywhere, the next start goes on."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from store.database import open_store
from tui.seeding import SeedStep, seed, unfinished


@pytest.fixture
def ingested(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that were ingested, in place of ingesting them."""
    done: list[str] = []

    def ingest(path: Path, sources: list[SimpleNamespace], _: object) -> Iterator[SimpleNamespace]:
        assert path.exists()
        for source in sources:
            done.append(source.name)
            yield SimpleNamespace(source=source.name)

    monkeypatch.setattr("store.ingest.ingest", ingest)
    sources = tuple(SimpleNamespace(name=f"seeds/articles/{n}.md") for n in range(3))
    monkeypatch.setattr("store.read.seed_sources", lambda: sources)
    return done


def test_a_build_to_the_end_leaves_no_note(tmp_path: Path, ingested: list[str]) -> None:
    db = tmp_path / "folder" / "new.db"
    steps = list(seed(db))
    assert [step.done for step in steps] == [0, 1, 2, 3]
    assert steps[-1] == SeedStep(3, 3, "seeds/articles/2.md")
    with open_store(db) as store:
        assert not unfinished(store)


@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_build_that_is_stopped_is_unfinished_until_it_is_done(
    tmp_path: Path, ingested: list[str], after: int
) -> None:
    db = tmp_path / "new.db"
    for step in seed(db):
        if step.done == after:
            break
    with open_store(db) as store:
        assert unfinished(store)
    assert len(ingested) == after
    assert list(seed(db))[-1].done == 3
    with open_store(db) as store:
        assert not unfinished(store)
