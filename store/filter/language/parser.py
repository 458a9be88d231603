"""From tokens to a tree. Never raises; what makes no sense is left out and reported.

`or = and {"OR" and}; and = term {["AND"] term}; term = {"-" | "NOT"} ("(" or ")" | field | words)`
"""

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from store.filter.language.days import read_day
from store.filter.language.fields import FIELDS, Field
from store.filter.language.reading import Unread
from store.filter.language.spelling import nearest, reduced, shown
from store.filter.language.tokens import Piece, Token, scan
from store.filter.language.tree import Either, Every, Node, Problem, Term, Value, Words, negated
from store.filter.language.values import Context, joined, read_value
from store.records import Day

__all__ = ["Parsed", "parse"]

DEEPEST = 40
"""Groups inside each other that are read; deeper parentheses are ignored, and reported."""

_KEPT = 12
"""Letters that may be typed beyond a value that means something."""

_TRIED = {word: field.name for field in FIELDS.values() for word in field.tried}
_CONNECTIVES = ("OR", "AND", "NOT")
_EDGES = " \t\r\n,;，；、。"
"""Marks around a word or phrase that are no part of it."""


class Parsed(NamedTuple):
    """The tree of a text and what was left out of it."""

    root: Node | None
    problems: tuple[Problem, ...]
    unfinished: tuple[Problem, ...]
    asof: Day
    asof_span: tuple[int, int]


def parse(text: str, context: Context, cursor: int | None) -> Parsed:
    """The meaning of a text. What touches `cursor` is still being typed (None: nothing is)."""
    parser = _Parser(context, cursor)
    for token in scan(text):
        parser.take(token)
    return parser.end(len(text))


@dataclass(slots=True)
class _Group:
    """A group that is being read: its alternatives, each a row of parts that all must hold."""

    start: int
    rows: list[list[Node]] = field(default_factory=lambda: [[]])
    told: bool = False
    """Whether anything stands in the present row, valid or not."""
    joint: Token | None = None
    """An OR, AND, NOT or minus that waits for what follows it."""
    sign: int | None = None
    """Where the negation of the next part begins, if it has one."""
    inverted: bool = False
    """Whether that negation holds: two of them cancel each other."""

    def node(self, end: int) -> Node | None:
        """The group as one node, as flat as it can be; None when nothing in it counts."""
        made = [_every(row) for row in self.rows if row]
        if len(made) < 2:
            return made[0] if made else None
        parts: list[Node] = []
        for node in made:
            parts.extend(node.parts if isinstance(node, Either) else (node,))
        return Either(parts=tuple(parts), start=self.start, end=end)


def _every(row: list[Node]) -> Node:
    parts: list[Node] = []
    for node in row:
        parts.extend(node.parts if isinstance(node, Every) else (node,))
    if len(parts) == 1:
        return parts[0]
    return Every(parts=tuple(parts), start=parts[0].start, end=parts[-1].end)


