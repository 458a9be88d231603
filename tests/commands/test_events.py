"""`events` and `facets`: clean data on stdout, one clear line for what is refused."""

import csv
import io
import json
from collections import Counter
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tui.commands.rows import FIELDS


def test_jsonl_has_one_object_an_event_with_every_field(run: Run, db: Path) -> None:
    ran = run("events", "actor:bytedance", "--db", db, "--format", "jsonl")
    rows = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.status == 0
    assert rows
    assert all(set(row) == set(FIELDS) for row in rows)
    told = [name for row in rows for name in row["agents"] + row["counterparties"]]
    assert "ByteDance" in told


def test_every_format_lists_the_same_events(run: Run, db: Path) -> None:
    jsonl = run("events", "chip:H100", "--db", db, "--format", "jsonl").out
    ids = [json.loads(line)["id"] for line in jsonl.splitlines()]
    assert ids
    listed = json.loads(run("events", "chip:H100", "--db", db, "--format", "json").out)
    table = run("events", "chip:H100", "--db", db, "--limit", "500").out
    cells = csv.DictReader(
        io.StringIO(run("events", "chip:H100", "--db", db, "--format", "csv").out)
    )
    md = run("events", "chip:H100", "--db", db, "--format", "md").out
    assert [row["id"] for row in listed] == ids
    assert [row["id"] for row in cells] == ids
    assert all(event_id in table for event_id in ids)
    assert len(md.splitlines()) == len(ids) + 2


def test_fields_and_limit_choose_what_is_printed(run: Run, db: Path) -> None:
    ran = run("events", "--db", db, "--format", "csv", "--fields", "date,type", "--limit", "3")
    assert ran.out.splitlines()[0] == "date,type"
    assert len(ran.out.splitlines()) == 4


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["events", "chp:H100"], "chip"),
        (["events", "date:2024-13"], "2024-13"),
        (["events", "--fields", "dat"], "'date'"),
        (["events", "--format", "xml"], "xml"),
        (["events", "--limit", "0"], "at least 1"),
        (["facets", "actr"], "'actor'"),
        (["facets", "nonsense"], "there are:"),
    ],
)
def test_a_wrong_word_is_one_line_and_status_2(
    run: Run, db: Path, arguments: list[str], told: str
) -> None:
    ran = run(*arguments, "--db", db)
    assert ran.status == 2
    assert ran.out == ""
    assert len(ran.err.splitlines()) == 1
    assert told in ran.err


def test_nothing_found_says_which_term_to_drop(run: Run, db: Path) -> None:
    ran = run("events", "actor:bytedance date:1999", "--db", db, "--format", "jsonl")
    assert ran.status == 0
    assert ran.out == ""
    assert "without date:1999" in ran.err


def test_facets_count_what_events_lists(run: Run, db: Path) -> None:
    ran = run("facets", "type", "actor:bytedance", "--db", db, "--format", "jsonl")
    counts = {row["value"]: row["count"] for row in map(json.loads, ran.out.splitlines())}
    events = run("events", "actor:bytedance", "--db", db, "--format", "jsonl").out
    types = [json.loads(line)["type"] for line in events.splitlines()]
    assert counts == {kind: types.count(kind) for kind in set(types)}


def test_a_formula_in_a_cell_is_defused() -> None:
    from tui.commands.output import write

    out = io.StringIO()
    write([{"a": "=HYPERLINK(1)", "b": "-x", "c": "-"}], ("a", "b", "c"), "csv", out)
    assert out.getvalue().splitlines()[1] == "'=HYPERLINK(1),'-x,-"


def test_markup_in_a_table_stays_text() -> None:
    from tui.commands.output import write

    out = io.StringIO()
    write([{"quote": "[bold red]not red[/]"}], ("quote",), "table", out)
    assert "[bold red]not red[/]" in out.getvalue()


def test_a_table_begins_with_its_heads_and_ends_with_its_rows(run: Run, db: Path) -> None:
    lines = run("events", "--db", db, "--limit", "2").out.splitlines()
    assert len(lines) == 4
    assert "agents" in lines[0]
    assert all(line.strip() for line in lines)


