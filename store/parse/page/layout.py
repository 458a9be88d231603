"""Stretches of an article: title, headings, lede, body, and the furniture of the page.

A paragraph is furniture when a cue list says so; it yields no claim and is kept with its reason.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

import ahocorasick_rs

from store.parse.page.page_lines import LineForms
from store.parse.words.words import word_set
from store.records import Section, Span
from store.reference.lexicon import phrases
from store.reference.lexicon_forms import Furniture
from store.vocabulary import SectionKind

__all__ = ["Cause", "Page", "furniture", "sections"]

_STOPS = frozenset(".!?…")
_CLOSING = "\"”’')]*"
"""What may stand behind the stop of a sentence."""
_WORD = re.compile(r"\w+(?:['’.-]\w+)*")
_LETTER = re.compile(r"[^\W\d_]")
_META = re.compile(r"date \d{4}-\d{2}(?:-\d{2})? ")
_DATELINE = re.compile(
    r"(?:[A-Z][\w’'.,/ -]{1,60}?)?\((?:[A-Z][\w.&’' ]{1,30})\)\s*(?:[-–—:]+\s*)"
    r"|(?:[A-Z]{3,}[A-Z ,/.-]{0,40}(?:, [A-Z][a-z]{2,15}(?: [A-Z][a-z]{2,15})?)?(?:\s*\([^)]{1,30}\))?,?(?:\s+[A-Z][a-z]{2,8}\.? \d{1,2}(?:,? \d{4})?)?)\s*[-–—:]+\s+"  # noqa: E501
    r"|\[[A-Z][\w.&’'-]*(?: [\w.&’'-]+){1,6}\]\s+(?=[A-Z])|【[^】\n]{2,60}】\s*"
)
"""A dateline, an agency's mark or a credit in brackets ("[Harbour Daily report] ")."""
_DAY_LINE = re.compile(
    r"(?:[A-Z][A-Za-z. /]{2,24}, )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
    r" \d{1,2}(?:, \d{4})?(?: \([^)]{1,30}\))?(?: ?[-–—]+ |(?<=\)) )"
)
"""The day of the report before its first sentence ("Dec 18 - ", "Tokyo, May 3 (Wire) ")."""
_DATE_ONLY = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"  # noqa: E501
    r"[a-z]*\.? (?:\d{1,2},? )?\d{4}[\d :,.|apm·-]{0,20}(?:[a-z]{2,4})?"
)
_OPEN = word_set(
    """
    and or the a an of to in for with on by as at
    """
)
_BULLET = re.compile(r"(?:[-–—*•▪◦‣·●○]|\(?\d{1,2}[.)])\s+")
_MARKS = " •-–|*·#<>[]▼▾▶►▸→»"
"""What pages set around their labels."""
_NUMBER = re.compile(r"\d[\d.,]*k?")
_ITEM = 5
_LABEL = 60
_COLUMN = 20
"""Characters that a line of wrapped text has at least."""
_HEADLINE = 25
_SITE = 4
"""Words of a line that may name the site or its section, above the title."""
_TOLD = 3
"""Paragraphs of an article after which its readers have the word."""
_LONG = 40
_STARTED = 45


class Cause(NamedTuple):
    """Why a paragraph is furniture, and the words of the lexicon that say so ("" for its form)."""

    reason: str
    words: str


