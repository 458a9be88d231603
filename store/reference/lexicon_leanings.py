"""Words that lean to an act, and what the trained reader gives for each property of a clause."""

from collections.abc import Iterator

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

    `places` is what a leaning counts by its place; `features` a line for each feature, with its
    weights behind a tab, in hundredths: for any answer but the first, then `number of the
    answer:weight` for each where it is not nought. It is one text because a table of so many keys
    takes ten times as long to read. `least` are the sums and chances that an answer needs to be
    taken.
    """

    note: str
    answers: tuple[str, ...]
    least: dict[str, float]
    places: dict[str, float]
    features: str

    def rows(self) -> Iterator[tuple[str, str]]:
        """Each feature and its weights as text."""
        cells = self.features.strip("\n").replace("\t", "\n").split("\n") if self.features else []
        return zip(cells[::2], cells[1::2], strict=True)
