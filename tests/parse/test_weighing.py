"""Weights made ready: what was met is kept within bounds, and sums speak for an answer."""

import pytest

from store.parse import weighing
from store.parse.weighing import Weighing
from store.reference.lexicon_leanings import Weights
from tests.parse.told import in_lines

MOST = 4


def _buys(thing: str, paid: bool) -> list[str]:
    return [f"o={thing}", "paid"] if paid else [f"o={thing}"]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Weighing:
    """A question of three answers that keeps few parts."""
    monkeypatch.setattr(weighing, "_MOST_PARTS", MOST)
    return Weighing(
        Weights(
            note="",
            answers=("none", "acquire", "rent"),
            least={},
            features=in_lines({"o=chip": "50 1:120 2:-30", "paid": "0 1:40"}),
            places={"verb": 0.7},
        )
    )


def test_parts_that_were_let_go_come_back_as_they_were(asked: Weighing) -> None:
    kind = asked.kinds[_buys]
    first = kind["chip", True].total
    for number in range(3 * MOST):
        assert kind[f"thing {number}", False].total == 0
        assert len(kind) <= MOST
    assert ("chip", True) not in kind
    assert kind["chip", True].total == first == asked.total(["o=chip", "paid"])
    assert kind["chip", True].any == 50
    assert kind["chip", True].features == ("o=chip", "paid")


def test_a_leaning_speaks_for_its_own_answer_alone(asked: Weighing) -> None:
    total = asked.kinds[_buys]["chip", False].total
    plain = asked.chances(total, ())
    leant = asked.chances(total, (("verb", "rent"), ("nowhere", "rent"), ("verb", "sell")))
    assert leant[2] > plain[2]
    assert leant[1] / leant[0] == pytest.approx(plain[1] / plain[0])
