"""Figures of the whole program: python -m tests.bench [--events N] … [--peer] [--json].

Stores of 10,000, 100,000 and 1,000,000 events are made at the first run, which takes minutes for
the largest, and kept in the user's cache folder. The engine is timed by the processor, the screen
by the clock: on a busy machine look at the ratios first.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from store.database import open_store
from store.reference import Reference, load
from tests.bench import ingesting
from tests.bench.engine import FILTERS, filtered, measured
from tests.bench.kept import kept_store
from tests.bench.parse import measure as parsing
from tests.bench.peers import peers
from tests.bench.pictures import pictured
from tests.bench.screen import seen
from tests.bench.stream import streamed

SIZES = (10_000, 100_000, 1_000_000)
GROWING = ("p50", "p95", "load", "first_paint", "data_on_screen", "key_painted_p95", "memory")


def figures(
    sizes: Sequence[int],
    reference: Reference,
    *,
    folder: Path | None = None,
    reading: bool = True,
    screen: bool = True,
    peer: bool = False,
) -> dict[str, Any]:
    """Everything that is measured, by name; `reading` are parse and ingest."""
    found: dict[str, Any] = {"filters": len(FILTERS), "sizes": {}}
    for events in sizes:
        path = kept_store(events, reference, folder)
        with open_store(path) as store:
            engine, index = measured(store, reference.names)
            row = engine._asdict() | filtered(store, index)._asdict()
            row |= pictured(store, index)._asdict()
            del index
        row |= streamed(path)._asdict()
        if screen:
            row |= seen(path)._asdict()
        if peer:
            row |= peers(path)
        found["sizes"][events] = row
    rows = list(found["sizes"].values())
    growing = [name for name in GROWING if name in rows[0]]
    found["growth"] = {name: rows[-1][name] / rows[0][name] for name in growing}
    if reading:
        took = parsing(reference)
        found["parse_a_second"] = took.rate
        found["parse_gain_of_two_jobs"] = took.seconds[1] / took.seconds[2]
        found |= {
            f"ingest_a_second_{name}": value
            for name, value in ingesting.measure(reference)._asdict().items()
        }
    return found


def table(found: dict[str, Any]) -> str:
    """The figures as lines of text."""
    sizes = found["sizes"]
    lines = [
        f"{found['filters']} filters; p50 to group by, catch up, asof, keys, pages, pictures: ms;"
        " build to load, paint, line, money: s; memory: MB; ratio: GROUP BY to the filter, bare app"
        " to the screen"
    ]
    lines.append(f"{'':22}" + "".join(f"{events:>14,}" for events in sizes))
    for name in next(iter(sizes.values())):
        cells = "".join(f"{_cell(row[name]):>14}" for row in sizes.values())
        lines.append(f"{name.replace('_', ' '):22}{cells}")
    lines += [f"growth of {name}: {value:.2f}x" for name, value in found["growth"].items()]
    lines += [
        f"{name.replace('_', ' ')}: {value:,.1f}"
        for name, value in found.items()
        if isinstance(value, float)
    ]
    return "\n".join(lines)


def _cell(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:,.3f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--events", type=int, action="append", metavar="N", help=f"size of a store ({SIZES})"
    )
    parser.add_argument(
        "--peer", action="store_true", help="time datasette and visidata too, where installed"
    )
    given = parser.parse_args()
    found = figures(given.events or SIZES, load(), peer=given.peer)
    print(json.dumps(found) if given.json else table(found))


if __name__ == "__main__":
    main()
