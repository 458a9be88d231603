"""What an indictment, a lawsuit or a prosecutor tells of the accused is alleged, not done."""

import re

from store.parse.attribution.voices import Voice
from store.parse.discourse.drafts import Draft
from store.parse.discourse.told import Told
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set
from store.records import Section

__all__ = ["accuse"]

_ACTS = word_set(
    """
    smuggle supply acquire rent deploy negotiate invest develop build
    """
)


_PAPERS = re.compile(r"\bthe (?:court )?(?:documents?|papers|filings?|charges)\b")


def accuse(told: list[tuple[Section, Told]], heard: list[Voice], low: str) -> None:
    """Turn what is charged to alleged, over the sentences of a paragraph until another speaks.

    Once a charge was told of, "according to the document" is according to it, and smuggling is what
    somebody is charged with.
    """
    paragraph = -1
    charged = case = False
    for (section, one), voice in zip(told, heard, strict=True):
        papers = charged and voice.again and not voice.outlets
        if voice.accuses or (papers and _PAPERS.search(low, *one.sentence)):
            paragraph = section.start
        elif paragraph != section.start or voice.alone or voice.outlets:
            paragraph = -1
        charged = charged or voice.accuses or any(map(_accuses, one.drafts))
        case = case or any(draft.type == "prosecute" for draft in one.drafts)
        for draft in one.drafts:
            of_case = case and draft.type == "smuggle" and not voice.outlets
            if paragraph >= 0 or of_case:
                _charge(draft)


def _accuses(draft: Draft) -> bool:
    return draft.type == "prosecute" or draft.modality == "alleged"


def _charge(draft: Draft) -> None:
    official = any(p.cls & CLASS["gov"] for p in draft.agents)
    if draft.type not in _ACTS or official or draft.modality not in ("done", "ongoing"):
        return
    draft.modality = "alleged"
    draft.hedge = max(draft.hedge, 1)
