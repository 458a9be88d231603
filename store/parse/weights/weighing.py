"""Weights that were learned from the project's passages, and how likely they make each answer.

A log-linear model: each feature adds what the lexicon gives it, each leaning (a place where
something speaks for an answer) what its place gives. Where the lexicon has a layer, each also adds
to units that speak for the answers, and half of what is said comes from them. Nothing is hidden:
`reasons` lists what counted most.
"""

from collections.abc import Callable, Collection, Hashable, Iterable
from itertools import islice
from math import exp
from struct import Struct
from typing import NamedTuple

from store.parse.weights.layer import Units
from store.reference.lexicon_leanings import Weights

__all__ = [
    "Kind",
    "Kinds",
    "Leaning",
    "Make",
    "Part",
    "Parts",
    "Weighed",
    "Weighing",
    "as_seen",
    "leaning",
    "word",
]

Make = Callable[..., Iterable[str]]
"""Puts what is given into features."""

Given = tuple[Hashable, ...]

Leaning = tuple[str, str]
"""The place that speaks for an answer, and the answer."""


_UNIT = 100
"""Weights are counted in hundredths, so that a sum is the same in any order."""

_BITS = 32
_MIDDLE = 1 << (_BITS - 1)
_MOST_PARTS = 1 << 14
"""Parts of one kind that are kept; then the older half is let go."""


class Part:
    """Features that go together and their sum; the features are only put into words when asked for.

    `any` is what the sum holds for any answer but the first.
    """

    __slots__ = ("any", "given", "make", "total")

    def __init__(self, make: Make, given: Given, total: int = 0, any: int = 0) -> None:
        """What `make` makes of what is `given`."""
        self.make = make
        self.given = given
        self.total = total
        self.any = any

    @property
    def features(self) -> tuple[str, ...]:
        """The features, each once."""
        return tuple(dict.fromkeys(self.make(*self.given)))


class Parts(tuple[Part, ...]):
    """What is seen of something that is weighed, in parts that have no feature in common."""

    __slots__ = ()

    @property
    def features(self) -> tuple[str, ...]:
        """Everything that is seen, each thing once."""
        return tuple([feature for part in self for feature in part.features])

    @property
    def total(self) -> int:
        """The sum of what is seen."""
        return sum([part.total for part in self])


class Weighed(NamedTuple):
    """A field that weights decided, what stood there before ("" if nothing), and what spoke."""

    field: str
    before: str
    answer: str
    chance: float
    parts: Parts
    leans: tuple[Leaning, ...] = ()

    @property
    def features(self) -> tuple[str, ...]:
        """Everything that was seen, each thing once."""
        return self.parts.features


