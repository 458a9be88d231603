"""A model whose features also add to units that speak for the answers, learned by steps.

Features are left out at random while it learns, and weights are drawn to nought, so that it does
not lean on what it met by chance. Same examples and same machine, same weights; elsewhere the last
digit of a sum may differ, and with it a few of the rounded weights.
"""

from base64 import b85encode
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from store.parse.weights.weighing import leaning
from tests.training.learning import Example, Model

__all__ = ["Layered", "layered", "letters", "seen_of"]

_UNITS = 24
_ROUNDS = 32
_AT_ONCE = 512
_RARE = 4
_STEP = 2e-3
_LEFT_OUT = 0.5
_UNITS_LEFT_OUT = 0.2
_DRAWN = 0.1
_FINE, _COARSE = 50, 100
_MOST = 127

Table = NDArray[np.float64]
Numbers = NDArray[np.int64]


class Layered(NamedTuple):
    """Weights of features by unit and of units by answer, as the lexicon keeps them.

    `alone` is what each feature says by itself; it has one half of the say.
    """

    alone: Model
    features: dict[str, tuple[int, ...]]
    start: tuple[int, ...]
    out: tuple[tuple[int, ...], ...]
    base: tuple[int, ...]

    @property
    def answers(self) -> tuple[str, ...]:
        """The answers in the order of their scores."""
        return self.alone.answers


def seen_of(example: Example) -> list[str]:
    """What is seen of an example, its leanings as features, each once."""
    return list(dict.fromkeys((*example.features, *(leaning(*one) for one in example.leans))))


def letters(row: Sequence[int]) -> str:
    """The weights of a feature as the lexicon keeps them."""
    return b85encode(np.array(row, dtype=np.int8).tobytes()).decode()


def layered(examples: Sequence[Example], alone: Model) -> Layered:
    """The weights that give the answers of `examples` best, beside those of a sum `alone`."""
    answers = alone.answers
    counts = Counter(feature for one in examples for feature in seen_of(one))
    kept = sorted(feature for feature, count in counts.items() if count >= _RARE)
    number = {feature: n for n, feature in enumerate(kept, 1)}
    rows = [[0, *sorted(number[f] for f in seen_of(one) if f in number)] for one in examples]
    learned = _learn(
        rows,
        np.array([answers.index(one.answer) for one in examples]),
        np.array([one.weight for one in examples]),
        len(kept) + 1,
        len(answers),
    )
    table = _whole(learned.features, _FINE, _MOST)
    return Layered(
        alone=alone,
        features={feature: table[n] for feature, n in number.items()},
        start=table[0],
        out=_whole(learned.units, _COARSE),
        base=_whole(learned.base[None], _FINE * _COARSE)[0],
    )


def _whole(weights: Table, parts: int, most: int | None = None) -> tuple[tuple[int, ...], ...]:
    """Weights in whole numbers of so many parts of one."""
    found = np.rint(weights * parts)
    if most is not None:
        found = np.clip(found, -most, most)
    return tuple(tuple(int(one) for one in row) for row in found)


class _Weights(NamedTuple):
    """The weights while they are learned; the first row of `features` is met in all examples."""

    features: Table
    units: Table
    base: Table


def _learn(
    rows: list[list[int]], truths: Numbers, counts: Table, features: int, answers: int
) -> _Weights:
    chance = np.random.default_rng(1)
    weights = _Weights(
        chance.normal(0, 0.05, (features, _UNITS)),
        chance.normal(0, _UNITS**-0.5, (_UNITS, answers)),
        np.zeros(answers),
    )
    weights.features[0] = 0
    means, squares = ([np.zeros_like(one) for one in weights] for _ in range(2))
    turns = max(1, len(rows) // _AT_ONCE) * _ROUNDS
    for turn, some in enumerate(_some(len(rows), chance), 1):
        slopes = _slopes(weights, [rows[n] for n in some], truths[some], counts[some], chance)
        step = _STEP * (1 - turn / (turns + 1))
        for n, (weight, slope) in enumerate(zip(weights, slopes, strict=True)):
            means[n] += 0.1 * (slope - means[n])
            squares[n] += 0.01 * (slope * slope - squares[n])
            size = np.sqrt(squares[n] / (1 - 0.99**turn)) + 1e-8
            change = means[n] / (1 - 0.9**turn) / size
            if weight.ndim > 1:
                change += _DRAWN * weight
            weight -= step * change
    return weights


def _some(examples: int, chance: np.random.Generator) -> Iterator[Numbers]:
    """Examples that are looked at together, all of them in every round."""
    for _ in range(_ROUNDS):
        order = chance.permutation(examples)
        for first in range(0, max(1, examples - _AT_ONCE + 1), _AT_ONCE):
            yield order[first : first + _AT_ONCE]


def _slopes(
    weights: _Weights,
    rows: list[list[int]],
    truths: Numbers,
    counts: Table,
    chance: np.random.Generator,
) -> _Weights:
    """How much worse some examples are told apart with more of each weight."""
    sizes = np.array([len(row) for row in rows])
    first = np.cumsum(sizes) - sizes
    met = np.concatenate([np.array(row) for row in rows])
    shares = (chance.random(len(met)) >= _LEFT_OUT) / (1 - _LEFT_OUT)
    shares[first] = 1
    sums = np.add.reduceat(weights.features[met] * shares[:, None], first)
    open_ = (chance.random(sums.shape) >= _UNITS_LEFT_OUT) / (1 - _UNITS_LEFT_OUT) * (sums > 0)
    heard = sums * open_
    scores = heard @ weights.units + weights.base
    powers = np.exp(scores - scores.max(1, keepdims=True))
    wrong = powers / powers.sum(1, keepdims=True)
    wrong[np.arange(len(rows)), truths] -= 1
    wrong *= counts[:, None] / len(rows)
    back = np.repeat((wrong @ weights.units.T) * open_, sizes, axis=0) * shares[:, None]
    features = np.zeros_like(weights.features)
    np.add.at(features, met, back)
    return _Weights(features, heard.T @ wrong, wrong.sum(0))
