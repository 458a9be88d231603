"""Emphasis is read as the words that it stands round; every other mark stays."""

from pathlib import Path

import pytest

from store.read import Source, document
from store.read.markdown import unmarked
from store.records import Document


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("**In short.** The deal is off.", "In short. The deal is off."),
        ("It is __not__ a ban, *so far*.", "It is not a ban, so far."),
        ("_Reuters_ and **_both_ papers**", "Reuters and both papers"),
        ("**Nvidia**'s chips", "Nvidia's chips"),
        ("2 * 3 * 4 and 5**6**", "2 * 3 * 4 and 5**6**"),
        ("a file called some_long_name_here", "a file called some_long_name_here"),
        ("* a list\n* of two", "* a list\n* of two"),
        ("** not strong **", "** not strong **"),
        ("one ** stray mark", "one ** stray mark"),
        ("a *line\nbreak* parts", "a *line\nbreak* parts"),
    ],
)
def test_only_the_marks_of_emphasis_go(written: str, read: str) -> None:
    assert unmarked(written) == read


BOLD = "A **bold** word"
FRONT = "---\ntitle: a title\n---\n"


def text_of(source: Source) -> str:
    found = document(source)
    assert isinstance(found, Document)
    return found.text


def test_only_markdown_is_read_so(tmp_path: Path) -> None:
    for name in ("a.md", "a.txt"):
        (tmp_path / name).write_text(BOLD)
    assert (
        text_of(Source(name="a.md", path=tmp_path / "a.md", markdown=True)).strip() == "A bold word"
    )
    assert text_of(Source(name="a.txt", path=tmp_path / "a.txt")) == BOLD


def test_standard_input_is_markdown_where_it_begins_as_such() -> None:
    assert text_of(Source(name="-", data=BOLD.encode(), markdown=True)) == BOLD
    whole = FRONT + BOLD
    assert text_of(Source(name="-", data=whole.encode(), markdown=True)).strip() == "A bold word"
