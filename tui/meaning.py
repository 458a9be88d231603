"""The line under the bar: what a filter means, or the first thing that is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from tui.answers import Answer, Misread

if TYPE_CHECKING:
    from store.filter import Hint, Problem
    from tui.filterstate import FilterState

KeyOf = Callable[[str], str]
"""The key of an action by the id of its binding."""


class Fault(NamedTuple):
    """What is wrong with a stretch of the filter, and what is said besides where there is room."""

    start: int
    end: int
    message: str
    asides: tuple[str, ...]


def problems(answer: Answer | Misread, *, typing: bool) -> tuple[Problem, ...]:
    """What is wrong with a filter; a word that is still being typed is not wrong yet."""
    query = answer.query
    return query.problems if typing else (*query.problems, *query.unfinished)


def fault(answer: Answer | Misread, key: KeyOf, *, typing: bool) -> Fault | None:
    """The first thing that is wrong, the nearest word, and the key that takes it."""
    found = problems(answer, typing=typing)
    if not found:
        return None
    problem = found[0]
    says = problem.message
    if problem.suggestion and not _told(problem.suggestion, says):
        says += f" ({problem.suggestion}?)"
    asides = [] if problem.hint else ["left out"]
    if isinstance(answer, Misread):
        asides = ["showing the last good result"]
    if problem.suggestion and typing:
        asides.insert(0, f"{key('bar.fix')} takes it")
    return Fault(problem.start, problem.end, says, tuple(f" · {aside}" for aside in asides))


def meaning(answer: Answer | Misread, filter: FilterState, key: KeyOf, *, typing: bool) -> str:
    """What a filter means, and before it what might be done where nothing matches."""
    hint = dropping(answer, filter.text)
    said = []
    if hint is not None:
        said.append(f"nothing matches; without {hint.text} {hint.total:,}")
    if hint is not None and typing:
        said.append(f"{key('bar.fix')} drops it")
    elif typing and filter.place[0]:
        said.append("used before: {} of {}".format(*filter.place))
    return " · ".join((*said, answer.query.canonical or "all events"))


def dropping(answer: Answer | Misread | None, text: str) -> Hint | None:
    """The part of a filter that nothing matches without which most would."""
    if not isinstance(answer, Answer) or answer.total or answer.query.text != text:
        return None
    return next((hint for hint in answer.without if hint.total), None)


def _told(word: str, line: str) -> bool:
    """Whether a line has a word in it, and not only as the beginning of another."""
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", line) is not None
