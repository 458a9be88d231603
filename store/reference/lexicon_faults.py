"""Faults in the conditions of frames: classes that no phrase has, and so never hold."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from store.reference.decode import Located
from store.reference.lexicon_frames import Frame, Frames, Nominal, Silent
from store.reference.problems import Problem, near
from store.vocabulary import PhraseClass, values

__all__ = ["lexicon_faults"]

_CLASSES = values(PhraseClass)
_MIXED = ("near", "about", "unless")
_OF_CLASSES = ("object", "not_object", "subject", "not_subject")
_OF_NOUNS = ("needs", "own")


def lexicon_faults(entries: Sequence[Located]) -> Iterator[Problem]:
    """Every condition of `frames.toml` that can never hold, and every word said twice in one."""
    for one in entries:
        if isinstance(one.entry, Frames):
            for where, field, words in _conditions(one.entry):
                for message, nearest in _faults(field, words):
                    yield one.problem(f"{where}.{field}", message, nearest)


def _conditions(frames: Frames) -> Iterator[tuple[str, str, list[str]]]:
    """Every condition: its table with the number in the file, its field, its words."""
    tables: tuple[tuple[str, Iterable[Frame | Silent | Nominal], tuple[str, ...]], ...] = (
        ("frame", frames.frame, (*_OF_CLASSES, *_MIXED, "prep", "verbs")),
        ("silent", frames.silent, (*_OF_CLASSES, *_MIXED, "prep", "verbs")),
        ("nominal", frames.nominal, (*_OF_NOUNS, "heads")),
    )
    for table, listed, fields in tables:
        for index, one in enumerate(listed):
            for field in fields:
                yield f"{table}[{index}]", field, getattr(one, field, "").split()


def _faults(field: str, words: list[str]) -> Iterator[tuple[str, str]]:
    """What is wrong with the words of one condition, with the nearest right word."""
    for word, times in Counter(words).items():
        if times > 1:
            yield f"{word!r} is listed twice", ""
        if field in _MIXED:
            if "_" in word:
                yield f"{word!r} is no single word as texts print it", word.replace("_", "-")
            continue
        name = word
        if field == "prep":
            _, colon, name = word.partition(":")
            if not colon:
                yield f"{word!r} is not written preposition:class", ""
                continue
        if field in (*_OF_CLASSES, *_OF_NOUNS, "prep") and name not in _CLASSES:
            yield f"{name!r} is no class of phrases", near(name, _CLASSES)
