"""Which fields of which entries hold ids, and what must have that id."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from store.reference.entries import (
    Actor,
    Ambiguous,
    Chip,
    Country,
    Family,
    Hub,
    Publisher,
    Region,
    Statute,
)
from store.reference.law import Group, Outcome, Rule, Standing
from store.reference.lexicon_names import Wordings
from store.reference.procedure import Question

__all__ = ["REFERENCES", "Reference"]

_CHIPS = (Chip, Family)
_PLACES = (Country, Hub, Region)


@dataclass(frozen=True, slots=True)
class Reference:
    """A field with ids: `path` leads from the entry through lists and inner tables (`test.gives`).

    `to` are the types of which one must have the id; `words` are allowed besides.
    """

    entry: type
    path: str
    to: tuple[type, ...]
    words: tuple[str, ...] = ()

    @property
    def wanted(self) -> str:
        """What must have the id, in words."""
        return " or ".join(type_.__name__.lower() for type_ in self.to)

    def ids(self, entry: object) -> Iterator[tuple[str, str]]:
        """Every id that the entry gives here, with the field as the file writes it."""
        yield from _ids(entry, self.path.split("."), "")


def _ids(value: Any, path: list[str], where: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, tuple):
        for index, member in enumerate(value):
            yield from _ids(member, path, f"{where}[{index}]" if path else where)
    elif isinstance(value, dict):
        for key, member in value.items():
            yield where, key
            yield from _ids(member, path, f"{where}.{key}")
    elif not path:
        if isinstance(value, str) and value:
            yield where, value
    elif not isinstance(value, str):
        yield from _ids(getattr(value, path[0], ()), path[1:], f"{where}.{path[0]}".lstrip("."))


REFERENCES: tuple[Reference, ...] = (
    Reference(Actor, "parent", (Actor,)),
    Reference(Actor, "affiliation", (Actor,)),
    Reference(Actor, "hq", (Country,)),
    Reference(Chip, "vendor", (Actor,)),
    Reference(Chip, "replaces", (Chip,)),
    Reference(Chip, "successor", (Chip,)),
    Reference(Family, "vendor", (Actor,)),
    Reference(Family, "members", (Chip,)),
    Reference(Hub, "country", (Country,)),
    Reference(Hub, "within", (Hub,)),
    Reference(Region, "members", (Country,)),
    Reference(Publisher, "actor", (Actor,)),
    Reference(Ambiguous, "candidates", (Actor, *_CHIPS, *_PLACES)),
    Reference(Group, "members", (Country,)),
    Reference(Group, "dated.place", (Country,)),
    Reference(Group, "includes", (Group,)),
    Reference(Group, "excludes", (Group,)),
    Reference(Standing, "read_as", (Country,)),
    Reference(Rule, "destinations", (Country, Region, Group), ("worldwide",)),
    Reference(Rule, "lists", (Actor,)),
    Reference(Rule, "lists.actor", (Actor,)),
    Reference(Rule, "named_chips", _CHIPS),
    Reference(Rule, "reported_outside", _CHIPS),
    Reference(Rule, "test.gives", (Outcome,)),
    Reference(Rule, "test.review", (Outcome,)),
    Reference(Rule, "test.question", (Question,)),
    Reference(Rule, "test.replaces", (Rule,)),
    Reference(Rule, "test.beside", (Rule,)),
    Reference(Question, "otherwise", (Outcome,)),
    Reference(Question, "stage.gives", (Outcome,)),
    Reference(Question, "stage.asks", (Question,)),
    Reference(Question, "stage.rule", (Rule,)),
    Reference(Question, "stage.then.gives", (Outcome,)),
    Reference(Question, "stage.then.rule", (Rule,)),
    Reference(Wordings, "wording.rule", (Rule, Statute)),
)
"""A wrong id in any of these is refused when the files are loaded."""
