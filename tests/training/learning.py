"""A log-linear model learned by adaptive gradient steps: same examples, same weights."""

import random
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import exp, sqrt
from typing import NamedTuple

from store.parse.judgement import LEANS
from tests.training.passages import NONE, Example

__all__ = ["Model", "acts_of", "learn", "scores"]

_ROUNDS = 15
_STEP = 0.1
_SHRINK = 0.05
_RARE = 2
_LEAST_GRADIENT = 1e-3


class Model(NamedTuple):
    """Weights of features by act, of the places of leaning words, and for any act at all."""

    acts: tuple[str, ...]
    features: dict[str, list[float]]
    places: list[float]
    any: dict[str, float]


def acts_of(examples: Sequence[Example]) -> tuple[str, ...]:
    """The acts of the examples, "none" first."""
    return (NONE, *sorted({one.act for one in examples} - {NONE}))


def learn(examples: Sequence[Example], acts: tuple[str, ...], shrink: float = _SHRINK) -> Model:
    """The weights that tell the acts of `examples` best, kept small by `shrink`."""
    counts = Counter(feature for one in examples for feature in one.seen.features)
    kept = {feature for feature, count in counts.items() if count >= _RARE}
    number = {act: n for n, act in enumerate(acts)}
    data = [
        (
            [feature for feature in one.seen.features if feature in kept],
            [(place, number[act]) for place, act in one.seen.leans if act in number],
            number[one.act],
        )
        for one in examples
    ]
    size = len(acts)
    weights = {feature: [0.0] * size for feature in kept}
    slopes = {feature: [1e-6] * size for feature in kept}
    places, place_slopes = [0.0] * len(LEANS), [1e-6] * len(LEANS)
    shuffled = random.Random(1)
    for _ in range(_ROUNDS):
        shuffled.shuffle(data)
        for features, leans, truth in data:
            gradient = _chances([weights[f] for f in features], leans, places, size)
            gradient[truth] -= 1
            moved = [n for n in range(size) if abs(gradient[n]) > _LEAST_GRADIENT]
            for feature in features:
                weight, slope = weights[feature], slopes[feature]
                for n in moved:
                    change = gradient[n] + shrink * weight[n]
                    slope[n] += change * change
                    weight[n] -= _STEP * change / sqrt(slope[n])
            pulled: dict[int, float] = defaultdict(float)
            for place, n in leans:
                pulled[place] += gradient[n]
            for place, change in pulled.items():
                place_slopes[place] += change * change
                places[place] -= _STEP * change / sqrt(place_slopes[place])
    return Model(acts, weights, places, _learn_any(examples, kept, shrink))


def _learn_any(examples: Sequence[Example], kept: set[str], shrink: float) -> dict[str, float]:
    """Weights of features for there being an act at all; a quick first look."""
    weights, slopes = dict.fromkeys(kept, 0.0), dict.fromkeys(kept, 1e-6)
    data = [
        ([feature for feature in one.seen.features if feature in kept], one.act != NONE)
        for one in examples
    ]
    shuffled = random.Random(1)
    for _ in range(_ROUNDS):
        shuffled.shuffle(data)
        for features, truth in data:
            score = sum(weights[feature] for feature in features)
            error = 1 / (1 + exp(-max(-30.0, min(30.0, score)))) - truth
            if abs(error) < _LEAST_GRADIENT:
                continue
            for feature in features:
                change = error + shrink * weights[feature]
                slopes[feature] += change * change
                weights[feature] -= _STEP * change / sqrt(slopes[feature])
    return weights


def scores(model: Model, example: Example) -> list[float]:
    """The chance of each act."""
    number = {act: n for n, act in enumerate(model.acts)}
    rows = [model.features[f] for f in example.seen.features if f in model.features]
    leans = [(place, number[act]) for place, act in example.seen.leans if act in number]
    return _chances(rows, leans, model.places, len(model.acts))


def _chances(
    rows: list[list[float]], leans: list[tuple[int, int]], places: list[float], size: int
) -> list[float]:
    total = [0.0] * size
    for row in rows:
        for n in range(size):
            total[n] += row[n]
    for place, n in leans:
        total[n] += places[place]
    most = max(total)
    powers = [exp(one - most) for one in total]
    whole = sum(powers)
    return [one / whole for one in powers]
