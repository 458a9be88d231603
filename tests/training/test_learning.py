"""What is learned is right on its examples, the same each time, and can be read back."""

import tomllib

from tests.training.__main__ import toml
from tests.training.learning import Example, answers_of, learn, scores

EXAMPLES = tuple(
    Example(f"one-{number}", (verb, noun), (("verb", answer),), answer)
    for number in range(4)
    for verb, noun, answer in (
        ("v=buy", "o=chip", "acquire"),
        ("v=rent", "o=hall", "rent"),
        ("v=rise", "o=price", "none"),
    )
)


def test_the_right_answer_scores_highest() -> None:
    answers = answers_of(EXAMPLES)
    model = learn(EXAMPLES, answers)
    assert answers[0] == "none"
    for one in EXAMPLES:
        chances = scores(model, one)
        assert answers[chances.index(max(chances))] == one.answer
        assert abs(sum(chances) - 1) < 1e-9


def test_the_same_examples_give_the_same_weights_and_they_can_be_read() -> None:
    answers = answers_of(EXAMPLES)
    text = toml(learn(EXAMPLES, answers), {"tell": 0.5})
    assert text == toml(learn(EXAMPLES, answers), {"tell": 0.5})
    read = tomllib.loads(text)
    assert read["answers"] == list(answers)
    assert read["least"] == {"tell": 0.5}
    told = {line.partition("\t")[0] for line in read["features"].splitlines()}
    assert {"v=buy", "v=rent", "v=rise"} <= told
