"""Conditions of frames that can never hold are refused, with the place where they stand."""

import pytest

from store.reference.check import faults
from store.reference.decode import decode
from store.reference.files import contents
from store.reference.lexicon import LEXICON_TABLES

PATH = "lexicon/frames.toml"
TABLES = [table for table in LEXICON_TABLES if table.files == PATH]
TEXT = contents()[PATH].decode()


def said(text: str) -> list[str]:
    """What is said of the frames in `text`."""
    decoded = decode({PATH: text.encode()}, TABLES)
    return [str(problem) for problem in (*decoded.problems, *faults(decoded.located))]


def test_the_shipped_frames_have_no_fault() -> None:
    assert said(TEXT) == []


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ('object = "chpi"', "object: 'chpi' is no class of phrases (nearest: chip)"),
        ('not_subject = "maker"', "not_subject: 'maker' is no class of phrases"),
        ('prep = "to:plaace"', "prep: 'plaace' is no class of phrases (nearest: place)"),
        ('prep = "into"', "prep: 'into' is not written preposition:class"),
        ('near = "kill_switch"', "near: 'kill_switch' is no single word as texts print it"),
        ('near = "hush chip hush"', "near: 'hush' is listed twice"),
    ],
)
def test_a_condition_that_never_holds_is_said_with_its_line(written: str, message: str) -> None:
    first, rest = TEXT.split("[[frame]]", 1)
    added = f'[[frame]]\ntype = "supply"\nverbs = "hawk"\n{written}\n[[frame]]'
    line = first.count("\n") + 4
    (problem,) = said(f"{first}{added}{rest}")
    assert problem.startswith(f"{PATH}:{line}: ")
    assert message in problem


def test_what_a_noun_needs_is_a_class() -> None:
    (problem,) = said(TEXT.replace('needs = "chip"', 'needs = "chips"', 1))
    assert "needs: 'chips' is no class of phrases (nearest: chip)" in problem
