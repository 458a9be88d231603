"""The bench runs, small, and says everything that it measures."""

from pathlib import Path

from store.reference import load
from tests.bench.__main__ import _table, figures
from tests.bench.engine import FILTERS


def test_the_bench_runs_small(tmp_path: Path) -> None:
    reference = load()
    found = figures((500, 2_000), reference, folder=tmp_path, reading=False)
    assert found["filters"] == len(set(FILTERS)) >= 60
    assert list(found["sizes"]) == [500, 2_000]
    assert all(value > 0 for row in found["sizes"].values() for value in row.values())
    table = _table(found)
    assert all(f"{name.replace('_', ' ')} " in table for name in found["sizes"][500])
    again = figures((500,), reference, folder=tmp_path, reading=False)
    assert again["growth"] == {"p50": 1.0, "p95": 1.0, "load": 1.0}
    assert len(list(tmp_path.glob("*.db"))) == 2
