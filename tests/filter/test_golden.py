"""Filter lines against golden JSON: what each means, and what is wrong with it."""

import json
import tomllib
from pathlib import Path

import pytest

from tests.filter.book import as_data, book, parsed

NAMES = book()


def _cases() -> list[tuple[str, bool, str]]:
    found = []
    for file in sorted((Path(__file__).parent / "golden").glob("*.toml")):
        table = tomllib.loads(file.read_text("utf-8"))
        found += [(case["text"], table["finished"], case["json"]) for case in table["case"]]
    return found


CASES = _cases()


@pytest.mark.parametrize(("text", "finished", "golden"), CASES, ids=[case[0] for case in CASES])
def test_line(text: str, finished: bool, golden: str) -> None:
    assert as_data(parsed(text, finished=finished, names=NAMES)) == json.loads(golden)


def test_no_line_stands_twice() -> None:
    lines = [(text, finished) for text, finished, _ in CASES]
    assert len(lines) == len(set(lines)) > 200
