"""Loading the packaged reference: what is in it, the cache, and what a faulty folder says."""

import json
import pickle
import shutil
import subprocess
import sys
import tomllib
from fnmatch import fnmatchcase
from importlib import import_module
from importlib.resources import files
from pathlib import Path

import pytest

from store.errors import Refused
from store.reference import Reference, ReferenceError, load
from store.reference import cached as cached_room
from store.reference.check import check
from store.reference.decode import decode
from store.reference.files import contents, version
from store.reference.load import TABLES
from store.reference.references import REFERENCES

load_room = import_module("store.reference.load")
DRAFT = Path(__file__).parents[3] / "shared" / "reference"


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the packaged files that a test may spoil."""
    copy = tmp_path / "reference"
    shutil.copytree(str(files("seeds").joinpath("reference")), copy)
    return copy


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache folder of this test's own."""
    place = tmp_path / "cache"
    monkeypatch.setattr(cached_room, "user_cache_path", lambda *_, **__: place)
    return place


def test_no_file_of_the_package_has_a_fault() -> None:
    assert [str(problem) for problem in check()] == []


def test_what_the_tables_hold(reference: Reference) -> None:
    names = reference.names
    assert len(reference.law.rules) >= 74
    assert len(names.chips) >= 80
    assert len(names.families) >= 13
    assert len(names.actors) >= 262
    assert len(names.countries) >= 68
    assert len(names.hubs) >= 58
    assert len(names.regions) >= 11
    assert len(names.publishers) >= 300


@pytest.mark.skipif(not DRAFT.is_dir(), reason="the draft tables are not at hand")
@pytest.mark.parametrize(
    ("file", "table", "key"),
    [
        ("actors", "actor", "id"),
        ("chips", "chip", "id"),
        ("chips", "chip_family", "id"),
        ("places", "country", "iso"),
        ("places", "hub", "id"),
        ("places", "group", "id"),
        ("rules", "rule", "id"),
    ],
)
def test_every_id_of_the_draft_is_kept(
    reference: Reference, file: str, table: str, key: str
) -> None:
    names = reference.names
    kept = {
        "actor": names.actors,
        "chip": names.chips,
        "chip_family": names.families,
        "country": names.countries,
        "hub": names.hubs,
        "group": names.regions,
        "rule": reference.law.rules,
    }[table]
    rows = tomllib.loads((DRAFT / f"{file}.toml").read_text(encoding="utf-8"))[table]
    assert {row[key] for row in rows} - kept.keys() == set()


@pytest.mark.skipif(not DRAFT.is_dir(), reason="the draft tables are not at hand")
def test_dates_figures_and_sources_of_the_draft_are_kept(reference: Reference) -> None:
    actors = tomllib.loads((DRAFT / "actors.toml").read_text(encoding="utf-8"))["actor"]
    for row in actors:
        entry = reference.names.actors[row["id"]]
        for field in ("kind", "entity_list", "entity_list_date", "entity_list_citation"):
            assert getattr(entry, field) == row.get(field, getattr(entry, field))
        assert len(entry.sources) >= len(row["sources"])
    for row in tomllib.loads((DRAFT / "chips.toml").read_text(encoding="utf-8"))["chip"]:
        chip = reference.names.chips[row["id"]]
        for field in ("memory_gb", "memory_bandwidth_gbps", "die_area_mm2", "announced", "market"):
            assert getattr(chip, field) == row.get(field, getattr(chip, field))
        assert chip.confidence == row["confidence"]
        assert list(chip.sources) == row["sources"]


def test_a_source_stands_behind_every_entry() -> None:
    for path, data in contents().items():
        if path.startswith(("actors/", "chips/", "places/", "publishers")):
            document = tomllib.loads(data.decode())
            named = [row for rows in document.values() for row in rows if isinstance(row, dict)]
            rows = [row for row in named if "candidates" not in row and "note" not in row]
            assert document.get("sources") or all(row["sources"] for row in rows), path


def test_countries_say_nothing_about_law() -> None:
    for path, data in contents().items():
        if path.startswith("places/"):
            for row in tomllib.loads(data.decode()).get("country", ()):
                assert row.keys() <= {
                    "iso",
                    "name",
                    "aliases",
                    "descriptions",
                    "ambiguous_aliases",
                    "demonyms",
                    "notes",
                }


def test_the_version_is_that_of_the_files(reference: Reference, folder: Path) -> None:
    assert version(contents(folder)) == reference.version
    file = folder / "publishers.toml"
    file.write_text(file.read_text(encoding="utf-8") + "\n# one line more\n", encoding="utf-8")
    assert version(contents(folder)) != reference.version


