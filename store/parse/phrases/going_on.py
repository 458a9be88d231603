"""Whether a list of names goes on behind a comma, an apposition between them or not."""

from collections.abc import Sequence

from store.parse.phrases.looking_ahead import kind_of, mark_of
from store.parse.shapes.chunks import Chunk, Mark, Noun
from store.parse.words.word_classes import CLASS

__all__ = ["joins", "list_ahead"]

_BEARERS = CLASS["org"] | CLASS["person"]


def joins(found: Sequence[Chunk], j: int, noun: Noun, first: Noun) -> bool:
    """ "Foxconn, Nvidia's largest assembler, and Wistron have": a list goes on behind it."""
    if first.head_ref is not None or kind_of(noun) != "actor":
        return False
    if first.det in ("a", "an", "the") and first.cls & _BEARERS and _listed(found, j):
        return True
    if not first.owner:
        return False
    other = found[j + 2] if j + 2 < len(found) else None
    if mark_of(found[j + 1], "tag") != "c" or not isinstance(other, Noun):
        return False
    return other.head_ref is not None and kind_of(other) == "actor"


def _listed(found: Sequence[Chunk], j: int) -> bool:
    """ "Mr Liaw, a director of the firm, Mr Chang and Mr Sun": more names up to an "and"."""
    other = found[j + 1] if j + 2 < len(found) else None
    if not isinstance(other, Noun) or other.det or kind_of(other) != "actor":
        return False
    return mark_of(found[j + 2], "tag") == "c" or list_ahead(found, j + 1, "actor")


def list_ahead(found: Sequence[Chunk], j: int, kind: str) -> bool:
    """Whether a list of names goes on behind a comma until an "and"; chips need none."""
    if kind == "chip":
        return True
    for chunk in found[j + 1 : j + 61]:
        if isinstance(chunk, Mark) and chunk.tag == "c":
            return chunk.low in ("and", "or", "&", "as well as")
        comma = isinstance(chunk, Mark) and chunk.low == ","
        if not comma and not (isinstance(chunk, Noun) and kind_of(chunk) == kind):
            return False
    return False
