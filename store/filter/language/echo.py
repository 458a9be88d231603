"""The echo line: what the filter was understood to mean, in the names of the tables."""

from collections.abc import Iterator

from store.filter.language.spelling import shown
from store.filter.language.tree import (
    Bounds,
    Days,
    Either,
    Every,
    Keys,
    Node,
    Not,
    Prefix,
    Present,
    Term,
    Value,
    Words,
    leaves,
)
from store.records import Day
from store.vocabulary import Modality, values

__all__ = ["echo", "notes"]

_BARE = frozenset(("is", "date"))
"""Fields whose values speak for themselves."""

_OVER_REPORTS = frozenset(("reports", "origins", "hedge", "origin", "publisher"))
_BETWEEN_REPORTS = {
    "has": frozenset(("conflict", "denial")),
    "is": frozenset(values(Modality)) | {"background"},
}
"""Values that a later report may give an event or take from it."""


def echo(root: Node | None, asof: Day) -> str:
    """The whole filter in one line; empty when it asks for everything."""
    parts = root.parts if isinstance(root, Every) else () if root is None else (root,)
    alone = len(parts) == 1 and not asof
    said = [_said(part, top=alone) for part in parts]
    if asof:
        said.append(f"as of {asof}")
    return " · ".join((*said, *notes(root, asof)))


def notes(root: Node | None, asof: Day) -> tuple[str, ...]:
    """What is news about the meaning, one line each.

    How names were resolved (`tiktok → TikTok, subsidiary of ByteDance`), and which terms look at
    later reports too, though `asof:` shows none of them.
    """
    found = (
        shown(value.note)
        for leaf in leaves(root)
        if isinstance(leaf, Term)
        for value in leaf.values
        if value.note
    )
    return (*dict.fromkeys(found), *(_timeless(root) if asof else ()))


def _timeless(root: Node | None) -> Iterator[str]:
    """The terms that are answered from all reports of an event, whenever they came out."""
    terms = [leaf for leaf in leaves(root) if isinstance(leaf, Term)]
    named = [f"{term.field}:" for term in terms if term.field in _OVER_REPORTS]
    for term in terms:
        between = _BETWEEN_REPORTS.get(term.field, frozenset())
        matches = (value.match for value in term.values)
        keys = (key for match in matches if isinstance(match, Keys | Prefix) for key in match.keys)
        named += [f"{term.field}:{key}" for key in keys if key in between]
    if named:
        yield f"later reports count too for {', '.join(dict.fromkeys(named))}"


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
