"""Words that say how far a text stands behind what it tells."""

from store.reference.entries import Entry
from store.vocabulary import Hedge

__all__ = ["Cues", "Denials", "Listed", "Retellings"]


class HedgeWords(Entry, frozen=True, kw_only=True):
    """Words of one degree of reserve; `unnamed` ones stand for a report that names nobody."""

    level: Hedge
    note: str
    words: str
    unnamed: bool = False


class Listed(Entry, frozen=True, kw_only=True):
    """A plain list with its note."""

    note: str
    words: str


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
    doubting: str


class Retellings(Entry, frozen=True, kw_only=True):
    """How a later sentence goes back to an act that has been told."""

    note: str
    instead: str
    proposed: str
    together: str


class UnrealWords(Entry, frozen=True, kw_only=True):
    """What opens advice to readers, and cases that are made up."""

    note: str
    advice: str
    supposing: str


class Cues(Entry, frozen=True, kw_only=True):
    """Words that say how far a text stands behind what it tells."""

    hedge: tuple[HedgeWords, ...]
    off_topic: Listed
    matter: Listed
    shares: Listed
    reporting: Reporting
    denial: Denials
    retelling: Retellings
    unreal: UnrealWords
