"""Words that lean to an act, and what the trained reader gives for each property of a clause."""

from collections.abc import Iterator

from store.reference.entries import Entry
from store.vocabulary import EventType

__all__ = ["Layer", "Leanings", "Weights"]


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


class Layer(Entry, frozen=True, kw_only=True):
    """Units that stand between features and answers.

    `start` is what each unit has before any feature, in fiftieths; `out` what each counts for each
    answer, in hundredths; `base` what each answer has before any unit, in the fiftieths of
    hundredths that the two make together.
    """

    start: tuple[int, ...]
    out: tuple[tuple[int, ...], ...]
    base: tuple[int, ...]


class Weights(Entry, frozen=True, kw_only=True):
    """What each feature adds to the score of each answer, as learned from the passages.

    `places` is what a leaning counts by its place; `features` a line for each feature, with its
    weights behind a tab, in hundredths: for any answer but the first, then `number of the
    answer:weight` for each where it is not nought. It is one text because a table of so many keys
    takes ten times as long to read. `least` are the sums and chances that an answer needs to be
    taken.

    With a `layer` a feature speaks for its units as well: behind the number for any answer but the
    first stand their weights, a signed byte each in fiftieths, in base 85.
    """

    note: str
    answers: tuple[str, ...]
    least: dict[str, float]
    places: dict[str, float]
    features: str
    layer: Layer | None = None

    def rows(self) -> Iterator[tuple[str, str]]:
        """Each feature and its weights as text."""
        cells = self.features.strip("\n").replace("\t", "\n").split("\n") if self.features else []
        return zip(cells[::2], cells[1::2], strict=True)
