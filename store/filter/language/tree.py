"""What a filter text means: a small tree of terms, and what is wrong with the text.

Spans are offsets into the text as it was typed, end exclusive; a negated term's span begins at
its minus sign or its NOT.
"""

from dataclasses import dataclass, replace
from typing import TypeAlias

from store.records import Day

__all__ = [
    "Bounds",
    "Days",
    "Either",
    "Every",
    "Keys",
    "Match",
    "Node",
    "Not",
    "Prefix",
    "Present",
    "Problem",
    "Query",
    "Term",
    "Value",
    "Words",
    "leaves",
    "negated",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong with a stretch of the text, in one line, and what to write instead.

    `suggestion` is a replacement for that stretch, empty when there is none. A `hint` changes
    nothing in the meaning: the text is valid, perhaps not what was meant.
    """

    start: int
    end: int
    message: str
    suggestion: str = ""
    hint: bool = False


@dataclass(frozen=True, slots=True)
class Keys:
    """The field has one of these values."""

    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prefix:
    """The field has one of `keys`, or a value of the store whose name begins with `text`."""

    text: str
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """A number in an interval; None is an open end, `after`/`before` leave the end itself out."""

    low: float | None = None
    high: float | None = None
    after: bool = False
    before: bool = False
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Days:
    """A day in an interval, both ends inclusive; an empty end is open."""

    first: Day
    last: Day


@dataclass(frozen=True, slots=True)
class Present:
    """The field is there at all."""


Match: TypeAlias = Keys | Prefix | Bounds | Days | Present


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One value of a term as typed (`text`, without quotes) and what it means.

    `shown` is its name in the echo line, `note` how a name was resolved, where that is news.
    """

    text: str
    match: Match
    shown: str = ""
    note: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A field and the values of which it must have one (none of them when negated)."""

    field: str
    values: tuple[Value, ...]
    negated: bool = False
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Free text: a word or a phrase, whose last word may be a beginning (`prefix`)."""

    text: str
    prefix: bool = False
    negated: bool = False
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Every:
    """All of the parts hold."""

    parts: "tuple[Node, ...]"
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Either:
    """At least one of the parts holds."""

    parts: "tuple[Node, ...]"
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Not:
    """The part does not hold; a single term carries its own negation instead."""

    part: "Every | Either"
    start: int = 0
    end: int = 0


Node: TypeAlias = Term | Words | Every | Either | Not


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A parsed filter. `root` is None when it asks for everything.

    `problems` are the terms that were left out, and why; `unfinished` are those that are left out
    only because they are still being typed (a finished text has none). `canonical` is the echo
    line, `notes` say how names were resolved. `asof` is the day of knowledge and law, or empty,
    and `asof_span` the place of its term.
    """

    text: str
    root: Node | None = None
    problems: tuple[Problem, ...] = ()
    unfinished: tuple[Problem, ...] = ()
    canonical: str = ""
    notes: tuple[str, ...] = ()
    asof: Day = ""
    asof_span: tuple[int, int] = (0, 0)

    @property
    def parts(self) -> tuple[Node, ...]:
        """What must hold together, in the order of the text; the `asof:` term is none of it."""
        if self.root is None:
            return ()
        return self.root.parts if isinstance(self.root, Every) else (self.root,)

    @property
    def terms(self) -> tuple[Term, ...]:
        """Every term of the text that counts, wherever it stands."""
        return tuple(leaf for leaf in leaves(self.root) if isinstance(leaf, Term))

    @property
    def words(self) -> tuple[tuple[str, bool], ...]:
        """The free words and phrases that are asked for, and whether each is a beginning."""
        return tuple(
            (leaf.text, leaf.prefix) for leaf in _asked(self.root) if isinstance(leaf, Words)
        )

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems for which a command refuses the filter: all but the hints."""
        return tuple(problem for problem in self.problems if not problem.hint)


def leaves(node: Node | None) -> "tuple[Term | Words, ...]":
    """The terms and words under a node, in the order of the text."""
    if node is None:
        return ()
    if isinstance(node, (Term, Words)):
        return (node,)
    if isinstance(node, Not):
        return leaves(node.part)
    return tuple(leaf for part in node.parts for leaf in leaves(part))


def _asked(node: Node | None) -> "tuple[Term | Words, ...]":
    """The leaves that are asked for, wherever they stand: nothing under a negation."""
    if node is None or isinstance(node, Not):
        return ()
    if isinstance(node, (Term, Words)):
        return () if node.negated else (node,)
    return tuple(leaf for part in node.parts for leaf in _asked(part))


def negated(node: Node) -> Node:
    """The opposite of a node."""
    if isinstance(node, (Term, Words)):
        return replace(node, negated=not node.negated)
    if isinstance(node, Not):
        return node.part
    return Not(part=node, start=node.start, end=node.end)