@dataclass(frozen=True, slots=True)
class Page:
    """The compiled cues of furniture."""

    whole: dict[str, str]
    start: re.Pattern[str]
    opens: re.Pattern[str]
    contain: ahocorasick_rs.AhoCorasick
    reasons: dict[str, str]
    leads: dict[str, str]
    """What goes with the paragraphs of a reason."""
    open_labels: tuple[str, ...]
    """What a page says in words that would go on in a sentence ("sign in")."""
    heading_words: int
    lines: LineForms

    @classmethod
    def of(cls, words: Furniture) -> "Page":
        """Compile the cue lists of `words`."""
        whole: dict[str, str] = {}
        starts: list[str] = []
        opens: list[str] = []
        contains: list[str] = []
        reasons: dict[str, str] = {}
        for group in words.group:
            for listed in (group.start, group.opens, group.contain):
                reasons.update((phrase, group.reason) for phrase in phrases(listed))
            whole.update((phrase, group.reason) for phrase in phrases(group.whole))
            starts += phrases(group.start)
            opens += phrases(group.opens)
            contains += phrases(group.contain)
        return cls(
            whole=whole,
            start=_any(map(_bounded, starts)),
            opens=_any(one if one.count(" ") > 1 else _bounded(one) for one in opens),
            contain=ahocorasick_rs.AhoCorasick(contains),
            reasons=reasons,
            leads={group.reason: group.leads for group in words.group},
            open_labels=tuple(one for one in whole if one.rpartition(" ")[2] in _OPEN),
            heading_words=words.headings.max_words,
            lines=LineForms.of(words.lines),
        )


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all, the longest first."""
    return re.compile("|".join(sorted(patterns, key=len, reverse=True)))


def _bounded(phrase: str) -> str:
    return re.escape(phrase) + (r"(?!\w)" if phrase[-1:].isalnum() else "")


def sections(text: str, page: Page) -> tuple[Section, ...]:
    """Every paragraph of `text` as a section, in order; blank lines belong to none."""
    found: list[Section] = []
    paragraphs = list(_paragraphs(text, page))
    last = len(paragraphs) - 1
    titled = led = False
    told, under, label = 0, "", -1
    for number, (start, end) in enumerate(paragraphs):
        printed = text[start:end]
        words = len(_WORD.findall(printed[:600]))
        cause = _furniture(printed, words, page)
        bullet = _BULLET.match(printed)
        sentence = _ends(printed)
        if cause is None and titled and not led and page.lines.names_only(printed):
            cause = Cause("byline", "")
        if cause is None and under:
            rest = page.leads[under] == "rest"
            if rest or bullet is not None or (led and not sentence and words <= _HEADLINE):
                cause = Cause(under, "")
            else:
                under = ""
        if cause is not None:
            leads = page.leads.get(cause.reason, "")
            if leads == "headlines" or (leads == "rest" and told >= _TOLD):
                under = cause.reason
            found.append(Section(kind="furniture", start=start, end=end, reason=cause.reason))
            continue
        cut = number == last and words > 8
        if bullet is not None and words > _ITEM:
            start, sentence = start + bullet.end(), True
        kind: SectionKind
        if not sentence and not cut and words <= page.heading_words + (10 if not titled else 0):
            if not led and (not titled or (label >= 0 and words > _SITE)):
                if label >= 0:
                    found[label] = replace(found[label], kind="heading")
                kind, titled = "title", True
                label = len(found) if words <= _SITE else -1
            else:
                kind = "heading"
        elif not sentence and not led and not titled and number < last and words <= 40:
            kind, titled = "title", True
        elif not led:
            kind, led = "lede", True
        else:
            kind = "body"
        told += kind in ("lede", "body")
        if kind in ("lede", "body") and bullet is None:
            start += _before_news(printed, first=kind == "lede")
        if start < end:
            found.append(Section(kind=kind, start=start, end=end))
    return tuple(found)


def _before_news(printed: str, first: bool) -> int:
    """How many characters of date marks and datelines stand before the first sentence."""
    meta = _META.match(printed)
    offset = meta.end() if meta else 0
    dateline = _DATELINE.match(printed, offset, offset + 120)
    if dateline is None and first:
        dateline = _DAY_LINE.match(printed, offset, offset + 90)
    return dateline.end() if dateline else offset


def _paragraphs(text: str, page: Page) -> Iterator[Span]:
    """Lines, joined where a line is wrapped in mid-sentence."""
    start = end = -1
    position = 0
    for line in text.split("\n"):
        stripped = line.strip()
        if not stripped:
            if start >= 0:
                yield Span(start, end)
            start = -1
        else:
            first = position + line.index(stripped[0])
            past = first + len(stripped)
            if start >= 0 and not _wrapped(text, start, end, stripped, page):
                yield Span(start, end)
                start = -1
            if start < 0:
                start = first
            end = past
        position += len(line) + 1
    if start >= 0:
        yield Span(start, end)


def _wrapped(text: str, start: int, end: int, following: str, page: Page) -> bool:
    """Whether a line that ends at `end` goes on in the next line."""
    tail = text[max(start, end - 60) : end]
    label = text[start:end].lower() if end - start < _LABEL else ""
    if label in page.whole or page.lines.reason(following):
        return False
    if _ends(tail) or tail.endswith(":"):
        return False
    if tail.endswith((",", "-", "–")):
        return True
    word = _WORD.findall(tail)
    if word and word[-1] in _OPEN:
        return not tail.lower().endswith(page.open_labels)
    if following[0].islower():
        return True
    before = text.rfind("\n", start, end) + 1
    return start < before < end - _COLUMN and following[0].isalpha()


def _ends(printed: str) -> bool:
    """Whether the last words end a sentence."""
    return printed.rstrip(_CLOSING)[-1:] in _STOPS


def furniture(printed: str, page: Page) -> Cause | None:
    """Why the paragraph `printed` belongs to the page, None if it belongs to the article."""
    return _furniture(printed, len(_WORD.findall(printed[:600])), page)


def _furniture(printed: str, words: int, page: Page) -> Cause | None:
    low = " ".join(printed[:400].lower().split()).strip(_MARKS)
    if not _LETTER.search(low):
        return Cause("no words", "")
    if (bare := _NUMBER.sub("{n}", low.rstrip(".:!…"))) in page.whole:
        return Cause(page.whole[bare], bare)
    if _DATE_ONLY.fullmatch(low):
        return Cause("date line", low)
    found = page.opens.match(low) or (page.start.match(low) if words <= _STARTED else None)
    if found is not None:
        return Cause(page.reasons[found[0]], found[0])
    if words <= _LONG:
        held = page.contain.find_matches_as_indexes(low)
        if held:
            _, start, end = held[0]
            return Cause(page.reasons[low[start:end]], low[start:end])
    goes_on = _ends(printed) or printed.endswith(":")
    if printed.startswith(("•", "- ")) and words <= _ITEM and not goes_on:
        return Cause("list mark of the page", "")
    form = page.lines.reason(printed)
    return Cause(form, "") if form else None
