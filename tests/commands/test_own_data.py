"""Commands over a user's own reference data."""

import json
import shutil
from pathlib import Path

import pytest

from store.reference.places import VARIABLE
from tests.commands.conftest import Run

RULE = """
id = "zz-letter-2026"
name = "A letter of our own"
jurisdiction = "US"
issuer = "BIS"
kind = "is-informed"
summary = "All chips for Germany."

[[state]]
on = 2024-01-01
is = "effective"
source = "https://example.org"
confidence = "high"

[[test]]
paragraph = "letter"
when = ["to in DE"]
gives = "denial"

[[source]]
url = "https://example.org"
publisher = "Example"
title = "Letter"
seen = true
"""


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A rule of the user's own."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "own"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    file = tmp_path / "own" / "rules" / "us" / "zz-letter-2026.toml"
    file.parent.mkdir(parents=True)
    file.write_text(RULE, encoding="utf-8")
    return file


def status(run: Run) -> str:
    act = "check --actor Siemens --chip H100 --route direct-export --place DE --date 2024-06-01"
    ran = run(*act.split(), "--format", "json")
    assert ran.status == 0
    found: str = json.loads(ran.out)["status"]
    return found


def test_a_rule_of_ones_own_decides(run: Run, own: Path, tmp_path: Path) -> None:
    assert status(run) == "denial"
    told = run("doctor", "--db", tmp_path / "none.db")
    assert told.status == 0
    assert f"adds rule zz-letter-2026 ({own})" in told.out


def test_a_broken_one_is_named_and_the_rest_goes_on(run: Run, own: Path, tmp_path: Path) -> None:
    own.write_text(RULE.replace("to in DE", "too in DE"), encoding="utf-8")
    ran = run("check", "--actor", "Siemens", "--place", "DE", "--route", "direct-export")
    assert ran.status == 0
    assert f"{own}:17" in ran.err
    assert "none of your own reference data is used" in ran.err
    told = run("doctor", "--db", tmp_path / "none.db")
    assert told.status == 2
    assert f"wrong  {own}:17" in told.out


def test_a_broken_one_is_named_once_by_commands_that_read_several_things(
    run: Run, own: Path, db: Path, tmp_path: Path
) -> None:
    own.write_text(RULE.replace("to in DE", "too in DE"), encoding="utf-8")
    mine, shared = tmp_path / "mine.db", tmp_path / "shared.toml"
    shutil.copy(db, mine)
    shared.write_text('[views]\nOne = "chip:H100"\nTwo = "chip:A800"\n')
    event = json.loads(run("events", "--limit", 1, "--format", "json", "--db", mine).out)[0]["id"]
    note = ("correct", event, "note", "--claim", "1", "--why", "seen")
    for command in (("views", "import", shared), note):
        ran = run(*command, "--db", mine)
        assert ran.status == 0
        assert ran.err.count("none of your own reference data is used") == 1