def test_show_as_of_a_day_leaves_later_reports_out(run: Run, db: Path) -> None:
    rows = run("events", "reports:>=3", "--db", db, "--format", "jsonl").out.splitlines()
    event = json.loads(rows[0])
    every = json.loads(run("show", event["id"], "--db", db, "--format", "json").out)["claims"]
    told = ("show", event["id"], "--db", db, "--asof", event["reported"], "--format", "json")
    assert 1 <= len(json.loads(run(*told).out)["claims"]) < len(every)
    shown = run("show", event["id"], "--db", db, "--asof", event["reported"])
    assert "left out)" in shown.out
    assert shown.out.startswith(f"as of {event['reported']}: ")
    assert "published by then, law of that day" in shown.out
    assert f"Rule status on {event['reported']}" in shown.out
    early = run("show", event["id"], "--db", db, "--asof", "1999-01-01")
    assert early.status == 2
    assert "no report of it was published by 1999-01-01" in early.err


def test_rows_as_of_a_day_count_what_had_come_out(run: Run, db: Path) -> None:
    def rows(text: str) -> dict[str, dict]:
        out = run("events", text, "--db", db, "--format", "jsonl").out
        return {row["id"]: row for row in map(json.loads, out.splitlines())}

    now, day = rows(""), next(row["reported"] for row in rows("reports:>=3").values())
    early = rows(f"asof:{day}")
    assert all(row["published"] <= day for row in early.values())
    assert any(early[id_]["reports"] < now[id_]["reports"] for id_ in early)
    for id_, row in early.items():
        shown = json.loads(run("show", id_, "--db", db, "--asof", day, "--format", "json").out)
        assert row["reports"] == shown["event"]["reports"]
        assert row["conflict"] == any(
            one["verdict"] == "conflicts" for one in shown["event"]["conflicts"]
        )


def test_filters_and_counts_as_of_a_day_leave_later_reports_out(run: Run, db: Path) -> None:
    def rows(text: str) -> list[dict]:
        out = run("events", text, "--db", db, "--format", "jsonl").out
        return [json.loads(line) for line in out.splitlines()]

    day = rows("reports:>=3")[-1]["reported"]
    every = {row["id"]: row for row in rows(f"asof:{day}")}
    for name, asked in (("reports", "reports:>=2"), ("origins", "origins:>=2")):
        wanted = {id_ for id_, row in every.items() if row[name] >= 2}
        assert {row["id"] for row in rows(f"{asked} asof:{day}")} == wanted
        assert wanted < {row["id"] for row in rows(asked)}
    counted = run("facets", "reports", f"asof:{day}", "--db", db, "--format", "json").out
    facets = {one["value"]: one["count"] for one in json.loads(counted)}
    assert facets == {
        str(number): count
        for number, count in Counter(row["reports"] for row in every.values()).items()
    }


def test_as_of_is_said_in_words(run: Run, db: Path) -> None:
    said = run("events", "asof:2024-06-06", "--db", db).err
    assert "published by then, law of that day" in said


def test_events_by_month_are_the_bars_of_the_timeline(run: Run, db: Path) -> None:
    rows = json.loads(run("facets", "month", "--format", "json", "--db", str(db)).out)
    months = [row["month"] for row in rows]
    assert months == sorted(months, reverse=True)
    assert all(row["count"] for row in rows)
    events = json.loads(run("events", "--format", "json", "--db", str(db)).out)
    assert len(events) * 0.9 < sum(row["count"] for row in rows) <= len(events)


def test_show_prints_the_articles_with_the_claim_marked(run: Run, db: Path) -> None:
    [event] = json.loads(run("events", "--limit", "1", "--format", "json", "--db", str(db)).out)
    shown = run("show", event["id"], "--article", "--db", str(db)).out
    assert "»" in shown
    marked = shown.partition("»")[2].partition("«")[0]
    assert marked.strip()
    assert "»" not in run("show", event["id"], "--db", str(db)).out
