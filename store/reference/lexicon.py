"""What stands in `seeds/reference/lexicon`: the words that the reader of articles knows.

Every file is one entry, with the same field names; lists of words are one text with ` | ` between
phrases or blanks between single words. Nothing here is compiled: `store.parse.grammar` does that.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from store.reference.entries import Entry
from store.reference.tables import Table
from store.vocabulary import EventType, Hedge, Measure, Modality, Qualifier, Route

__all__ = [
    "LEXICON_TABLES",
    "Catenatives",
    "Cues",
    "Dates",
    "Descriptions",
    "Frame",
    "Frames",
    "Furniture",
    "Lexicon",
    "Nouns",
    "Organisations",
    "Routes",
    "Sums",
    "Verbs",
    "Wordings",
    "lexicon_of",
    "phrases",
]


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a ` | ` list, in order, without line breaks."""
    return tuple(" ".join(part.split()) for part in text.split("|") if part.strip())


class WordLists(Entry, frozen=True, kw_only=True):
    """Single words, separated by blanks; compounds separated by bars."""

    plain: str
    noun_first: str
    compounds: str


class Verbs(Entry, frozen=True, kw_only=True):
    """Verb forms that no rule makes, verbs without an event, and words that are nouns first."""

    note: str
    irregular: dict[str, tuple[str, ...]]
    words: WordLists


class NounClass(Entry, frozen=True, kw_only=True):
    """A class of nouns that frames ask for."""

    name: str
    note: str
    words: str


class Nouns(Entry, frozen=True, kw_only=True):
    """All classes of nouns; `class` in the file."""

    classes: tuple[NounClass, ...]


class Catenative(Entry, frozen=True, kw_only=True):
    """Verbs and adjectives that take another verb and say how it stands.

    `with_noun` are those that do so with a noun too ("plans a ban").
    """

    name: str
    note: str
    modality: Modality | str = ""
    verbs: str = ""
    adjectives: str = ""
    with_noun: str = ""
    hedge: Hedge = 0
    negative: bool = False
    passive: bool = False


class Catenatives(Entry, frozen=True, kw_only=True):
    """All groups of catenative verbs."""

    group: tuple[Catenative, ...]


class Frame(Entry, frozen=True, kw_only=True):
    """What a verb means by its company; see the head of `frames.toml`.

    `child` is the form of clause that must hang on the verb ("inf", "that").
    """

    type: EventType
    verbs: str
    object: str = ""
    not_object: str = ""
    subject: str = ""
    not_subject: str = ""
    prep: str = ""
    near: str = ""
    child: str = ""
    agent: str = "subject"
    counterparty: str = ""
    modality: Modality | str = ""
    route: Route | str = ""
    note: str = ""


class NominalVerbs(Entry, frozen=True, kw_only=True):
    """What may be said of an act that a noun tells, by the status it gives the act."""

    note: str
    ongoing: str
    done: str
    cancelled: str
    planned: str
    told: str


class Nominal(Entry, frozen=True, kw_only=True):
    """A noun that tells an act: where its parties and its object stand, and what it needs."""

    type: EventType
    heads: str
    agent: str
    object: str
    needs: str = ""
    counterparty: str = ""


class Frames(Entry, frozen=True, kw_only=True):
    """All frames, in order; `absorbing` types swallow the acts told inside their clause."""

    absorbing: str
    frame: tuple[Frame, ...]
    nominal_verbs: NominalVerbs
    nominal: tuple[Nominal, ...]


class HedgeWords(Entry, frozen=True, kw_only=True):
    """Words of one degree of reserve."""

    level: Hedge
    note: str
    words: str


class Negation(Entry, frozen=True, kw_only=True):
    """Words that turn a clause round, and where their scope ends."""

    note: str
    words: str
    correction: str


class Listed(Entry, frozen=True, kw_only=True):
    """A plain list with its note."""

    note: str
    words: str


class Modals(Entry, frozen=True, kw_only=True):
    """Modal verbs by what they make of an act."""

    note: str
    planned: str
    possible: str
    bound: str


class Reporting(Entry, frozen=True, kw_only=True):
    """Verbs of saying, of denying, and the lines that say nothing."""

    note: str
    verbs: str
    denying: str
    denied_as: str
    no_comment: str


class Sources(Entry, frozen=True, kw_only=True):
    """How texts speak of people whom they do not name."""

    note: str
    heads: str
    tails: str
    counts: str
    adjectives: str


class Relays(Entry, frozen=True, kw_only=True):
    """Words before or behind the outlet or document that a report rests on."""

    note: str
    before: str
    after: str
    documents: str


