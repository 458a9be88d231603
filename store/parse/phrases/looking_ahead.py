"""Chunks looked at ahead of their turn: marks, subjects with their verbs, kinds of names."""

from collections.abc import Container, Sequence

from store.parse.shapes.chunks import Chunk, Mark, Noun, Verb

__all__ = ["heads_clause", "is_place", "kind_of", "mark_of", "verb_beyond", "verb_next"]


def mark_of(chunk: Chunk, field: str = "low") -> str:
    """The word or the tag of a mark, "" of anything else."""
    return str(getattr(chunk, field)) if isinstance(chunk, Mark) else ""


def heads_clause(found: Sequence[Chunk], j: int) -> bool:
    """Whether the phrase at `j` is the subject of a finite verb right behind it."""
    i = j + 1
    while i < len(found):
        chunk = found[i]
        if isinstance(chunk, Verb):
            return chunk.is_finite
        if isinstance(chunk, Mark) and chunk.tag in "ag":
            i += 1
            continue
        return False
    return False


def verb_next(found: Sequence[Chunk], i: int) -> bool:
    """Whether a finite verb stands at `i`, adverbs before it or not."""
    while i < len(found) and mark_of(found[i], "tag") in ("a", "g"):
        i += 1
    chunk = found[i] if i < len(found) else None
    return isinstance(chunk, Verb) and chunk.is_finite


def kind_of(noun: Noun) -> str:
    """Of what kind the name is that a phrase is led by."""
    ref = noun.head_ref
    if ref is not None:
        return str(getattr(ref, "kind", ""))
    if noun.cap and not noun.cls:
        return "actor"
    return ""


def is_place(noun: Noun) -> bool:
    """Whether a phrase is led by the name of a place."""
    return noun.head_ref is not None and getattr(noun.head_ref, "kind", "") == "place"


def verb_beyond(found: Sequence[Chunk], i: int, reporting: Container[str]) -> bool:
    """Whether a main verb is left for the sentence beyond the one of the phrase at `i`.

    "Under the deal the UAE would buy chips" has none, "under the deal the UAE signed, it will" has.
    """
    seen = opened = False
    for chunk in found[i + 1 :]:
        if isinstance(chunk, Mark) and chunk.tag in "srtc":
            opened = True
        elif isinstance(chunk, Verb) and chunk.kind == "finite":
            if seen and not opened and chunk.lemma not in reporting:
                return True
            seen, opened = True, False
    return False
