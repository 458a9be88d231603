"""What the values of a term mean, field by field."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from store.filter.language.amounts import read_number, read_sum, shown_bounds
from store.filter.language.days import read_days, shown_days
from store.filter.language.fields import HEDGES, Field
from store.filter.language.reading import Unread
from store.filter.language.spelling import beginning, nearest, printed_key, reduced
from store.filter.language.tokens import Piece, quoted
from store.filter.language.tree import Bounds, Keys, Match, Prefix, Present, Value
from store.records import Day
from store.reference.names import Names

__all__ = ["Context", "Known", "canonical_key", "digest_key", "joined", "read_value"]

_NOUNS = {"lang": "language", "is": "modality", "has": "field", "type": "act"}
_DIGEST = "digest of "
_MOST_SUGGESTIONS = 12


class Known(Protocol):
    """The values that a store has, so that names which no table lists can be said too."""

    def labels(self, field: str) -> Mapping[str, str]:
        """Key → name on screen of every value of a field."""

    def spelled(self, field: str) -> Mapping[str, tuple[str, ...]]:
        """Name or key, reduced to letters and digits → the keys that are written so."""


@dataclass(slots=True, kw_only=True)
class Context:
    """What reading needs beside the text; `left` bounds the work spent on suggestions."""

    names: Names
    today: Day
    known: Known | None = None
    left: int = _MOST_SUGGESTIONS

    def may_suggest(self) -> bool:
        """Whether another nearest word may be looked for; a text full of errors gets few."""
        self.left -= 1
        return self.left >= 0


def read_value(field: Field, piece: Piece, context: Context) -> Value | Unread:
    """The meaning of one value of a field."""
    if piece.starred and piece.text == "*" and not piece.quoted:
        return Value(text="*", match=Present(), shown="any", start=piece.start, end=piece.end)
    if not piece.text.strip():
        return Unread(f"{field.name}: wants a value, such as {field.example}", may_continue=True)
    if field.kind in ("name", "listed", "open"):
        found = _READERS[field.kind](field, piece, context)
    elif field.kind == "day":
        found = _day(piece, context)
    elif field.kind == "key":
        found = _value(piece, Prefix(piece.text.casefold()), f"{piece.text}…")
    else:
        found = _number(field, piece)
    return found


def joined(field: Field, pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """The values of a field; in a number, commas before three digits are no list (`10,000`)."""
    if field.kind not in ("number", "money"):
        return pieces
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if (
            last is not None
            and len(piece.text.rstrip("kmbtnKMBTN")) == 3
            and piece.text[:3].isdecimal()
            and last.text[-1:].isdecimal()
            and last.end + 1 == piece.start
        ):
            found[-1] = last._replace(text=last.text + piece.text, end=piece.end)
        else:
            found.append(piece)
    return tuple(found)


def canonical_key(names: Names, kind: str, key: str) -> str:
    """The key under which values are counted: chips that share a short name are one."""
    chip = names.chips.get(key) if kind == "chip" else None
    if chip is None or chip.default:
        return key
    same = (id_ for id_ in names.resolve("chip", chip.short) if id_ in names.chips)
    shared = (id_ for id_ in same if names.chips[id_].short == chip.short)
    return next(shared, key)


def digest_key(key: str) -> str:
    """The key of "digest of" a publisher."""
    return f"digest:{key}"


def _value(piece: Piece, match: Match, shown: str, note: str = "") -> Value:
    return Value(
        text=_starred(piece),
        match=match,
        shown=shown,
        note=note,
        start=piece.start,
        end=piece.end,
    )


def _day(piece: Piece, context: Context) -> Value | Unread:
    days = read_days(_starred(piece), context.today)
    return days if isinstance(days, Unread) else _value(piece, days, shown_days(days))


def _starred(piece: Piece) -> str:
    """The value with its star, which numbers and days read as an open end."""
    return f"{piece.text}*" if piece.starred else piece.text


def _number(field: Field, piece: Piece) -> Value | Unread:
    if field.name == "hedge" and piece.text.casefold() in HEDGES:
        number = float(HEDGES.index(piece.text.casefold()))
        return _value(piece, Bounds(low=number, high=number), f"={number:g}")
    text = _starred(piece)
    if field.name == "hedge" and text[:1].isalpha():
        begun = any(name.startswith(text.casefold()) for name in HEDGES)
        return Unread(f"no hedge {text}; 0 to 3, or {', '.join(HEDGES)}", may_continue=begun)
    bounds = read_sum(text) if field.kind == "money" else read_number(text)
    return bounds if isinstance(bounds, Unread) else _value(piece, bounds, shown_bounds(bounds))


def _listed(field: Field, piece: Piece, context: Context) -> Value | Unread:
    wanted = reduced(piece.text)
    begun = tuple(value for value in field.values if reduced(value).startswith(wanted))
    if piece.starred and begun:
        return _value(piece, Prefix(piece.text, begun), f"{piece.text}…")
    exact = next((value for value in begun if reduced(value) == wanted), None)
    if exact is not None:
        return _value(piece, Keys((exact,)), exact)
    near = nearest(piece.text, field.values) if context.may_suggest() else ()
    return _nothing(_NOUNS.get(field.name, field.name), piece, near, may_continue=bool(begun))


def _name(field: Field, piece: Piece, context: Context) -> Value | Unread:
    names, kind = context.names, field.of
    if piece.starred:
        return _name_prefix(field, piece, context)
    found = _candidates(names, kind, piece.text)
    if found:
        keys = tuple(dict.fromkeys(canonical_key(names, kind, key) for key in found))
        return _value(piece, Keys(keys), *_told(names, kind, piece.text, keys))
    met = _unlisted(field, piece.text, context.known)
    if not met and context.known is None and piece.text.startswith("~"):
        met = {piece.text.casefold(): names.name(kind, piece.text.casefold())}
    if met:
        return _value(piece, Keys(tuple(met)), " or ".join(met.values()))
    near = names.nearest(kind, piece.text, 2) if context.may_suggest() else ()
    begun = bool(beginning(names, kind, piece.text)) or _met_beginning(field, piece.text, context)
    return _nothing(kind, piece, near, may_continue=begun)


def _name_prefix(field: Field, piece: Piece, context: Context) -> Value | Unread:
    keys = beginning(context.names, field.of, piece.text)
    if not keys and not _met_beginning(field, piece.text, context):
        near = context.names.nearest(field.of, piece.text, 2) if context.may_suggest() else ()
        return _nothing(field.of, piece, near)
    counted = dict.fromkeys(canonical_key(context.names, field.of, key) for key in keys)
    return _value(piece, Prefix(piece.text, tuple(counted)), f"{piece.text}…")


def _open(field: Field, piece: Piece, context: Context) -> Value | Unread:
    names, text = context.names, piece.text
    met = _unlisted(field, text, context.known)
    if piece.starred:
        if context.known is not None and not _met_beginning(field, text, context):
            return _nothing(_NOUNS.get(field.name, field.name), piece, ())
        return _value(piece, Prefix(text), f"{text}…")
    if met:
        return _value(piece, Keys(tuple(met)), " or ".join(met.values()))
    digest = text.casefold().startswith(_DIGEST)
    bare = text[len(_DIGEST) :] if digest else text
    listed = names.resolve(field.of, bare)[:1] if field.of else ()
    key = listed[0] if listed else printed_key(bare)
    if listed or context.known is None:
        shown = names.name(field.of, key) if listed else bare if field.of else key
        shown, key = (f"{_DIGEST}{shown}", digest_key(key)) if digest else (shown, key)
        return _value(piece, Keys((key,)), shown, "" if digest else _alias(text, shown))
    labels = context.known.labels(field.name).values()
    near = nearest(text, labels) if context.may_suggest() else ()
    begun = _met_beginning(field, text, context) or _DIGEST.startswith(text.casefold())
    return _nothing(_NOUNS.get(field.name, field.name), piece, near, may_continue=begun)


_READERS = {"name": _name, "listed": _listed, "open": _open}


def _candidates(names: Names, kind: str, text: str) -> tuple[str, ...]:
    """What a name means: all that share it, but an entry's own name never means another."""
    found = names.resolve(kind, text)
    if kind == "chip" or len(found) < 2:
        return found
    own = reduced(text) in (reduced(found[0]), reduced(names.name(kind, found[0])))
    return found[:1] if own else found


