"""Faults in the lines of `when`: facts that nobody reads, and words that mean nothing."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from store.reference.conditions import FACTS, OWN_LISTS, Condition, parse
from store.reference.decode import Located
from store.reference.entries import Actor, Chip, Country, Family, Region
from store.reference.law import Group, Outcome, Rule, State
from store.reference.problems import Problem, near
from store.reference.procedure import Assume, Question, Stage
from store.vocabulary import EventType, Market, Route, values

__all__ = ["line_faults"]

_YES_NO = ("yes", "no")
_CLASS = "class"


def line_faults(entries: Sequence[Located]) -> Iterator[Problem]:
    """Every line of the law that cannot be read, and every state without its day."""
    words = _words(entries)
    for one in entries:
        for field, line in _lines(one.entry):
            try:
                condition = parse(line)
            except ValueError as error:
                yield one.problem(field, str(error))
                continue
            for value in condition.values:
                known = words.get(condition.fact)
                if known is not None and not _means(condition, value, known):
                    message = f"{line!r}: {value!r} means no {FACTS[condition.fact].words}"
                    yield one.problem(field, message, near(value, known))
        if isinstance(one.entry, Rule):
            yield from _states(one, one.entry.state)


def _means(condition: Condition, value: str, known: Mapping[str, None]) -> bool:
    own = OWN_LISTS.get(value)
    return value in known or (own is not None and condition.fact in own.facts)


def _words(entries: Sequence[Located]) -> dict[str, dict[str, None]]:
    """Fact → the words that a line may compare it with, for facts that have a closed list."""
    ids: dict[type, list[str]] = {}
    members: list[str] = []
    classes: list[str] = []
    for one in entries:
        ids.setdefault(type(one.entry), []).append(one.id)
        if isinstance(one.entry, Group):
            members += (*one.entry.members, *(span.place for span in one.entry.dated))
        elif isinstance(one.entry, Outcome) and one.entry.layer == _CLASS:
            classes.append(one.id)

    def of(*types: type, also: Sequence[str] = ()) -> dict[str, None]:
        return dict.fromkeys((*(id_ for type_ in types for id_ in ids.get(type_, ())), *also))

    kinds = {
        "place": of(Country, Region, Group, also=members),
        "party": of(Actor),
        "truth": dict.fromkeys(_YES_NO),
    }
    return {
        **{fact: kinds[told.kind] for fact, told in FACTS.items() if told.kind in kinds},
        "chip": of(Chip, Family),
        "chip.class": dict.fromkeys(classes),
        "chip.market": dict.fromkeys(values(Market)),
        "route": dict.fromkeys(values(Route)),
        "type": dict.fromkeys(values(EventType)),
        "item": dict.fromkeys(("chip", "other")),
    }


def _lines(entry: Any) -> Iterator[tuple[str, str]]:
    """Every line of `when` with the field it stands in."""
    if isinstance(entry, Rule):
        for index, test in enumerate(entry.test):
            yield from _numbered(test.when, f"test[{index}]")
        for index, measure in enumerate(entry.overlay):
            yield from _numbered(measure.when, f"overlay[{index}]")
    elif isinstance(entry, Question):
        yield from _staged(entry.stage, "stage")
    elif isinstance(entry, Assume):
        yield from _numbered(entry.when, "")


def _numbered(when: Sequence[str], path: str) -> Iterator[tuple[str, str]]:
    for place, line in enumerate(when):
        yield f"{path}.when[{place}]".lstrip("."), line


def _staged(stages: Sequence[Stage], path: str) -> Iterator[tuple[str, str]]:
    for index, stage in enumerate(stages):
        yield from _numbered(stage.when, f"{path}[{index}]")
        yield from _staged(stage.then, f"{path}[{index}].then")


def _states(one: Located, states: Sequence[State]) -> Iterator[Problem]:
    """States that have no day or two, or that stand out of order."""
    last = ""
    for index, state in enumerate(states):
        if bool(state.on) == bool(state.expected):
            yield one.problem(f"state[{index}]", "a state has either on or expected")
        elif state.on and state.on < last:
            yield one.problem(f"state[{index}].on", f"{state.on} stands after {last}")
        last = state.on or last
