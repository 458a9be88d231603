"""The guided walk: steps as data, and where in them the user is."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import seeds

TYPED = "'"
"""Stands before a text that a step asks to be typed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What there is to see, what to do, until what holds, and what was then to be seen."""

    says: str
    do: tuple[str, ...]
    until: Mapping[str, Any]
    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What a step can wait for: the screen, the pane with the focus, the filter, the event under
    the cursor, and how events are gathered.
    """

    screen: str = ""
    focus: str = ""
    filter: str = ""
    event: int | None = None
    group: str = ""


def steps() -> tuple[Step, ...]:
    """The steps of the walk."""
    path = Path(seeds.__file__).parent / "tour.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(Step(**{**one, "do": tuple(one["do"])}) for one in table["step"])


class Tour:
    """How far the walk is. `at` counts the steps that are done."""

    def __init__(self, walk: tuple[Step, ...]) -> None:
        self.steps = walk
        self.at = 0
        self._began: int | None = None

    @property
    def step(self) -> Step | None:
        """The step in hand; None at the end."""
        return self.steps[self.at] if self.at < len(self.steps) else None

    @property
    def before(self) -> Step | None:
        """The step that was done last."""
        return self.steps[self.at - 1] if self.at else None

    def look(self, sight: Sight) -> bool:
        """Go on if the step in hand is done; whether it was."""
        if self._began is None:
            self._began = sight.event
        step = self.step
        if step is None or not _holds(step.until, sight, self._began):
            return False
        self.at += 1
        self._began = sight.event
        return True

    def told(self, key: Callable[[str], str]) -> str:
        """What to do, with the keys as keyboards print them."""
        step = self.step
        if step is None:
            return f"press {key('quit')} to leave the tour"
        parts: list[str] = []
        for one in step.do:
            if one.startswith(TYPED):
                parts.append(f"type {one[1:]}")
            elif parts and parts[-1] == f"press {key(one)}":
                parts[-1] += " twice"
            else:
                parts.append(f"press {key(one)}")
        return ", ".join(parts)


def _holds(until: Mapping[str, Any], sight: Sight, began: int | None) -> bool:
    for name, wanted in until.items():
        if name == "moved":
            held = sight.event is not None and sight.event != began
        elif name == "has":
            held = wanted in sight.filter
        else:
            held = getattr(sight, name) == wanted
        if not held:
            return False
    return True
