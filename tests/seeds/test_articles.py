"""The built-in briefs: complete front matter, newslike length, own words, two sides of a story."""

import datetime
import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import frontmatter
import pytest

from store import vocabulary

REPO = Path(__file__).parents[2]
FOLDER = REPO / "seeds" / "articles"
SHARED = REPO.parent / "shared"
PATHS = sorted(FOLDER.glob("*.md"))
REQUIRED = {"title", "published", "digest_of", "origin", "basis", "facts"}
OPTIONAL = {"rules", "story", "denial"}
RUN = 8
"""Words in a row that count as copied."""


class Brief(NamedTuple):
    """One parsed file."""

    front: dict[str, Any]
    body: str


@cache
def brief(path: Path) -> Brief:
    """Front matter and body of a file."""
    post = frontmatter.load(str(path))
    return Brief(dict(post.metadata), post.content)


def words(text: str) -> list[str]:
    """Words and numbers in lower case, so that punctuation cannot hide a copied run."""
    return re.findall(r"\w+", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of `RUN` words of a text."""
    flat = words(text)
    return {tuple(flat[i : i + RUN]) for i in range(len(flat) - RUN + 1)}


def is_partial_date(value: Any) -> bool:
    """A day, or a month or year where the chronicle knows no more."""
    if isinstance(value, datetime.date):
        return True
    if not isinstance(value, str) or not re.fullmatch(r"\d{4}(-\d\d){0,2}", value):
        return False
    padded = value + "-01-01"[len(value) - 4 :]
    try:
        datetime.date.fromisoformat(padded)
    except ValueError:
        return False
    return True


@pytest.fixture(scope="module")
def shared_runs() -> set[tuple[str, ...]]:
    """The runs of the texts that a brief may retell but not repeat."""
    sources = [
        *SHARED.glob("reference/chronicle.toml"),
        *SHARED.glob("reference/rules.toml"),
        *SHARED.glob("articles/*.txt"),
    ]
    if not sources:
        pytest.skip("../shared is not here")
    return set().union(*(runs(path.read_text(encoding="utf-8")) for path in sources))


@pytest.fixture(scope="module")
def chronicle() -> dict[str, Any]:
    """The dated facts that the briefs retell."""
    path = SHARED / "reference" / "chronicle.toml"
    if not path.exists():
        pytest.skip("../shared is not here")
    return tomllib.loads(path.read_text(encoding="utf-8"))


def test_there_are_enough_briefs() -> None:
    assert len(PATHS) >= 45


def test_every_year_is_covered() -> None:
    years = {str(brief(path).front["published"])[:4] for path in PATHS}
    assert years >= {str(year) for year in range(2020, 2027)}
    assert any("2019" in brief(path).body for path in PATHS)


def test_at_least_twelve_stories_are_told_more_than_once() -> None:
    told: dict[str, set[str]] = {}
    for path in PATHS:
        if story := brief(path).front.get("story"):
            told.setdefault(str(story), set()).add(brief(path).front["digest_of"]["url"])
    assert sum(len(urls) >= 2 for urls in told.values()) >= 12


def test_at_least_eight_briefs_carry_a_denial() -> None:
    denials = [path for path in PATHS if brief(path).front.get("denial")]
    assert len(denials) >= 8
    cue = re.compile(
        r"\b(not?|never|wrong|mistake|in(accurate|correct)|den(y|i)|disput|reject)", re.I
    )
    assert [path.name for path in denials if not cue.search(brief(path).body)] == []


def test_no_two_briefs_share_a_title_or_a_body() -> None:
    seen = Counter(
        text for path in PATHS for text in (str(brief(path).front["title"]), brief(path).body)
    )
    assert [text for text, count in seen.items() if count > 1] == []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
class TestBrief:
    """What holds for every single brief."""

    def test_front_matter_is_complete(self, path: Path) -> None:
        keys = set(brief(path).front)
        assert keys >= REQUIRED
        assert keys <= REQUIRED | OPTIONAL
        assert str(brief(path).front["title"]).strip()
        assert str(brief(path).front["origin"]).strip()
        assert brief(path).front["basis"] in vocabulary.values(vocabulary.Basis)
        assert brief(path).front["basis"]
        assert brief(path).front.get("denial", True) is True

    def test_it_names_the_report_that_it_retells(self, path: Path) -> None:
        digest = brief(path).front["digest_of"]
        assert set(digest) == {"publisher", "url", "published"}
        assert digest["publisher"].strip()
        address = urlsplit(digest["url"])
        assert address.scheme in {"http", "https"}
        assert "." in address.netloc

    def test_dates_agree_with_each_other_and_with_the_file_name(self, path: Path) -> None:
        published = str(brief(path).front["published"])
        assert is_partial_date(brief(path).front["published"])
        assert str(brief(path).front["digest_of"]["published"]) == published
        assert re.fullmatch(rf"{published}-[a-z0-9][a-z0-9-]*", path.stem)

    def test_it_says_which_facts_or_rules_it_rests_on(self, path: Path) -> None:
        ids = [*brief(path).front["facts"], *brief(path).front.get("rules", [])]
        assert ids
        assert len(ids) == len(set(ids))
        assert [key for key in ids if not re.fullmatch(r"[a-z0-9.-]+", key)] == []

    def test_length_is_that_of_a_brief(self, path: Path) -> None:
        assert 120 <= len(brief(path).body.split()) <= 300

    def test_body_is_plain(self, path: Path) -> None:
        body = brief(path).body
        assert "](" not in body
        assert "://" not in body
        assert all(char == "\n" or char.isprintable() for char in body)
        assert str(brief(path).front["title"]).casefold() not in body.casefold()

    def test_words_are_its_own(self, path: Path, shared_runs: set[tuple[str, ...]]) -> None:
        text = f"{brief(path).front['title']}\n{brief(path).body}"
        assert [" ".join(run) for run in runs(text) & shared_runs] == []

    def test_facts_and_story_stand_in_the_chronicle(
        self, path: Path, chronicle: dict[str, Any]
    ) -> None:
        told = {fact["id"]: fact for fact in chronicle["fact"]}
        facts = brief(path).front["facts"]
        assert [key for key in facts if key not in told] == []
        assert [key for key in facts if "disputed" in told[key]["modality"]] == []
        story = brief(path).front.get("story")
        assert story is None or story in {cluster["id"] for cluster in chronicle["cluster"]}
        if facts:
            reports = [report for key in facts for report in told[key]["reports"]]
            assert brief(path).front["digest_of"]["url"] in {one.get("url") for one in reports}
