"""Weights made ready: what was met is kept within bounds, and sums speak for an answer."""

from base64 import b85encode
from math import log
from struct import pack

import pytest

from store.parse.weights import weighing
from store.parse.weights.weighing import Weighing
from store.reference.lexicon_leanings import Layer, Weights
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


@pytest.fixture
def in_layers() -> Weighing:
    """A question whose first unit hears chips, unless they are paid for, and its second what is."""
    rows = {"o=chip": (50, -100), "paid": (-10, 50), "leans:verb=rent": (0, 100)}
    alone = {"o=chip": "1:40", "paid": "", "leans:verb=rent": ""}
    return Weighing(
        Weights(
            note="",
            answers=("none", "acquire", "rent"),
            least={},
            features=in_lines(
                {name: f"30 {_letters(*row)} {alone[name]}".strip() for name, row in rows.items()}
            ),
            places={"verb": 0.6},
            layer=Layer(start=(5, 0), out=((0, 200, 0), (0, 0, 300)), base=(5_000, 0, 0)),
        )
    )


def _letters(*row: int) -> str:
    return b85encode(pack(f"{len(row)}b", *row)).decode()


def test_units_that_come_to_less_than_nought_say_nothing(in_layers: Weighing) -> None:
    def scores(*features: str) -> list[float]:
        chances = in_layers.chances(in_layers.total(features), ())
        return [log(one / chances[0]) for one in chances]

    def half(*together: float) -> list[float]:
        return [(one - together[0]) / 2 for one in together]

    assert scores() == pytest.approx(half(1, 5 * 200 / 5_000, 0))
    assert scores("paid") == pytest.approx(half(1, 0, 50 * 300 / 5_000))
    assert scores("o=chip") == pytest.approx(half(1, 0.4 + 55 * 200 / 5_000, 0))
    assert scores("o=chip", "paid") == pytest.approx(half(1, 0.4 + 45 * 200 / 5_000, 0))


def test_a_leaning_adds_to_its_answer_and_to_the_units(in_layers: Weighing) -> None:
    total = in_layers.total(("paid",))
    plain = in_layers.chances(total, ())
    leant = in_layers.chances(total, (("verb", "rent"),))
    assert log(leant[2] / leant[0]) - log(plain[2] / plain[0]) == pytest.approx((0.6 + 6) / 2)


def test_what_spoke_is_what_would_be_lacking_without_it(in_layers: Weighing) -> None:
    said = dict(in_layers.reasons("rent", ("paid", "o=chip", "unknown"), (("verb", "rent"),)))
    assert said == pytest.approx({"leans: verb": 1.8, "paid": 1.5, "o=chip": -3.0})
