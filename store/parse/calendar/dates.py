"""Dates as intervals with precision, read against the publication date; unresolved without one.

Every form of date is data (`dates.toml`): a pattern and the name of a reading in `date_readings`.
"""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from store.parse.calendar.date_readings import READINGS, Anchor, Reading, Unanchored
from store.parse.calendar.following_dates import FOLLOWING, skips
from store.parse.calendar.periods import Fields
from store.parse.words.lexemes import NUMBERS
from store.parse.words.plain import lowered
from store.parse.words.scans import led
from store.parse.words.words import word_set
from store.records import When
from store.reference.lexicon import phrases
from store.reference.lexicon_forms import Dates as DateForms

__all__ = ["COUNT", "DateReader", "anchor_of", "dates", "iso_of"]


_FIELDS = {
    "{M}": r"(?P<M>(?:January|February|March|April|(?-i:May|MAY)|June|July|August|September|October|November|December)(?![a-z])|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?![a-z])\.?)",  # noqa: E501
    "{d}": r"(?P<d>(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?)(?!\d|[.,]\d)",
    "{Y}": r"(?P<Y>(?:19[89]\d|20[0-4]\d))(?!\d|[.,]\d|%)",
    "{W}": r"(?P<W>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?![a-z])",
    "{n}": rf"(?P<n>\d{{1,3}}|an?|{'|'.join(NUMBERS)}|several|few|a few|a couple of)",
}
_FIELDS |= {f"{{{k}2}}": v.replace(f"?P<{k}>", f"?P<{k}2>") for k, v in
            (("M", _FIELDS["{M}"]), ("Y", _FIELDS["{Y}"]), ("d", _FIELDS["{d}"]))}  # fmt: skip

COUNT = _FIELDS["{n}"]
"""Pattern of how many days, weeks, months or years, as group `n`."""

_REACH = 48
_NAMED = re.compile(r"\(\?P<\w+>")
_ANCHORS = word_set(
    r"""
    19[89]\d 20[0-4]\d january february march april may june july august september october november
    december monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow
    tonight afternoon morning evening night weekend christmas decade start turn
    years? months? weeks? fortnights? quarters? days? recent future half spring summer autumn fall
    winter jan feb mar apr jun jul aug sept? oct nov dec q[1-4] h[12] 1[qh]\d\d 2[qh]\d\d 3[qh]\d\d
    4[qh]\d\d time then 1st 2nd 3rd 4th 5th 6th 7th 8th 9th 1\dth 2\dth 21st 22nd 23rd 30th 31st
    """
)
"""Every form of date holds one of these: only near them are the forms tried."""
_SHORT = word_set(
    """
    may jan feb mar apr jun jul aug sep sept oct nov dec
    """
)
"""Months that are read as such with a capital only."""
_STARTS = _SHORT | word_set(
    r"""
    january february march april june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday last next this these early late mid earlier
    later that since between from until through before by in during the of after over for within
    starting beginning today yesterday tomorrow spring summer autumn winter first second third
    fourth year[-\x20]?end sometime fiscal fy recently soon lately currently previous one two three
    four five six seven eight nine ten several past coming q[1-4] h[12] effective till lunar
    chinese\x20new then an?(?=\x20(?:day|week|fortnight|month|quarter|year|few|couple))
    """
)
"""How a form of date may begin."""


_PIECE = re.compile(r"\[([^]]+)\]|\\d|.\??")


def _stems(anchor: str) -> list[str]:
    """The literal beginnings of an anchor: classes spelled out, up to what may be any digit."""
    found = [""]
    for piece in _PIECE.finditer(anchor):
        if piece[0] == r"\d" or piece[0].endswith("?"):
            break
        choices = _spelled(piece[1]) if piece[1] else piece[0]
        found = [stem + choice for stem in found for choice in choices]
    return found


def _spelled(choices: str) -> str:
    """The characters of a class: "1-4" as "1234"."""
    first, dash, last = choices.partition("-")
    return "".join(map(str, range(int(first), int(last) + 1))) if dash else choices


@dataclass(frozen=True, slots=True)
class DateReader:
    """The compiled forms: one scan for candidates, then each form in order at that place."""

    candidate: re.Pattern[str]
    anchor: re.Pattern[str]
    stems: AhoCorasick
    """How the anchors begin."""
    form: re.Pattern[str]
    """All forms as one pattern for lower case; the last group filled is the number of the form."""
    forms: tuple[tuple[str, re.Pattern[str]], ...]

    @classmethod
    def of(cls, forms: DateForms) -> "DateReader":
        """Compile `forms`."""
        patterns = []
        for form in forms.form:
            pattern = form.pattern
            for name, field in _FIELDS.items():
                pattern = pattern.replace(name, field)
            patterns.append((form.means, rf"(?i:{pattern})(?!\w)"))
        vague = "|".join(re.escape(p) for p in phrases(forms.vague))
        patterns.append(("vague", rf"(?i:{vague})(?!\w)"))
        plain = (
            _NAMED.sub("(?:", pattern).replace("(?i:", "(?:").replace("(?-i:", "(?:").lower()
            for _, pattern in patterns
        )
        return cls(
            candidate=re.compile(
                led([*"0123456789", *(rf"{w}\b" for w in sorted(_STARTS))], r"\w$.")
            ),
            anchor=re.compile(led((rf"{w}(?!\w)" for w in sorted(_ANCHORS)), r"\w$.")),
            stems=AhoCorasick(sorted({stem for word in _ANCHORS for stem in _stems(word)})),
            form=re.compile("|".join(f"{pattern}()" for pattern in plain)),
            forms=tuple((means, re.compile(pattern)) for means, pattern in patterns),
        )


