"""The bench runs, small, and says everything that it measures."""

from pathlib import Path

import pytest

from store.reference import load
from tests.bench.__main__ import figures, table
from tests.bench.engine import FILTERS
from tests.bench.kept import kept_store
from tests.bench.peers import peers
from tests.bench.screen import seen


@pytest.mark.slow
def test_the_bench_runs_small(tmp_path: Path) -> None:
    reference = load()
    found = figures((500, 2_000), reference, folder=tmp_path, reading=False, screen=False)
    assert found["filters"] == len(set(FILTERS)) >= 60
    assert list(found["sizes"]) == [500, 2_000]
    assert all(value > 0 for row in found["sizes"].values() for value in row.values())
    printed = table(found)
    assert all(f"{name.replace('_', ' ')} " in printed for name in found["sizes"][500])
    again = figures((500,), reference, folder=tmp_path, reading=False, screen=False, peer=True)
    assert again["growth"] == {"p50": 1.0, "p95": 1.0, "load": 1.0}
    assert len(list(tmp_path.glob("*.db"))) == 2
    assert set(again["sizes"][500]) - set(found["sizes"][500]) == {"datasette", "visidata"}


def test_peers_that_are_not_there_are_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert peers(tmp_path / "no.db") == dict.fromkeys(("datasette", "visidata"), "not installed")


@pytest.mark.slow
def test_the_screen_is_measured_through_a_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, little in (("TYPED", "chip:h100"), ("TOGGLES", 3), ("_SETTLED", 2.0)):
        monkeypatch.setattr(f"tests.bench.screen.{name}", little)
    store = kept_store(2_000, load(), tmp_path)
    figures = seen(store, starts=1, pages=2)
    assert all(value > 0 for value in figures)
    assert figures.first_paint <= figures.data_on_screen
    assert figures.key_echo_p50 <= figures.key_painted_p50
