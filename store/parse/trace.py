"""What was looked at and tells no act: paragraphs of the page, sentences, clauses, and why."""

from dataclasses import dataclass
from typing import Literal

from store.parse.discourse.told import Passed
from store.parse.page.layout import furniture
from store.parse.reader import read
from store.parse.ready import ready
from store.records import Document
from store.reference.load import Reference

__all__ = ["Rejected", "trace"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A stretch of a document that yields no claim.

    `what` is a paragraph, sentence or clause (or the document); `reason` says why in a word or
    two; `by` names the words that decided: a phrase of the furniture, or the clause's verb.
    """

    what: Literal["document", "paragraph", "sentence", "clause"]
    start: int
    end: int
    quote: str
    reason: str
    by: str = ""


def trace(document: Document, reference: Reference) -> tuple[Rejected, ...]:
    """Everything in `document` that was considered and rejected, in the order of the text."""
    text = document.text
    if document.language and not document.language.startswith("en"):
        reason = f"language {document.language} is not read"
        whole = Rejected(what="document", start=0, end=len(text), quote=text[:80], reason=reason)
        return (whole,)
    grammar = ready(reference).grammar
    passed: list[Passed] = []
    found = read(document, grammar, passed)
    out: list[Rejected] = []
    for section in found.sections:
        if section.kind != "furniture":
            continue
        printed = text[section.start : section.end]
        cause = furniture(printed, grammar.page)
        out.append(
            Rejected(
                what="paragraph",
                start=section.start,
                end=section.end,
                quote=printed,
                reason=section.reason,
                by=cause.words if cause is not None else "",
            )
        )
    for one in passed:
        out.append(  # noqa: PERF401
            Rejected(
                what="clause" if one.verb else "sentence",
                start=one.start,
                end=one.end,
                quote=text[one.start : one.end],
                reason=one.reason,
                by=one.verb,
            )
        )
    return tuple(sorted(out, key=lambda r: (r.start, r.end, r.what)))
