"""Clauses of the passages with the act that each tells, as the labels say."""

import hashlib
import tomllib
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from store.parse.lexicon.grammar import Grammar
from store.parse.reader import read
from store.parse.ready import ready
from store.parse.weights.judgement import Judge, Judgement, Seen
from store.parse.weights.weighing import Kinds, Make, Part, word
from store.read.dated import when_of
from store.records import Document
from store.reference import Reference
from tests.training.learning import Example

__all__ = ["NONE", "PASSAGES", "acts", "document_of", "spans_of"]

PASSAGES = Path(__file__).parents[1] / "parse" / "passages"
"""The project's own passages."""

NONE = "none"
"""The answer that there is nothing."""

_SAYING = frozenset(("state", "warn", "oppose"))
_CONTENT = frozenset(("that", "inf", "ing", "whether"))


class _Listener(Judge):
    """Hears of every clause and has no say."""

    __slots__ = ("heard",)
    silent = False

    def __init__(self, heard: list[Seen]) -> None:
        self.heard = heard
        self.kinds = Kinds(self)
        self.least = defaultdict(lambda: 2.0, slight=0.0, passing=0.0)

    def of_words(self, words: frozenset[str]) -> list[Part]:
        return [Part(word, (one,)) for one in words]

    def made(self, make: Make, given: tuple[Hashable, ...]) -> Part:
        return Part(make, given)

    def looks(self, parts: Iterable[Part]) -> bool:
        return True

    def judge(self, seen: Seen) -> Judgement:
        self.heard.append(seen)
        return Judgement(NONE, 0.0, 1.0)


class _Clause:
    """A clause as it was met in a passage."""

    __slots__ = ("act", "clause", "known", "seen")

    def __init__(self, seen: Seen) -> None:
        self.clause = seen.clause
        self.seen = seen
        self.act = NONE
        self.known = True

    @property
    def at(self) -> int:
        assert self.clause.verb is not None
        return self.clause.verb.start

    @property
    def depth(self) -> int:
        number, clause = 0, self.clause
        while clause.parent is not None:
            number, clause = number + 1, clause.parent
        return number


def acts(files: Iterable[Path], reference: Reference) -> Iterator[Example]:
    """Every clause of the passages in `files` whose act the labels make clear.

    An act is told by the topmost verb of its evidence, below what only reports or plans it; what
    somebody states, warns of or opposes is told by the verb that says so, in the evidence or above
    it; the other clauses of the evidence, and those of ignored stretches, are no examples. The
    clauses are read without any weights, so that what was learned before has no say.
    """
    grammar = ready(reference).grammar
    for path in files:
        for passage in tomllib.loads(path.read_text(encoding="utf-8"))["passage"]:
            for one in _labelled(passage, grammar):
                if one.known:
                    yield Example(passage["id"], one.seen.features, one.seen.leans, one.act)


def document_of(passage: dict[str, Any]) -> Document:
    """A passage as a document."""
    text = passage["text"]
    day = passage.get("published")
    return Document(
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        publisher=passage.get("publisher", ""),
        published=when_of(day, "") if day else None,
        dated_by="metadata",
    )


def _labelled(passage: dict[str, Any], grammar: Grammar) -> list[_Clause]:
    text, document = passage["text"], document_of(passage)
    heard: list[Seen] = []
    read(document, replace(grammar, judge=_Listener(heard)))
    met = [_Clause(seen) for seen in heard]
    for start, end in spans_of(text, passage.get("ignore", ())):
        for one in met:
            one.known = one.known and not start <= one.at < end
    spans = [
        (start, end, claim["type"])
        for claim in passage.get("claim", ())
        for start, end in spans_of(text, (claim["quote"], *claim.get("also", ())))
    ]
    spans.sort(key=lambda one: one[0] - one[1])
    for start, end, act in spans:
        _mark(met, start, end, act, grammar)
    return met


def _mark(met: list[_Clause], start: int, end: int, act: str, grammar: Grammar) -> None:
    inside = [one for one in met if start <= one.at < end]
    if not inside:
        over = [one for one in met if one.clause.span()[0] < end and start < one.clause.span()[1]]
        for one in over:
            one.known = one.known and one.act != NONE
        return
    for one in inside:
        one.known = one.known and one.act != NONE
    top = min(inside, key=lambda one: (one.depth, one.at))
    by_clause = {id(one.clause): one for one in inside}
    while not (act in _SAYING and _lemma(top) in grammar.reporting):
        if not (
            _lemma(top) in grammar.reporting
            or _lemma(top) in grammar.catenative
            or _lemma(top) == "be"
        ):
            break
        below = [
            by_clause[id(child)]
            for child in top.clause.children
            if child.rel in _CONTENT and id(child) in by_clause
        ]
        if not below:
            break
        top = below[0]
    speaking = _speaking(top, met, grammar) if act in _SAYING else None
    if speaking is not None and f"told={act}" not in top.seen.features:
        if speaking.act == NONE:
            speaking.act, speaking.known = act, True
        return
    top.act, top.known = act, True


def _speaking(content: _Clause, met: list[_Clause], grammar: Grammar) -> _Clause | None:
    """Who is said to say `content`, as a clause: the evidence often leaves him out."""
    return next(
        (
            one
            for one in met
            if _lemma(one) in grammar.reporting
            and any(said is content.clause for said in one.clause.said())
        ),
        None,
    )


def _lemma(one: _Clause) -> str:
    assert one.clause.verb is not None
    return one.clause.verb.lemma


def spans_of(text: str, quotes: Iterable[str]) -> list[tuple[int, int]]:
    """Where the quotes stand in a text."""
    found = ((text.find(quote), len(quote)) for quote in quotes)
    return [(start, start + length) for start, length in found if start >= 0]
