"""Figures of the filter and of reading: python -m tests.bench [--events N] … [--json].

Stores of 10,000, 100,000 and 1,000,000 events are made at the first run, which takes minutes for
the largest, and kept in the user's cache folder.
"""

import argparse
import json
import time
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from store.database import Store, open_store
from store.ingest import ingest
from store.read import seed_sources
from store.reference import Reference, load
from store.reference.names import Names
from tests.bench.engine import FILTERS, filtered, measured
from tests.bench.kept import kept_store
from tests.bench.parse import measure as parsing
from tui.commands.listing import write_events

SIZES = (10_000, 100_000, 1_000_000)
STREAMED = 20_000


def figures(
    sizes: Sequence[int], reference: Reference, *, folder: Path | None = None, reading: bool = True
) -> dict[str, Any]:
    """Everything that is measured, by name; `reading` are parse and ingest."""
    found: dict[str, Any] = {"filters": len(FILTERS), "sizes": {}}
    for events in sizes:
        with open_store(kept_store(events, reference, folder)) as store:
            engine, index = measured(store, reference.names)
            row = engine._asdict() | filtered(store, index)._asdict()
            row["jsonl_a_second"] = _streamed(store, reference.names, events)
            found["sizes"][events] = row
    rows = list(found["sizes"].values())
    found["growth"] = {name: rows[-1][name] / rows[0][name] for name in ("p50", "p95", "load")}
    if reading:
        found["parse_a_second"] = parsing(reference, jobs=()).rate
        for jobs in (1, 2):
            found[f"ingest_a_second_{jobs}"] = _ingested(reference, jobs)
    return found


def _streamed(store: Store, names: Names, events: int) -> float:
    """Events a second as JSON lines."""
    ids = range(1, min(events, STREAMED) + 1)
    began = time.perf_counter()
    count = write_events(store, names, ids, "jsonl", stream=StringIO())
    return count / (time.perf_counter() - began)


def _ingested(reference: Reference, jobs: int) -> float:
    """Articles a second, from the built-in briefs to a new store with its index."""
    with TemporaryDirectory() as folder:
        began = time.perf_counter()
        count = sum(1 for _ in ingest(Path(folder) / "b.db", seed_sources(), reference, jobs=jobs))
        return count / (time.perf_counter() - began)


def _table(found: dict[str, Any]) -> str:
    """The figures as lines of text."""
    sizes = found["sizes"]
    lines = [f"{found['filters']} filters; ms, but s for the index; ratio: GROUP BY to the filter"]
    lines.append(f"{'':16}" + "".join(f"{events:>14,}" for events in sizes))
    for name in next(iter(sizes.values())):
        cells = "".join(f"{row[name]:>14,.3f}" for row in sizes.values())
        lines.append(f"{name.replace('_', ' '):16}{cells}")
    lines += [f"growth of {name}: {value:.2f}x" for name, value in found["growth"].items()]
    lines += [
        f"{name.replace('_', ' ')}: {value:,.1f}"
        for name, value in found.items()
        if isinstance(value, float)
    ]
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--events", type=int, action="append", metavar="N", help=f"size of a store ({SIZES})"
    )
    given = parser.parse_args()
    found = figures(given.events or SIZES, load())
    print(json.dumps(found) if given.json else _table(found))


if __name__ == "__main__":
    main()
