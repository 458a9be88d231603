"""The route of an act by the weights of routes."""

import pytest

from store.parse.discourse.drafts import Draft
from store.parse.second_look.second_look import goes_by
from store.parse.weights.weighing import Weighing
from store.records import Span
from store.reference.lexicon_leanings import Weights
from tests.parse.told import in_lines


def _weighing(features: dict[str, str]) -> Weighing:
    return Weighing(
        Weights(
            note="", answers=("intermediary", "none"), least={"change": 0.6}, places={},
            features=in_lines(features),
        )
    )  # fmt: skip


def _draft(route: str) -> Draft:
    return Draft("acquire", 0, 9, Span(0, 9), 1, 0, "body", route=route)


@pytest.mark.parametrize(
    ("before", "weights", "after"),
    [
        ("none", {"own=intermediary": "0 0:200"}, "intermediary"),
        ("none", {"own=intermediary": "0 0:20"}, "none"),
        ("", {"own=intermediary": "0 0:20"}, ""),
        ("intermediary", {"own=intermediary": "0 1:200"}, "none"),
        ("intermediary", {"another": "0 1:200"}, "intermediary"),
    ],
)
def test_a_route_is_corrected_by_weights_that_are_sure(
    before: str, weights: dict[str, str], after: str
) -> None:
    draft = _draft(before)
    goes_by(draft, ("own=intermediary",), _weighing(weights))
    assert draft.route == after
    assert [one.answer for one in draft.weighed] == [after] * (before != after)
