"""Changing a filter text by a term, leaving everything else as the user wrote it.

What the keys of the panes do: a value that is added joins the list of its field
(`actor:alibaba` → `actor:alibaba,tencent`: any of them); adding a value that is there already
takes it out again. Excluding does the same with `-actor:…`, and moves a value from the one list
to the other. Only terms that must hold are touched: where the text is a choice (`a OR b`), it is
put in parentheses first.
"""

from collections.abc import Iterator
from typing import NamedTuple

from store.filter.language.fields import FIELDS
from store.filter.language.spelling import reduced
from store.filter.language.tokens import Piece, Token, quoted, scan
from store.reference.names import Names

__all__ = ["add_term", "drop_span", "drop_term", "exclude_term", "require", "set_term"]


class _Spot(NamedTuple):
    """A term that must hold: its token, and where it begins with its sign."""

    token: Token
    start: int
    negated: bool


def add_term(text: str, field: str, value: str, names: Names | None = None) -> str:
    """The text with `field:value` asked for, or no longer asked for where it was."""
    return _toggle(text, field, value, names, negated=False)


def exclude_term(text: str, field: str, value: str, names: Names | None = None) -> str:
    """The text with `field:value` ruled out, or no longer ruled out where it was."""
    return _toggle(text, field, value, names, negated=True)


def drop_term(text: str, field: str, value: str = "", names: Names | None = None) -> str:
    """The text without the terms of a field, or without one value of them."""
    for spot in reversed(list(_spots(text, field))):
        found = _place(spot.token, field, value, names) if value else None
        if not value:
            text = drop_span(text, spot.start, spot.token.end)
        elif found is not None:
            text = _without(text, spot, found)
    return text


def set_term(text: str, field: str, value: str) -> str:
    """The text with this value alone for a field, in the place of the first term there was.

    An empty value drops the field. Comparisons and ranges are written as they come (`>=2`).
    """
    spots = list(_spots(text, field))
    if not value or not spots:
        return _appended(drop_term(text, field), f"{field}:{_written(field, value)}", bool(value))
    for spot in reversed(spots[1:]):
        text = drop_span(text, spot.start, spot.token.end)
    first = spots[0]
    return f"{text[: first.start]}{field}:{_written(field, value)}{text[first.token.end :]}"


def require(text: str, field: str, value: str, *, negated: bool = False) -> str:
    """The text with one term more that must hold, whatever stands in it; `*` is any value.

    Without a field, the value is filter text in parentheses.
    """
    if not field:
        return _appended(text, value)
    written = value if value == "*" else _written(field, value)
    return _appended(text, f"{'-' if negated else ''}{field}:{written}")


def drop_span(text: str, start: int, end: int) -> str:
    """The text without a stretch of it (the span of a part), and without a double blank."""
    before, after = text[:start], text[end:]
    if not before or before[-1].isspace():
        after = after.lstrip()
    return before + after if after else before.rstrip()


def _toggle(text: str, field: str, value: str, names: Names | None, *, negated: bool) -> str:
    target: _Spot | None = None
    for spot in reversed(list(_spots(text, field))):
        place = _place(spot.token, field, value, names)
        if spot.negated == negated:
            if place is not None:
                return _without(text, spot, place)
            target = spot
        elif place is not None:
            return _toggle(_without(text, spot, place), field, value, names, negated=negated)
    written = _written(field, value)
    if target is None:
        return _appended(text, f"{'-' if negated else ''}{field}:{written}")
    token, pieces = target.token, target.token.pieces
    if token.closed and text[token.end - 1] == ")" and (not pieces or pieces[-1].end < token.end):
        join = "," if pieces else ""
        return f"{text[: token.end - 1]}{join}{written}{text[token.end - 1 :]}"
    blank = not pieces or not (pieces[-1].text or pieces[-1].quoted)
    closing = "" if token.closed else '"'
    return f"{text[: token.end]}{closing}{'' if blank else ','}{written}{text[token.end :]}"


def _spots(text: str, field: str) -> Iterator[_Spot]:
    """The terms of a field that must hold, in the order of the text."""
    tokens = scan(text)
    if _is_choice(tokens):
        return
    depth, start, negated = 0, -1, False
    for token in tokens:
        if token.kind == "not":
            start = token.start if start < 0 else start
            negated = not negated
            continue
        if token.kind == "open":
            depth += 1
        elif token.kind == "close":
            depth = max(depth - 1, 0)
        elif token.kind == "field" and not depth and token.text.casefold() == field:
            yield _Spot(token, token.start if start < 0 else start, negated)
        start, negated = -1, False


def _is_choice(tokens: tuple[Token, ...]) -> bool:
    """Whether an OR stands outside all parentheses."""
    depth = 0
    for token in tokens:
        depth = max(depth + (token.kind == "open") - (token.kind == "close"), 0)
        if token.kind == "or" and not depth:
            return True
    return False


def _place(token: Token, field: str, value: str, names: Names | None) -> int | None:
    """Which value of a term is the one looked for."""
    for place, piece in enumerate(token.pieces):
        if _same(piece, field, value, names):
            return place
    return None


def _same(piece: Piece, field: str, value: str, names: Names | None) -> bool:
    if FIELDS[field].kind not in ("name", "listed", "open"):
        return piece.text.casefold() == value.casefold()
    if piece.starred:
        return False
    if reduced(piece.text) == reduced(value):
        return True
    kind = FIELDS[field].of
    if names is None or not kind:
        return False
    meant = names.resolve(kind, piece.text)[:1]
    return bool(meant) and meant == names.resolve(kind, value)[:1]


def _without(text: str, spot: _Spot, place: int) -> str:
    """The text without one value of a term, or without the term where it was the only one."""
    pieces = spot.token.pieces
    if len(pieces) == 1:
        return drop_span(text, spot.start, spot.token.end)
    if place:
        return text[: pieces[place - 1].end] + text[pieces[place].end :]
    return text[: pieces[0].start] + text[pieces[1].start :]


def _written(field: str, value: str) -> str:
    return quoted(value) if FIELDS[field].kind in ("name", "listed", "open") else value


def _appended(text: str, term: str, wanted: bool = True) -> str:
    """The text with a term more that must hold as well; what was left open is closed first."""
    if not wanted:
        return text
    tokens = list(scan(text))
    if tokens and not tokens[-1].closed:
        open_list = tokens[-1].kind == "field" and all(p.closed for p in tokens[-1].pieces)
        text += ")" if open_list else '"'
        tokens = list(scan(text))
    while tokens and tokens[-1].kind in ("or", "and", "not"):
        text = text[: tokens.pop().start].rstrip()
    depth = 0
    for token in tokens:
        depth = max(depth + (token.kind == "open") - (token.kind == "close"), 0)
    # A word may end with a parenthesis of its own, which another would join.
    blank = " " if tokens and tokens[-1].kind == "word" and "(" in tokens[-1].text else ""
    text = text.rstrip()
    if depth:
        text += blank + ")" * depth
    if _is_choice(tuple(tokens)):
        text = f"({text}{'' if depth else blank})"
    return f"{text} {term}" if text else term
