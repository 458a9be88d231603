"""A brief as one self-contained HTML page: nothing is loaded, nothing runs, it prints well."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from tui.cells import visible
from tui.citing import is_page
from tui.words import NOTICE

if TYPE_CHECKING:
    from tui.export.brief import Entry, Footnote, Head, Status

__all__ = ["page", "text"]

_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; border-bottom: 1px solid; }
article { margin: 1rem 0; break-inside: avoid; } article p { margin: 0; }
ul { margin: .3rem 0 0 1.2rem; padding: 0; } li { margin: .1rem 0; }
ol { padding-left: 2.2rem; } q { quotes: "“" "”"; } sup a { text-decoration: none; }
li:target { outline: 2px solid; } .notice, .where { font-size: .9rem; }
a { overflow-wrap: anywhere; }
@media print {
  body { font-size: 10.5pt; max-width: none; margin: 0; } a { color: inherit; }
  @page { margin: 2cm; }
}
"""


def text(value: str) -> str:
    """A text as HTML that reads as that text; control and direction characters are shown."""
    return escape(visible(value, breaks=True), quote=True)


def page(head: Head, entries: Iterable[Entry]) -> Iterator[str]:
    """The pieces of a brief, in the order of the file."""
    title = f"Brief: {text(head.filter)}"
    yield (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{title}</h1>\n<p>As of {text(head.day)} · {text(head.counted)}.</p>\n"
        f'<p class="notice">{text(NOTICE)}</p>\n'
    )
    footnotes: list[str] = []
    for month, told in groupby(entries, key=attrgetter("month")):
        yield f"<h2>{text(month)}</h2>\n"
        for entry in told:
            yield f"<article>\n{''.join(_entry(entry))}</article>\n"
            footnotes += map(_footnote, (*entry.footnotes, *entry.denials))
    if footnotes:
        yield "<h2>Sources</h2>\n<ol>\n"
        yield from footnotes
        yield "</ol>\n"
    yield f'<p class="notice">{text(NOTICE)}</p>\n</body>\n</html>\n'


def _entry(entry: Entry) -> Iterator[str]:
    told = f"<time>{text(entry.day)}</time> · <strong>{text(entry.who)}</strong> {text(entry.act)}"
    line = " · ".join((told, *map(text, entry.terms)))
    yield f"<p>{line}{_marks(entry.footnotes)}</p>\n<ul>\n"
    for status in entry.statuses:
        yield f"<li>{_status(status)}</li>\n"
    for point in entry.points:
        yield f"<li>{text(point)}</li>\n"
    if entry.denials:
        yield f"<li>Denied{_marks(entry.denials)}</li>\n"
    for note in entry.notes:
        yield f"<li>Note: {text(note)}</li>\n"
    yield "</ul>\n"


def _marks(footnotes: Iterable[Footnote]) -> str:
    return "".join(
        f' <sup id="r{one.number}"><a href="#n{one.number}">{one.number}</a></sup>'
        for one in footnotes
    )


def _status(status: Status) -> str:
    because = [text(status.rule)] if status.rule else []
    because += [f"not known: {text(status.missing)}"] if status.missing else []
    because += [_link(status.source)] if status.source else []
    told = f"Rule status {text(status.on)}: <strong>{text(status.status)}</strong>"
    return f"{told} ({'; '.join(because)})" if because else told


def _footnote(one: Footnote) -> str:
    cited = one.cited
    parts = (
        text(cited.publisher),
        f"“{text(cited.title)}”" if cited.title else "",
        text(cited.date),
        _link(cited.address) if cited.address else "",
        cited.place,
        f"chain: {text(one.chain)}" if " ← " in one.chain else "",
        f'<a href="#r{one.number}">back</a>',
    )
    told = ", ".join(part for part in parts if part)
    return (
        f'<li id="n{one.number}" value="{one.number}"><q>{text(cited.quote)}</q> '
        f'<span class="where">{told}</span></li>\n'
    )


def _link(address: str) -> str:
    if not is_page(address):
        return text(address)
    return f'<a href="{escape(address)}" rel="noopener noreferrer">{text(address)}</a>'
