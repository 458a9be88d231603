"""What is known of an act, and the worlds in which what is not known is supposed.

Where a fact that is needed is missing, judging stops with a `Gap` that names it and says into
which cases the world falls apart. Each case is judged; if all agree, the fact did not matter.
"""

from collections.abc import Callable, Iterable, Sequence
from math import inf, nextafter
from typing import Any, NamedTuple, TypeAlias

from store.assess.answers import Answer
from store.assess.items import MODEL, Item, worth
from store.assess.values import Line, Value
from store.records import Day
from store.reference.conditions import FACTS

__all__ = [
    "ITEMS",
    "PLACE",
    "PLACED",
    "PLACES",
    "THING",
    "Gap",
    "Kept",
    "Part",
    "Read",
    "World",
    "class_gap",
    "line_gap",
    "model_gap",
    "place_gap",
]

PLACE = "place"

ITEMS, PLACES, PLACED, THING = "items", "places", "placed", "thing"
"""What a world asks of the act: all its things or places, whether it tells a place, one fact."""

Read: TypeAlias = Callable[..., Any]
"""Asks something of the act."""

_TRUTH = frozenset(("yes",))


class Part(NamedTuple):
    """One case of a gap: what it is called, and what is supposed in it (the rest is empty).

    Where it stands for several things that the law does not tell apart, they are called `alike`.
    """

    label: str
    alike: tuple[str, ...] = ()
    items: tuple[Item, ...] = ()
    places: tuple[str, ...] = ()
    base: object = None
    truth: bool = False
    number: tuple[str, Value] | None = None
    chip_class: str = ""


class Gap(Exception):
    """A fact that judging needs and that is not known.

    `missing` are the names of the fact, `parts` the cases to judge; `asked` says that a rule puts
    the question itself, and `rule` which one.
    """

    def __init__(
        self, missing: tuple[str, ...], parts: tuple[Part, ...], *, asked: bool = False
    ) -> None:
        super().__init__(missing)
        self.missing = missing
        self.parts = parts
        self.asked = asked
        self.rule = ""

    def caught(self) -> "Gap":
        """This gap without the way that it took.

        The frames on it hold the gap in turn: where thousands are raised, looking for such circles
        takes longer than the judgments.
        """
        return self.with_traceback(None)


class Kept(NamedTuple):
    """An answer that stands from one day until the day before another."""

    answer: Answer
    since: Day
    until: Day


class World:
    """What holds of one act: possible things and places, and what is supposed in this case.

    `memo` keeps answers that hold in this world on any day; `assumes` says which of them rest on
    an assumption. `children` are the worlds of the cases that were judged before, and `kept` is the
    last answer.
    """

    __slots__ = (
        "_items",
        "_places",
        "_read",
        "assumes",
        "children",
        "chip_class",
        "kept",
        "memo",
        "numbers",
        "to",
        "truths",
    )

    def __init__(
        self,
        items: tuple[Item, ...] | None,
        places: tuple[str, ...] | None,
        read: Read | None = None,
    ) -> None:
        """`places` are ISO codes; none where the act names no place.

        Things or places that are None are those of the act, which `read` is asked for.
        """
        self._items = items
        self._places = places
        self._read = read
        self.to: tuple[tuple[str, ...], str] | None = None
        self.memo: dict[object, bool] = {}
        self.assumes: dict[object, str] = {}
        self.truths: dict[object, bool] = {}
        self.numbers: dict[str, Value] = {}
        self.chip_class = ""
        self.children: dict[Part, World] = {}
        self.kept: Kept | None = None

    def _asked(self, what: str, *of: object) -> Any:
        assert self._read is not None, f"a world without an act is asked for {what}"
        return self._read(what, *of)

    @property
    def items(self) -> tuple[Item, ...]:
        """The things that the act may be about."""
        found: tuple[Item, ...] = self._asked(ITEMS) if self._items is None else self._items
        return found

    @property
    def places(self) -> tuple[str, ...]:
        """Where the act may be."""
        found: tuple[str, ...] = self._asked(PLACES) if self._places is None else self._places
        return found

    @property
    def placed(self) -> bool:
        """Whether anything is told of where the act is, also in words that never resolve."""
        return bool(self._asked(PLACED) if self._places is None else self._places)

    def thing(self, fact: str) -> tuple[tuple[Value, ...], int]:
        """What a fact is worth of each of the things, and how sure the least sure of them is."""
        found: tuple[tuple[Value, ...], int] = (
            self._asked(THING, fact) if self._items is None else worth(self._items, fact)
        )
        return found

    def child(self, part: Part) -> "World":
        """This world in the case of `part`."""
        made = self.children.get(part)
        if made is None:
            made = World(part.items or self._items, part.places or self._places, self._read)
            made.to = None if part.places else self.to
            made.memo = dict(self.memo)
            made.assumes = dict(self.assumes)
            made.truths = dict(self.truths)
            made.numbers = dict(self.numbers)
            made.chip_class = part.chip_class or self.chip_class
            if part.base is not None:
                made.truths[part.base] = part.truth
            if part.number is not None:
                fact, value = part.number
                made.numbers[fact] = value
            self.children[part] = made
        return made


def line_gap(line: Line, value: Value, base: object) -> Gap:
    """The gap where what is known of one thing does not decide `line`."""
    name, condition = value.missing or line.fact, line.condition
    called = FACTS[line.fact].words if name == MODEL else name
    if not condition.ordered:
        yes, no = f"{called} in {line.told}", f"{called} not in {line.told}"
        if line.asked or line.base[1] == _TRUTH:
            yes, no = f"{called}: yes", f"{called}: no"
        parts = Part(label=yes, base=base, truth=True), Part(label=no, base=base, truth=False)
        return Gap((name,), parts, asked=line.asked)
    low = -inf if value.low is None else value.low
    high = inf if value.high is None else value.high
    more, less = (f"{called} {words}" for words in _around(line))
    above = Value(low=condition.bound, high=high, missing=name, shown=more)
    below = Value(low=low, high=nextafter(condition.bound, -inf), missing=name, shown=less)
    parts = (
        Part(label=more, number=(line.fact, above)),
        Part(label=less, number=(line.fact, below)),
    )
    return Gap((name,), parts)


def _around(line: Line) -> tuple[str, str]:
    """The two sides of a bound in words: a day, or a figure that is itself above or below."""
    bound = line.condition.values[0]
    beyond = line.condition.exclusive
    if FACTS[line.fact].kind == "day":
        return (f"after {bound}", f"by {bound}") if beyond else (f"from {bound}", f"before {bound}")
    if beyond:
        return f"above {bound}", f"at most {bound}"
    return f"{bound} or more", f"less than {bound}"


def model_gap(kinds: Iterable[Sequence[Item]]) -> Gap:
    """The gap between several things that the act may be about: one for all of its kind."""
    parts = (
        Part(
            label=", ".join(item.name for item in kind),
            alike=tuple(item.name for item in kind),
            items=(kind[0],),
        )
        for kind in kinds
    )
    return Gap((MODEL,), tuple(parts))


def place_gap(kinds: Iterable[tuple[str, str]]) -> Gap:
    """The gap between several places at which the act may be: one for all of its kind, and what
    the kind is called."""
    return Gap((PLACE,), tuple(Part(label=called, places=(place,)) for place, called in kinds))


def class_gap(classes: Sequence[str], missing: tuple[str, ...]) -> Gap:
    """The gap between the classes that a chip may have as long as a figure is missing."""
    return Gap(missing, tuple(Part(label=f"class {name}", chip_class=name) for name in classes))