_TITLED = re.compile(r"\b(?:Act|Law|Bill|Code|Ordinance|Regulations|Rules) (?:of )?\Z")
_TITLE = len("Regulations of ") + 1
"""A year that belongs to the name of a law says when it was made, not when it is used."""


def dates(text: str, reader: DateReader, published: When | None) -> tuple[When, ...]:
    """Every date in `text`, leftmost first, none overlapping."""
    anchor = anchor_of(published)
    found: list[When] = []
    position = 0
    low = lowered(text)
    stems = reader.stems.find_matches_as_indexes(low, overlapping=True)
    anchors = sorted({at for _, at, _ in stems if reader.anchor.match(low, at)})
    index = 0
    while (start := reader.candidate.search(low, position)) is not None:
        at = start.start()
        position = max(start.end(), at + 1)
        while index < len(anchors) and anchors[index] < at:
            index += 1
        if index == len(anchors):
            break
        if anchors[index] - at > _REACH:
            position = max(position, anchors[index] - _REACH)
            continue
        if start[0] in _SHORT and not text[at].isupper():
            continue
        when = _form_at(text, low, at, reader, anchor, found)
        if when is not None:
            position = when.end
            if when.precision != "year" or not _TITLED.search(text, max(0, at - _TITLE), at):
                found.append(when)
    return tuple(found)


def _form_at(
    text: str, low: str, at: int, reader: DateReader, anchor: Anchor | None, found: list[When]
) -> When | None:
    """The date that the first fitting form reads at `at`; None where none does."""
    first = reader.form.match(low, at)
    if first is None or first.lastindex is None:
        return None
    for means, pattern in reader.forms[first.lastindex - 1 :]:
        match = pattern.match(text, at)
        when = _when(means, match, anchor, _before(found, at)) if match is not None else None
        if when is not None:
            return when
    return None


def anchor_of(published: When | None) -> Anchor | None:
    """First and last day of the publication date, None when it is unknown."""
    if published is None or not published.first or not published.last:
        return None
    try:
        return dt.date.fromisoformat(published.first), dt.date.fromisoformat(published.last)
    except ValueError:
        return None


def iso_of(when: When | None) -> str:
    """A date as the command line prints it: day, month, year, or `first/last`; "" if unresolved."""
    if when is None or not (when.first or when.last):
        return ""
    if not when.first or not when.last:
        ends = (_edge(when.first, when.precision), _edge(when.last, when.precision))
        return "/".join(end or ".." for end in ends)
    if when.first == when.last:
        return when.first
    first, last = dt.date.fromisoformat(when.first), dt.date.fromisoformat(when.last)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"{first.year:04d}"
    if first.day == 1 and first.replace(day=monthrange(first.year, first.month)[1]) == last:
        return f"{first.year:04d}-{first.month:02d}"
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        if (first.month, last.month) == (1, 12):
            return f"{first.year:04d}/{last.year:04d}"
        whole_first = first.month == 1 and _FROM_YEAR.match(when.phrase)
        whole_last = last.month == 12 and _TO_YEAR.search(when.phrase)
        begins = f"{first.year:04d}" if whole_first else f"{first.year:04d}-{first.month:02d}"
        ending = f"{last.year:04d}" if whole_last else f"{last.year:04d}-{last.month:02d}"
        return f"{begins}/{ending}"
    return f"{when.first}/{when.last}"


_FROM_YEAR = re.compile(r"(?i)(?:between|from) (?:19|20)\d\d\b")
_TO_YEAR = re.compile(r"(?i) (?:and|to|until|through) (?:19|20)\d\d\Z")


def _edge(day: str, precision: str) -> str:
    """One end of an open interval, no finer than it was told."""
    if precision == "day" or not day:
        return day
    if precision in ("month", "quarter", "half"):
        return day[:7]
    return day[:4] if precision == "year" else day.removesuffix("-01-01").removesuffix("-12-31")


_NEAR = 1500


def _before(found: list[When], at: int) -> Iterator[Reading]:
    """The dates told before `at`, the last first, not too far back."""
    for when in reversed(found):
        if at - when.end > _NEAR:
            break
        if when.first and when.last:
            first, last = dt.date.fromisoformat(when.first), dt.date.fromisoformat(when.last)
            yield first, last, when.precision


def _counted(
    means: str, fields: Fields, before: Iterable[Reading], anchor: Anchor | None
) -> Reading | None:
    """A date counted from the last one before it that is told finely enough; none to come."""
    for one in before:
        try:
            reading = FOLLOWING[means](fields, one)
        except Unanchored:
            if skips(fields, one):
                continue
            return None
        return reading if anchor is None or reading[0] <= anchor[1] else None
    return None


def _when(
    means: str, match: re.Match[str], anchor: Anchor | None, before: Iterable[Reading]
) -> When | None:
    start, end = match.span()
    reading: Reading | None = None
    if means != "vague":
        try:
            if means in FOLLOWING:
                reading = _counted(means, match.groupdict(), before, anchor)
            else:
                reading = READINGS[means](match.groupdict(), anchor)
        except Unanchored:
            reading = None
        except (ValueError, OverflowError):
            return None
    if reading is None:
        return When(phrase=match[0], start=start, end=end)
    first, last, precision = reading
    return When(
        first="" if first == dt.date.min else first.isoformat(),
        last="" if last == dt.date.max else last.isoformat(),
        precision=precision,
        phrase=match[0],
        start=start,
        end=end,
    )