class Kind(dict[Given, Part]):
    """The parts of one kind by what they are made of, each made when it is first met.

    A look-up in it costs no call, which is why it is a `dict`.
    """

    __slots__ = ("make", "weighing")

    def __init__(self, make: Make, weighing: "Weighing") -> None:
        """Nothing met yet of what `make` makes."""
        super().__init__()
        self.make = make
        self.weighing = weighing

    def __missing__(self, given: Given) -> Part:
        """The part made of what is given."""
        if len(self) >= _MOST_PARTS:
            for old in list(islice(self, _MOST_PARTS // 2)):
                del self[old]
        found = self[given] = self.weighing.made(self.make, given)
        return found


class Kinds(dict[Make, Kind]):
    """All kinds of parts that one question looks at."""

    __slots__ = ("weighing",)

    def __init__(self, weighing: "Weighing") -> None:
        """No kind met yet."""
        super().__init__()
        self.weighing = weighing

    def __missing__(self, make: Make) -> Kind:
        """The parts that `make` makes."""
        found = self[make] = Kind(make, self.weighing)
        return found


def as_seen(*features: str) -> tuple[str, ...]:
    """Features that are put into words already."""
    return features


def word(printed: str) -> tuple[str]:
    """A word as a feature."""
    return (f"w={printed}",)


def leaning(place: str, answer: str) -> str:
    """A leaning as a feature, where there are units for it to add to."""
    return f"leans:{place}={answer}"


class _WordParts(dict[str, Part]):
    """Each word that counts as a part, made when it is first met."""

    def __init__(self, weighing: "Weighing") -> None:
        super().__init__()
        self.weighing = weighing

    def __missing__(self, printed: str) -> Part:
        """The part that is one word."""
        found = self[printed] = self.weighing.made(word, (printed,))
        return found


class _Leans(dict[Leaning, int]):
    """What each leaning adds to a sum, worked out when it is first met."""

    def __init__(self, weights: Weights, weighing: "Weighing") -> None:
        super().__init__()
        self.answers = weights.answers
        self.places = {place: round(weight * _UNIT) for place, weight in weights.places.items()}
        self.weighing = weighing

    def __missing__(self, one: Leaning) -> int:
        """The weight of its place in the field of its answer, and what it adds to the units."""
        place, answer = one
        total = self.weighing.total((leaning(place, answer),))
        if answer in self.answers:
            total += self.places.get(place, 0) << _BITS * (self.answers.index(answer) + 1)
        self[one] = total
        return total


class Weighing:
    """The weights for one question made ready.

    A sum of weights is one number: for any answer but the first, for each answer and for each unit
    a field of `_BITS` bits, so that adding two rows is one addition.
    """

    __slots__ = (
        "_fields", "_leans", "_middle", "_number", "_rows", "_spoken", "_units", "_words",
        "answers", "kinds", "least",
    )  # fmt: skip

    def __init__(self, weights: Weights) -> None:
        """Make `weights` ready; those of a feature are read when it is first met."""
        self.answers = weights.answers
        self.least = weights.least
        self._number = {answer: n for n, answer in enumerate(weights.answers)}
        self._leans = _Leans(weights, self)
        self._units = Units(weights.layer) if weights.layer is not None else None
        self._rows: dict[str, str | int] = dict(weights.rows())
        self.kinds = Kinds(self)
        fields = 1 + len(weights.answers) + (self._units.number if self._units is not None else 0)
        self._fields = Struct(f"<{fields}I")
        self._middle = sum(_MIDDLE << _BITS * n for n in range(fields))
        self._spoken = frozenset(name[2:] for name in self._rows if name.startswith("w="))
        self._words = _WordParts(self)

    @property
    def silent(self) -> bool:
        """Whether nothing was learned, so that nothing need be weighed."""
        return not self._rows

    def total(self, features: Iterable[str]) -> int:
        """The sum of what the features give that count."""
        known = self._rows.get
        return sum(
            [
                row if isinstance(row, int) else self._read(feature, row)
                for feature in features
                if (row := known(feature)) is not None
            ]
        )

    def made(self, make: Make, given: Given) -> Part:
        """What `make` makes of what is given as a part."""
        total = self.total(dict.fromkeys(make(*given)))
        return Part(make, given, total, (total + self._middle & (1 << _BITS) - 1) - _MIDDLE)

    def of_words(self, words: frozenset[str]) -> list[Part]:
        """Of some words those that count, each a part."""
        return list(map(self._words.__getitem__, words & self._spoken))

    def quick(self, parts: Iterable[Part]) -> float:
        """How far some parts speak for any answer but the first."""
        return sum([part.any for part in parts]) / _UNIT

    def chances(self, total: int, leans: Collection[Leaning]) -> list[float]:
        """The chance of each answer, in the order of `answers`."""
        if leans:
            total += sum(map(self._leans.__getitem__, leans))
        scores = self._scores(total)
        most = max(scores)
        powers = [exp(score - most) for score in scores]
        whole = sum(powers)
        return [power / whole for power in powers]

    def best(self, parts: Parts, leans: Collection[Leaning]) -> tuple[str, float]:
        """The likeliest answer and its chance."""
        chances = self.chances(parts.total, leans)
        chance, answer = max(zip(chances, self.answers, strict=True))
        return answer, chance

    def reasons(
        self, answer: str, features: Iterable[str], leans: Iterable[Leaning], most: int = 6
    ) -> list[tuple[str, float]]:
        """What spoke most for `answer` rather than the first one, and what it would lack without.

        Where features only add up that is their weight.
        """
        number = self._number[answer]
        parts = [(one, self.total((one,))) for one in dict.fromkeys(features) if one in self._rows]
        parts += [
            (f"leans: {place}", self._leans[place, name]) for place, name in leans if name == answer
        ]
        others = sum([self._leans[one] for one in leans if one[1] != answer])
        whole = sum([part for _, part in parts]) + others
        spoken = self._for(number, whole)
        found = [(one, spoken - self._for(number, whole - part)) for one, part in parts]
        found.sort(key=lambda one: (-abs(one[1]), one[0]))
        return found[:most]

    def _for(self, number: int, total: int) -> float:
        """How far a sum speaks for an answer rather than for the first one."""
        scores = self._scores(total)
        return scores[number] - scores[0]

    def _scores(self, total: int) -> list[float]:
        """The score of each answer; it only means something beside the others."""
        data = (total + self._middle).to_bytes(self._fields.size, "little")
        _, *sums = self._fields.unpack(data)
        if self._units is None:
            return [one / _UNIT for one in sums]
        count = len(self.answers)
        heard = self._units.scores([one - _MIDDLE for one in sums[count:]])
        return [(one / _UNIT + two) / 2 for one, two in zip(sums, heard, strict=False)]

    def _read(self, feature: str, text: str) -> int:
        first, *rest = text.split()
        row = int(first)
        if self._units is not None:
            for unit, one in enumerate(self._units.weights(rest.pop(0)), len(self.answers) + 1):
                row += one << _BITS * unit
        for pair in rest:
            answer, _, weight = pair.partition(":")
            row += int(weight) << _BITS * (int(answer) + 1)
        self._rows[feature] = row
        return row
