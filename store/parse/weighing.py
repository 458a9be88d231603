"""Weights that were learned from the project's passages, and how likely they make each answer.

A log-linear model: each feature adds what the lexicon gives it, each leaning (a place where
something speaks for an answer) what its place gives. Nothing is hidden: `reasons` lists what
counted most.
"""

from collections.abc import Iterable, Mapping
from math import exp
from typing import NamedTuple

from store.reference.lexicon_leanings import Weights

__all__ = ["Leaning", "Weighed", "Weighing"]

Leaning = tuple[str, str]
"""The place that speaks for an answer, and the answer."""


class Weighed(NamedTuple):
    """A field that weights decided, what stood there before ("" if nothing), and what spoke."""

    field: str
    before: str
    answer: str
    chance: float
    features: tuple[str, ...]
    leans: tuple[Leaning, ...]


_UNIT = 100
"""Weights are counted in hundredths, so that a sum is the same in any order."""


class Weighing:
    """The weights for one question made ready."""

    __slots__ = ("_number", "_places", "_rows", "answers", "least", "words")

    def __init__(self, weights: Weights) -> None:
        """Make `weights` ready; those of a feature are read when it is first met."""
        self.answers = weights.answers
        self.least = weights.least
        self._number = {answer: n for n, answer in enumerate(weights.answers)}
        self._places = {place: round(weight * _UNIT) for place, weight in weights.places.items()}
        self._rows: dict[str, str | tuple[int, ...]] = dict(weights.features)
        self.words: Mapping[str, str] | None = {
            name.removeprefix("w="): name for name in weights.features if name.startswith("w=")
        }
        """The feature of each word that counts; None where any word may."""

    @property
    def silent(self) -> bool:
        """Whether nothing was learned, so that nothing need be weighed."""
        return not self._rows

    def rows(self, features: Iterable[str]) -> list[tuple[int, ...]]:
        """What each feature that counts gives: for any answer but the first, then for each."""
        known = self._rows.get
        return [
            self._read(feature, row) if isinstance(row, str) else row
            for feature in features
            if (row := known(feature)) is not None
        ]

    def quick(self, rows: list[tuple[int, ...]]) -> float:
        """How far the rows speak for any answer but the first."""
        return sum([row[0] for row in rows]) / _UNIT

    def chances(self, rows: list[tuple[int, ...]], leans: Iterable[Leaning]) -> list[float]:
        """The chance of each answer, in the order of `answers`."""
        scores = [sum(column) for column in zip(*rows, strict=True)][1:]
        scores = scores or [0] * len(self.answers)
        for place, name in leans:
            number = self._number.get(name)
            if number is not None:
                scores[number] += self._places.get(place, 0)
        most = max(scores)
        powers = [exp((score - most) / _UNIT) for score in scores]
        total = sum(powers)
        return [power / total for power in powers]

    def best(self, features: Iterable[str], leans: Iterable[Leaning]) -> tuple[str, float]:
        """The likeliest answer and its chance."""
        chances = self.chances(self.rows(features), leans)
        chance, answer = max(zip(chances, self.answers, strict=True))
        return answer, chance

    def reasons(
        self, answer: str, features: Iterable[str], leans: Iterable[Leaning], most: int = 6
    ) -> list[tuple[str, float]]:
        """What spoke most for `answer` rather than the first one, with its weight."""
        number = self._number[answer]
        found = [
            (feature, (row[number + 1] - row[1]) / _UNIT)
            for feature in features
            for row in self.rows((feature,))
        ]
        found += [
            (f"leans: {place}", self._places.get(place, 0) / _UNIT)
            for place, name in leans
            if name == answer
        ]
        found.sort(key=lambda one: (-abs(one[1]), one[0]))
        return found[:most]

    def _read(self, feature: str, text: str) -> tuple[int, ...]:
        first, *rest = text.split()
        row = [int(first)] + [0] * len(self.answers)
        for pair in rest:
            answer, _, weight = pair.partition(":")
            row[int(answer) + 1] = int(weight)
        self._rows[feature] = read = tuple(row)
        return read
