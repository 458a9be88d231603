"""Forms that text prints: page furniture, sums, dates, names of companies, persons and chips."""

from typing import Literal

from store.reference.entries import Entry
from store.reference.lexicon_cues import Listed
from store.vocabulary import Measure, Qualifier

__all__ = ["Dates", "Furniture", "Organisations", "SentenceEnds", "Sums"]


class FurnitureGroup(Entry, frozen=True, kw_only=True):
    """Paragraphs that belong to the page, by whole text, beginning or content.

    `start` and `contain` count in short paragraphs only, `opens` in any. In `whole` "{n}" is a
    number. `leads` says what behind such a paragraph belongs to it.
    """

    reason: str
    leads: Literal["", "headlines", "rest"] = ""
    whole: str = ""
    start: str = ""
    opens: str = ""
    contain: str = ""


class Headings(Entry, frozen=True, kw_only=True):
    """When a paragraph is a heading."""

    note: str
    max_words: int


class SentenceEnds(Entry, frozen=True, kw_only=True):
    """Words by which a full stop is judged."""

    note: str
    abbreviated: str
    company: str
    starters: str
    bodies: str
    inside: str


class PageLines(Entry, frozen=True, kw_only=True):
    """Words of lines that are known by their form: crumbs, bylines, stamps of time."""

    note: str
    crumbs: str
    by: str
    between: str
    stamp: str
    counted: str
    roles: str
    papers: str


class Furniture(Entry, frozen=True, kw_only=True):
    """What to drop and what is a heading."""

    group: tuple[FurnitureGroup, ...]
    lines: PageLines
    headings: Headings


class Currency(Entry, frozen=True, kw_only=True):
    """A currency as printed before or behind a figure."""

    code: str
    before: str = ""
    after: str = ""


class Magnitude(Entry, frozen=True, kw_only=True):
    """A word behind a figure that multiplies it."""

    factor: float
    words: str


class QualifierWords(Entry, frozen=True, kw_only=True):
    """Words before a figure that say how exact it is."""

    means: Qualifier
    words: str


class MeasureWords(Entry, frozen=True, kw_only=True):
    """Words near a sum that say what it measures."""

    measure: Measure
    note: str
    words: str


class Sums(Entry, frozen=True, kw_only=True):
    """Everything about sums of money."""

    currency: tuple[Currency, ...]
    magnitude: tuple[Magnitude, ...]
    qualifier: tuple[QualifierWords, ...]
    measure: tuple[MeasureWords, ...]


class DateForm(Entry, frozen=True, kw_only=True):
    """A form of date and its reading."""

    means: str
    pattern: str


class Dates(Entry, frozen=True, kw_only=True):
    """Forms of dates, first match wins, and phrases that date nothing."""

    vague: str
    form: tuple[DateForm, ...]


class CompanyForm(Entry, frozen=True, kw_only=True):
    """Last words of the names of companies and bodies."""

    note: str
    suffixes: str
    bodies: str
    of_bodies: str
    ministries: str
    matters: str
    laws: str
    fields: str


class PersonForm(Entry, frozen=True, kw_only=True):
    """Titles before the names of persons."""

    note: str
    titles: str


class DesignatorForm(Entry, frozen=True, kw_only=True):
    """Forms of chip names.

    `shared` are codes that name other things too, so that one of the words of `cards` must stand
    near.
    """

    note: str
    near: str
    shared: str
    cards: str
    series: str
    forms: tuple[str, ...]
    vendor_forms: tuple[str, ...]


class AmbiguousWords(Entry, frozen=True, kw_only=True):
    """Names that are common words too, and what next to them says that they are no names.

    `part`: the word is also a part of others, and no name behind a capitalised word ("U.S. Arm").
    """

    note: str
    words: str
    not_behind: str = ""
    not_before: str = ""
    part: bool = False


class OutletForm(Entry, frozen=True, kw_only=True):
    """Nouns behind a capitalised "The X" that make it no outlet."""

    note: str
    not_before: str


class CodeForm(Entry, frozen=True, kw_only=True):
    """Capitalised words that no name begins with: parts of rules, and units behind a figure."""

    note: str
    words: str
    units: str


class ThingForm(Entry, frozen=True, kw_only=True):
    """Names of what is nobody: in full, and by their first and last words."""

    note: str
    names: str
    heads: str
    kinds: str


class Organisations(Entry, frozen=True, kw_only=True):
    """Names that no table lists, by their form."""

    company: CompanyForm
    person: PersonForm
    code: CodeForm
    stop: Listed
    common: Listed
    everyday: Listed
    thing: ThingForm
    joined: Listed
    ambiguous: tuple[AmbiguousWords, ...]
    outlet: OutletForm
    designator: DesignatorForm
