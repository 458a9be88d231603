"""A store and reference data made once, and everything that moves switched off."""

import shutil
from functools import cache
from pathlib import Path

import pytest

import store.reference
from store.reference import Reference
from tests.stores import make_store


@cache
def _reference() -> Reference:
    return _load()


_load = store.reference.load


@pytest.fixture(autouse=True)
def still(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No clipboard tool, no display, no animation, reference data read once, files in tmp_path."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME", "NO_COLOR", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setattr("store.reference.load", lambda folder=None: _reference())
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of made-up events; never written to."""
    path = tmp_path_factory.mktemp("made") / "made.db"
    make_store(path, 120)
    return path


@pytest.fixture
def db(made: Path, tmp_path: Path) -> Path:
    """A copy of the made-up store."""
    path = tmp_path / "copy.db"
    shutil.copy(made, path)
    return path