class _Parser:
    """One pass over the tokens, with the open groups on a stack."""

    def __init__(self, context: Context, cursor: int | None) -> None:
        self._context = context
        self._cursor = cursor
        self._groups = [_Group(0)]
        self._ignored = 0
        self._problems: list[Problem] = []
        self._unfinished: list[Problem] = []
        self._asof: tuple[Token, Day] | None = None

    def take(self, token: Token) -> None:
        """Read one token more."""
        if token.kind == "open":
            self._open(token)
        elif token.kind == "close":
            self._close(token)
        elif token.kind in ("or", "and"):
            self._join(token)
        elif token.kind == "not":
            self._invert(token)
        elif token.kind == "field":
            self._field(token)
        else:
            self._words(token)

    def end(self, length: int) -> Parsed:
        """Close what is open, and give the result."""
        self._loose(may_continue=True)
        while len(self._groups) > 1:
            group = self._groups.pop()
            self._report(group.start, group.start + 1, "unclosed (", unfinished=True)
            self._add(group.node(length), length)
            self._loose(may_continue=True)
        return Parsed(
            self._groups[0].node(length),
            tuple(sorted(self._problems, key=lambda problem: problem.start)),
            tuple(self._unfinished),
            self._asof[1] if self._asof else "",
            (self._asof[0].start, self._asof[0].end) if self._asof else (0, 0),
        )

    # what went wrong

    def _report(
        self,
        start: int,
        end: int,
        message: str,
        suggestion: str = "",
        *,
        unfinished: bool = False,
        hint: bool = False,
    ) -> None:
        """Note a problem; `unfinished` when more typing at the cursor may mend it."""
        live = unfinished and self._cursor is not None
        problem = Problem(
            start=start, end=end, message=shown(message), suggestion=suggestion, hint=hint
        )
        (self._unfinished if live else self._problems).append(problem)

    def _typing(self, token: Token | Piece) -> bool:
        """Whether the cursor stands at the end of this, so that it may grow."""
        return self._cursor is not None and token.end == self._cursor

    def _loose(self, *, may_continue: bool = False) -> None:
        """Report an OR, AND, NOT or minus of the present group that nothing follows."""
        group = self._groups[-1]
        if group.joint is not None:
            joint = group.joint
            self._report(
                joint.start, joint.end, f"nothing after {joint.text}", unfinished=may_continue
            )
        group.joint, group.sign, group.inverted = None, None, False

    # groups and connectives

    def _open(self, token: Token) -> None:
        if len(self._groups) > DEEPEST:
            self._ignored += 1
            if self._ignored == 1:
                self._report(token.start, token.end, f"more than {DEEPEST} ( inside each other")
            return
        self._groups.append(_Group(token.start))

    def _close(self, token: Token) -> None:
        if self._ignored:
            self._ignored -= 1
        elif len(self._groups) == 1:
            self._report(token.start, token.end, "no ( for this )")
        else:
            self._loose()
            group = self._groups.pop()
            self._add(group.node(token.end), token.end)

    def _join(self, token: Token) -> None:
        group = self._groups[-1]
        self._loose()
        if not group.told:
            self._report(token.start, token.end, f"nothing before {token.text}")
        elif token.kind == "or":
            group.rows.append([])
            group.told = False
        group.joint = token

    def _invert(self, token: Token) -> None:
        group = self._groups[-1]
        group.sign = token.start if group.sign is None else group.sign
        group.inverted = not group.inverted
        group.joint = token

    def _add(self, node: Node | None, end: int = 0) -> None:
        """Put a part, or the remains of one that does not count, into the present group."""
        group = self._groups[-1]
        sign, inverted = group.sign, group.inverted
        group.told, group.joint, group.sign, group.inverted = True, None, None, False
        if node is None:
            return
        if sign is not None:
            node = replace(negated(node) if inverted else node, start=sign, end=end or node.end)
        group.rows[-1].append(node)

    # terms

    def _field(self, token: Token) -> None:
        field_ = FIELDS.get(token.text.casefold())
        if field_ is None:
            self._unknown(token)
            self._add(None)
            return
        if not token.closed:
            self._unclosed(token)
        if field_.kind == "asof":
            self._take_asof(token)
            self._add(None)
            return
        values = self._values(field_, token)
        term = Term(field=field_.name, values=values, start=token.start, end=token.end)
        self._add(term if values else None)

    def _unknown(self, token: Token) -> None:
        name = token.text.casefold()
        meant = _TRIED.get(name, "")
        if not meant and self._context.may_suggest():
            meant = next(iter(nearest(name, FIELDS, 1)), "")
        end = token.start + len(token.text) + 1
        if meant:
            self._report(token.start, end, f"{token.text}: did you mean {meant}:?", f"{meant}:")
        else:
            message = f"no field {token.text}:; quote it to search for the words"
            address = name in ("http", "https") and self._typing(token)
            self._report(token.start, end, message, unfinished=address)

    def _values(self, field_: Field, token: Token) -> tuple[Value, ...]:
        found: list[Value] = []
        for piece in joined(field_, token.pieces):
            if not piece.text and len(token.pieces) > 1 and not self._typing(piece):
                continue
            value = read_value(field_, piece, self._context)
            if isinstance(value, Value):
                found.append(value)
            else:
                self._unread(value, token, piece)
                kept = self._kept(field_, piece)
                if kept is not None:
                    found.append(kept)
        if not token.pieces:
            wanted = f"{field_.name}: wants a value, such as {field_.example}"
            self._unread(Unread(wanted, may_continue=True), token, None)
        return tuple(found)

    def _kept(self, field_: Field, piece: Piece) -> Value | None:
        """The last complete meaning of a value that is being typed: `2024-` is still 2024."""
        if not self._typing(piece) or piece.quoted or piece.starred:
            return None
        quiet = replace(self._context, left=0)
        for length in range(len(piece.text) - 1, max(len(piece.text) - _KEPT, 0), -1):
            shorter = piece._replace(text=piece.text[:length], end=piece.start + length)
            value = read_value(field_, shorter, quiet)
            if isinstance(value, Value):
                return value
        return None

    def _kept_day(self, piece: Piece) -> Day:
        """The last complete meaning of a day that is being typed, or nothing."""
        if self._typing(piece):
            for length in range(len(piece.text) - 1, 3, -1):
                day = read_day(piece.text[:length], self._context.today)
                if isinstance(day, str):
                    return day
        return ""

    def _unread(self, unread: Unread, token: Token, piece: Piece | None) -> None:
        blank = piece is None or piece.start == piece.end
        start, end = (token.start, token.end) if piece is None or blank else piece[1:3]
        unfinished = unread.may_continue and self._typing(token if piece is None else piece)
        self._report(start, end, unread.message, unread.suggestion, unfinished=unfinished)

    def _take_asof(self, token: Token) -> None:
        piece = token.pieces[0] if token.pieces else Piece("", token.end, token.end)
        if not piece.text:
            wanted = Unread("asof: wants a day, such as asof:2024-06-06", may_continue=True)
            self._unread(wanted, token, piece)
            return
        day = read_day(piece.text, self._context.today)
        if isinstance(day, Unread):
            self._unread(day, token, piece)
            kept = self._kept_day(piece)
            if kept:
                self._asof = (token, kept)
        elif len(token.pieces) > 1:
            self._report(token.start, token.end, "asof: takes one day", f"asof:{piece.text}")
        elif self._groups[-1].inverted:
            self._report(token.start, token.end, "asof: cannot be excluded; it sets the day")
        else:
            if self._asof is not None:
                older = self._asof[0]
                self._report(older.start, older.end, "asof: stands twice; the last one counts")
            self._asof = (token, day)

    def _unclosed(self, token: Token) -> None:
        """A quote without end: while it is typed a hint, the words so far count."""
        live = self._cursor is not None
        what = "unclosed quote" if not token.pieces or not token.pieces[-1].closed else "unclosed ("
        self._report(token.start, token.end, what, hint=live)

    def _words(self, token: Token) -> None:
        text = token.text.strip(_EDGES)
        whole = token.kind == "phrase" and token.closed
        typing = self._typing(token) and not token.starred and not whole
        if not token.closed:
            self._unclosed(token)
        if not reduced(text):
            self._nothing(token, text)
        elif typing and token.kind == "word" and self._may_become(text):
            message = f"{text}: a word, or the beginning of a field?"
            self._report(token.start, token.end, message, unfinished=True)
            self._add(None)
        else:
            if token.kind == "word" and text in ("or", "and", "not"):
                capitals = text.upper()
                message = f"{text} is searched as a word; in capitals, {capitals} joins terms"
                self._report(token.start, token.end, message, capitals, hint=True)
            words = Words(
                text=" ".join(text.split()),
                prefix=token.starred or typing,
                start=token.start,
                end=token.end,
            )
            self._add(words)

    def _nothing(self, token: Token, text: str) -> None:
        """A token without a letter or digit: nothing to search for."""
        if text:
            self._report(token.start, token.end, f"nothing to search for in {text}")
        self._add(None)

    @staticmethod
    def _may_become(word: str) -> bool:
        """Whether a word that is being typed may still become a field or a connective."""
        folded = word.casefold()
        short = len(word) < 2 and word.isascii()
        connective = any(joint.startswith(word.upper()) for joint in _CONNECTIVES)
        return short or connective or any(name.startswith(folded) for name in FIELDS)