def _unlisted(field: Field, text: str, known: Known | None) -> dict[str, str]:
    """Values of the store that are called so, though no table lists them."""
    if known is None:
        return {}
    keys = known.spelled(field.name).get(reduced(text), ())
    return {key: known.labels(field.name)[key] for key in keys}


def _met_beginning(field: Field, text: str, context: Context) -> bool:
    if context.known is None:
        return False
    wanted = reduced(text)
    return any(form.startswith(wanted) for form in context.known.spelled(field.name))


def _told(names: Names, kind: str, text: str, keys: tuple[str, ...]) -> tuple[str, str]:
    """What a resolved name is called in the echo, and how it was resolved where that is news."""
    shown = " or ".join(dict.fromkeys(names.name(kind, key) for key in keys))
    parents = names.ancestors(keys[0]) if kind == "actor" and len(keys) == 1 else ()
    if parents:
        return shown, f"{text} → {shown}, subsidiary of {names.name(kind, parents[0])}"
    own = {reduced(text)} & {reduced(shown), *(reduced(key) for key in keys)}
    return shown, "" if own else _alias(text, shown)


def _alias(text: str, shown: str) -> str:
    return "" if reduced(text) == reduced(shown) else f"{text} → {shown}"


def _nothing(
    noun: str, piece: Piece, near: tuple[str, ...], *, may_continue: bool = False
) -> Unread:
    """A value that resolves to nothing, with the nearest ones that would."""
    star = "*" if piece.starred else ""
    hint = f"; nearest {', '.join(near)}" if near else ""
    mended = quoted(near[0]) if near else ""
    return Unread(f"no {noun} {piece.text}{star}{hint}", mended, may_continue)
