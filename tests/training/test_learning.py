"""What is learned is right on its examples, the same each time, and can be read back."""

from collections.abc import Callable

import msgspec
import pytest

from store.parse.weights.weighing import Weighing
from store.reference.lexicon_leanings import Weights
from tests.training.__main__ import checked
from tests.training.layers import Layered, layered
from tests.training.learning import Example, Model, answers_of, learn
from tests.training.written import alike, toml

EXAMPLES = tuple(
    Example(f"one-{number}", (verb, noun), (("verb", answer),), answer)
    for number in range(4)
    for verb, noun, answer in (
        ("v=buy", "o=chip", "acquire"),
        ("v=rent", "o=hall", "rent"),
        ("v=rise", "o=price", "none"),
    )
)


ANSWERS = answers_of(EXAMPLES)


def _in_layers() -> Layered:
    return layered(EXAMPLES, _in_one())


def _in_one() -> Model:
    return learn(EXAMPLES, ANSWERS)


def test_no_answer_stands_first() -> None:
    assert ANSWERS == ("none", "acquire", "rent")


def test_examples_set_aside_are_counted() -> None:
    turned = [EXAMPLES[0]._replace(answer="rent"), *EXAMPLES[1:4]]
    assert checked(toml(_in_layers(), {}), turned) == "aside: right 0.750"


@pytest.mark.parametrize("learned", [_in_one, _in_layers])
def test_the_same_examples_give_the_same_weights_and_the_parser_reads_them(
    learned: Callable[[], Model | Layered],
) -> None:
    text = toml(learned(), {"tell": 0.5})
    assert text == toml(learned(), {"tell": 0.5})
    weights = msgspec.toml.decode(text, type=Weights)
    assert weights.answers == ANSWERS
    assert weights.least == {"tell": 0.5}
    assert {"v=buy", "v=rent", "v=rise"} <= {feature for feature, _ in weights.rows()}
    asked = Weighing(weights)
    for one in EXAMPLES:
        chances = asked.chances(asked.total(one.features), one.leans)
        assert ANSWERS[chances.index(max(chances))] == one.answer
        first, *_ = asked.reasons(one.answer, one.features, one.leans)
        assert first[1] > 0 or one.answer == "none"


def test_files_of_weights_are_compared_line_by_line() -> None:
    assert alike("a\nb\n", "b\na\n") == 1
    assert alike("a\nb\n", "a\nc\n") == 0.5


def test_the_order_in_which_things_are_seen_does_not_matter() -> None:
    turned = [one._replace(features=one.features[::-1]) for one in EXAMPLES]
    assert layered(turned, _in_one()) == _in_layers()
