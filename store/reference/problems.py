"""What is said about a faulty reference file."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from store.errors import Refused

__all__ = ["Problem", "ReferenceError", "near"]

_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One fault: where it is, what is wrong, and the nearest thing that would be right.

    `file` is the path below the reference folder, `line` is 0 where it is not known, `table`
    names table and entry (`actor bytedance`), `field` is empty where the whole entry is at fault.
    """

    file: str
    line: int = 0
    table: str = ""
    field: str = ""
    message: str
    nearest: str = ""

    def __str__(self) -> str:
        """One line for the terminal."""
        where = f"{self.file}:{self.line}" if self.line else self.file
        what = " ".join(
            part for part in (f"[{self.table}]" if self.table else "", self.field) if part
        )
        hint = f" (nearest: {self.nearest})" if self.nearest else ""
        return (
            f"{where}: {what}: {self.message}{hint}" if what else f"{where}: {self.message}{hint}"
        )


class ReferenceError(Refused):
    """The reference files are faulty; `problems` has every fault, the message the first few."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Word the first few problems, one a line."""
        self.problems = tuple(problems)
        lines = [str(problem) for problem in self.problems[:_SHOWN]]
        left = len(self.problems) - _SHOWN
        if left > 0:
            lines.append(f"and {left} more: bdwatch doctor lists them all")
        super().__init__("\n".join(lines))


def near(word: str, allowed: Iterable[str]) -> str:
    """The allowed word most like `word`, "" if none comes close."""
    found = difflib.get_close_matches(word, list(allowed), n=1, cutoff=0.5)
    return found[0] if found else ""
