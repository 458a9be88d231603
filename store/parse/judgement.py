"""How likely a clause tells each act, by weights that were learned from the project's passages.

A log-linear model: each feature adds what `lexicon/weights.toml` gives it, each word that leans to
an act what its place gives; nothing is hidden, `reasons` lists what counted most.
"""

from math import exp
from typing import NamedTuple

from store.parse.clauses import Clause
from store.reference.lexicon_leanings import Weights

__all__ = ["LEANS", "Judge", "Judgement", "Seen"]

_NONE = 0
_NOTHING: tuple[float, tuple[tuple[int, float], ...]] = (0.0, ())


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

    __slots__ = ("_number", "_places", "_read", "_texts", "acts", "least")

    def __init__(self, weights: Weights) -> None:
        """Make `weights` ready; those of a feature are read when it is first met."""
        self.acts = weights.acts
        self.least = weights.least
        self._number = {act: n for n, act in enumerate(weights.acts)}
        self._places = tuple(weights.places.values())
        self._texts = weights.features
        self._read: dict[str, tuple[float, tuple[tuple[int, float], ...]]] = {}

    @property
    def silent(self) -> bool:
        """Whether nothing was learned, so that nothing need be weighed."""
        return not self._texts

    def weigh(self, seen: Seen) -> dict[str, float]:
        """The chance of each act, "none" among them."""
        scores = [0.0] * len(self.acts)
        for feature in seen.features:
            for act, weight in self._weights(feature)[1]:
                scores[act] += weight
        for place, name in seen.leans:
            scores[self._number[name]] += self._places[place]
        most = max(scores)
        powers = [exp(score - most) for score in scores]
        total = sum(powers)
        return {act: power / total for act, power in zip(self.acts, powers, strict=True)}

    def judge(self, seen: Seen, told: bool) -> Judgement | None:
        """The likeliest act of a clause; None where a quick sum says that there can be none.

        Where a frame has `told` an act, the clause is weighed in any case.
        """
        if not told:
            quick = 0.0
            for feature in seen.features:
                quick += self._weights(feature)[0]
            if quick < self.least["look"]:
                return None
        chances = self.weigh(seen)
        none = chances.pop(self.acts[_NONE])
        act = max(chances, key=lambda name: (chances[name], name))
        return Judgement(act, chances[act], 1 - none)

    def reasons(self, act: str, seen: Seen, most: int = 6) -> list[tuple[str, float]]:
        """What spoke most for `act` and against there being none, with its weight."""
        number = self._number[act]
        found = []
        for feature in seen.features:
            weights = dict(self._weights(feature)[1])
            found.append((feature, weights.get(number, 0.0) - weights.get(_NONE, 0.0)))
        found += [
            (f"leans:{LEANS[place]}", self._places[place])
            for place, name in seen.leans
            if name == act
        ]
        found.sort(key=lambda one: (-abs(one[1]), one[0]))
        return found[:most]

    def _weights(self, feature: str) -> tuple[float, tuple[tuple[int, float], ...]]:
        """For any act, and for each (act, weight)."""
        known = self._read.get(feature)
        if known is None:
            text = self._texts.get(feature)
            if text is None:
                return _NOTHING
            first, *rest = text.split()
            pairs = (pair.split(":") for pair in rest)
            known = (
                int(first) / 100,
                tuple((int(act), int(weight) / 100) for act, weight in pairs),
            )
            self._read[feature] = known
        return known
