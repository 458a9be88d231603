"""`bdwatch rules` and `bdwatch chips`: what a lawyer reads on a terminal of 80 to 100 columns."""

import json
from pathlib import Path

import pytest

from store.reference import load
from tests.commands.conftest import Run

NOTICE = "A research aid, not legal advice."


@pytest.fixture(params=[60, 80, 100, 200])
def columns(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """A terminal of this width."""
    found: int = request.param
    monkeypatch.setenv("COLUMNS", str(found))
    return found


@pytest.mark.parametrize("command", ["rules", "rules affiliates-rule-2025", "chips", "chips L4"])
def test_lines_fit_the_terminal(run: Run, columns: int, command: str) -> None:
    ran = run(*command.split())
    assert ran.status == 0
    lines = ran.out.splitlines()
    least = 78 if command == "chips" else columns
    assert all(len(line) <= max(columns, least) for line in lines if "://" not in line)
    assert lines[-1] == NOTICE


def test_every_rule_is_listed_with_its_state(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    rows = json.loads(run("rules", "--asof", "2026-11-22", "--format", "json").out)
    listed = run("rules", "--asof", "2026-11-22").out
    assert len(rows) >= 74
    for row in rows:
        assert row["id"] in listed
        assert {"state", "since", "due", "source", "confidence", "in_force"} <= set(row)
    assert "due to have become effective on 2026-11-10, not confirmed" in listed


@pytest.mark.parametrize(
    ("rule", "day", "wanted"),
    [
        ("ai-diffusion-2025", "2025-06-01", ("not-enforced", "2025-05-13", None)),
        (
            "affiliates-rule-2025",
            "2026-11-22",
            (
                "suspended",
                "2025-11-10",
                "due to have become effective on 2026-11-10, not confirmed",
            ),
        ),
        (
            "affiliates-rule-2025",
            "2026-01-01",
            ("suspended", "2025-11-10", "due to become effective on 2026-11-10"),
        ),
        ("affiliates-rule-2025", "2025-09-28", ("not-yet", None, None)),
        ("acs ifr 2023", "2023-11-17", ("effective", "2023-11-17", None)),
    ],
)
def test_the_state_of_one_rule(
    run: Run, rule: str, day: str, wanted: tuple[str, str | None, str | None]
) -> None:
    row = json.loads(run("rules", rule, "--asof", day, "--format", "json").out)
    assert (row["state"], row["since"], row["due"]) == wanted
    assert row["states"]
    assert all(state["source"] for state in row["states"])
    assert row["notice"] == NOTICE


def test_the_day_stands_in_the_life_of_a_rule(run: Run) -> None:
    lines = run("rules", "ai-diffusion-2025", "--asof", "2025-06-01").out.splitlines()
    days = [line[:10] for line in lines if line[:2] == "20" and line[10] == " "]
    assert days == sorted(days)
    assert "2025-06-01 ◀ the day asked for" in lines


def test_a_rule_that_is_none_is_refused_with_the_nearest(run: Run) -> None:
    ran = run("rules", "afiliates-rule-2025")
    assert ran.status == 2
    assert "affiliates" in ran.err.casefold()


def test_a_chip_is_computed_beside_what_is_published(run: Run) -> None:
    row = json.loads(run("chips", "H100", "--asof", "2025-01-01", "--format", "json").out)[0]
    assert row["difference"] == row["tpp"] - row["published_tpp"][0] == 8
    assert (row["class"], row["rule"]) == ("A", "acs-ifr-2023")
    told = run("chips", "H20", "--asof", "2025-04-08").out
    assert "FP8 296 TFLOPS x 8 bits" in told
    assert "Class on 2025-04-08: free" in told


def test_what_its_sources_add_to_a_chip_is_told(run: Run) -> None:
    chip = load().names.chips["nvidia-b30a"]
    told = " ".join(run("chips", "B30A").out.split())
    assert "bits, inferred)" in told
    assert "144 GB" in told
    for text in (chip.architecture, chip.process_node, *chip.status_notes):
        assert text in told
    assert "inferred" not in run("chips", "H100").out


def test_what_a_rule_rests_on_and_reaches_is_told(run: Run) -> None:
    rule = load().law.rules["acs-ifr-2023"]
    told = " ".join(run("rules", rule.id).out.split())
    for text in (rule.note, *rule.legal_refs, "in country transfer", "Macau; D:1"):
        assert text in told
    row = json.loads(run("rules", rule.id, "--format", "json").out)
    assert row["law"] == list(rule.legal_refs)
    assert row["note"] == rule.note


def test_a_missing_figure_is_named(run: Run) -> None:
    told = run("chips", "Ascend 910", "--asof", "2025-04-08").out
    assert "unknown" in told
    assert "die area" in told


@pytest.mark.parametrize("command", ["events", "facets status", "facets rule"])
def test_every_legal_table_goes_with_the_notice(run: Run, db: Path, command: str) -> None:
    ran = run(*command.split(), "--db", db)
    assert ran.status == 0
    assert NOTICE in ran.err
    assert NOTICE not in run(*command.split(), "--db", db, "--format", "jsonl").err
    assert NOTICE not in run("facets", "actor", "--db", db).err


@pytest.mark.parametrize("command", ["rules h200-case-by-case-2026", "rules", "chips H20"])
@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("June 10, 2025", "2025-06-10"),
        ("10 June 2025", "2025-06-10"),
        ("2025/6/10", "2025-06-10"),
        ("20250610", "2025-06-10"),
        ("2025-06", "2025-06-30"),
        ("June 2025", "2025-06-30"),
        ("2025-Q2", "2025-06-30"),
        ("2025", "2025-12-31"),
    ],
)
def test_asof_takes_dates_as_people_write_them(
    run: Run, command: str, written: str, day: str
) -> None:
    told = [run(*command.split(), "--asof", text, "--format", "json") for text in (written, day)]
    assert [ran.status for ran in told] == [0, 0]
    assert told[0].out == told[1].out
    assert f'"asof": "{day}"' in told[0].out


@pytest.mark.parametrize("command", ["rules", "chips", "show 0"])
@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("03/04/2024", "--asof: '03/04/2024' may be read month first or day first"),
        ("2025-02-30", "--asof: '2025-02-30' is no day, month"),
        ("soon", "--asof: 'soon' is no day, month"),
        ("2024-01..2024-06", "--asof: '2024-01..2024-06' is a range; one day is wanted"),
    ],
)
def test_asof_refuses_what_is_no_day(run: Run, command: str, written: str, why: str) -> None:
    ran = run(*command.split(), "--asof", written)
    assert ran.status == 2
    assert why in ran.err