class Comments(Entry, frozen=True, kw_only=True):
    """Verbs of comment."""

    note: str
    verbs: str


class Headlines(Entry, frozen=True, kw_only=True):
    """First words of lines that claim nothing."""

    note: str
    starts: str


class Cues(Entry, frozen=True, kw_only=True):
    """Words that say how far a text stands behind what it tells."""

    hedge: tuple[HedgeWords, ...]
    negation: Negation
    background: Listed
    off_topic: Listed
    modal: Modals
    reporting: Reporting
    sources: Sources
    relay: Relays
    comment: Comments
    headline: Headlines


class FurnitureGroup(Entry, frozen=True, kw_only=True):
    """Paragraphs that belong to the page, by whole text, beginning or content.

    `start` and `contain` count in short paragraphs only, `opens` in any.
    """

    reason: str
    whole: str = ""
    start: str = ""
    opens: str = ""
    contain: str = ""


class Headings(Entry, frozen=True, kw_only=True):
    """When a paragraph is a heading."""

    note: str
    max_words: int


class Furniture(Entry, frozen=True, kw_only=True):
    """What to drop and what is a heading."""

    group: tuple[FurnitureGroup, ...]
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


class PersonForm(Entry, frozen=True, kw_only=True):
    """Titles before the names of persons."""

    note: str
    titles: str


class DesignatorForm(Entry, frozen=True, kw_only=True):
    """Forms of chip names."""

    note: str
    series: str
    forms: tuple[str, ...]
    vendor_forms: tuple[str, ...]


class Organisations(Entry, frozen=True, kw_only=True):
    """Names that no table lists, by their form."""

    company: CompanyForm
    person: PersonForm
    stop: Listed
    designator: DesignatorForm


class Description(Entry, frozen=True, kw_only=True):
    """Words for somebody named before."""

    heads: str
    kinds: tuple[str, ...]
    roles: tuple[str, ...] = ()


class Pronouns(Entry, frozen=True, kw_only=True):
    """Pronouns by what they stand for."""

    organisation: str
    person: str
    group: str


class Homes(Entry, frozen=True, kw_only=True):
    """Adjectives and cities that say where somebody is at home."""

    note: str
    of: dict[str, str]


class Collectives(Entry, frozen=True, kw_only=True):
    """Heads of unnamed groups."""

    note: str
    heads: str


class Descriptions(Entry, frozen=True, kw_only=True):
    """How texts refer back; `default` are groups that mean one actor where nothing else is said."""

    description: tuple[Description, ...]
    default: dict[str, str]
    pronoun: Pronouns
    capital: Homes
    collective: Collectives


class RouteWords(Entry, frozen=True, kw_only=True):
    """Words of one route."""

    route: Route
    words: str
    note: str = ""


class Routes(Entry, frozen=True, kw_only=True):
    """Words of all routes."""

    route: tuple[RouteWords, ...]


class Wording(Entry, frozen=True, kw_only=True):
    """A wording that refers to a rule, and when it can."""

    rule: str
    words: str
    also: str = ""
    first: str = ""
    last: str = ""


class Wordings(Entry, frozen=True, kw_only=True):
    """All wordings of rules."""

    wording: tuple[Wording, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All files of the lexicon."""

    verbs: Verbs
    nouns: Nouns
    catenatives: Catenatives
    frames: Frames
    cues: Cues
    furniture: Furniture
    money: Sums
    dates: Dates
    organisations: Organisations
    descriptions: Descriptions
    routes: Routes
    rules: Wordings


_FILES: Mapping[str, Any] = {
    "verbs": Verbs,
    "nouns": Nouns,
    "catenatives": Catenatives,
    "frames": Frames,
    "cues": Cues,
    "furniture": Furniture,
    "money": Sums,
    "dates": Dates,
    "organisations": Organisations,
    "descriptions": Descriptions,
    "routes": Routes,
    "rules": Wordings,
}

LEXICON_TABLES: tuple[Table, ...] = tuple(
    Table(key=f"lexicon-{name}", files=f"lexicon/{name}.toml", name="", entry=entry)
    for name, entry in _FILES.items()
)
"""The tables that the loader reads for the lexicon: one file, one entry."""


def lexicon_of(entries: Mapping[str, tuple[Any, ...]]) -> Lexicon:
    """The lexicon from the loader's entries by key; raises KeyError where a file is missing."""
    return Lexicon(**{name: entries[f"lexicon-{name}"][0] for name in _FILES})
