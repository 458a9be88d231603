"""What may stand at the cursor: fields, then values with their counts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyroaring import BitMap

from store.filter.index import Index
from store.filter.language.fields import FIELDS, Field
from store.filter.language.spelling import reduced, spellings
from store.filter.language.tokens import Piece, Token, quoted, scan
from store.filter.language.values import canonical_key
from store.filter.select import counter
from store.reference.names import Names

__all__ = ["Completion", "complete"]

MOST = 40
"""Completions given at once."""

_ACROSS = ("actor", "chip", "place", "route", "type", "status", "rule", "origin")
"""Fields whose values are offered for a bare word."""

_WRITTEN: Mapping[str, tuple[tuple[str, str], ...]] = {
    "money": ((">1b", "over $1 billion"), ("1b..10b", "from $1b to $10b"), ("cny:>10b", "in yuan")),
    "number": ((">=2", "two or more"), ("1", "exactly one"), ("1..10", "from one to ten")),
    "day": (("30d", "the last 30 days"), ("6m", "six months"), ("1y", "a year")),
    "asof": (("today", "as of today"), ("1y", "as of a year ago")),
}
"""Ways to write values that are not listed anywhere."""


@dataclass(frozen=True, slots=True)
class Completion:
    """`insert` takes the place of `text[start:end]`; `count` is None where nothing is counted."""

    start: int
    end: int
    insert: str
    label: str
    count: int | None = None
    note: str = ""


def complete(
    text: str, cursor: int, names: Names, index: Index, within: BitMap | None = None
) -> tuple[Completion, ...]:
    """What may be written at the cursor, likeliest first.

    Counts are those of the whole store, or of the events in `within`.
    """
    cursor = max(0, min(cursor, len(text)))
    token = _token_at(text, cursor)
    if token is None:
        return _fields("", cursor, cursor)
    if token.kind == "field" and cursor > token.start + len(token.text):
        field = FIELDS.get(token.text.casefold())
        if field is None:
            return ()
        piece = _piece_at(token, cursor)
        typed = text[piece.start : cursor].lstrip('"“”„')
        found = _values(field, typed, names, index, within)
        return tuple(
            Completion(piece.start, piece.end, value.insert, value.label, value.count, value.note)
            for value in found
        )[:MOST]
    if token.kind in ("not", "open"):
        return _fields("", cursor, cursor)
    if token.kind == "phrase":
        typed = text[token.start : cursor].lstrip('"“”„')
        return tuple(_across(typed, token.start, token.end, names, index, within))[:MOST]
    if token.kind not in ("word", "field"):
        return ()
    typed = text[token.start : cursor]
    end = token.end if token.kind == "word" else token.start + len(token.text) + 1
    fields = _fields(typed, token.start, end)
    named = [field for field in fields if field.insert.startswith(typed.casefold())]
    across = _across(typed, token.start, end, names, index, within)
    return (*named, *across, *(field for field in fields if field not in named))[:MOST]


def _token_at(text: str, cursor: int) -> Token | None:
    """The token that the cursor stands in or at the end of."""
    touched = (t for t in scan(text) if t.start < cursor <= t.end)
    return next(touched, None)


def _piece_at(token: Token, cursor: int) -> Piece:
    for piece in token.pieces:
        if piece.start <= cursor <= piece.end:
            return piece
    return Piece("", cursor, cursor)


def _fields(typed: str, start: int, end: int) -> tuple[Completion, ...]:
    folded = typed.casefold()
    begun = [field for field in FIELDS.values() if field.name.startswith(folded)]
    if folded:
        begun += [
            field
            for field in FIELDS.values()
            if field not in begun and any(word.startswith(folded) for word in field.tried)
        ]
    return tuple(
        Completion(start, end, f"{field.name}:", f"{field.name}:", None, field.about)
        for field in begun
    )


def _across(
    typed: str, start: int, end: int, names: Names, index: Index, within: BitMap | None
) -> Iterator[Completion]:
    """Values of the main fields that a bare word may mean, as whole terms."""
    if len(reduced(typed)) < 2:
        return
    for name in _ACROSS:
        for value in _values(FIELDS[name], typed, names, index, within)[:3]:
            label = f"{name}:{value.label}"
            yield Completion(start, end, f"{name}:{value.insert}", label, value.count, value.note)


def _values(
    field: Field, typed: str, names: Names, index: Index, within: BitMap | None
) -> list[Completion]:
    """The values of a field that the typed text may become, likeliest first."""
    if field.name != "hedge" and field.kind in _WRITTEN:
        return _shapes(field, typed, index, within)
    if field.kind == "key":
        return []
    wanted = reduced(typed)
    by_alias = dict(_by_alias(field, wanted, names)) if wanted else {}
    values = index.values(field.name, index.day)
    count_in = counter(index, index.everything if within is None else within)
    found = []
    for key, label in index.labels(field.name).items():
        rank = _rank(wanted, label, key, key in by_alias) if key in values else None
        if rank is not None:
            found.append((rank, -count_in(values[key]), label, key))
    return [
        Completion(
            0,
            0,
            quoted(index.written(field.name, key)),
            label,
            -minus,
            _note(field, key, label, names, by_alias.get(key, "") if rank == 2 else ""),
        )
        for rank, minus, label, key in sorted(found)[:MOST]
    ]


def _rank(wanted: str, label: str, key: str, alias: bool) -> int | None:
    """How well a value fits: by all of its name, its beginning, a word of it, another name, or a
    part; None: not at all.
    """
    if wanted and wanted in (reduced(label), reduced(key)):
        return -1
    if reduced(label).startswith(wanted) or reduced(key).startswith(wanted):
        return 0
    if any(reduced(word).startswith(wanted) for word in label.split()):
        return 1
    if alias:
        return 2
    return 3 if wanted in reduced(label) else None


def _by_alias(field: Field, wanted: str, names: Names) -> Iterable[tuple[str, str]]:
    for spelled, id_ in spellings(names, field.of):
        if reduced(spelled).startswith(wanted):
            yield canonical_key(names, field.of, id_), spelled


def _note(field: Field, key: str, label: str, names: Names, alias: str) -> str:
    """What is worth knowing about a value: the alias that was typed, its parent, its members."""
    told = ""
    if field.of == "actor":
        parents = names.ancestors(key)
        told = f"subsidiary of {names.name('actor', parents[0])}" if parents else ""
    if field.of == "chip":
        members = len(names.members(key))
        told = f"family of {members}" if members else ""
    if field.of == "rule":
        rule = names.rules.get(key)
        told = rule.name if rule is not None and rule.name != label else ""
    resolved = f"{alias} → {label}" if alias else ""
    return ", ".join(part for part in (resolved, told) if part)


def _shapes(field: Field, typed: str, index: Index, within: BitMap | None) -> list[Completion]:
    """Ways to write a number, a sum or a day; for days also the years that there are."""
    found = []
    if field.kind == "day":
        counts: dict[str, int] = {}
        slots = index.everything if within is None else within
        for month, months in index.months():
            more = slots.range_cardinality(months.start, months.stop)
            counts[month[:4]] = counts.get(month[:4], 0) + more
        found = [
            Completion(0, 0, year, year, count if field.name == "date" else None)
            for year, count in sorted(counts.items(), reverse=True)
        ]
    shapes = _WRITTEN[field.kind]
    found += [Completion(0, 0, shape, shape, None, note) for shape, note in shapes]
    return [shape for shape in found if shape.insert.startswith(typed)]
