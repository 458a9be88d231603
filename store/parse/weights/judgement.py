"""How likely a clause tells each act, and whether it tells any."""

from collections.abc import Iterable
from typing import NamedTuple

from store.parse.shapes.clauses import Clause
from store.parse.weights.weighing import Leaning, Part, Parts, Weighing

__all__ = ["Judge", "Judgement", "Seen"]


class Seen(NamedTuple):
    """What is seen of a clause: its features, and which words lean to which act."""

    clause: Clause
    parts: Parts
    leans: tuple[Leaning, ...]

    @property
    def features(self) -> tuple[str, ...]:
        """Everything that is seen, each thing once."""
        return self.parts.features


class Judgement(NamedTuple):
    """The likeliest act, how likely it is, and how likely it is that there is any at all."""

    act: str
    chance: float
    any: float


class Judge(Weighing):
    """The weights of acts; the first answer is that there is none."""

    __slots__ = ()

    def looks(self, parts: Iterable[Part]) -> bool:
        """Whether the sum of its features says that a clause may tell an act."""
        return self.quick(parts) >= self.least["look"]

    def judge(self, seen: Seen) -> Judgement:
        """The likeliest act of a clause."""
        chances = self.chances(seen.parts.total, seen.leans)
        none, chances[0] = chances[0], -1.0
        chance = max(chances)
        act = max([act for act, one in zip(self.answers, chances, strict=True) if one == chance])
        return Judgement(act, chance, 1 - none)
