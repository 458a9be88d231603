"""The command line itself: mistyped commands, missing stores, imports."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tui.commands import COMMANDS


def test_a_mistyped_command_is_not_taken_for_a_filter(run: Run) -> None:
    ran = run("evnts")
    assert ran.status == 2
    assert "did you mean 'events'?" in ran.err


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from tui.__main__ import main

    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert "example:\n  bdwatch " in shown


def test_the_readme_names_every_command() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    for name in COMMANDS:
        assert f"`bdwatch {name}" in readme


@pytest.mark.parametrize("command", ["events", "show x", "facets actor"])
def test_a_store_that_is_not_there_is_refused(run: Run, tmp_path: Path, command: str) -> None:
    ran = run(*command.split(), "--db", tmp_path / "none.db")
    assert ran.status == 2
    assert "bdwatch ingest" in ran.err


@pytest.mark.parametrize("kind", ["text", "folder", "empty"])
def test_what_is_no_store_is_refused_in_one_line(run: Run, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "not.db"
    if kind == "folder":
        path.mkdir()
    else:
        path.write_text("no database" * 100 if kind == "text" else "")
    ran = run("events", "--db", path)
    assert ran.status == 2
    assert len(ran.err.splitlines()) == 1
    assert str(path) in ran.err


_GUARD = """
import sys
from tui.__main__ import main
status = main(sys.argv[1:])
assert status == 0, status
banned = {"textual", "sqlmodel", "sqlalchemy"} & set(sys.modules)
assert not banned, banned
"""


@pytest.mark.parametrize(
    "arguments",
    [
        ["events", "actor:bytedance", "--format", "jsonl"],
        ["facets", "chip"],
        ["rules", "--asof", "2025-06-01"],
        ["chips"],
        ["doctor"],
        ["parse", "-"],
    ],
)
def test_commands_without_a_screen_import_no_textual_and_no_sqlmodel(
    db: Path, arguments: list[str]
) -> None:
    if arguments[0] in ("events", "facets", "doctor"):
        arguments = [*arguments, "--db", str(db)]
    ran = subprocess.run(
        [sys.executable, "-c", _GUARD, *arguments],
        input="ByteDance plans to buy Nvidia chips.",
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr


def test_store_imports_no_screen() -> None:
    code = (
        "import pkgutil, importlib, sys, store\n"
        "for found in pkgutil.walk_packages(store.__path__, 'store.'):\n"
        "    importlib.import_module(found.name)\n"
        "banned = {'textual', 'rich', 'typer', 'tui'} & set(sys.modules)\n"
        "assert not banned, banned\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr
