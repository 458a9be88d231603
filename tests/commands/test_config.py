"""The command that shows the settings."""

import json
import tomllib
from pathlib import Path

from tests.commands.conftest import Run


def test_the_settings_in_force_are_a_config_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('theme = "nord"\n[keys]\nmark = "M"\n')
    ran = run("config", "--show", "--config", str(path))
    assert (ran.status, ran.err) == (0, "")
    shown = tomllib.loads(ran.out)
    assert (shown["theme"], shown["mouse"], shown["keys"]["mark"]) == ("nord", True, "M")
    assert "# mine.toml, line 1" in ran.out
    assert "# default" in ran.out


def test_a_wrong_setting_is_one_line_and_status_2(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('thme = "nord"\n')
    ran = run("config", "--config", str(path))
    assert ran.status == 2
    assert ran.err == ("bdwatch: mine.toml, line 1: thme: no such setting; did you mean 'theme'?\n")
    assert tomllib.loads(ran.out)["theme"] == ""


def test_where_the_file_is_and_what_may_stand_in_it(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.touch()
    assert run("config", "--path", "--config", str(path)).out == f"{path}\n"
    assert json.loads(run("config", "--schema").out)["additionalProperties"] is False
    ran = run("config", "--config", str(tmp_path / "none.toml"))
    assert ran.status == 2
    assert "no config file at" in ran.err
