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


class Judgement(NamedTuple):
    """The likeliest act, how likely it is, and how likely it is that there is any at all."""

    act: str
    chance: float
    any: float


class Judge(Weighing):
    """The weights of acts; the first answer is that there is none."""

    __slots__ = ()

    def judge(self, seen: Seen, told: bool) -> Judgement | None:
        """The likeliest act of a clause; None where a quick sum says that there can be none.

        Where a frame has `told` an act, the clause is weighed in any case.
        """
        rows = self.rows(seen.features)
        if not told and self.quick(rows) < self.least["look"]:
            return None
        none, *chances = self.chances(rows, seen.leans)
        chance, act = max(zip(chances, self.answers[1:], strict=True))
        return Judgement(act, chance, 1 - none)
