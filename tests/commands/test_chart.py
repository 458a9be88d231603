"""`chart`: the figures of the pictures as text, the same as everywhere else."""

import csv
import io
import json
from pathlib import Path

from tests.commands.conftest import Run


def rows(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out)))


def test_events_add_up_to_what_the_filter_finds(run: Run, db: Path) -> None:
    listed = run("events", "actor:bytedance", "--format", "jsonl", "--db", str(db))
    events = len(listed.out.splitlines())
    for by in ("route", "status"):
        ran = run(
            "chart", "events", "actor:bytedance", "--by", by, "--format", "csv", "--db", str(db)
        )
        found = rows(ran.out)
        assert sum(int(row["all"]) for row in found) == events
        for row in found:
            counts = [int(n) for name, n in row.items() if name not in ("period", "all")]
            assert sum(counts) == int(row["all"])


def test_events_stand_in_the_periods_asked_for(run: Run, db: Path) -> None:
    for per, cells in (("month", 7), ("quarter", 7), ("year", 4)):
        ran = run("chart", "events", "--per", per, "--format", "csv", "--db", str(db))
        names = {row["period"] for row in rows(ran.out)} - {"undated"}
        assert {len(name) for name in names} == {cells}
    ran = run("chart", "events", "--own-days", "--format", "jsonl", "--db", str(db))
    assert json.loads(ran.out.splitlines()[-1])["period"] == "undated"


def test_a_table_is_plain_text_with_aligned_figures(run: Run, db: Path) -> None:
    ran = run("chart", "matrix", "--db", str(db))
    head, *lines = ran.out.splitlines()
    assert head.split()[0] == "actor"
    assert {len(line) for line in (head, *lines)} == {len(head)}
    assert "\x1b" not in ran.out
    assert "counts for each of them" in ran.err


def test_money_tells_currency_scope_and_standing(run: Run, db: Path) -> None:
    ran = run("chart", "money", "--format", "jsonl", "--db", str(db))
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert {row["currency"] for row in found} == {"USD"}
    assert {row["scope"] for row in found} == {"chips"}
    assert {"done", "planned"} <= {row["standing"] for row in found}
    assert all(row["low"] <= row["high"] for row in found)
    assert "CNY" in ran.err
    yuan = run("chart", "money", "--currency", "cny", "--format", "csv", "--db", str(db))
    assert {row["currency"] for row in rows(yuan.out)} == {"CNY"}


def test_nothing_found_is_an_empty_picture(run: Run, db: Path) -> None:
    for what in ("events", "money", "matrix"):
        ran = run("chart", what, "nowhereatall", "--format", "csv", "--db", str(db))
        assert ran.status == 0
        assert rows(ran.out) == []


def test_a_wrong_filter_or_picture_is_refused(run: Run, db: Path) -> None:
    assert run("chart", "events", "chp:H100", "--db", str(db)).status == 2
    assert run("chart", "pie", "--db", str(db)).status == 2
