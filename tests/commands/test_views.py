"""The command for saved views, and which of them a start takes."""

import argparse
import json
import shutil
from pathlib import Path

import pytest

from store.database import open_store
from store.errors import Refused
from tests.commands.conftest import Run
from tui.commands.dashboard import describe, started
from tui.session import VARIABLE, Session, session_path, write_session


@pytest.fixture
def own(db: Path, tmp_path: Path) -> str:
    """A copy of the store, to be written to."""
    path = tmp_path / "own.db"
    shutil.copy(db, path)
    return str(path)


def test_views_are_saved_listed_renamed_and_deleted(run: Run, own: str) -> None:
    assert "no saved views" in run("views", "--db", own).err
    assert run("views", "save", "Hopper", "chip:Hopper", "date:2024..", "--db", own).status == 0
    run("views", "save", "All", "reports:>=1", "--db", own)
    run("views", "rename", "All", "Everything", "--db", own)
    run("views", "default", "Hopper", "--db", own)
    listed = json.loads(run("views", "list", "--format", "json", "--db", own).out)
    assert [(v["key"], v["name"], v["filter"], v["default"]) for v in listed] == [
        (1, "Hopper", "chip:Hopper date:2024..", True),
        (2, "Everything", "reports:>=1", False),
    ]
    assert 0 < listed[0]["events"] < listed[1]["events"]
    assert run("views", "delete", "Hopper", "--db", own).status == 0
    assert "Hopper" not in run("views", "--db", own).out


def test_views_are_shared_as_text(run: Run, own: str, tmp_path: Path) -> None:
    run("views", "save", 'Say "chips"', '"plans to buy" chip:H100', "--db", own)
    text = run("views", "export", "--db", own).out
    assert text == '[views]\n"Say \\"chips\\"" = "\\"plans to buy\\" chip:H100"\n'
    shared = tmp_path / "shared.toml"
    shared.write_text(text + 'Mine = "chip:A800"\n')
    assert "1 new or changed, 2 in all" in run("views", "import", str(shared), "--db", own).err
    shared.write_text('[views]\nMine = "chip:H20"\n')
    refused = run("views", "import", str(shared), "--db", own)
    assert (refused.status, refused.out) == (2, "")
    assert "another view 'Mine' already; --replace" in refused.err
    assert run("views", "import", "--replace", str(shared), "--db", own).status == 0
    assert 'Mine = "chip:H20"' in run("views", "export", "--db", own).out.replace('"Mine"', "Mine")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("save", "X", "chp:H100"), "X: filter, character 1"),
        (("save", "X"), "see bdwatch views --help"),
        (("delete",), "see bdwatch views --help"),
        (("delete", "X"), "no view 'X'"),
        (("default", "X"), "no view 'X'"),
        (("export", "X"), "no view 'X'"),
        (("import", "nowhere.toml"), "nowhere.toml: cannot be read: No such file"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    run: Run, own: str, arguments: tuple[str, ...], told: str
) -> None:
    ran = run("views", *arguments, "--db", own)
    assert ran.status == 2
    assert told in ran.err
    assert ran.err.count("\n") == 1


def start(db: str, config: Path | None = None, **options: object) -> tuple[str, tuple[str, ...]]:
    """The filter that a start begins with, and what it says."""
    parser = argparse.ArgumentParser()
    describe(parser)
    usual = vars(parser.parse_args(["--config", str(config)] if config else []))
    with open_store(Path(db)) as store:
        found = started(argparse.Namespace(**(usual | options)), Path(db), store)
    assert found.session.fields.get("chips") == (
        "place" if config and "place" in config.read_text() else "chip"
    )
    return found.session.filter, found.notices


def test_what_a_start_begins_with(
    run: Run, own: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path))
    config = tmp_path / "config.toml"
    config.touch()
    run("views", "save", "Hopper", "chip:Hopper", "--db", own)
    run("views", "save", "Mine", "chip:A800", "--db", own)
    write_session(session_path(Path(own)), Session(filter="left"))
    assert start(own, config) == ("left", ())
    run("views", "default", "Hopper", "--db", own)
    assert start(own, config) == ("chip:Hopper", ())
    config.write_text('view = "Mine"\n[panes]\n3 = "place"\n')
    assert start(own, config) == ("chip:A800", ())
    assert start(own, config, fresh=True) == ("", ())
    assert start(own, config, view="Hopper") == ("chip:Hopper", ())
    assert start(own, config, filter=["chip:H20", "x"]) == ("chip:H20 x", ())
    config.write_text('view = "Mne"\n')
    text, (notice,) = start(own, config)
    assert text == "chip:Hopper"
    assert notice == "the config's view: no view 'Mne'; did you mean 'Mine'?"
    with pytest.raises(Refused, match="no view 'Hoper'"):
        start(own, config, view="Hoper")
