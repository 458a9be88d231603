"""A log-linear model learned by adaptive gradient steps: same examples, same weights."""

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import exp, sqrt
from typing import NamedTuple

from store.parse.weights.weighing import Leaning

__all__ = ["SHRINK", "Example", "Model", "answers_of", "learn"]

_ROUNDS = 15
_STEP = 0.1
SHRINK = 3.0
"""How small weights are kept where a question does not say."""
_RARE = 2
_LEAST_GRADIENT = 1e-3


class Example(NamedTuple):
    """What speaks for an answer, and the right one."""

    passage: str
    features: tuple[str, ...]
    leans: tuple[Leaning, ...]
    answer: str
    weight: float = 1.0
    """How much it counts beside the others."""


class Model(NamedTuple):
    """Weights of features by answer, of places of leanings, and for any answer but the first."""

    answers: tuple[str, ...]
    features: dict[str, list[float]]
    places: dict[str, float]
    any: dict[str, float]


def answers_of(examples: Sequence[Example]) -> tuple[str, ...]:
    """The answers of the examples, "none" first."""
    found = {one.answer for one in examples}
    return (*sorted(found & {"none"}), *sorted(found - {"none"}))


def learn(examples: Sequence[Example], answers: tuple[str, ...], shrink: float = SHRINK) -> Model:
    """The weights that give the answers of `examples` best, kept small by `shrink`.

    All of `shrink` falls on a feature in a round however often it is met, so that what is seldom
    met is held back more than what many examples bear out; the steps grow smaller to the end.
    """
    held = _held(examples, shrink)
    number = {answer: n for n, answer in enumerate(answers)}
    size = len(answers)
    data = [
        (
            [feature for feature in one.features if feature in held],
            [(place, number[name]) for place, name in one.leans if name in number],
            number[one.answer],
            one.weight,
        )
        for one in examples
    ]
    weights = {feature: [0.0] * size for feature in sorted(held)}
    slopes = {feature: [1e-6] * size for feature in held}
    places: dict[str, float] = defaultdict(float)
    place_slopes: dict[str, float] = defaultdict(lambda: 1e-6)
    shuffled = random.Random(1)
    for turn in range(_ROUNDS):
        step = _STEP * (1 - turn / _ROUNDS)
        shuffled.shuffle(data)
        for features, leans, truth, counted in data:
            gradient = _chances([weights[f] for f in features], leans, places, size)
            gradient[truth] -= 1
            gradient = [counted * one for one in gradient]
            moved = [n for n in range(size) if abs(gradient[n]) > _LEAST_GRADIENT]
            for feature in features:
                weight, slope, small = weights[feature], slopes[feature], held[feature]
                for n in moved:
                    change = gradient[n] + small * weight[n]
                    slope[n] += change * change
                    weight[n] -= step * change / sqrt(slope[n])
            pulled: dict[str, float] = defaultdict(float)
            for place, n in leans:
                pulled[place] += gradient[n]
            for place, change in pulled.items():
                place_slopes[place] += change * change
                places[place] -= step * change / sqrt(place_slopes[place])
    return Model(answers, weights, dict(places), _quick_look(examples, answers[0], shrink))


def _quick_look(examples: Sequence[Example], first: str, shrink: float) -> dict[str, float]:
    """Weights of features for there being any answer but the first."""
    held = _held(examples, shrink)
    weights, slopes = dict.fromkeys(held, 0.0), dict.fromkeys(held, 1e-6)
    data = [
        ([f for f in one.features if f in held], one.answer != first, one.weight)
        for one in examples
    ]
    shuffled = random.Random(1)
    for turn in range(_ROUNDS):
        step = _STEP * (1 - turn / _ROUNDS)
        shuffled.shuffle(data)
        for features, truth, counted in data:
            score = sum(weights[feature] for feature in features)
            error = counted * (1 / (1 + exp(-max(-30.0, min(30.0, score)))) - truth)
            if abs(error) < _LEAST_GRADIENT:
                continue
            for feature in features:
                change = error + held[feature] * weights[feature]
                slopes[feature] += change * change
                weights[feature] -= step * change / sqrt(slopes[feature])
    return weights


def _held(examples: Sequence[Example], shrink: float) -> dict[str, float]:
    """Features that are not rare, with how much each is held back whenever it is met."""
    counts = Counter(feature for one in examples for feature in one.features)
    return {feature: shrink / count for feature, count in counts.items() if count >= _RARE}


def _chances(
    rows: list[list[float]], leans: list[tuple[str, int]], places: dict[str, float], size: int
) -> list[float]:
    total = [0.0] * size
    for row in rows:
        for n in range(size):
            total[n] += row[n]
    for place, n in leans:
        total[n] += places.get(place, 0.0)
    most = max(total)
    powers = [exp(one - most) for one in total]
    whole = sum(powers)
    return [one / whole for one in powers]