def test_the_cached_form_gives_the_same_reference(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load_room, "_lexicons", {})
    fresh = load()
    assert fresh.lexicon.verbs
    monkeypatch.setattr(load_room, "_lexicons", {})
    (kept,) = cache.glob("reference-*.json")
    again = load()
    assert again.names == fresh.names
    assert again.lexicon == fresh.lexicon
    assert dict(again.law.rules) == dict(fresh.law.rules)
    assert kept.exists()


def test_the_words_of_the_parser_are_read_when_they_are_asked_for(
    cache: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(load_room, "_lexicons", {})
    load(folder)
    monkeypatch.setattr(load_room, "_lexicons", {})
    again = load(folder)
    asked: list[object] = []
    read = cached_room.read
    monkeypatch.setattr(cached_room, "read", lambda *given: asked.append(given) or read(*given))
    assert again.lexicon == again.lexicon == pickle.loads(pickle.dumps(again)).lexicon
    assert len(asked) == 1
    for kept in cache.glob("reference-*.json"):
        kept.unlink()
    monkeypatch.setattr(load_room, "_lexicons", {})
    assert again.lexicon.verbs
    (folder / "publishers.toml").write_bytes(b"")
    cache.joinpath(f"reference-1-{again.version}.json").unlink()
    monkeypatch.setattr(load_room, "_lexicons", {})
    with pytest.raises(Refused, match="have changed meanwhile"):
        _ = again.lexicon


def test_the_cached_form_is_used(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    load()
    monkeypatch.setattr("tomllib.loads", None)
    assert load().names.actors


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        pytest.param(b"{", marks=pytest.mark.slow),
        pytest.param(b"[]", marks=pytest.mark.slow),
        pytest.param(b'{"actors": 3}', marks=pytest.mark.slow),
        pytest.param(b'{"nothing-of-ours": []}', marks=pytest.mark.slow),
        b'{"actors": [{"id": "x"}]}',
        pytest.param(b"\xff\xfe\x00", marks=pytest.mark.slow),
    ],
)
def test_a_damaged_cache_costs_only_time(reference: Reference, cache: Path, damage: bytes) -> None:
    kept = cache / f"reference-1-{reference.version}.json"
    cache.mkdir()
    kept.write_bytes(damage)
    assert load().names == reference.names
    assert json.loads(kept.read_bytes())["actors"]
    assert [path.name for path in cache.iterdir()] == [kept.name]


def test_a_cache_of_other_files_is_replaced(cache: Path, folder: Path) -> None:
    load()
    (first,) = cache.glob("*.json")
    file = folder / "publishers.toml"
    file.write_text(file.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    load(folder)
    (second,) = cache.glob("*.json")
    assert first != second
    assert [path.suffix for path in cache.iterdir()] == [".json"]


def test_a_cache_folder_that_is_a_file_is_no_fault(cache: Path) -> None:
    cache.write_text("in the way", encoding="utf-8")
    assert load().names.actors
    assert cache.read_text(encoding="utf-8") == "in the way"


def test_a_faulty_folder_names_the_first_faults(folder: Path, cache: Path) -> None:
    file = folder / "actors" / "companies.toml"
    text = file.read_text(encoding="utf-8").replace('kind = "company"', 'kind = "compny"')
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ReferenceError) as raised:
        load(folder)
    lines = str(raised.value).splitlines()
    assert lines[0].startswith("actors/companies.toml:")
    assert "[actor bytedance] kind: 'compny' is not one of" in lines[0]
    assert "nearest: company" in lines[0]
    assert len(lines) == 6
    assert "more: bdwatch doctor" in lines[-1]
    assert len(raised.value.problems) > 100
    assert isinstance(raised.value, Refused)
    assert not list(cache.glob("*.json"))


def test_check_lists_every_fault_of_a_folder(folder: Path) -> None:
    file = folder / "places" / "hubs.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('"MY"', '"MV"'), encoding="utf-8")
    problems = check(folder)
    assert len(problems) > 5
    assert {problem.file for problem in problems} == {"places/hubs.toml"}
    assert problems == sorted(problems)


@pytest.mark.parametrize("name", ["empty", "absent"])
def test_a_folder_without_files_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(Refused, match=name):
        load(tmp_path / name)


def test_each_pattern_of_a_table_finds_a_file() -> None:
    paths = contents()
    for table in TABLES:
        assert any(fnmatchcase(path, table.files) for path in paths), table.files


def test_every_field_with_ids_holds_some() -> None:
    located = decode(contents(), TABLES).located
    for reference in REFERENCES:
        of = (one.entry for one in located if isinstance(one.entry, reference.entry))
        assert any(True for entry in of for _ in reference.ids(entry)), reference


def test_loading_brings_in_no_screen_and_no_schema() -> None:
    code = (
        "import sys; from store.reference import load; load();"
        "print(*sorted(m for m in ('textual','rich','typer','sqlmodel','sqlalchemy')"
        " if m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
