"""Completion in shells: what may follow, and how bash puts it in."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tui.commands import COMMANDS
from tui.completing import FILES, Candidate, candidates, for_bash, parser_of, split_line


def words(db: Path, *line: str) -> list[str]:
    *before, word = line
    return [found.word for found in candidates(before, word, str(db))]


def test_commands_options_and_values_complete(db: Path) -> None:
    assert words(db, "ev") == ["events"]
    assert set(COMMANDS) < set(words(db, ""))
    assert words(db, "events", "--fo") == ["--format"]
    assert words(db, "events", "--format", "j") == ["jsonl", "json"]
    assert words(db, "--theme", "dra") == ["dracula"]
    assert words(db, "views", "ren") == ["rename"]
    assert words(db, "facets", "ro") == ["route"]
    assert words(db, "ingest", "") == [FILES]
    assert words(db, "events", "--db", "") == [FILES]
    assert words(db, "events", "--format=j") == ["--format=jsonl", "--format=json"]
    assert words(db, "events", "--db=") == [FILES]
    assert words(db, "chart", "--own-days=") == []


def test_names_of_the_reference_tables_complete(db: Path) -> None:
    assert "H100" in words(db, "chips", "h1")
    assert words(db, "check", "--actor", "byted")[0] == "bytedance"
    assert "MY" in words(db, "check", "--shipped-from", "m")
    assert words(db, "check", "--route", "smu") == ["smuggling"]
    assert words(db, "rules", "acs-") == ["acs-ifr-2023"]
    assert Candidate("acs-ifr-2023", "AC/S IFR 2023") in candidates(["rules"], "acs-", str(db))


def test_terms_of_the_filter_complete_alone_and_inside_a_quoted_filter(db: Path) -> None:
    assert "actor:" in words(db, "events", "act")
    assert words(db, "events", "chip:H100 -act") == ["chip:H100 -actor:"]
    assert "actor:bytedance" in words(db, "events", "actor:byted")
    assert words(db, "events", "chip:H100 route:smug") == ["chip:H100 route:smuggling"]
    assert "chip:H100 route:" in words(db, "chip:H100 rou")
    assert words(db, "facets", "route", "actor:byted")[0] == "actor:bytedance"
    assert words(db, "events", "-act") == ["-actor:"]
    assert words(db, "-actor:byted") == ["-actor:bytedance"]
    assert {"--format", "-actor:"} < set(words(db, "events", "-"))
    assert words(db, "events", "--act") == []


def test_a_store_that_is_not_there_still_completes_fields(tmp_path: Path) -> None:
    assert "actor:" in words(tmp_path / "none.db", "events", "act")
    assert words(tmp_path / "none.db", "events", "actor:x") == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("bdwatch events act", (["bdwatch", "events"], "act", "", 0)),
        ("bdwatch events ", (["bdwatch", "events"], "", "", 0)),
        ("bdwatch -actor:o", (["bdwatch"], "-actor:o", "", 7)),
        ("bdwatch 'chip:H100 rou", (["bdwatch"], "chip:H100 rou", "'", 0)),
        ("bdwatch 'chip:H100 route:'smu", (["bdwatch"], "chip:H100 route:smu", "", 0)),
        ('bdwatch "a \\"b', (["bdwatch"], 'a "b', '"', 0)),
        ("bdwatch a\\ b 'c'", (["bdwatch", "a b"], "c", "", 0)),
    ],
)
def test_a_line_of_bash_is_taken_apart(line: str, found: tuple[list[str], str, str, int]) -> None:
    assert split_line(line) == found


def test_bash_gets_only_what_it_has_not_cut_off() -> None:
    bytedance = Candidate("actor:bytedance")
    assert for_bash(bytedance, split_line("bdwatch actor:by")) == "bytedance"
    assert for_bash(bytedance, split_line("bdwatch 'actor:by")) == "actor:bytedance"
    assert for_bash(bytedance, split_line("bdwatch 'actor:'by")) == "actor:bytedance"
    assert for_bash(Candidate(FILES), split_line("bdwatch events --db=b")) == FILES
    assert for_bash(Candidate('actor:"A B"'), split_line("bdwatch actor:a")) == '\\"A\\ B\\"'


def test_every_command_has_arguments_that_can_be_completed() -> None:
    for command in COMMANDS:
        assert parser_of(command)._actions


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
def test_the_script_of_bash_completes(db: Path, tmp_path: Path, run: Run) -> None:
    program = tmp_path / "bdwatch"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tui "$@"\n')
    program.chmod(0o755)
    (tmp_path / "script").write_text(run("completion", "bash").out)
    done = subprocess.run(
        [
            "bash", "-c",
            'source "$2"; COMP_LINE=$3; COMP_POINT=${#3}; _bdwatch "$1" "$4";'
            ' printf "%s\\n" "${COMPREPLY[@]}"',
            "bash", str(program), str(tmp_path / "script"), "bdwatch events 'actor:byted", "",
        ],
        env={**os.environ, "BDWATCH_DB": str(db), "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert done.stdout == "actor:bytedance\n"
