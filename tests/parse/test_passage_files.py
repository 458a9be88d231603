"""The blind passages themselves: written before anyone looked at what the parser makes of them.

They are invented text with the labels that a careful reader gives: `passages/blind-*.toml` and
`short-*.toml` are short, `articles-*.toml`, `plain-*.toml` and `aside-*.toml` whole openings of
articles; the plain ones use the words of agencies and trade press. The weights of the parser are
learned from all but `aside-*`. This file only checks that labels and text fit; it never calls the
parser. How to read a label:

* `quote` is the evidence, a stretch of the text; `also` are re-mentions, which add no event.
* `ignore` are stretches where a claim counts neither way (arguable, no comment, attribution only).
* An absent list (`chips`, `money`, `rules`, `places`, `counterparties`) means that the text names
  none; generic "Nvidia chips" are left out. `hedge` or `origin` is absent where it is arguable.
* Where a text names no seller or lessor, the maker of the chips is the counterparty.
* The Commerce Department stands for its bureau, the US government for president and
  administration; a ministry or agency with an entry of its own keeps its name.
* In `money`, `value` is the upper end of a range and `minimum` the lower; a second sum in another
  currency is the article's own conversion. Unit prices and revenues are no deal and left out.
* `origin` is an outlet, a document as the text calls it, "own" or "uncredited".
"""

import datetime
import re
from collections import Counter
from functools import cache
from typing import Any

import pytest

from store.reference import Names, load
from store.vocabulary import EventType, Hedge, Modality, Polarity, Qualifier, Route, values
from tests.parse.told import PASSAGES, file_of

FILES = sorted(
    path
    for pattern in ("blind-*", "articles-*", "plain-*", "short-*", "aside-*")
    for path in PASSAGES.glob(f"{pattern}.toml")
)
PASSAGE_KEYS = {"id", "manner", "published", "publisher", "text", "ignore", "claim"}
CLAIM_KEYS = {
    "quote",
    "type",
    "modality",
    "polarity",
    "hedge",
    "agents",
    "counterparties",
    "chips",
    "money",
    "units",
    "when",
    "places",
    "route",
    "rules",
    "origin",
    "also",
}
MONEY_KEYS = {"value", "minimum", "currency", "qualifier"}
POINT = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")

Passage = dict[str, Any]


@cache
def passages() -> tuple[Passage, ...]:
    """Every passage of every file, with the name of its file under `file`.

    Read when a test asks: collecting the suite takes every process long enough.
    """
    return tuple(
        {**passage, "file": path.name} for path in FILES for passage in file_of(path)["passage"]
    )


@pytest.fixture(scope="module")
def names() -> Names:
    """The names of the packaged tables."""
    return load().names


@pytest.fixture(params=FILES, ids=[path.stem for path in FILES])
def told(request: pytest.FixtureRequest) -> tuple[Passage, ...]:
    """The passages of one file."""
    return tuple(p for p in passages() if p["file"] == request.param.name)


def claims(passage: Passage) -> list[dict[str, Any]]:
    """The labelled claims of a passage; none where nothing is claimed."""
    return list(passage.get("claim", []))


def points(when: str) -> list[str]:
    """The dates in `a`, `a/b`, `a/..` or `../b`."""
    return [end for end in when.split("/") if end != ".."]


def test_there_are_enough_of_every_kind() -> None:
    told = Counter(c["type"] for p in passages() for c in claims(p))
    ways = Counter(c.get("route", "none") for p in passages() for c in claims(p))
    stands = Counter(c["modality"] for p in passages() for c in claims(p))
    assert len(passages()) >= 170
    assert min(told[t] for t in values(EventType)) >= 3
    assert min(stands[m] for m in values(Modality)) >= 5
    assert min(ways[r] for r in values(Route)) >= 5
    assert sum(not claims(p) for p in passages()) >= 25


def test_ids_are_unique_and_files_say_what_they_are() -> None:
    assert not [i for i, n in Counter(p["id"] for p in passages()).items() if n > 1]
    assert len({p["text"] for p in passages()}) == len(passages())
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# Invented ")
        assert "not reports" in text or "set aside" in text


def test_fields_are_those_of_the_format(told: tuple[Passage, ...]) -> None:
    for passage in told:
        assert set(passage) - {"file"} <= PASSAGE_KEYS
        assert passage["manner"]
        assert passage["text"].strip()
        if passage["published"]:
            datetime.date.fromisoformat(passage["published"])
        for claim in claims(passage):
            assert set(claim) <= CLAIM_KEYS
            assert {"quote", "type", "modality", "agents"} <= set(claim)


def test_every_quoted_stretch_stands_in_the_text_once(told: tuple[Passage, ...]) -> None:
    for passage in told:
        stretches = [q for c in claims(passage) for q in (c["quote"], *c.get("also", []))]
        for stretch in (*stretches, *passage.get("ignore", [])):
            assert passage["text"].count(stretch) == 1, (passage["id"], stretch)
        quotes = [c["quote"] for c in claims(passage)]
        assert len(set(quotes)) == len(quotes)


def test_labels_come_from_the_closed_lists(told: tuple[Passage, ...]) -> None:
    for passage in told:
        for claim in claims(passage):
            assert claim["type"] in values(EventType)
            assert claim["modality"] in values(Modality)
            assert claim.get("polarity", "+") in values(Polarity)
            assert claim.get("hedge", 0) in values(Hedge)
            assert claim.get("route", "none") in values(Route)
            assert claim.get("origin", "own")


def test_names_resolve(told: tuple[Passage, ...], names: Names) -> None:
    for passage in told:
        for claim in claims(passage):
            for actor in (*claim["agents"], *claim.get("counterparties", [])):
                assert names.resolve("actor", actor), actor
            for chip in claim.get("chips", []):
                found = names.resolve("chip", chip)
                assert found, chip
                assert names.name("chip", found[0]) == chip
            for place in claim.get("places", []):
                assert names.resolve("place", place), place


def test_rules_resolve(names: Names) -> None:
    if not names.rules:
        pytest.skip("the rule tables are not there yet")
    told = {rule for p in passages() for c in claims(p) for rule in c.get("rules", [])}
    assert sorted(told - set(names.rules)) == []


def test_sums_counts_and_dates_are_well_formed(told: tuple[Passage, ...]) -> None:
    for passage in told:
        for claim in claims(passage):
            for money in claim.get("money", []):
                assert set(money) <= MONEY_KEYS
                assert 0 < money.get("minimum", money["value"]) <= money["value"]
                assert re.fullmatch(r"[A-Z]{3}", money["currency"])
                assert money.get("qualifier", "exact") in values(Qualifier)
            assert claim.get("units", 1) > 0
            ends = points(claim["when"]) if "when" in claim else ["2025"]
            assert ends
            assert ends == sorted(ends)
            assert all(POINT.fullmatch(end) for end in ends)
            for end in ends:
                if len(end) == 10:
                    datetime.date.fromisoformat(end)
