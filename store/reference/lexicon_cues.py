"""Words that say how far a text stands behind what it tells."""

from store.reference.entries import Entry
from store.vocabulary import Hedge

__all__ = ["Cues", "Denials", "Listed"]


class HedgeWords(Entry, frozen=True, kw_only=True):
    """Words of one degree of reserve; `unnamed` ones stand for a report that names nobody."""

    level: Hedge
    note: str
    words: str
    unnamed: bool = False


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
    """Verbs of saying, and the lines that say nothing."""

    note: str
    verbs: str
    no_comment: str


class Denials(Entry, frozen=True, kw_only=True):
    """How somebody says that a thing is not so."""

    note: str
    verbs: str
    calling: str
    false: str
    ideas: str
    evidence: str
    contrary: str


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
    matter: Listed
    shares: Listed
    modal: Modals
    reporting: Reporting
    denial: Denials
    comment: Comments
    headline: Headlines
