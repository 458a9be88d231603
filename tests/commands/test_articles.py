"""`ingest`, `parse`, `show` and `doctor` on articles: the whole path from the command line."""

import json
from pathlib import Path

import pytest

from tests.commands.conftest import Run

STORY = """\
Chip orders

Tencent ordered 20,000 H20 chips from Nvidia in March 2025, two people familiar with the matter
told Reuters.
"""
SHARED = Path(__file__).parents[3] / "shared" / "articles"
real = pytest.mark.skipif(not SHARED.is_dir(), reason="the real articles are not here")


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def events(run: Run, db: Path, *filters: str) -> list[dict[str, object]]:
    out = run("events", *filters, "--db", db, "--format", "jsonl").out
    return [json.loads(line) for line in out.splitlines()]


def test_ingest_twice_changes_nothing(run: Run, story: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    first = run("ingest", story, "--db", db)
    assert (first.status, "1 new" in first.out) == (0, True)
    told = events(run, db)
    again = run("ingest", story, "--db", db)
    assert (again.status, "1 known" in again.out) == (0, True)
    assert events(run, db) == told


def test_what_the_user_says_of_an_article_is_kept(run: Run, story: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    run(
        *("ingest", story, "--published", "2025-03-14", "--publisher", "Example Wire"),
        *("--url", "https://example.org/a", "--db", db),
    )
    (event,) = events(run, db, "actor:tencent")
    assert event["publisher"] == "Example Wire"
    assert event["published"] == "2025-03-14"
    assert event["url"] == "https://example.org/a"
    assert event["origin"] == "Reuters"
    assert event["units"] == 20000


def test_dry_run_writes_nothing(run: Run, story: Path, tmp_path: Path) -> None:
    ran = run("ingest", story, "--db", tmp_path / "x.db", "--dry-run")
    assert "would read 1: 1 new" in ran.out
    assert not (tmp_path / "x.db").exists()


def test_the_refused_do_not_stop_the_others(run: Run, story: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    empty = tmp_path / "empty.txt"
    empty.touch()
    ran = run("ingest", tmp_path / "none.txt", empty, story, "--db", db)
    assert ran.status == 2
    assert len(ran.err.splitlines()) == 2
    assert "1 new" in ran.out
    assert events(run, db)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--published", "2024-13"], "2024-13"),
        (["--jobs", "0"], "from 1 to 64"),
        (["--jobs", "many"], "many"),
    ],
)
def test_a_wrong_option_is_one_line(
    run: Run, story: Path, tmp_path: Path, arguments: list[str], told: str
) -> None:
    ran = run("ingest", story, "--db", tmp_path / "x.db", *arguments)
    assert ran.status == 2
    assert len(ran.err.splitlines()) == 1
    assert told in ran.err


def test_parse_prints_quotes_that_stand_in_the_file(run: Run, story: Path) -> None:
    ran = run("parse", story, "--published", "2025-03-14", "--mentions")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    claims = [line for line in lines if "type" in line]
    assert claims
    for claim in claims:
        assert claim["article"] == "story"
        assert STORY[claim["start"] : claim["end"]] == claim["quote"]
    assert "Tencent" in lines[-1]["mentions"]["actors"]


def test_explain_gives_the_frame_the_cues_and_the_reasons(run: Run, story: Path) -> None:
    shown = run("parse", story, "--published", "2025-03-14", "--explain").out
    assert "acquire, done" in shown
    assert "verb 'order'" in shown
    assert "cue 'told'" in shown or "cue 'Reuters'" in shown
    assert "tencent by name" in shown


def test_trace_tells_what_was_rejected_besides(run: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"Share this article\n\n{STORY}\n\nWill it buy more?\n", encoding="utf-8")
    shown = run("parse", page, "--published", "2025-03-14", "--trace").out
    assert "acquire, done" in shown
    assert "0-18: no claim, paragraph: share or social line (share this article)" in shown
    assert "no claim, sentence: question" in shown


def test_show_takes_the_beginning_of_an_id(run: Run, story: Path, tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    run("ingest", story, "--published", "2025-03-14", "--db", db)
    (event,) = events(run, db, "actor:tencent")
    shown = run("show", str(event["id"])[:8], "--db", db)
    assert shown.status == 0
    assert "Tencent" in shown.out
    assert "not legal advice" in shown.out
    assert json.loads(run("show", event["id"], "--db", db, "--format", "json").out)["claims"]
    wrong = run("show", "zzzz", "--db", db)
    assert wrong.status == 2
    assert "zzzz" in wrong.err


def test_doctor_finds_a_quote_that_is_not_in_its_text(
    run: Run, story: Path, tmp_path: Path
) -> None:
    import sqlite3

    db = tmp_path / "x.db"
    run("ingest", story, "--db", db)
    assert run("doctor", "--db", db).status == 0
    with sqlite3.connect(db) as conn:
        conn.execute("UPDATE claim SET quote = 'made up'")
    ran = run("doctor", "--db", db)
    assert ran.status == 2
    assert "quote" in ran.out


@real
def test_the_five_real_articles_answer_the_first_questions(run: Run, tmp_path: Path) -> None:
    db = tmp_path / "x.db"
    assert "5 new" in run("ingest", SHARED, "--db", db).out
    (rental,) = [
        event
        for event in events(run, db, "actor:oracle route:us-cloud-rental")
        if event["agents"] == ["ByteDance"]
    ]
    assert rental["type"] == "rent"
    assert rental["counterparties"] == ["Oracle"]
    assert rental["origin"] == "The Information"
    text = next(SHARED.glob("004_*.txt")).read_bytes().decode("utf-8")
    assert str(rental["quote"]) in text
    budget = events(run, db, "actor:bytedance money:>=12b")
    assert [event["origin"] for event in budget] == ["Financial Times"]
