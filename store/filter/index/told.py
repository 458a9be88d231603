"""The second pass of a build: claims, and the documents that make them."""

import sqlite3
from array import array
from collections.abc import Mapping, MutableMapping, MutableSequence, Sequence
from typing import NamedTuple

from store.changes import Report, Telling
from store.filter.index.among import Among
from store.filter.index.gather import Gather
from store.filter.index.layout import NOWHERE, Layout
from store.filter.index.parts import NOT_AN_ORIGIN, ordinal
from store.filter.index.reports import Reports, reports_of
from store.filter.language.values import digest_key
from store.records import Claim, Day, Origin
from store.reference.names import Names
from store.relate.origins import canonical, origin_key
from store.vocabulary import Basis, OriginKind

__all__ = ["ClaimSlots", "Tellings"]

ClaimSlots = Mapping[int, int] | Sequence[int]
"""Claim id → slot."""

_DOCUMENTS = """
SELECT id, publisher, published_first, language, url <> '', digest_publisher, origin, basis
FROM document
"""
_CLAIMS = """
SELECT event_claim.event_id, claim.id, claim.document_id, claim.origin_kind, claim.origin_name,
  instr(claim.quote, '"') + instr(claim.quote, '“') > 0
FROM event_claim JOIN claim ON claim.id = event_claim.claim_id
"""


class _Document(NamedTuple):
    """A document as the index sees it."""

    publisher: str
    published: float | None
    language: str
    linked: bool
    report: int


def _day(first: Day) -> float | None:
    """The day of a document; None where it has none that is a day."""
    try:
        return ordinal(first)
    except ValueError:
        return None


class Tellings:
    """Who told what: gathered claim by claim."""

    def __init__(self, names: Names, layout: Layout, gather: Gather) -> None:
        self._names = names
        self._layout = layout
        self._gather = gather
        self._documents: dict[int, _Document] = {}
        self._reports: dict[Report, int] = {}
        self._distinct: list[Report] = []
        self._origins: dict[tuple[int, str, str], tuple[str, ...]] = {}
        self._canonical: dict[str, str] = {}
        self._pairs = array("Q")

    def read(self, conn: sqlite3.Connection, among: Among, *, by_claim: bool = False) -> ClaimSlots:
        """Read documents and claims; the slot of each claim by its id.

        With `by_claim`, a claim is gathered under its own id instead of its event's slot.
        """
        for row in among.documents(_DOCUMENTS):
            self._document(*row)
        slots: MutableMapping[int, int] | MutableSequence[int] = {}
        if among.all:
            last = conn.execute("SELECT coalesce(max(id), 0) FROM claim").fetchone()[0]
            slots = array("I", [NOWHERE]) * (last + 1)
        where = self._layout.by_id()
        for event, claim, document, kind, name, quotes in among.events(_CLAIMS, "event_id"):
            slot = claim if by_claim else where[event]
            slots[claim] = slot
            self._pairs.append(slot << 32 | document)
            self._origin(slot, document, kind, name)
            if quotes:
                self._gather.values("has")["quote"].append(slot)
        self._pairs = array("Q", sorted(set(self._pairs)))
        for pair in self._pairs:
            self._report(pair >> 32, self._documents[pair & 0xFFFFFFFF])
        return slots

    def _document(
        self,
        id_: int,
        publisher: str,
        first: Day,
        language: str,
        linked: int,
        digest: str,
        origin: str,
        basis: Basis,
    ) -> None:
        report = Report(publisher=digest or publisher, origin=origin, basis=basis)
        key = ""
        if report.publisher:
            key = self._key(report.publisher)
            self._gather.labels["publisher"].setdefault(key, self._label(key, report.publisher))
            if digest:
                named = f"digest of {self._label(key, digest)}"
                self._gather.labels["publisher"].setdefault(digest_key(key), named)
                key = digest_key(key)
        published = _day(first)
        number = self._reports.setdefault(report, len(self._reports))
        if number == len(self._distinct):
            self._distinct.append(report)
        self._documents[id_] = _Document(key, published, language.casefold(), bool(linked), number)

    def _report(self, slot: int, document: _Document) -> None:
        gather = self._gather
        if document.publisher:
            gather.values("publisher")[document.publisher].append(slot)
        if document.language:
            gather.values("lang")[document.language].append(slot)
        if document.linked:
            gather.values("has")["url"].append(slot)
        if document.published is None:
            gather.values("undated:")["yes"].append(slot)
        else:
            gather.numbers("reported")[document.published].append(slot)

    def _origin(self, slot: int, document: int, kind: OriginKind, name: str) -> None:
        """Count a claim under its origin, and under "own" or "uncredited" where it names none."""
        report = self._documents[document].report
        found = self._origins.get((report, kind, name))
        if found is None:
            found = self._origins[report, kind, name] = self._origin_of(report, kind, name)
        origins = self._gather.values("origin")
        for key in found:
            origins[key].append(slot)

    def _origin_of(self, number: int, kind: OriginKind, name: str) -> tuple[str, ...]:
        report = self._distinct[number]
        claim = Claim(
            start=0, end=0, quote="", type="state", modality="done",
            origin=Origin(kind=kind, name=name),
        )  # fmt: skip
        labels = self._gather.labels["origin"]
        found: list[str] = []
        told = Telling(claim=claim, report=report, claim_id=0, key="")
        key = origin_key(told, self._names)
        if key:
            said = (name, report.origin, report.publisher)
            printed = next((text for text in said if text and self._key(text) == key), key)
            labels.setdefault(key, self._label(key, printed))
            found.append(key)
        if kind in NOT_AN_ORIGIN and (kind == "own" or not key):
            labels.setdefault(kind, kind)
            found.append(kind)
        return tuple(found)

    def _key(self, name: str) -> str:
        key = self._canonical.get(name)
        if key is None:
            key = self._canonical[name] = canonical(name, self._names)
        return key

    def _label(self, key: str, printed: str) -> str:
        return self._names.name("publisher", key) if key in self._names.publishers else printed

    def reports(self) -> Reports:
        """The documents behind the events."""
        published = {id_: document.published for id_, document in self._documents.items()}
        return reports_of(self._pairs, published, len(self._layout.ids))
