"""The passages give examples to learn from."""

from tests.parse.told import reference
from tests.training.passages import PASSAGES, acts
from tests.training.tellings import parties, routes


def test_the_clauses_of_labelled_passages_are_examples_of_acts_and_of_none() -> None:
    files = [PASSAGES / "blind-money.toml", PASSAGES / "blind-no-event.toml"]
    found = [one.answer for one in acts(files, reference())]
    assert len(found) > 20
    assert 0 < found.count("none") < len(found)


def test_whoever_may_take_part_is_an_example_of_what_the_label_has_him_as() -> None:
    found = list(parties([PASSAGES / "blind-money.toml"], reference()))
    assert {one.answer for one in found} == {"agent", "counterparty", "none"}
    right = [one for one in found if f"said={one.answer}" in one.features]
    assert len(right) > len(found) / 2


def test_the_route_of_a_label_is_what_is_learned_of_an_act() -> None:
    found = list(routes([PASSAGES / "blind-routes.toml"], reference()))
    answers = {one.answer for one in found}
    assert {"direct-export", "offshore-data-centre", "intermediary"} <= answers
    right = [one for one in found if f"said={one.answer}" in one.features]
    assert len(right) > len(found) / 2
