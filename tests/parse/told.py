"""Passages with the claims a careful reader finds in them, and how the parser's claims compare.

Two kinds of files stand in `passages/`: `blind-*.toml`, labelled by somebody who never saw the
parser at work, and `own-*.toml`, where a claim gives only the fields it is about (`with` are the
counterparties, `money` the values, `when` as printed).
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from store.parse import claims
from store.parse.calendar.dates import iso_of
from store.records import Claim, Document, When
from store.reference import Reference, load

PASSAGES = Path(__file__).parent / "passages"

SAME = {
    "bis": "us-commerce",
    "white-house": "us-government",
    "biden-administration": "us-government",
    "trump-administration": "us-government",
    "donald-trump": "us-government",
    "joe-biden": "us-government",
    "tiktok": "bytedance",
    "alibaba-cloud": "alibaba",
    "volcano-engine": "bytedance",
    "us-house": "us-congress",
    "us-senate": "us-congress",
}
"""Offices and units that the labels do not tell apart."""


@dataclass(frozen=True)
class Passage:
    """A text, when it was published, and what it tells."""

    id: str
    text: str
    published: str
    claims: tuple[Mapping[str, Any], ...]
    ignore: tuple[str, ...]
    blind: bool


@cache
def reference() -> Reference:
    """The packaged reference."""
    return load()


def in_lines(rows: Mapping[str, str]) -> str:
    """The weights of features as the lexicon keeps them."""
    return "".join(f"{feature}\t{weights}\n" for feature, weights in rows.items())


@cache
def file_of(path: Path) -> dict[str, Any]:
    """What a file of passages holds; several rooms read it, none changes it."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def passages(pattern: str) -> Iterator[Passage]:
    """The passages of the files that fit `pattern`."""
    for path in sorted(PASSAGES.glob(pattern)):
        found = file_of(path)
        for number, one in enumerate(found["passage"], 1):
            yield Passage(
                id=one.get("id", f"{path.stem}-{number:03d}"),
                text=one["text"],
                published=one.get("published", found.get("published", "")),
                claims=tuple(one.get("claim", one.get("claims", ()))),
                ignore=tuple(one.get("ignore", ())),
                blind="id" in one,
            )


def document(passage: Passage) -> Document:
    """A passage as a document."""
    day = passage.published
    published = When(first=day, last=day, precision="day") if day else None
    return Document(sha256="", text=passage.text, published=published)


def faults(passage: Passage) -> list[str]:
    """What the parser gets wrong in a passage; nothing if it reads as the labels do."""
    found = list(claims(document(passage), reference()))
    wrong = []
    for label in passage.claims:
        fits = [c for c in found if c.type == label["type"] and _touches(c, label, passage)]
        best = min(fits, key=lambda c: len(_differences(c, label, passage)), default=None)
        if best is None:
            wrong.append(f"missing {label['type']}")
            continue
        found.remove(best)
        wrong += [f"{label['type']}: {d}" for d in _differences(best, label, passage)]
    wrong += [f"extra {c.type}: {c.quote}" for c in found if not _ignored(c, passage)]
    return wrong


def _touches(claim: Claim, label: Mapping[str, Any], passage: Passage) -> bool:
    if "quote" not in label:
        return True
    quotes = (label["quote"], *label.get("also", ()))
    return any(_overlap(claim, passage.text.index(q), len(q)) for q in quotes)


def _overlap(claim: Claim, start: int, size: int) -> bool:
    return claim.start < start + size and start < claim.end


def _ignored(claim: Claim, passage: Passage) -> bool:
    return any(_overlap(claim, passage.text.index(s), len(s)) for s in passage.ignore)


def _differences(claim: Claim, label: Mapping[str, Any], passage: Passage) -> list[str]:
    names = reference().names
    found: list[str] = []

    def check(field: str, told: Any, read: Any) -> None:
        if told != read:
            found.append(f"{field} {read!r}, not {told!r}")

    for field, roles in (("agents", ("agent",)), ("with", ("counterparty",))):
        if field in label:
            check(field, _actors(label[field]), {SAME.get(k, k) for k in claim.actors(*roles)})
    if passage.blind:
        told = _actors([*label["agents"], *label.get("counterparties", ())])
        check("participants", told, {SAME.get(k, k) for k in claim.actors()})
    if "modality" in label:
        check("modality", label["modality"], claim.modality)
    if passage.blind or "polarity" in label:
        check("polarity", label.get("polarity", "+"), claim.polarity)
    if passage.blind or "chips" in label:
        unnamed = {f.id for f in names.families.values() if not f.members}
        read = {names.name("chip", c.chip) for c in claim.chips if c.chip not in unnamed}
        check("chips", set(label.get("chips", ())), read)
    if "units" in label:
        check("units", label["units"] or None, claim.units)
    if "money" in label:
        sums = {m["value"] if isinstance(m, Mapping) else m for m in label["money"]}
        read_sums = {m.maximum for m in claim.money} | {m.converted for m in claim.money}
        check("money", sums, read_sums - {None})
    if "when" in label and not passage.blind:
        check("when", label["when"], iso_of(claim.when))
    if "route" in label and not passage.blind:
        check("route", label["route"], claim.route)
    if "origin" in label and not passage.blind:
        origin = claim.origin
        read_origin = names.name("actor", origin.name) if origin.name else origin.kind
        check("origin", label["origin"], read_origin)
    if "rules" in label and not passage.blind:
        check("rules", set(label["rules"]), {r.rule for r in claim.rules})
    return found


def _actors(told: list[str]) -> set[str]:
    names = reference().names
    keys = (names.resolve("actor", name) for name in told)
    return {SAME.get(k[0], k[0]) if k else name for k, name in zip(keys, told, strict=True)}
