"""Reading the lines of the law against one act in one world on one day.

What is known decides a line, or what the world supposes; otherwise a `Gap` is raised.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from store.assess.answers import Klass
from store.assess.bearing import ALIKE, ANYWHERE, CLASSES, UNASKED
from store.assess.case import ACTOR, LISTED, Case
from store.assess.compiled import Code, Era, Gate, Rung
from store.assess.items import Item
from store.assess.parties import HOME, Listed
from store.assess.values import CONFIDENCE, Line, Value, known, unknown
from store.assess.world import PLACE, Gap, World, class_gap, line_gap, model_gap, place_gap
from store.records import Day
from store.reference.conditions import FACTS

__all__ = ["Reading"]

_LISTINGS = ("listed", "owner_listed")
_YES, _NO = known("yes", origin="listings"), known("no", origin="listings")
_UNCHECKED = known("no", shown="not checked, taken as no", origin="listings")


@dataclass(slots=True, kw_only=True, eq=False)
class Reading:
    """An act in a world on a day, and whom the question at hand is about.

    `note` is told of every test and stage whose lines hold or fail. `assumed` and `confidence`
    gather what the lines that were read rest on, `rests` what of the law of these days, `listings`
    whether any was looked up. `tests` are those of a question at a place, `kinds` the things that
    the law does not tell apart.
    """

    code: Code
    case: Case
    world: World
    era: Era
    day: Day
    class_of: Callable[[Item, Era], Klass]
    tests: Callable[[Era, str, str], tuple[Rung, ...]]
    kinds: Callable[[Sequence[Item], Era], Iterable[Sequence[Item]]]
    party: int = ACTOR
    note: Callable[[Any, Rung | Gate, Line | None], None] | None = None
    assumed: dict[str, None] = field(default_factory=dict)
    confidence: int = CONFIDENCE["high"]
    rests: dict[tuple[Any, ...], None] = field(default_factory=dict)
    listings: bool = False

    def rested(self) -> Iterator[tuple[Any, ...]]:
        """What of the law the judgment rests on, one by one.

        What is said of places counts at each place used.
        """
        used = self.world.to
        places = (UNASKED,) if used is None else used[0] or (ANYWHERE,)
        for what in self.rests:
            if what[0] in (CLASSES, ALIKE):
                yield from ((what[0], one) for one in what[1])
            else:
                yield from ((*what, place) for place in places)

    def _all(self, whose: Rung | Gate, lines: tuple[Line, ...]) -> bool:
        """Whether all lines hold. Raises the first `Gap` if none of them fails."""
        gap: Gap | None = None
        memo, assumes = self.world.memo, self.world.assumes
        for line in lines:
            # Most lines were decided before and rest on nothing assumed: no call for these.
            holds = memo.get(line.number) if not assumes and line.subject != "party" else None
            if holds is None:
                try:
                    holds = self._holds(line)
                except Gap as open_:
                    gap = gap or open_.caught()
                    continue
            if not holds:
                if self.note is not None:
                    self.note(self, whose, line)
                return False
        if gap is not None:
            raise gap
        if self.note is not None:
            self.note(self, whose, None)
        return True

    def holds_surely(self, lines: tuple[Line, ...]) -> bool:
        """Whether all lines hold; what is not decided does not."""
        try:
            return all(self._holds(line) for line in lines)
        except Gap as gap:
            gap.caught()
            return False

    def _holds(self, line: Line) -> bool:
        world = self.world
        key = (line.number, self.party) if line.subject == "party" else line.number
        answer = world.memo.get(key)
        if answer is None:
            return self._decide(line, key)
        if world.assumes:
            because = world.assumes.get(key)
            if because is not None:
                self.assumed[because] = None
        return answer

    def _decide(self, line: Line, key: object) -> bool:
        """Whether a line holds that was not yet decided in this world. Raises `Gap`."""
        fact = line.fact
        if fact == "chip.class":
            return self._in_class(line)
        if line.asked:
            return self._supposed(line)
        candidates, because, split = self._candidates(fact)
        answers = {line.test(value) for value in candidates}
        if len(answers) > 1:
            assert split is not None
            raise split
        answer = answers.pop()
        if answer is None:
            base = (line.base, self.party) if line.subject == "party" else line.base
            truth = self.world.truths.get(base)
            if truth is None:
                raise split or line_gap(line, candidates[0], base)
            answer = truth != line.inverse
        if not fact.endswith(_LISTINGS):
            self.world.memo[key] = answer
        if because:
            self.assumed[because] = None
            self.world.assumes[key] = because
        return answer

    def _supposed(self, line: Line) -> bool:
        """A line that only asks: answered where the world supposes an answer."""
        truth = self.world.truths.get(line.base)
        if truth is None:
            raise line_gap(line, unknown(line.condition.values[0]), line.base)
        return truth != line.inverse

    def _in_class(self, line: Line) -> bool:
        """A line on the class of the chip, which the tests of other rules decide."""
        negated, accepted = line.condition.negated, line.accepted
        supposed = self.world.chip_class
        if supposed:
            return (supposed in accepted) != negated
        self.rests[CLASSES, self.world.items] = None
        found = [self.class_of(item, self.era) for item in self.world.items]
        for one in found:
            self.confidence = min(self.confidence, one.answer.confidence)
        answers = {(name in accepted) != negated for one in found for name in one.names}
        if len(answers) == 1:
            return answers.pop()
        if line.condition.or_missing and any(len(one.names) > 1 for one in found):
            if len(found) == 1:
                return True
            raise self._models()
        if len(found) > 1:
            raise self._models()
        raise class_gap(found[0].names, found[0].answer.missing)

    # ------------------------------------------------------------ facts

    def value(self, fact: str) -> Value:
        """The value of a fact for the reader: the only one, or what is common."""
        candidates, _, _ = self._candidates(fact)
        return candidates[0]

    def _candidates(self, fact: str) -> tuple[Sequence[Value], str, Gap | None]:
        """What a fact may be worth, what was assumed for it, and the gap between the candidates."""
        world, case = self.world, self.case
        subject, _, rest = fact.partition(".")
        if subject in ("chip", "item"):
            return self._of_items(fact)
        if fact == "to":
            places, because = self._to()
            values = [case.tables.place(one) for one in places] or [unknown(PLACE)]
            if because:
                values = [one._replace(origin="assumed") for one in values]
            return values, because, self._places() if len(places) > 1 else None
        if fact == "stated.to":
            values = [case.tables.place(one) for one in world.places] or [unknown(PLACE)]
            return values, "", self._places() if len(values) > 1 else None
        if subject in ("actor", "party"):
            who = ACTOR if subject == "actor" else self.party
            value = self._listing(who, rest) if rest in _LISTINGS else case.party_fact(who, rest)
            return (value,), "", None
        if fact == "from":
            value, because = self._from()
            return (value,), because, None
        value = world.numbers.get(fact) or case.value(fact)
        return (value,), "", None

    def _of_items(self, fact: str) -> tuple[Sequence[Value], str, Gap | None]:
        world = self.world
        values, confidence = world.thing(fact)
        supposed = world.numbers.get(fact)
        if supposed is not None:
            values = (supposed,) * len(values)
        if values[0].low is not None:
            self.confidence = min(self.confidence, confidence)
        if len(values) > 1:
            return values, "", self._models()
        if values[0].missing and not values[0].words:
            taken = self._assumed(fact)
            if taken is not None:
                return (known(taken[0], origin="assumed"),), taken[1], None
        return values, "", None

    def _to(self) -> tuple[tuple[str, ...], str]:
        """The place used: as stated, or as the procedure takes it, with the reason."""
        world = self.world
        if world.to is None:
            taken = self._assumed("to", stated=world.placed)
            world.to = ((taken[0],), taken[1]) if taken is not None else (world.places, "")
        return world.to

    def _models(self) -> Gap:
        self.rests[CLASSES, self.world.items] = None
        return model_gap(self.kinds(self.world.items, self.era))

    def _places(self) -> Gap:
        self.rests[ALIKE, self.world.places] = None
        kinds = self.code.alike(self.world.places, self.era)
        tables = self.case.tables
        return place_gap(
            (place, ", ".join(tables.place(one).shown for one in kind))
            for place, kind in kinds.items()
        )

    def _from(self) -> tuple[Value, str]:
        places = self.case.origin()
        if places:
            shown = " / ".join(self.case.tables.place(place).shown for place in places)
            return known(*places, shown=shown), ""
        taken = self._assumed("from")
        return (known(taken[0], origin="assumed"), taken[1]) if taken else (unknown("from"), "")

    def _assumed(self, fact: str, *, stated: bool = False) -> tuple[str, str] | None:
        """What the procedure takes for a fact, and how that is told; None if nothing."""
        outer = self.party
        try:
            for entry in self.code.assumptions:
                if entry.fact != fact or (stated and not entry.override):
                    continue
                self.party = self._bound(entry.party) if entry.party else outer
                if self._holds_by_words(entry.lines):
                    shown = entry.value.replace(HOME, "at home in ")
                    return entry.value, f"{_called(fact)}: {shown} ({entry.because})"
        finally:
            self.party = outer
        return None

    def _holds_by_words(self, lines: tuple[Line, ...]) -> bool:
        """Whether lines hold of what is known; a region splits, nothing else does."""
        try:
            return self._all_quietly(lines)
        except Gap as gap:
            if gap.caught().parts[0].places:
                raise
            return False

    def _all_quietly(self, lines: tuple[Line, ...]) -> bool:
        return all(self._holds(line) for line in lines)

    def _bound(self, facts: Sequence[str]) -> int:
        """The party of the first of these facts that is stated, or that is assumed."""
        case = self.case
        for fact in facts:
            stated = case.states(fact)
            if stated and not case.needs_home(fact):
                return case.party(fact)
            taken = self._assumed(fact)
            if taken is not None:
                value, told = taken
                if "{to}" in value:
                    places, _ = self._to()
                    if len(places) > 1:
                        raise self._places()
                    value = value.replace("{to}", places[0] if places else "")
                    told = told.replace("{to}", places[0] if places else "")
                self.assumed[told] = None
                return case.party(fact, value)
            if stated:
                return case.party(fact)
        return case.party("")

    def _listing(self, who: int, kind: str) -> Value:
        """Whether a party, or an owner of it, is listed on the day."""
        if self._listed(who, kind) is not None:
            return _YES
        if kind == LISTED:
            return _NO if self.case.checked(who) else _UNCHECKED
        if self.case.owner_unchecked(who):
            return unknown("since when the owner is listed")
        return _NO

    def _cited(self, fact: str) -> Listed | None:
        """The listing that a line on `fact` went by."""
        subject, _, kind = fact.partition(".")
        return self._listed(ACTOR if subject == "actor" else self.party, kind)

    def _listed(self, who: int, kind: str) -> Listed | None:
        """The first listing of a party, or of an owner of it, that stands on the day."""
        self.listings = True
        return next((one for one in self.case.listings(who, kind) if one.on(self.day)), None)


def _called(fact: str) -> str:
    return FACTS[fact].words if fact in FACTS else fact
