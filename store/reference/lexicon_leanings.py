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
    """What each feature of a clause adds to the score of each act, as learned from the passages.

    `acts` are the acts in order, "none" first; `places` the weight of a leaning word by where it
    stands; `features` the weights of a feature as text, in hundredths: for there being any
    act, then `number of the act:weight` for each where it is not nought. `least` is what an act
    needs: `look` the sum for any act below which a clause is not weighed, the others chances: to be
    told where no frame fires, to stand where one does, and to change what the frame says.
    """

    note: str
    acts: tuple[str, ...]
    least: dict[str, float]
    places: dict[str, float]
    features: dict[str, str]
