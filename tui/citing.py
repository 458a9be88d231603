"""How an article is cited: publisher, title, date and how it is known, address, characters."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tui.words import day, publisher

if TYPE_CHECKING:
    from store.records import Claim, Document

__all__ = ["Citation", "address", "citation_of", "citation_text", "is_page", "published"]

_KNOWN_BY = {
    "metadata": "from metadata",
    "byline": "from the byline",
    "user": "as given",
    "inferred": "inferred",
}
_PLAIN = ("metadata",)
"""Ways to know a date that the screen need not mention."""


class Citation(NamedTuple):
    """What is needed to find a quote again: the very words, and where they stand.

    `start` and `end` count characters of the article's text; `date` says how it is known.
    """

    quote: str
    publisher: str
    title: str
    date: str
    address: str
    start: int
    end: int

    @property
    def place(self) -> str:
        """Where in the text the words stand."""
        return f"characters {self.start}–{self.end}"


def citation_of(claim: Claim, document: Document) -> Citation:
    """The citation of a claim's words."""
    return Citation(
        quote=claim.quote,
        publisher=publisher(document),
        title=document.title,
        date=_date(document, always=True),
        address=address(document) or document.source,
        start=claim.start,
        end=claim.end,
    )


def citation_text(claim: Claim, document: Document) -> str:
    """The same in one line of plain text."""
    cited = citation_of(claim, document)
    parts = (
        cited.publisher,
        f"“{cited.title}”" if cited.title else "",
        cited.date,
        cited.address,
        cited.place,
    )
    return f"“{' '.join(cited.quote.split())}” — " + ", ".join(part for part in parts if part)


def published(document: Document) -> str:
    """The publication day and, where it is not plain metadata, how it is known."""
    return _date(document, always=False)


def _date(document: Document, *, always: bool) -> str:
    if document.published is None or not document.published.first:
        return "date unknown"
    told = day(document.published.first, document.published.precision)
    known = _KNOWN_BY.get(document.dated_by, "")
    return f"{told} ({known})" if known and (always or document.dated_by not in _PLAIN) else told


def address(document: Document) -> str:
    """The address of an article, or of the report that a brief of our own retells; else empty."""
    return document.url or (document.digest_of.url if document.digest_of is not None else "")


def is_page(text: str) -> bool:
    """Whether an address is that of a web page, and of nothing that runs anything."""
    return text.startswith(("http://", "https://")) and not any(
        character.isspace() or ord(character) < 32 or character in '<>"\\^`{|}'
        for character in text
    )
