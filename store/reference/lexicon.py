"""What stands in `seeds/reference/lexicon`: the words that the reader of articles knows.

Every file is one entry, with the same field names; lists of words are one text with ` | ` between
phrases or blanks between single words. Nothing here is compiled: that is for
`store.parse.lexicon.grammar`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from store.reference.lexicon_attribution import Attributions
from store.reference.lexicon_cues import Cues
from store.reference.lexicon_forms import Dates, Furniture, Organisations, SentenceEnds, Sums
from store.reference.lexicon_frames import Catenatives, Frames, Nouns, Verbs
from store.reference.lexicon_leanings import Leanings, Weights
from store.reference.lexicon_names import Descriptions, Routes, Wordings
from store.reference.lexicon_status import Statuses
from store.reference.tables import Table

__all__ = ["LEXICON_TABLES", "Lexicon", "lexicon_of", "phrases"]


def phrases(text: str) -> tuple[str, ...]:
    """The phrases of a ` | ` list, in order, without line breaks."""
    return tuple(" ".join(part.split()) for part in text.split("|") if part.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All files of the lexicon."""

    verbs: Verbs
    nouns: Nouns
    catenatives: Catenatives
    frames: Frames
    cues: Cues
    attribution: Attributions
    status: Statuses
    furniture: Furniture
    money: Sums
    dates: Dates
    organisations: Organisations
    sentences: SentenceEnds
    descriptions: Descriptions
    routes: Routes
    rules: Wordings
    leanings: Leanings
    act_weights: Weights
    again_weights: Weights
    modality_weights: Weights
    party_weights: Weights
    chip_weights: Weights
    place_weights: Weights
    route_weights: Weights


_FILES: Mapping[str, Any] = {
    "verbs": Verbs,
    "nouns": Nouns,
    "catenatives": Catenatives,
    "frames": Frames,
    "cues": Cues,
    "attribution": Attributions,
    "status": Statuses,
    "furniture": Furniture,
    "money": Sums,
    "dates": Dates,
    "organisations": Organisations,
    "sentences": SentenceEnds,
    "descriptions": Descriptions,
    "routes": Routes,
    "rules": Wordings,
    "leanings": Leanings,
    "act_weights": Weights,
    "again_weights": Weights,
    "modality_weights": Weights,
    "party_weights": Weights,
    "chip_weights": Weights,
    "place_weights": Weights,
    "route_weights": Weights,
}

LEXICON_TABLES: tuple[Table, ...] = tuple(
    Table(key=f"lexicon-{name}", files=f"lexicon/{name}.toml", name="", entry=entry)
    for name, entry in _FILES.items()
)
"""The tables that the loader reads for the lexicon: one file, one entry."""


def lexicon_of(entries: Mapping[str, tuple[Any, ...]]) -> Lexicon:
    """The lexicon from the loader's entries by key; raises KeyError where a file is missing."""
    return Lexicon(**{name: entries[f"lexicon-{name}"][0] for name in _FILES})
