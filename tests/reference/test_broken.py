"""Every mistake in a reference file is said with file, line, table, field and what is right.

One file of `tests/broken` is one mistake: the file to `add` to a small sound folder, its `text`,
and the `words` that the message must hold.
"""

import tomllib
from pathlib import Path

import pytest

from store.reference.check import faults
from store.reference.decode import decode
from store.reference.law import LAW_TABLES
from store.reference.problems import Problem
from store.reference.tables import NAME_TABLES

BROKEN = sorted((Path(__file__).parents[1] / "broken").glob("*.toml"))
LAW = tuple(
    table for table in LAW_TABLES if table.key in ("rules", "groups", "outcomes", "questions")
)

BASE = {
    "actors/base.toml": """
        [[actor]]
        id = "acme"
        name = "Acme"
        kind = "company"
        hq = "SG"
        aliases = ["Acme Corp"]
        sources = ["https://example.org"]
    """,
    "chips/base.toml": """
        [[chip]]
        id = "acme-x1"
        name = "Acme X1"
        short = "X1"
        vendor = "acme"
        architecture = "own"
        market = "data-center"
        designed_for_china = false
        confidence = "high"
        aliases = ["X1 card"]
        sources = ["https://example.org"]
    """,
    "places/base.toml": """
        [[country]]
        iso = "SG"
        name = "Singapore"
    """,
    "groups.toml": "",
    "outcomes.toml": """
        [[outcome]]
        id = "denial"
        layer = "review"
        status = "denial"
        words = "denial"
    """,
    "procedure.toml": """
        [[question]]
        id = "transfer"
        words = "is a licence needed"
        otherwise = "denial"
    """,
    "publishers.toml": "",
    "statutes.toml": "",
}


def found(added: dict[str, str]) -> list[Problem]:
    """The problems of the sound folder with these files put in."""
    texts = {**BASE, **added}
    decoded = decode({path: text.encode() for path, text in texts.items()}, NAME_TABLES + LAW)
    return [*decoded.problems, *faults(decoded.located)]


def test_the_sound_folder_has_no_problem() -> None:
    assert found({}) == []


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_mistake_is_said_once_and_exactly(path: Path) -> None:
    case = tomllib.loads(path.read_text(encoding="utf-8"))
    problems = found({case["add"]: case["text"]})
    assert len(problems) == 1, [str(problem) for problem in problems]
    said = str(problems[0])
    for words in case["words"]:
        assert words in said


def test_bytes_that_are_no_text() -> None:
    decoded = decode({"publishers.toml": b"\xff\xfe", "statutes.toml": b""}, NAME_TABLES)
    assert "publishers.toml: not readable as TOML" in str(decoded.problems[0])


def test_a_file_that_a_table_names_must_be_there() -> None:
    decoded = decode({"statutes.toml": b""}, NAME_TABLES)
    said = [str(problem) for problem in decoded.problems]
    assert said == ["publishers.toml: this file is missing"]
