"""A brief in Markdown with numbered footnotes, as GitHub, Pandoc and most editors read them.

Everything that comes from articles is escaped: it stays text, whatever it is made of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from tui.cells import visible
from tui.citing import is_page
from tui.words import NOTICE

if TYPE_CHECKING:
    from tui.export.brief import Entry, Footnote, Head, Status

__all__ = ["escaped", "markdown"]

_SPECIAL = re.compile(
    r"[\\`*_\[\]<|~^&]|\$(?!\d)|!(?=\[)|(?<=:)/(?=/)|(?<=[wW]{3})\.|(?<=\S)\.(?=[^\W\d_]{2})|@"
)
"""What makes markup, math, an entity or a link out of text, wherever in a line it stands."""


def escaped(text: str) -> str:
    """A text as Markdown that reads as that text, on one line. No line may begin with it."""
    return _SPECIAL.sub(r"\\\g<0>", " ".join(visible(text, breaks=True).split()))


def markdown(head: Head, entries: Iterable[Entry]) -> Iterator[str]:
    """The pieces of a brief, in the order of the file."""
    yield f"# Brief: {escaped(head.filter)}\n\n"
    yield f"As of {head.day} · {head.counted}.\n{NOTICE}\n"
    footnotes: list[str] = []
    for month, told in groupby(entries, key=attrgetter("month")):
        yield f"\n## {month}\n"
        for entry in told:
            yield f"\n{''.join(_entry(entry))}"
            footnotes += map(_footnote, (*entry.footnotes, *entry.denials))
    if footnotes:
        yield "\n## Sources\n\n"
        yield from footnotes
    yield f"\n{NOTICE}\n"


def _entry(entry: Entry) -> Iterator[str]:
    told = f"**{entry.day}** · **{escaped(entry.who)}** {escaped(entry.act)}"
    yield " · ".join((told, *map(escaped, entry.terms)))
    yield f"{_marks(entry.footnotes)}\n\n"
    for status in entry.statuses:
        yield f"- {_status(status)}\n"
    for point in entry.points:
        yield f"- {escaped(point)}\n"
    if entry.denials:
        yield f"- Denied{_marks(entry.denials)}\n"
    for note in entry.notes:
        yield f"- Note: {escaped(note)}\n"


def _marks(footnotes: Iterable[Footnote]) -> str:
    return "".join(f" [^{one.number}]" for one in footnotes)


def _status(status: Status) -> str:
    because = [escaped(status.rule)] if status.rule else []
    because += [f"not known: {escaped(status.missing)}"] if status.missing else []
    because += [_link(status.source)] if status.source else []
    told = f"Rule status {escaped(status.on)}: **{escaped(status.status)}**"
    return f"{told} ({'; '.join(because)})" if because else told


def _footnote(one: Footnote) -> str:
    cited = one.cited
    parts = (
        escaped(cited.publisher),
        f"“{escaped(cited.title)}”" if cited.title else "",
        escaped(cited.date),
        _link(cited.address),
        cited.place,
        f"chain: {escaped(one.chain)}" if " ← " in one.chain else "",
    )
    told = ", ".join(part for part in parts if part)
    return f"[^{one.number}]: “{escaped(cited.quote)}” — {told}\n"


def _link(address: str) -> str:
    return f"<{address}>" if is_page(address) else escaped(address)
