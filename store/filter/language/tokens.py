"""From text to tokens, each with its place in the text. Every text has tokens.

The marks of other keyboards count as their plain twins: `“ ” „ « »` are quotes, `：` is a colon,
`，` a comma, a true minus or a dash before a term is `-`.
"""

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

__all__ = ["Piece", "Token", "TokenKind", "quoted", "scan", "word_end"]

TokenKind = Literal["word", "phrase", "field", "open", "close", "or", "and", "not"]

QUOTES = frozenset('"“”„‟«»＂')
COMMAS = ",，、"
MINUSES = "-−–—"

_FIELD = re.compile(r"([^\W\d_][\w-]{0,40})[:：](?!//)")
_CONNECTIVES: dict[str, TokenKind] = {"OR": "or", "AND": "and", "NOT": "not"}


class Piece(NamedTuple):
    """One value of a field token, quotes taken off; `starred` when an open `*` ends it."""

    text: str
    start: int
    end: int
    quoted: bool = False
    closed: bool = True
    starred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token and its span; `text` is a word, a phrase without quotes, or a field's name.

    `closed` is False for a quote or a list in parentheses that never ends.
    """

    kind: TokenKind
    start: int
    end: int
    text: str = ""
    pieces: tuple[Piece, ...] = ()
    closed: bool = True
    starred: bool = False


def scan(text: str) -> tuple[Token, ...]:
    """The tokens of a text, in order; white space separates and is none."""
    found: list[Token] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        token = _token(text, at)
        found.append(token)
        at = token.end
    return tuple(found)


def quoted(text: str) -> str:
    """A value as it must be written so that it is read back as one value."""
    plain = bool(text) and not any(
        c.isspace() or c in QUOTES or c in COMMAS or c in "()" or not c.isprintable() for c in text
    )
    if plain and not text.endswith("*"):
        return text
    return f'"{"".join(" " if c in QUOTES else c for c in text)}"'


def word_end(text: str, start: int) -> int:
    """Where the unquoted text that begins at `start` ends: at white space or a foreign `)`."""
    depth = 0
    at = start
    while at < len(text) and not text[at].isspace():
        if text[at] in QUOTES:
            break
        if text[at] == "(":
            depth += 1
        elif text[at] == ")":
            depth -= 1
            if depth < 0:
                break
        at += 1
    return at


def _token(text: str, at: int) -> Token:
    mark = text[at]
    if mark == "(":
        return Token(kind="open", start=at, end=at + 1)
    if mark == ")":
        return Token(kind="close", start=at, end=at + 1)
    if mark in MINUSES and not text[at + 1 : at + 2].isspace():
        return Token(kind="not", start=at, end=at + 1, text="-")
    if mark in QUOTES:
        return _phrase(text, at)
    field = _FIELD.match(text, at)
    if field:
        return _field(text, at, field[1], field.end())
    end = max(word_end(text, at), at + 1)
    word = text[at:end]
    if word in _CONNECTIVES:
        return Token(kind=_CONNECTIVES[word], start=at, end=end, text=word)
    starred = word.endswith("*")
    return Token(kind="word", start=at, end=end, text=word.rstrip("*"), starred=starred)


def _phrase(text: str, at: int) -> Token:
    inside, end, closed = _inside_quotes(text, at)
    starred = end < len(text) and text[end] == "*"
    return Token(
        kind="phrase", start=at, end=end + starred, text=inside, closed=closed, starred=starred
    )


def _inside_quotes(text: str, at: int) -> tuple[str, int, bool]:
    """The text between the quote at `at` and the next one, where it ends, whether it does."""
    end = at + 1
    while end < len(text) and text[end] not in QUOTES:
        end += 1
    closed = end < len(text)
    return text[at + 1 : end], end + closed, closed


def _field(text: str, start: int, name: str, at: int) -> Token:
    if at < len(text) and text[at] == "(":
        return _listed(text, start, name, at)
    pieces: list[Piece] = []
    while True:
        piece = _piece(text, at)
        pieces.append(piece)
        at = piece.end
        if at >= len(text) or text[at] not in COMMAS:
            break
        at = _after_comma(text, at + 1)
    return Token(
        kind="field",
        start=start,
        end=at,
        text=name,
        pieces=tuple(pieces),
        closed=all(piece.closed for piece in pieces),
    )


def _after_comma(text: str, at: int) -> int:
    """Where the next value of a list begins; blanks after a comma are stepped over.

    They are not where a new term follows: a field, a connective, a group or a minus.
    """
    ahead = at
    while ahead < len(text) and text[ahead].isspace():
        ahead += 1
    if ahead == at or ahead == len(text) or text[ahead] in "()" or text[ahead] in MINUSES:
        return at
    if _FIELD.match(text, ahead) or text[ahead : word_end(text, ahead)] in _CONNECTIVES:
        return at
    return ahead


def _piece(text: str, start: int, stops: str = "") -> Piece:
    """One value: bare text, quoted text, or both in a row, up to a comma, a blank or a `)`."""
    said: list[str] = []
    at, depth, was_quoted, closed, starred = start, 0, False, True, False
    while at < len(text):
        mark = text[at]
        if mark in QUOTES:
            inside, at, closed = _inside_quotes(text, at)
            said.append(inside)
            was_quoted, starred = True, False
            continue
        if mark.isspace() or mark in COMMAS or mark in stops:
            break
        depth += (mark == "(") - (mark == ")")
        if depth < 0:
            break
        starred = mark == "*"
        said.append(mark)
        at += 1
    whole = "".join(said)
    if starred and len(whole) > 1:
        whole = whole.rstrip("*") or "*"
    return Piece(whole, start, at, was_quoted, closed, starred)


def _listed(text: str, start: int, name: str, at: int) -> Token:
    """`field:(a OR b)`, as other search boxes write any-of: the values between parentheses."""
    pieces: list[Piece] = []
    at += 1
    while at < len(text) and text[at] != ")":
        if text[at].isspace() or text[at] in COMMAS:
            at += 1
            continue
        piece = _piece(text, at)
        at = max(piece.end, at + 1)
        if piece.quoted or piece.text.casefold() != "or":
            pieces.append(piece)
    closed = at < len(text)
    return Token(
        kind="field",
        start=start,
        end=at + closed,
        text=name,
        pieces=tuple(pieces),
        closed=closed and all(piece.closed for piece in pieces),
    )
