"""One decision of a user, and which decisions are in force."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from hashlib import sha256
from itertools import combinations, product

import msgspec

from store.records import Claim, Document
from store.vocabulary import CorrectionKind

__all__ = [
    "Anchor",
    "Corrected",
    "Correction",
    "Orphan",
    "concerns",
    "identity",
    "in_force",
    "keyed",
    "letters",
    "overruled",
    "undone",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A claim by what lasts: the article (hash of its text, and address), and the quoted words.

    `url` is the address as `addresses.address_key` spells it, or the name of a built-in brief.
    `occurrence` counts the places of the text where the words stand, from 1. `act` is the type and
    the agents as they were read; it tells apart claims that have the same words. An anchor without
    a quote is the whole article.
    """

    sha256: str = ""
    url: str = ""
    quote: str = ""
    occurrence: int = 1
    act: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A decision, as it is kept and as it is shared.

    `field`, `old` and `new` are those of a `set`; of a `date`, `new` is the day; of an `alias`,
    `field` is yes or no, `new` the actor, `old` the actor that the tables list under the name
    `anchor.quote`, if any. `others` are the other claims of a `merge` or `split`, `undoes` the key
    of the decision that an `undo` takes back. `key` is made of all the rest (`keyed`).
    """

    kind: CorrectionKind
    anchor: Anchor = Anchor()
    field: str = ""
    old: str = ""
    new: str = ""
    others: tuple[Anchor, ...] = ()
    undoes: str = ""
    why: str = ""
    who: str = ""
    made_at: str = ""
    key: str = ""

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """Every claim or article that it is about."""
        first = (self.anchor,) if self.anchor.sha256 or self.anchor.url else ()
        return (*first, *self.others)


@dataclass(frozen=True, slots=True, kw_only=True)
class Orphan:
    """A correction that changes nothing any more, and why."""

    correction: Correction
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected:
    """The claims of an article as corrected, in the order of its text.

    `read` has, for each of them, its place among the claims as they were read: rejected claims
    are left out.
    """

    claims: tuple[Claim, ...]
    read: tuple[int, ...]
    orphans: tuple[Orphan, ...] = ()


def identity(
    document: Document, url: str, claims: Sequence[Claim], corrections: Sequence[Correction]
) -> Corrected:
    """The claims as they were read, for a path without corrections."""
    del document, url, corrections
    return Corrected(claims=tuple(claims), read=tuple(range(len(claims))))


def concerns(anchor: Anchor, document: Document, url: str) -> bool:
    """Whether an anchor lies in this article, in this version of it or another."""
    return anchor.sha256 == document.sha256 or bool(anchor.url and anchor.url == url)


def letters(name: str) -> str:
    """A name reduced to its letters and digits, without case."""
    return "".join(c for c in name.casefold() if c.isalnum())


def keyed(correction: Correction) -> Correction:
    """The decision with the key that its content gives it."""
    content = [getattr(correction, one.name) for one in fields(correction) if one.name != "key"]
    name = sha256(msgspec.json.encode(content)).hexdigest()[:12]
    return replace(correction, key=name)


def in_force(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    """The decisions that no undo in force takes back, oldest first; undos are left out."""
    ordered = sorted(corrections, key=lambda one: one.made_at)
    gone = undone(ordered)
    return tuple(one for one in ordered if one.kind != "undo" and one.key not in gone)


def undone(corrections: Iterable[Correction]) -> frozenset[str]:
    """The keys that are taken back. An undo that is itself taken back counts no more.

    Content makes the keys, so no chain of undos is a ring; each round settles one more link.
    """
    undos = [one for one in corrections if one.kind == "undo"]
    counting = list(undos)
    for _ in undos:
        gone = {one.undoes for one in counting}
        counting = [one for one in undos if one.key not in gone]
    return frozenset(one.undoes for one in counting)


def overruled(corrections: Iterable[Correction]) -> dict[str, str]:
    """The decisions in force with which a later one disagrees, each with the first such one.

    Both are kept, the later one counts.
    """
    standing = in_force(corrections)
    last: dict[object, Correction] = {}
    found: dict[str, str] = {}
    for one in standing:
        for subject in _subjects(one):
            before = last.get(subject)
            if before is not None and _says(before) != _says(one):
                found.setdefault(before.key, one.key)
            last[subject] = one
    return found


def _subjects(one: Correction) -> Iterator[object]:
    """What a decision is about: two that share a subject and say different things disagree."""
    article = one.anchor.url or one.anchor.sha256
    if one.kind == "set":
        yield "set", article, one.anchor.quote, one.anchor.occurrence, one.anchor.act, one.field
    elif one.kind == "date":
        yield "date", article
    elif one.kind == "alias":
        yield "alias", letters(one.anchor.quote), one.new
    elif one.kind in ("merge", "split"):
        named = [(at.url or at.sha256, at.quote, at.occurrence, at.act) for at in one.anchors]
        pairs = combinations(named, 2) if one.kind == "merge" else product(named[:1], named[1:])
        for pair in pairs:
            yield "tie", frozenset(pair)


def _says(one: Correction) -> tuple[str, str]:
    return (one.kind, "") if one.kind in ("merge", "split") else (one.field, one.new)
