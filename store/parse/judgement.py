"""How likely a clause tells each act, and whether it tells any."""

from typing import NamedTuple

from store.parse.clauses import Clause
from store.parse.weighing import Leaning, Weighing

__all__ = ["Judge", "Judgement", "Seen"]


class Seen(NamedTuple):
    """What is seen of a clause: its features, and which words lean to which act."""

    clause: Clause
    features: tuple[str, ...]
    leans: tuple[Leaning, ...]
    rows: list[tuple[int, ...]]
    """What the features that count give, as `Weighing.rows` has it."""


class Judgement(NamedTuple):
    """The likeliest act, how likely it is, and how likely it is that there is any at all."""

    act: str
    chance: float
    any: float


class Judge(Weighing):
    """The weights of acts; the first answer is that there is none."""

    __slots__ = ()

    def looks(self, rows: list[tuple[int, ...]]) -> bool:
        """Whether a first sum says that a clause with these features may tell an act."""
        return self.quick(rows) >= self.least["look"]

    def judge(self, seen: Seen) -> Judgement:
        """The likeliest act of a clause."""
        none, *chances = self.chances(seen.rows, seen.leans)
        chance, act = max(zip(chances, self.answers[1:], strict=True))
        return Judgement(act, chance, 1 - none)
