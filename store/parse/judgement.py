"""How likely a clause tells each act, by weights that were learned from the project's passages.

A log-linear model: each feature adds what `lexicon/weights.toml` gives it, each word that leans to
an act what its place gives; nothing is hidden, `reasons` lists what counted most.
"""

from collections.abc import Iterable, Mapping
from math import exp
from typing import NamedTuple

from store.parse.clauses import Clause
from store.reference.lexicon_leanings import Weights

__all__ = ["LEANS", "Judge", "Judgement", "Seen"]

_NONE = 0
_UNIT = 100
"""Weights are counted in hundredths, so that a sum is the same in any order."""


LEANS = (
    "frame",
    "verb",
    "word",
    "object",
    "subject",
    "phrase",
    "fires",
    "noun",
    "told",
    "verb+object",
    "frame+verb",
    "word+object",
    "only-frame",
    "only-verb",
    "only-object",
)
"""Where a word that leans to an act stands; each place has one weight for all acts."""


class Seen(NamedTuple):
    """The features of a clause and the leanings of its words."""

    clause: Clause
    features: tuple[str, ...]
    leans: tuple[tuple[int, str], ...]


class Judgement(NamedTuple):
    """The likeliest act, how likely it is, and how likely it is that there is any at all."""

    act: str
    chance: float
    any: float


class Judge:
    """The weights made ready."""

    __slots__ = ("_number", "_places", "_rows", "acts", "least", "words")

    def __init__(self, weights: Weights) -> None:
        """Make `weights` ready; those of a feature are read when it is first met."""
        self.acts = weights.acts
        self.least = weights.least
        self._number = {act: n for n, act in enumerate(weights.acts, start=1)}
        self._places = tuple(round(weight * _UNIT) for weight in weights.places.values())
        self._rows: dict[str, str | tuple[int, ...]] = dict(weights.features)
        self.words: Mapping[str, str] | None = {
            name.removeprefix("w="): name for name in weights.features if name.startswith("w=")
        }
        """The feature of each word that counts; None where any word may."""

    @property
    def silent(self) -> bool:
        """Whether nothing was learned, so that nothing need be weighed."""
        return not self._rows

    def judge(self, seen: Seen, told: bool) -> Judgement | None:
        """The likeliest act of a clause; None where a quick sum says that there can be none.

        Where a frame has `told` an act, the clause is weighed in any case.
        """
        rows = self._known(seen.features)
        if not told and sum([row[0] for row in rows]) < self.least["look"] * _UNIT:
            return None
        sums = [sum(column) for column in zip(*rows, strict=True)]
        sums = sums or [0] * (len(self.acts) + 1)
        for place, name in seen.leans:
            sums[self._number[name]] += self._places[place]
        scores = sums[1:]
        most = max(scores)
        powers = [exp((score - most) / _UNIT) for score in scores]
        total = sum(powers)
        power, act = max(zip(powers[1:], self.acts[1:], strict=True))
        return Judgement(act, power / total, 1 - powers[_NONE] / total)

    def reasons(self, act: str, seen: Seen, most: int = 6) -> list[tuple[str, float]]:
        """What spoke most for `act` and against there being none, with its weight."""
        number = self._number[act]
        found = [
            (feature, (row[number] - row[_NONE + 1]) / _UNIT)
            for feature in seen.features
            for row in self._known((feature,))
        ]
        found += [
            (f"leans:{LEANS[place]}", self._places[place] / _UNIT)
            for place, name in seen.leans
            if name == act
        ]
        found.sort(key=lambda one: (-abs(one[1]), one[0]))
        return found[:most]

    def _known(self, features: Iterable[str]) -> list[tuple[int, ...]]:
        """What each feature that counts gives: for any act, then for each act."""
        rows = []
        for feature in features:
            row = self._rows.get(feature)
            if row is not None:
                rows.append(self._read(feature, row) if isinstance(row, str) else row)
        return rows

    def _read(self, feature: str, text: str) -> tuple[int, ...]:
        first, *rest = text.split()
        row = [int(first)] + [0] * len(self.acts)
        for pair in rest:
            act, _, weight = pair.partition(":")
            row[int(act) + 1] = int(weight)
        self._rows[feature] = read = tuple(row)
        return read
