"""The echo line: what the filter was understood to mean, in the names of the tables."""

from store.filter.language.spelling import shown
from store.filter.language.tree import (
    Bounds,
    Days,
    Either,
    Every,
    Node,
    Not,
    Present,
    Term,
    Value,
    Words,
    leaves,
)
from store.records import Day

__all__ = ["echo", "notes"]

_BARE = frozenset(("is", "date"))
"""Fields whose values speak for themselves."""


def echo(root: Node | None, asof: Day) -> str:
    """The whole filter in one line; empty when it asks for everything."""
    parts = root.parts if isinstance(root, Every) else () if root is None else (root,)
    alone = len(parts) == 1 and not asof
    said = [_said(part, top=alone) for part in parts]
    if asof:
        said.append(f"as of {asof}")
    return " · ".join((*said, *notes(root)))


def notes(root: Node | None) -> tuple[str, ...]:
    """How names were resolved (`tiktok → TikTok, subsidiary of ByteDance`), one line each."""
    found = (
        shown(value.note)
        for leaf in leaves(root)
        if isinstance(leaf, Term)
        for value in leaf.values
        if value.note
    )
    return tuple(dict.fromkeys(found))


def _said(node: Node, *, top: bool = False) -> str:
    if isinstance(node, Term):
        return _term(node)
    if isinstance(node, Words):
        return _words(node)
    if isinstance(node, Not):
        return f"not ({_said(node.part, top=True)})"
    if isinstance(node, Either):
        said = " or ".join(_said(part) for part in node.parts)
        return said if top else f"({said})"
    said = " and ".join(_said(part) for part in node.parts)
    return said if top else f"({said})"


def _words(words: Words) -> str:
    said = f'"{shown(words.text)}{"…" if words.prefix else ""}"'
    return f"without {said}" if words.negated else said


def _term(term: Term) -> str:
    if term.field == "has":
        join = " and without " if term.negated else " or "
        word = "without" if term.negated else "has"
        return f"{word} {join.join(_value(term, value) for value in term.values)}"
    said = " or ".join(_value(term, value) for value in term.values)
    head = f"{term.field}=" if _equals(term, term.values[0]) else ""
    return f"{'not ' if term.negated else ''}{head}{said}"


def _equals(term: Term, value: Value) -> bool:
    """Whether the field's name and an equals sign introduce the values."""
    return term.field not in _BARE and not isinstance(value.match, Bounds | Days | Present)


def _value(term: Term, value: Value) -> str:
    return shown(_told(term, value))


def _told(term: Term, value: Value) -> str:
    if isinstance(value.match, Present):
        return f"any {term.field}"
    if isinstance(value.match, Bounds):
        return f"{term.field}{value.shown}"
    if isinstance(value.match, Days) and term.field != "date":
        return f"{term.field} {value.shown}"
    return value.shown
