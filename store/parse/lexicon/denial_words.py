"""The words by which somebody denies, made ready."""

import re
from dataclasses import dataclass

from store.parse.shapes.chunks import Noun
from store.reference.lexicon import phrases
from store.reference.lexicon_cues import Denials

__all__ = ["DenialWords"]


@dataclass(frozen=True, slots=True)
class DenialWords:
    """See `[denial]` in `cues.toml`."""

    verbs: frozenset[str]
    calling: frozenset[str]
    false: re.Pattern[str]
    ideas: frozenset[str]
    evidence: frozenset[str]
    contrary: re.Pattern[str]
    doubting: frozenset[str]

    @classmethod
    def of(cls, words: Denials) -> "DenialWords":
        """The lists of `words` as sets and patterns."""
        return cls(
            verbs=frozenset(words.verbs.split()),
            calling=frozenset(words.calling.split()),
            false=_any(words.false),
            ideas=frozenset(words.ideas.split()),
            evidence=frozenset(words.evidence.split()),
            contrary=_any(words.contrary),
            doubting=frozenset(words.doubting.split()),
        )

    def is_evidence(self, noun: Noun) -> bool:
        """Whether a phrase is of what would show that something is so: proof, signs, grounds."""
        if noun.head is None:
            return noun.plain in self.evidence
        return noun.head.lemma in self.evidence or noun.head.low in self.evidence


def _any(words: str) -> re.Pattern[str]:
    found = sorted(phrases(words), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, found))})(?!\w)")
