"""What an event comes to while its reports come out, day by day.

It is what `gathering` makes of the claims that are out on a day, as far as the filter asks for it.
Each claim is looked at once: to begin anew on every day takes as many steps as there are pairs.
"""

from bisect import insort
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from store.changes import Telling
from store.records import Claim, Day, Event
from store.reference.names import Names
from store.relate.conflicts import FIELDS, Judge, Told
from store.relate.gathering import Rank, day_of, finest, kind_of, leading, moved_on, route_of
from store.relate.origins import (
    Before,
    Standing,
    by_age,
    counts,
    first_sourced,
    seen_alone,
    seen_beside,
)

__all__ = ["Unfolding"]

_Said: TypeAlias = tuple[Rank, Told, Any]
"""The place of a claim among those that lead, the claim, and what it states in a field."""


class Unfolding:
    """An event of which more and more claims are out; they are given in the order of their days."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._lead: tuple[Rank, Telling] | None = None
        self._told: list[Telling] = []
        self._latest: Telling | None = None
        self._different: dict[Hashable, tuple[Rank, Claim]] = {}
        self._claims: tuple[Claim, ...] | None = None
        self._fields = [_Field(judge) for _, _, judge in FIELDS]
        self._origins = _Origins(names)
        self._first: Day = ""

    def add(self, told: Iterable[Told]) -> None:
        """The claims of a further day; those of reports without a date come first, or with it."""
        batch = sorted(told, key=lambda one: (day_of(one.telling), one.telling.key))
        for one in batch:
            rank = leading(one)
            self._lay_down(rank, one.claim)
            for kept, (_, value, _) in zip(self._fields, FIELDS, strict=True):
                stated = value(one, self._names)
                if stated is not None:
                    kept.add((rank, one, stated[1]), self._names)
            self._first = self._first or day_of(one.telling)
            self._follow(rank, one.telling)
        self._origins.add([one.telling for one in batch])

    @property
    def claims(self) -> tuple[Claim, ...]:
        """Of claims that say the same the one that leads, in their order; the same object as long
        as nothing else is said.
        """
        if self._claims is None:
            ordered = sorted(self._different.values(), key=lambda one: one[0])
            self._claims = tuple(claim for _, claim in ordered)
        return self._claims

    @property
    def conflicting(self) -> bool:
        """Whether claims conflict in any field."""
        return any(kept.conflicting for kept in self._fields)

    def event(self, key: str, reports: int) -> Event:
        """The event without its claims and comparisons; at least one claim is out."""
        claims = self.claims
        assert self._latest is not None
        latest = self._latest.claim
        return Event(
            key=key,
            claims=(),
            type=kind_of(claims[0], latest),
            modality=latest.modality,
            polarity=claims[0].polarity,
            hedge=claims[0].hedge,
            route=route_of(claims),
            when=finest(claims),
            reported_first=self._first,
            reported_last="",
            reports=reports,
            origins=self._origins.count(),
            background=all(claim.background for claim in claims),
        )

    def _lay_down(self, rank: Rank, claim: Claim) -> None:
        said = _said(claim)
        known = self._different.get(said)
        if known is None or rank < known[0]:
            self._different[said] = rank, claim
            self._claims = None

    def _follow(self, rank: Rank, told: Telling) -> None:
        """Follow how far the act has come; another lead begins anew."""
        self._told.append(told)
        if self._lead is None or rank < self._lead[0]:
            self._lead = rank, told
            self._latest = told
            for one in self._told[:-1]:
                self._latest = moved_on(self._latest, one)
        elif self._latest is not None:
            self._latest = moved_on(self._latest, told)


def _said(claim: Claim) -> Hashable:
    """What a claim says, wherever it says so."""
    when = claim.when
    return (
        (claim.type, claim.modality, claim.polarity, claim.hedge, claim.route, claim.units),
        tuple((role.role, role.actor, role.via) for role in claim.roles),
        tuple((use.chip, use.quantity) for use in claim.chips),
        tuple((sum_.maximum, sum_.currency) for sum_ in claim.money),
        tuple((sum_.converted, sum_.converted_currency) for sum_ in claim.money),
        tuple((site.kind, site.place) for site in claim.sites),
        (when.first, when.last) if when is not None else None,
        claim.background,
    )


@dataclass(slots=True)
class _Field:
    """What is stated in a field, the leading claim first, and whether anything conflicts."""

    judge: Judge
    stated: list[_Said] = field(default_factory=list)
    conflicting: bool = False

    def add(self, said: _Said, names: Names) -> None:
        """A further claim states something."""
        insort(self.stated, said, key=lambda one: one[0])
        if self.stated[0] is said:
            self.conflicting = any(self._against(other, names) for other in self.stated[1:])
        elif not self.conflicting:
            self.conflicting = self._against(said, names)

    def _against(self, other: _Said, names: Names) -> bool:
        _, lead, first = self.stated[0]
        return self.judge(lead, first, other[1], other[2], names) == "conflicts"


class _Origins:
    """How many origins stand behind the claims that are out."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._dated: list[Standing] = []
        self._undated: list[Standing] = []
        self._sourced: tuple[Standing, ...] = ()
        self._found = Before()
        self._counted: set[str] = set()

    def add(self, told: Sequence[Telling]) -> None:
        """Claims that came out after all before them, or without a date."""
        alone = sorted((seen_alone(one, self._names) for one in told), key=by_age)
        fresh = [one for one in alone if day_of(one.telling)]
        self._dated += fresh
        self._undated += (one for one in alone if not day_of(one.telling))
        older = [one for one in self._sourced if day_of(one.telling)]
        sourced = first_sourced([*older, *fresh, *self._undated])
        if list(map(id, sourced)) != list(map(id, self._sourced)):
            self._sourced, fresh = sourced, self._dated
            self._found, self._counted = Before(), set()
        for one in fresh:
            beside = seen_beside(one, self._found, self._sourced)
            self._found.add(beside)
            if counts(beside):
                self._counted.add(beside.origin)

    def count(self) -> int:
        """The number of distinct origins."""
        if not self._undated:
            return len(self._counted)
        before = Before(self._found)
        for one in self._undated:
            before.add(seen_beside(one, before, self._sourced))
        undated = before.found[len(self._found.found) :]
        return len(self._counted.union(one.origin for one in undated if counts(one)))
