"""The passages give examples to learn from."""

from tests.parse.told import reference
from tests.training.passages import PASSAGES, acts


def test_the_clauses_of_labelled_passages_are_examples_of_acts_and_of_none() -> None:
    found = [one.answer for one in acts([PASSAGES / "blind-money.toml"], reference())]
    assert len(found) > 20
    assert 0 < found.count("none") < len(found)
