"""The formats that events are written in, told by the end of a file's name."""

from pathlib import Path
from typing import NamedTuple

from store.errors import Refused

__all__ = ["FORMATS", "Format", "format_named", "format_of", "with_suffix"]


class Format(NamedTuple):
    """A format: its name for `--format`, the ends of file names that mean it, what it is.

    A `brief` tells the events by month, whatever the order of the view.
    """

    name: str
    suffixes: tuple[str, ...]
    says: str
    brief: bool = False


FORMATS: tuple[Format, ...] = (
    Format("md", (".md", ".markdown"), "brief with footnotes, Markdown", brief=True),
    Format("html", (".html", ".htm"), "brief with footnotes, a page to print", brief=True),
    Format("csv", (".csv",), "a row an event, for spreadsheets"),
    Format("jsonl", (".jsonl", ".ndjson"), "a JSON object an event, one a line"),
    Format("ftm", (".ftm.json", ".ftm"), "FollowTheMoney entities, one a line"),
    Format("json", (".json",), "one JSON list"),
)
"""Every format, in the order in which they are offered."""


def format_named(name: str) -> Format:
    """The format of a name that `--format` takes. Raises KeyError."""
    return {one.name: one for one in FORMATS}[name]


def format_of(path: Path) -> Format:
    """The format that a file's name tells. Raises Refused where it tells none."""
    name = path.name.lower()
    for one in FORMATS:
        if name.endswith(one.suffixes):
            return one
    ends = ", ".join(one.suffixes[0] for one in FORMATS)
    raise Refused(f"{path.name or path}: the name must end in {ends}")


def with_suffix(name: str, form: Format) -> str:
    """A file's name for another format."""
    known = sorted((end for one in FORMATS for end in one.suffixes), key=len, reverse=True)
    end = next((end for end in known if name.lower().endswith(end)), "")
    return name[: len(name) - len(end)] + form.suffixes[0]
