"""`stories`: acts that more than one report tells, with what joins and parts them."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tui.commands.stories import EXPLAINED, FIELDS


def listed(run: Run, db: Path, *arguments: str) -> list[dict]:
    ran = run("stories", *arguments, "--db", db, "--format", "jsonl")
    assert ran.status == 0
    return [json.loads(line) for line in ran.out.splitlines()]


def test_every_act_has_two_reports_at_least_and_a_chain_of_them(run: Run, db: Path) -> None:
    rows = listed(run, db)
    assert rows
    for row in rows:
        assert set(row) == set(FIELDS)
        assert row["reports"] >= 2
        assert row["origins"] == len(row["named"])
        reports = [line for line in row["chain"] if line["published"] or line["publisher"]]
        assert len(reports) >= row["reports"]
        assert row["chain"][0]["depth"] == 0


def test_the_filter_is_the_language_of_the_bar(run: Run, db: Path) -> None:
    every = {row["id"] for row in listed(run, db)}
    some = {row["id"] for row in listed(run, db, "actor:bytedance OR actor:alibaba")}
    assert some < every
    events = run("events", "reports:>=2", "--db", db, "--format", "jsonl").out.splitlines()
    assert every == {json.loads(line)["id"] for line in events}
    conflicting = listed(run, db, "has:conflict")
    assert all(row["conflicts"] or row["denied"] for row in conflicting)


@pytest.mark.parametrize("asof", ["", " asof:2024-06-01"])
def test_stories_and_events_print_one_day_for_an_act(run: Run, db: Path, asof: str) -> None:
    days = {}
    for command in ("stories", "events"):
        words = (f"reports:>=2{asof}", "--fields", "id,day", "--format", "csv")
        rows = run(command, *words, "--db", db).out.splitlines()[1:]
        days[command] = dict(row.split(",", 1) for row in rows)
    assert days["stories"]
    assert days["stories"].items() <= days["events"].items()


def test_as_of_a_day_only_earlier_reports_tell(run: Run, db: Path) -> None:
    now = {row["id"]: row for row in listed(run, db)}
    early = {row["id"]: row for row in listed(run, db, "asof:2024-06-06")}
    assert early
    assert early.keys() < now.keys()
    assert all(row["origins"] == len(row["named"]) and row["reports"] > 1 for row in early.values())
    days = [line["published"] for row in early.values() for line in row["chain"]]
    assert max(days) <= "2024-06-06"


def test_every_format_lists_the_same_acts(run: Run, db: Path) -> None:
    ids = [row["id"] for row in listed(run, db)]
    as_json = json.loads(run("stories", "--db", db, "--format", "json").out)
    as_csv = csv.DictReader(io.StringIO(run("stories", "--db", db, "--format", "csv").out))
    table = run("stories", "--db", db, "--limit", "500").out
    assert [row["id"] for row in as_json] == ids
    assert [row["id"] for row in as_csv] == ids
    assert all(one in table for one in ids)
    assert len(run("stories", "--db", db, "--format", "md").out.splitlines()) == len(ids) + 2


def test_explain_says_why_acts_were_joined_and_kept_apart(run: Run, db: Path) -> None:
    rows = listed(run, db, "--explain")
    assert all(set(EXPLAINED) < set(row) for row in rows)
    assert all(len(row["joined"]) >= row["reports"] for row in rows)
    assert any(row["apart"] for row in rows)
    text = run("stories", "--explain", "--db", db, "--limit", "3").out
    assert "joined because" in text
    assert "kept apart from" in text


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(["chp:H100"], "chip"), (["--fields", "reprts"], "'reports'"), (["--format", "xml"], "xml")],
)
def test_a_wrong_word_is_one_line_and_status_2(
    run: Run, db: Path, arguments: list[str], told: str
) -> None:
    ran = run("stories", *arguments, "--db", db)
    assert (ran.status, ran.out) == (2, "")
    assert told in ran.err
    assert len(ran.err.splitlines()) == 1


def test_show_tells_who_repeated_whom(run: Run, db: Path) -> None:
    row = next(row for row in listed(run, db) if any(line["depth"] for line in row["chain"]))
    text = run("show", row["id"], "--db", db).out
    assert "└ " in text
    assert "How the reports compare" in text


def test_show_explains_what_is_kept_apart(run: Run, db: Path) -> None:
    ids = [row["id"] for row in listed(run, db, "--explain") if row["apart"]]
    text = run("show", ids[0], "--explain", "--db", db).out
    assert "Kept apart from" in text
    assert " because: " in text
    shown = json.loads(run("show", ids[0], "--explain", "--format", "json", "--db", db).out)
    assert shown["apart"]
    assert shown["chain"][0]["depth"] == 0
