"""The lines of `when`: one fact, one comparison, the values it is compared with.

    chip.tpp >= 4800                 a number, or a day, against a bound: >= > <= <
    to in D:1 D:4 MO                 a word against words or groups: in, not in, is, is not
    party.listed is yes              yes and no are words too
    to is missing                    the fact is not known
    share >= 50 or missing           holds as well where the fact is not known
    asked: does the letter reach it  a question that no fact answers

`named`, `reported_outside` and `lists` among the values stand for those lists of the rule itself.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import inf, nextafter
from typing import Literal, NamedTuple

from store.reference.problems import near

__all__ = ["ASKED", "FACTS", "OWN_LISTS", "Condition", "Fact", "OwnList", "parse"]

Kind = Literal["word", "place", "party", "truth", "number", "day"]


class Fact(NamedTuple):
    """What kind of value a fact has, and what it is called for a reader.

    A truth is "yes" or "no"; all but numbers and days are compared as words.
    """

    kind: Kind
    words: str


FACTS: Mapping[str, Fact] = {
    "type": Fact("word", "type of event"),
    "route": Fact("word", "route"),
    "end_use": Fact("word", "end use"),
    "purpose": Fact("word", "purpose"),
    "to": Fact("place", "place"),
    "stated.to": Fact("place", "place as told"),
    "from": Fact("place", "shipped from"),
    "item": Fact("word", "item"),
    "chip": Fact("word", "chip"),
    "chip.known": Fact("truth", "chip in the tables"),
    "chip.vendor": Fact("party", "chip vendor"),
    "chip.vendor_hq": Fact("place", "home of the chip's designer"),
    "chip.market": Fact("word", "market"),
    "chip.designed_for_china": Fact("truth", "made for China"),
    "chip.class": Fact("word", "class of the chip"),
    "chip.tpp": Fact("number", "TPP"),
    "chip.performance_density": Fact("number", "performance density"),
    "chip.io": Fact("number", "I/O in GB/s"),
    "chip.memory_bandwidth": Fact("number", "memory bandwidth in GB/s"),
    "chip.memory_bandwidth_plus_io": Fact("number", "memory bandwidth and I/O in GB/s"),
    "chip.announced": Fact("day", "announcement day"),
    "party": Fact("party", "party"),
    "party.hq": Fact("place", "headquarters"),
    "party.country": Fact("place", "home of the party"),
    "party.group": Fact("party", "party or its parents"),
    "party.listed": Fact("truth", "party on the Entity List"),
    "party.owner_listed": Fact("truth", "owner on the Entity List"),
    "actor": Fact("party", "buyer or renter"),
    "actor.hq": Fact("place", "headquarters"),
    "actor.country": Fact("place", "home of the buyer or renter"),
    "actor.group": Fact("party", "buyer or its parents"),
    "actor.listed": Fact("truth", "renter on the Entity List"),
    "actor.owner_listed": Fact("truth", "owner on the Entity List"),
    "share": Fact("number", "share of listed owners in %"),
    "licence_held": Fact("truth", "licence held"),
    "new_site": Fact("truth", "new site"),
    "state_funded": Fact("truth", "state funding"),
}
"""Every fact that a line may read. A new one needs a reader in `store.assess` as well; everything
else about the law is data."""

ASKED = "asked"
"""The fact of a line that only puts a question."""

ASKED_NOT = f"{ASKED} not"
"""Begins a line that puts a question and holds where the answer is no."""


class OwnList(NamedTuple):
    """A list of the rule in which a line stands: the facts that it suits, and its name in words."""

    facts: tuple[str, ...]
    words: str


OWN_LISTS: Mapping[str, OwnList] = {
    "named": OwnList(("chip",), "the chips it names"),
    "reported_outside": OwnList(("chip",), "the chips reported to lie outside it"),
    "lists": OwnList(("party", "actor"), "the parties it lists"),
}
"""Values that stand for a list of the rule in which the line stands."""

_LINE = re.compile(
    r"(?P<fact>[a-z_.]+) (?P<op>>=|<=|>|<|is not|is|not in|in) "
    r"(?P<values>.+?)(?P<missing> or missing)?"
)
_NEGATIVE = frozenset(("is not", "not in", "<", "<="))
_BOUNDS = frozenset((">=", ">", "<=", "<"))
_EXCLUSIVE = frozenset((">", "<="))


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A line, taken apart.

    It holds if the fact has one of `values`, or is at least `bound` (numbers; days as ordinals),
    or is not known (`wants_missing`); the other way round if `negated`. `ordered` facts are
    numbers and days, and `exclusive` says that the value written lies below the bound itself.
    """

    text: str
    fact: str
    values: tuple[str, ...] = ()
    ordered: bool = False
    bound: float = 0
    exclusive: bool = False
    negated: bool = False
    wants_missing: bool = False
    or_missing: bool = False


@lru_cache(maxsize=4096)
def parse(line: str) -> Condition:
    """Take a line of `when` apart. Raises ValueError that says what is wrong and what is near."""
    head, colon, question = line.partition(": ")
    if colon and head in (ASKED, ASKED_NOT):
        return Condition(text=line, fact=ASKED, values=(question,), negated=head == ASKED_NOT)
    found = _LINE.fullmatch(line)
    if found is None:
        raise ValueError(f"{line!r} is not a fact, a comparison and values")
    fact, op, values = found["fact"], found["op"], found["values"]
    if fact not in FACTS:
        hint = near(fact, FACTS)
        raise ValueError(f"unknown fact {fact!r}" + (f", did you mean {hint!r}?" if hint else ""))
    kind = FACTS[fact].kind
    or_missing = found["missing"] is not None
    if op == "is" and values == "missing":
        return Condition(text=line, fact=fact, wants_missing=True)
    ordered = kind in ("number", "day")
    if (op in _BOUNDS) != ordered:
        right = ">=, >, <= or <" if ordered else "is, is not, in or not in"
        raise ValueError(f"{fact!r} is a {kind}, compare it with {right}")
    negated = op in _NEGATIVE
    if not ordered:
        return Condition(
            text=line,
            fact=fact,
            values=tuple(values.split()),
            negated=negated,
            or_missing=or_missing,
        )
    return Condition(
        text=line,
        fact=fact,
        values=(values,),
        ordered=True,
        bound=_bound(values, kind, exclusive=op in _EXCLUSIVE),
        exclusive=op in _EXCLUSIVE,
        negated=negated,
        or_missing=or_missing,
    )


def _bound(text: str, kind: Kind, *, exclusive: bool) -> float:
    """The least value that is at least (or, `exclusive`, more than) what is written."""
    try:
        value = float(text) if kind == "number" else float(date.fromisoformat(text).toordinal())
    except ValueError as error:
        raise ValueError(f"{text!r} is no {kind}") from error
    return nextafter(value, inf) if exclusive else value
