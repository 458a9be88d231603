"""The keys of the dashboard as text, and the tour where there is no terminal."""

import json
from pathlib import Path

from tests.commands.conftest import Run
from tui.keytable import KEYS, PLACES


def test_every_key_is_listed_with_its_place(run: Run) -> None:
    rows = json.loads(run("keys", "--format", "json").out)
    assert [row["id"] for row in rows] == [key.id for keys in KEYS.values() for key in keys]
    assert {row["place"] for row in rows} == set(PLACES.values())
    assert "/ " in run("keys", "main").out


def test_keys_are_those_of_the_config(run: Run, tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[keys]\n"timeline.down" = ["J", "ctrl+d"]\n')
    rows = json.loads(run("keys", "timeline", "--format", "json", "--config", str(config)).out)
    assert next(row for row in rows if row["id"] == "timeline.down")["key"] == "J ctrl+d"


def test_the_tour_without_a_terminal_is_one_line(run: Run) -> None:
    ran = run("tour")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert "needs a terminal" in ran.err
