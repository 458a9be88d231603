"""Words that lean to an act, and what the trained reader gives for each property of a clause."""

from store.reference.entries import Entry
from store.vocabulary import EventType

__all__ = ["Leanings", "Weights"]


class Leaning(Entry, frozen=True, kw_only=True):
    """Words that lean to one act, and where its parties usually stand."""

    type: EventType
    words: str
    agent: str = "subject"
    counterparty: str = ""


class Leanings(Entry, frozen=True, kw_only=True):
    """Leanings of all acts; `against` are words that lean to there being none."""

    against: str

    leaning: tuple[Leaning, ...]


class Weights(Entry, frozen=True, kw_only=True):
    """What each feature adds to the score of each answer, as learned from the passages.

    `places` is what a leaning counts by its place; `features` the weights of a feature as text, in
    hundredths: for any answer but the first, then `number of the answer:weight` for each where it
    is not nought. `least` are the sums and chances that an answer needs to be taken.
    """

    note: str
    answers: tuple[str, ...]
    least: dict[str, float]
    places: dict[str, float]
    features: dict[str, str]
