"""An act as found in one clause, before acts of one document are put together."""

from dataclasses import dataclass, field
from typing import Any

from store.parse.discourse.memory import Party
from store.parse.shapes.clauses import Clause
from store.parse.weights.weighing import Weighed
from store.records import Cue, Money, Relay, RuleUse, Site, Span, When
from store.vocabulary import EventType, Modality, SectionKind

__all__ = ["ChipFound", "Draft"]


@dataclass(slots=True)
class ChipFound:
    """A chip or family in a clause."""

    key: str
    start: int
    end: int
    quantity: int | None = None


@dataclass(slots=True)
class Draft:
    """An act under construction; becomes a `Claim` once nothing more can be added to it."""

    type: EventType
    start: int
    end: int
    sentence: Span
    number: int
    paragraph: int
    section: SectionKind
    clause: Clause | None = None
    frame: Any = None
    lemma: str = ""
    modality: Modality = "done"
    sure: bool = False
    """Whether its own words say how it stands ("the upcoming launch"), so that no weight does."""
    negative: bool = False
    hedge: int = 0
    route: str = ""
    agents: list[Party] = field(default_factory=list)
    counterparties: list[Party] = field(default_factory=list)
    chips: list[ChipFound] = field(default_factory=list)
    vendors: list[str] = field(default_factory=list)
    units: int | None = None
    money: list[Money] = field(default_factory=list)
    when: When | None = None
    lasting: When | None = None
    """Since when it is so, where its words say that and it still is."""
    told_on: When | None = None
    """The day on which its author told it, where telling is doing."""
    heard_on: When | None = None
    """The month in which an outlet told it, where that is when it was done."""
    sites: list[Site] = field(default_factory=list)
    rules: list[RuleUse] = field(default_factory=list)
    relays: list[Relay] = field(default_factory=list)
    origin_kind: str = "own"
    origin: str = ""
    cues: list[Cue] = field(default_factory=list)
    also: list[Span] = field(default_factory=list)
    background: bool = False
    classes: int = 0
    own_chips: bool = False
    home_made: bool = False
    """Whether it calls its chips domestic, after those of a foreign maker."""
    centre: tuple[int, tuple[str, ...]] = (-9, ())
    """The chips that were spoken of when it was told, and in which sentence."""
    added: list[Clause] = field(default_factory=list)
    off_topic: bool = False
    loose: bool = False
    """Only spoken of in passing: where the act is told elsewhere, this is a mention of it."""
    spent: str = ""
    """The act that its verb names, where the "not" before it made another of it, or one to come."""
    likely: float = 1.0
    """How likely the weights find it that its clause tells any act."""
    seen: Any = None
    weighed: list[Weighed] = field(default_factory=list)

    def keys(self) -> set[str]:
        """The actors in it."""
        return {p.key for p in (*self.agents, *self.counterparties)}
