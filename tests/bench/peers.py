"""The same counts by two programs that people use for them: datasette and visidata, if installed.

Each is timed as a whole process less the same process that only opens the table, so that its
start does not count.
"""

import json
import shutil
import sqlite3
import subprocess
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

__all__ = ["COLUMNS", "peers"]

COLUMNS = ("type", "modality", "route")
_MOST_SECONDS = 900
_LIMIT = "600000"


def peers(store: Path) -> dict[str, float | str]:
    """Milliseconds of each peer for the counts of three columns over all events, or why not."""
    found: dict[str, float | str] = {}
    for name, command, measured in (
        ("datasette", "datasette", _datasette),
        ("visidata", "vd", _visidata),
    ):
        if shutil.which(command) is None:
            found[name] = "not installed"
            continue
        try:
            with TemporaryDirectory() as folder:
                found[name] = measured(store, Path(folder)) * 1000
        except (subprocess.SubprocessError, OSError) as error:
            found[name] = f"failed ({type(error).__name__})"
    return found


def _datasette(store: Path, folder: Path) -> float:
    """Facets of the JSON of a table, without any row."""
    copy = folder / "events.db"
    with closing(sqlite3.connect(store)) as conn:
        conn.execute("VACUUM INTO ?", (str(copy),))
    limits = ("sql_time_limit_ms", "facet_time_limit_ms")
    settings = [word for limit in limits for word in ("--setting", limit, _LIMIT)]

    def asked(path: str) -> float:
        return _seconds(["datasette", str(copy), *settings, "--get", path])

    facets = "".join(f"&_facet={column}" for column in COLUMNS)
    base = "/events/event.json?_size=0&_nocount=1"
    return asked(base + facets) - asked(base)


def _visidata(store: Path, folder: Path) -> float:
    """A frequency sheet of each column, replayed in batch mode."""
    table = folder / "event.jsonl"
    with closing(sqlite3.connect(store)) as conn, table.open("w") as lines:
        for row in conn.execute(f"SELECT {', '.join(COLUMNS)} FROM event"):  # noqa: S608 - as above
            lines.write(json.dumps(dict(zip(COLUMNS, row, strict=True))) + "\n")
    opening = {"longname": "open-file", "input": str(table)}
    counting = [
        {"sheet": "event", "col": column, "longname": "freq-col", "keystrokes": "Shift+F"}
        for column in COLUMNS
    ]

    def replayed(steps: Sequence[dict[str, str]]) -> float:
        log = folder / "steps.vdj"
        log.write_text("#!vd -p\n" + "".join(f"{json.dumps(step)}\n" for step in steps))
        return _seconds(["vd", "--batch", "--play", str(log), "-o", str(folder / "out.tsv")])

    return replayed([opening, *counting]) - replayed([opening])


def _seconds(command: Sequence[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, timeout=_MOST_SECONDS)
    return time.perf_counter() - began
