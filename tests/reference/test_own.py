"""A user's own reference data: added, put in place of shipped entries, or named and left out."""

import shutil
from pathlib import Path

import pytest

from store.reference import load
from store.reference.check import check_own
from store.reference.places import VARIABLE, folder_of_own

CHIP = """
[[chip]]
id = "{id}"
name = "{name}"
short = "{name}"
vendor = "{vendor}"
architecture = "own"
market = "data-center"
designed_for_china = false
confidence = "high"
fp16_tflops = 400
announced = "2024-01-01"
sources = ["https://example.org"]
"""


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that holds what is shipped."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("kept")
        patch.setenv("XDG_CACHE_HOME", str(folder))
        patch.setenv(VARIABLE, str(folder / "none"))
        load()
    return folder


@pytest.fixture
def own(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for own data, and a cache that no other test sees."""
    shutil.copytree(kept, tmp_path / "cache")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "own"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "own"


def put(folder: Path, path: str, text: str) -> Path:
    """Write a file below a folder."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_own_entries_are_added_and_put_in_place(own: Path) -> None:
    shipped = load()
    put(own, "chips/mine.toml", CHIP.format(id="zz-1", name="ZZ One", vendor="nvidia"))
    put(own, "chips/other.toml", CHIP.format(id="nvidia-h20", name="H20", vendor="nvidia"))
    for _ in range(2):  # decoded, then from the cache
        found = load()
        assert found.faults == ()
        assert found.names.chips["zz-1"].name == "ZZ One"
        assert found.names.chips["nvidia-h20"].fp16_tflops == 400
        assert set(found.names.chips) == {*shipped.names.chips, "zz-1"}
        assert found.version != shipped.version
    problems, told = check_own(own)
    assert problems == []
    assert [(one.table, one.id, one.instead) for one in told] == [
        ("chip", "zz-1", False),
        ("chip", "nvidia-h20", True),
    ]


def test_own_files_that_cannot_be_read_are_a_fault(own: Path) -> None:
    (own / "chips" / "mine.toml").mkdir(parents=True)
    found = load()
    assert found.names.chips
    assert str(found.faults[0]).startswith(str(own))


def test_without_own_files_nothing_changes(own: Path) -> None:
    assert folder_of_own() == own
    before = load()
    own.mkdir()
    assert load().version == before.version


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("chips/mine.toml", "[[chip]]\nid = ", ":2"),
        (
            "chips/mine.toml",
            CHIP.format(id="zz", name="ZZ", vendor="nvidea"),
            ":6: [chip zz] vendor",
        ),
        ("chips/mine.toml", CHIP.format(id="zz", name="ZZ", vendor="nvidia") * 2, "id is taken"),
        ("chips/mine.toml", "# mine\n\n[[chip]]\nname = 'x'", ":3: [chip] id: this field"),
        ("weather.toml", "[[cloud]]\nid = 1", "no table is read from this file"),
        ("procedure.toml", '[[assume]]\nfact = "to"\nvalue = "CN"\nbecause = "x"', "with an id"),
    ],
)
def test_a_broken_file_is_named_and_the_shipped_data_goes_on(
    own: Path, path: str, text: str, said: str
) -> None:
    shipped = load()
    file = put(own, path, text)
    found = load()
    assert found.version == shipped.version
    assert len(found.names.chips) == len(shipped.names.chips)
    problems = [str(problem) for problem in found.faults]
    assert all(problem.startswith(str(file)) for problem in problems)
    assert any(said in problem for problem in problems)
    assert check_own(own)[0]
