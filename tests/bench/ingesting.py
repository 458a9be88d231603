"""Articles a second from files to a new store, and how much of the time is not the parser's."""

import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from store.ingest import ingest, real_kit
from store.read import Source, seed_sources
from store.records import Claim, Document
from store.reference import Reference
from store.study import Kit

__all__ = ["Ingested", "measure"]


class Ingested(NamedTuple):
    """Articles a second of the built-in briefs, read, parsed, related, judged, saved, indexed.

    `unparsed` is the rate of everything but the parser, on one core: claims are told beforehand.
    """

    one_job: float
    two_jobs: float
    unparsed: float


def measure(reference: Reference) -> Ingested:
    """Ingest the built-in briefs three times."""
    sources = seed_sources()
    kit = real_kit(reference)
    told: dict[str, tuple[Claim, ...]] = {}

    def parse(document: Document) -> tuple[Claim, ...]:
        found = told.get(document.sha256)
        if found is None:
            found = told[document.sha256] = kit.parse(document)
        return found

    def remembering(_: Reference) -> Kit:
        return replace(real_kit(reference), parse=parse)

    with TemporaryDirectory() as folder:
        for _ in ingest(Path(folder) / "told.db", sources, reference, kit_of=remembering):
            pass
        began = time.process_time()
        for _ in ingest(Path(folder) / "again.db", sources, reference, kit_of=remembering):
            pass
        unparsed = len(sources) / (time.process_time() - began)
    return Ingested(_rate(sources, reference, 1), _rate(sources, reference, 2), unparsed)


def _rate(sources: Sequence[Source], reference: Reference, jobs: int) -> float:
    with TemporaryDirectory() as folder:
        began = time.perf_counter()
        for _ in ingest(Path(folder) / "new.db", sources, reference, jobs=jobs):
            pass
        return len(sources) / (time.perf_counter() - began)
