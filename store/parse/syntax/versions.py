"""Which chip a relative clause is about that stands behind "a version of" another chip."""

from collections.abc import Iterator

from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set

__all__ = ["VERSIONS", "about_version"]

VERSIONS = word_set("version versions variant variants edition derivative derivatives cousin")
_COMMA = len(", ")


def about_version(clause: Clause) -> None:
    """ "The H800 is a version of the H100 that Nvidia made for China": it made the H800."""
    noun, parent = clause.antecedent, clause.parent
    if noun is None or parent is None or clause.subj is noun:
        return
    version = next((one for one in _nouns(parent) if _of_version(one, noun)), None)
    if version is None:
        return
    meant = _named(version, parent)
    clause.antecedent = meant
    clause.objs = [meant if one is noun else one for one in clause.objs]


def _of_version(one: Noun, noun: Noun) -> bool:
    """Whether `one` is a version, and `noun` stands behind it or is it itself."""
    if one.head is None or one.head.low not in VERSIONS:
        return False
    return one is noun or any(inside is noun for _, inside in one.phrases)


def _named(version: Noun, parent: Clause) -> Noun:
    """What the version is: the subject of "is a version", the chip that it stands behind."""
    be = parent.verb is not None and parent.verb.lemma == "be"
    if be and parent.subj is not None and any(one is version for one in parent.objs):
        chip = parent.subj.cls & CLASS["chip"] or parent.subj.pronoun
        return parent.subj if chip else version
    for one in _nouns(parent):
        if one.end + _COMMA == version.start and one.cls & CLASS["chip"]:
            return one
    return version


def _nouns(clause: Clause) -> Iterator[Noun]:
    if clause.subj is not None:
        yield clause.subj
    yield from clause.objs
    for _, noun in clause.preps:
        yield noun
