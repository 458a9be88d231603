"""Stores and reference data made once, and everything that moves switched off."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

from tests.small_world import STAMP
from tests.stores import make_store
from tests.tui.small import small_reference, small_store

_REFERENCE = small_reference()


@pytest.fixture(scope="session", autouse=True)
def read_styles_once() -> Iterator[None]:
    """Style sheets are parsed once for all dashboards that have the same colours."""
    parsed: dict[tuple[object, ...], list[RuleSet]] = {}
    parse = Stylesheet._parse_rules

    def shared(sheet: Stylesheet, *args: Any, **named: Any) -> list[RuleSet]:
        key = (args, *sorted(named.items()), *sorted(sheet._variables.items()))
        if key not in parsed:
            parsed[key] = parse(sheet, *args, **named)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", shared)
        yield


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No clipboard tool, no display, no animation, a small law, nothing stale, its own folder.

    What is said stays until it has been read, and the store is looked at when a test does: on a
    slow machine a test takes longer than either waits.
    """
    for name in (
        "DISPLAY",
        "WAYLAND_DISPLAY",
        "WSL_DISTRO_NAME",
        "NO_COLOR",
        "TEXTUAL_THEME",
        "COLORFGBG",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setattr("store.reference.load", lambda folder=None: _REFERENCE)
    monkeypatch.setattr("store.stale.present", lambda _: STAMP)
    monkeypatch.setattr("tui.outgoing._SAID_SECONDS", 3600)
    monkeypatch.setattr("tui.screens.watching._SECONDS", 3600.0)
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("BDWATCH_STATE", str(tmp_path / "state"))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of made-up events; never written to."""
    path = tmp_path_factory.mktemp("made") / "made.db"
    make_store(path, 120)
    return path


@pytest.fixture
def db(made: Path, tmp_path: Path) -> Path:
    """A copy of the store of made-up events."""
    path = tmp_path / "copy.db"
    shutil.copy(made, path)
    return path


@pytest.fixture(scope="session")
def _small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("small") / "small.db"
    small_store(path)
    return path


@pytest.fixture
def small(_small: Path, tmp_path: Path) -> Path:
    """A copy of the store of a dozen acts."""
    path = tmp_path / "small.db"
    shutil.copy(_small, path)
    return path
