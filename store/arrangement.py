"""How a list of events is asked for: by what it is sorted, by what it is gathered."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["GROUPS", "SORTS", "Arrangement", "Group", "Sort"]

Sort = Literal["date", "reported", "money", "reports", "origins"]
Group = Literal["", "month", "story"]

SORTS: tuple[Sort, ...] = ("date", "reported", "money", "reports", "origins")
"""What events can be sorted by."""

GROUPS: tuple[Group, ...] = ("", "month", "story")
"""What events can be gathered by; empty for not at all."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How events are to be shown: the largest or latest first where it is `descending`.

    Groups stand in the order of days, whatever `sort` says; stories always the newest first.
    """

    sort: Sort = "date"
    descending: bool = True
    group: Group = ""
