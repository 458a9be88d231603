"""A new rule, chip, listing or group changes answers without a line of code."""

import shutil
from pathlib import Path

import pytest

import seeds
from store.assess.check import check
from store.reference import Reference, load

ACT = {"actor": "ByteDance", "chip": "V100", "route": "offshore-data-centre", "place": "MY"}

RULE = """
id = "made-up-2027"
name = "A rule that nobody made"
jurisdiction = "US"
issuer = "nobody"
kind = "final-rule"
summary = "For this test."
lists = ["ytl"]

[[state]]
on = "2027-02-01"
is = "announced"
source = "a source"
confidence = "high"

[[state]]
on = "2027-03-01"
is = "effective"
source = "a source"
confidence = "high"

[[test]]
paragraph = "1"
when = ["chip.memory_bandwidth >= 900", "to in MY D:4", "party.hq in D:5-and-Macau"]
gives = "license-required"
review = "denial"

[[source]]
url = "https://example.org"
publisher = "nobody"
title = "none"
seen = false
"""

CHIP = """
[[chip]]
id = "made-up"
name = "Made Up 1"
short = "MU1"
vendor = "nvidia"
architecture = "none"
market = "data-center"
designed_for_china = false
announced = "2022-01-01"
fp16_tflops = 300
interconnect_gbps = 600
confidence = "high"
sources = ["none"]
"""

NOT_ENFORCED = """
[[state]]
on = "2027-04-01"
is = "not-enforced"
source = "a source"
confidence = "high"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the reference files, with a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    source = Path(seeds.__file__).parent / "reference"
    return Path(shutil.copytree(source, tmp_path / "reference"))


def status(reference: Reference, day: str, **changed: str) -> tuple[str, tuple[str, ...]]:
    found = check({**ACT, "date": day, **changed}, reference)
    return found.status, found.rules[:1]


def test_a_new_rule_decides_from_its_day(folder: Path) -> None:
    before = load(folder)
    (folder / "rules/us/made-up-2027.toml").write_text(RULE, encoding="utf-8")
    after = load(folder)
    for day in ("2027-02-28", "2027-03-01"):
        assert status(before, day) == ("open", ("acs-ifr-2023",))
    assert status(after, "2027-02-28") == ("open", ("acs-ifr-2023",))
    assert status(after, "2027-03-01") == ("denial", ("made-up-2027",))
    assert status(after, "2027-03-01", place="AE") == ("denial", ("made-up-2027",))
    assert status(after, "2027-03-01", place="TH") == ("open", ("acs-ifr-2023",))
    assert status(after, "2027-03-01", actor="SoftBank") == ("open", ("acs-ifr-2023",))


def test_a_new_listing_decides_from_its_day(folder: Path) -> None:
    (folder / "rules/us/made-up-2027.toml").write_text(RULE, encoding="utf-8")
    after = load(folder)
    assert status(after, "2027-02-28", actor="YTL Power")[0] == "open"
    assert status(after, "2027-03-01", actor="YTL Power") == ("denial", ("made-up-2027",))


def test_a_rule_that_is_no_longer_enforced_stops_deciding(folder: Path) -> None:
    text = RULE.replace("[[test]]", NOT_ENFORCED.strip() + "\n\n[[test]]")
    (folder / "rules/us/made-up-2027.toml").write_text(text, encoding="utf-8")
    after = load(folder)
    assert status(after, "2027-03-31")[0] == "denial"
    assert status(after, "2027-04-01")[0] == "open"
    assert status(after, "2027-04-01", actor="YTL Power")[0] == "open"


def test_a_new_chip_is_classed_by_its_figures(folder: Path) -> None:
    chips = folder / "chips/nvidia.toml"
    chips.write_text(chips.read_text(encoding="utf-8") + CHIP, encoding="utf-8")
    after = load(folder)
    assert status(after, "2024-06-01", chip="MU1", place="CN") == ("denial", ("acs-ifr-2023",))
    assert status(after, "2022-12-01", chip="MU1", place="CN") == ("denial", ("oct7-2022-ifr",))


def test_a_change_of_a_group_moves_a_place(folder: Path) -> None:
    groups = folder / "groups.toml"
    text = groups.read_text(encoding="utf-8")
    joined = '[[group.dated]]\nplace = "MY"\nsince = "2024-07-01"\n\n[[group.dated]]\nplace = "CY"'
    assert '[[group.dated]]\nplace = "CY"' in text
    groups.write_text(text.replace('[[group.dated]]\nplace = "CY"', joined), encoding="utf-8")
    after = load(folder)
    assert status(after, "2024-06-30", chip="H100", actor="YTL Power")[0] == "open"
    assert status(after, "2024-07-01", chip="H100", actor="YTL Power")[0] == "denial"
    assert status(after, "2024-07-01", chip="H100", actor="YTL Power", place="TH")[0] == "denial"


def test_another_threshold_draws_another_line(folder: Path) -> None:
    rule = folder / "rules/us/acs-ifr-2023.toml"
    text = rule.read_text(encoding="utf-8")
    assert "chip.tpp >= 4800" in text
    rule.write_text(text.replace("chip.tpp >= 4800", "chip.tpp >= 2000"), encoding="utf-8")
    after = load(folder)
    assert status(after, "2024-06-01", place="CN")[0] == "denial"
    assert status(load(), "2024-06-01", place="CN")[0] == "open"
