"""`bdwatch check`: acts as a user would write them, one by options or many from a file."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.conftest import Ran, Run

ACT = {
    "date": "2025-04-20",
    "actor": "ByteDance",
    "chip": "H20",
    "route": "direct-export",
    "place": "CN",
}
ANSWERED = {
    "status",
    "overlay",
    "rules",
    "missing",
    "assumed",
    "confidence",
    "last_confirmed",
    "projected",
    "steps",
    "alternatives",
    "notice",
}


def _from(run: Run, tmp_path: Path, *lines: Any) -> tuple[Ran, list[dict[str, Any]], Path]:
    """Run a file of acts; what is no text is written as JSON."""
    path = tmp_path / "acts.jsonl"
    written = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    path.write_bytes(b"\n".join(written) + b"\n")
    ran = run("check", "--from", path)
    return ran, [json.loads(line) for line in ran.out.splitlines()], path


def test_every_line_is_answered_in_full(run: Run, tmp_path: Path) -> None:
    ran, rows, _ = _from(run, tmp_path, {"id": 7, **ACT}, b"", {"case": "b", **ACT, "chip": "H100"})
    assert ran.status == 0
    assert [row.get("id", row.get("case")) for row in rows] == [7, "b"]
    assert all(set(row) >= ANSWERED for row in rows)
    assert rows[0]["status"] == "denial"
    assert rows[0]["rules"][0] == "h20-is-informed-2025"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b'{"actor": "ByteDance",', "JSON"),
        (b"\xff\xfe{}", "JSON"),
        (b"[" * 5000, "JSON"),
        (b"[1]", "an object is wanted"),
        ({**ACT, "route": "by-rail"}, "route: 'by-rail'"),
        ({**ACT, "date": "2025-02-30"}, "date: '2025-02-30'"),
        ({**ACT, "date": "2025-06..2025-01"}, "ends before it begins"),
        ({**ACT, "plce": "CN"}, "did you mean 'place'?"),
        ({**ACT, "buyer": "Tencent"}, "'actor' is told twice"),
        ({**ACT, "share": "most"}, "no percentage"),
        ({**ACT, "end_user": {"name": "x"}}, "one plain value"),
    ],
)
def test_a_bad_line_is_named_and_the_others_go_on(
    run: Run, tmp_path: Path, line: Any, said: str
) -> None:
    ran, rows, path = _from(run, tmp_path, {"id": 1, **ACT}, line, {"id": 3, **ACT})
    assert ran.status == 2
    assert [row.get("id") for row in rows] == [1, None, 3]
    assert set(rows[1]) == {"line", "error"}
    assert said in rows[1]["error"]
    first, last = ran.err.splitlines()
    assert first.startswith(f"bdwatch check: {path}, line 2: ")
    assert said in first
    assert "1 line could not be assessed" in last


def test_a_file_that_cannot_be_read_is_refused(run: Run, tmp_path: Path) -> None:
    ran = run("check", "--from", tmp_path / "none.jsonl")
    assert ran.status == 2
    assert "none.jsonl" in ran.err


@pytest.mark.parametrize(
    "spelt",
    [
        {"chip": "Nvidia H20"},
        {"chip": "Nvidia's H20 GPUs"},
        {"chip": ["H20"]},
        {"chip": "H20 (96GB)"},
        {"place": "China"},
        {"place": "Shenzhen"},
        {"place": ["CN"]},
        {"route": "Direct export"},
        {"route": "direct_export"},
        {"licence_held": False, "new_site": "no", "state_funded": "N"},
        {"operator": "unknown", "end_user": None, "share": ""},
    ],
)
def test_other_spellings_give_the_same_answer(
    run: Run, tmp_path: Path, spelt: dict[str, Any]
) -> None:
    _, rows, _ = _from(run, tmp_path, ACT, {**ACT, **spelt})
    asked = ("status", "overlay", "rules", "missing", "assumed", "confidence", "unlisted")
    assert {name: rows[0][name] for name in asked} == {name: rows[1][name] for name in asked}


def test_other_names_of_facts_are_read(run: Run, tmp_path: Path) -> None:
    renamed = {"Buyer": "actor", "chips": "chip", "destination": "place", "day": "date"}
    other = {new: ACT[old] for new, old in renamed.items()}
    ran, rows, _ = _from(run, tmp_path, {**other, "route": "direct-export", "weather": "fair"})
    assert ran.status == 0
    assert rows[0]["status"] == "denial"
    assert rows[0]["warnings"] == ["no fact is called 'weather'; it was left out"]


def test_an_unknown_name_is_a_missing_fact(run: Run, tmp_path: Path) -> None:
    ran, rows, _ = _from(run, tmp_path, {**ACT, "chip": "H2000"}, {**ACT, "actor": "BytDance"})
    assert ran.status == 0
    assert rows[0]["status"] == "unknown"
    assert "chip model" in rows[0]["missing"]
    assert "H20" in rows[0]["unlisted"][0]["nearest"]
    assert rows[1]["status"] == "denial"
    assert rows[1]["unlisted"][0]["nearest"][0] == "ByteDance"


def test_a_missing_place_or_route_tells_what_each_would_give(run: Run, tmp_path: Path) -> None:
    act = {**ACT, "actor": "Huawei", "route": "offshore-data-centre"}
    del act["place"]
    wayless = {name: value for name, value in ACT.items() if name != "route"}
    _, rows, _ = _from(run, tmp_path, act, wayless)
    assert rows[0]["missing"] == ["place"]
    assert rows[0]["alternatives"] == {"United States": "open-red-flags", "any other": "denial"}
    assert rows[1]["missing"] == ["route"]
    assert rows[1]["alternatives"]["intermediary, smuggling"] == "unlawful"


def test_one_act_is_told_calmly(run: Run) -> None:
    options = [part for name, value in ACT.items() for part in (f"--{name}", value)]
    ran = run("check", *options)
    assert ran.status == 0
    lines = ran.out.splitlines()
    assert lines[0] == "denial: licence needed, presumption of denial"
    assert any("advised-against" in line for line in lines)
    assert all(len(line) <= 80 for line in lines if "://" not in line)
    assert len([line for line in lines if "://" in line]) == len(
        {line.split()[-1] for line in lines if "://" in line}
    )
    assert lines[-1] == "A research aid, not legal advice."


def test_a_place_that_is_taken_for_granted_is_not_called_stated(run: Run) -> None:
    options = [f"--{name}={value}" for name, value in ACT.items() if name != "place"]
    for place in ((), ("--place", "Atlantis")):
        ran = run("check", *options, *place)
        assert "place China (assumed)" in ran.out
        assert "(stated) in China" not in ran.out


def test_all_that_an_act_states_is_repeated(run: Run) -> None:
    options = [part for name, value in ACT.items() for part in (f"--{name}", value)]
    owned = ("--listed-owner", "SMIC, Nowhere Capital", "--share", "30,25", "--licence-held", "no")
    told = " ".join(run("check", *options, *owned).out.split())
    assert "owned 55% by SMIC, Nowhere Capital · licence held: no" in told


def test_what_is_typed_cannot_steer_the_terminal(run: Run) -> None:
    ran = run("check", "--actor", "x\x1b[2Jy", "--route", "direct-export", "--date", "2025-01-01")
    assert "\x1b" not in ran.out
