"""What stands on each side when two reports of one event are compared. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from store.vocabulary import Via, values
from tui.cells import visible
from tui.citing import published
from tui.claim_fields import claim_fields, spaced
from tui.differing import differing
from tui.page import LABEL, Mark, Page
from tui.telling import weighed
from tui.voices import Name, chain

if TYPE_CHECKING:
    from store.database import EventView, ToldClaim

__all__ = ["compared", "side", "value_of"]


def side(told: ToldClaim, other: ToldClaim, name: Name) -> Page:
    """One report: its words, those that the other has not marked; then its fields likewise."""
    page = Page()
    words, others = (visible(spaced(one.claim.quote)) for one in (told, other))
    at = len(page.text)
    page.line(f"“{words}”")
    lit, _ = differing(words, others)
    page.marks += [Mark(at + 1 + start, at + 1 + end, "lit") for start, end in lit]
    page.add(f"{published(told.document)} · ", "dim")
    page.line(chain(told.claim, told.document, name), "dim")
    page.head("Fields (≠ where the other report has not the same)")
    mine, theirs = _fields(told, name), _fields(other, name)
    known = {value_of(line) for line in theirs}
    for line in mine:
        same = value_of(line) in known
        page.indent(15).add("  " if same else "≠ ").line(line, "" if same else "lit")
    for line in theirs:
        label = line[:LABEL].strip()
        if label and not any(one.startswith(line[:LABEL]) for one in mine):
            page.line(f"≠ {label}: not told here", "dim")
    return page


_PRINTED = re.compile(rf" (?:\((?:“.*”|(?:“.*”, )?(?:{'|'.join(values(Via))})|by \w+)\)|“.*”)$")
"""How the article puts it, and how it was understood, at the end of a field's line."""


def value_of(line: str) -> str:
    """What a field says, however its article puts it."""
    return _PRINTED.sub("", line)


def _fields(told: ToldClaim, name: Name) -> list[str]:
    """The fields of a claim without the words that justify them."""
    page = Page()
    claim_fields(page, told, name, cues=False)
    return [line for line in page.text.split("\n") if line.strip()]


def compared(view: EventView) -> Page:
    """In what all reports of an event agree and differ."""
    page = Page()
    weighed(page, view)
    return page if page.text else page.line("nothing that several reports tell", "dim")
