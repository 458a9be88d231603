"""The file name that an export proposes: what was asked for, and the day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tui.copying import free_name

if TYPE_CHECKING:
    from store.filter import Query
    from store.records import Day
    from tui.export.formats import Format

__all__ = ["proposed_name", "stem_of"]

_MOST = 60
_NO_NAME = re.compile(r"[^\w.]+")


def proposed_name(folder: Path, query: Query, called: str, day: Day, form: Format) -> str:
    """A name that no file of the folder has yet, such as `bytedance-smuggling-2026-11-22.md`."""
    stem = "-".join(part for part in (called or stem_of(query) or "bdwatch", day) if part)
    return free_name(folder, stem, form.suffixes[0]).name


def stem_of(query: Query) -> str:
    """The words of a filter, without its fields and signs, as a part of a file's name."""
    words = (_NO_NAME.sub("-", word).strip("-._") for word in _asked(query))
    return "-".join(word for word in words if word).casefold()[:_MOST].strip("-._")


def _asked(query: Query) -> Iterator[str]:
    from store.filter.language.tree import Term, leaves

    for leaf in leaves(query.root):
        if leaf.negated:
            yield "not"
        if isinstance(leaf, Term):
            yield from (value.text for value in leaf.values)
        else:
            yield leaf.text
