"""How fast articles are parsed: python -m tests.bench.parse [--json] [--jobs N].

The built-in briefs are joined to articles of 4 KB and parsed on one core; then as one text that
grows to 5 MB, where the time for each KB should stay what it was; then as an ingest does it, in one
process and in several. Times on a core are processor time, those of several processes are the
clock's.
"""

import argparse
import json
import time
from collections.abc import Iterable, Sequence
from itertools import chain, islice, repeat
from typing import NamedTuple

from store.ingest import real_kit
from store.parse import claims
from store.read import document, seed_sources
from store.records import Document
from store.reference import Reference, load
from store.study import studies

__all__ = ["Took", "articles", "measure"]

KB = 1024
ARTICLE = 4 * KB
LENGTHS = (ARTICLE, 64 * KB, KB * KB, 5 * KB * KB)
PASSES = 3
BATCH = 200


class Took(NamedTuple):
    """Articles a second on a core, ms a KB by the length of a text, seconds by processes."""

    articles: int
    claims: int
    rate: float
    growth: dict[int, float]
    seconds: dict[int, float]


def articles(length: int = ARTICLE) -> list[Document]:
    """The built-in briefs joined to articles of about `length` bytes, each brief in one of them."""
    made: list[Document] = []
    texts: list[str] = []
    size = 0
    for brief in _briefs():
        texts.append(brief.text)
        size += len(brief.text.encode())
        if size >= length:
            made.append(_article(texts, len(made), brief))
            texts, size = [], 0
    return made


def _briefs() -> list[Document]:
    read = (document(source) for source in seed_sources())
    return [one for one in read if isinstance(one, Document)]


def _article(texts: Sequence[str], number: int, last: Document) -> Document:
    return Document(
        sha256=f"{number:064x}",
        text="\n\n".join(texts),
        publisher=last.publisher,
        published=last.published,
        dated_by=last.dated_by,
    )


def _long(briefs: Sequence[Document], length: int) -> Document:
    """One text of `length` bytes: the briefs one after the other, again and again."""
    texts: list[str] = []
    size = 0
    for brief in chain.from_iterable(repeat(briefs)):
        texts.append(brief.text)
        size += len(brief.text.encode()) + 2
        if size >= length:
            break
    return _article(texts, 0, briefs[0])


def _seconds(documents: Iterable[Document], reference: Reference) -> tuple[float, int]:
    """Processor time to parse `documents`, and how many claims they make."""
    began = time.process_time()
    found = sum(len(claims(one, reference)) for one in documents)
    return time.process_time() - began, found


def measure(
    reference: Reference,
    lengths: Sequence[int] = LENGTHS,
    jobs: Sequence[int] = (1, 2),
    batch: int = BATCH,
    passes: int = PASSES,
) -> Took:
    """Parse articles, one growing text, and a batch in one process and in several."""
    made = articles()
    _seconds(made[:2], reference)  # the lexicon is made ready once
    took, found = min(_seconds(made, reference) for _ in range(passes))
    size = sum(len(one.text.encode()) for one in made)
    briefs = _briefs()
    growth = {}
    for length in lengths:
        text = _long(briefs, length)
        runs = passes if length < KB * KB else 1
        best = min(_seconds([text], reference)[0] for _ in range(runs))
        growth[length] = best * 1000 / (len(text.text.encode()) / KB)
    seconds = {}
    for number in jobs:
        sources = list(islice(chain.from_iterable(repeat(made)), batch))
        began = time.perf_counter()
        for _ in studies(sources, reference, real_kit, jobs=number):
            pass
        seconds[number] = time.perf_counter() - began
    return Took(
        articles=len(made),
        claims=found,
        rate=size / ARTICLE / took,
        growth=growth,
        seconds=seconds,
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.parse", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--jobs", type=int, default=2, metavar="N", help="processes (default: 2)")
    given = parser.parse_args()
    took = measure(load(), jobs=(1, given.jobs))
    if given.json:
        print(json.dumps(took._asdict()))
        return
    print(f"{took.rate:8.1f}  articles of 4 KB a second on a core")
    first = took.growth[LENGTHS[0]]
    for length, each in took.growth.items():
        print(f"{each:8.2f}  ms a KB in a text of {length // KB:,} KB  ({each / first:.2f}x)")
    for number, seconds in took.seconds.items():
        gain = took.seconds[1] / seconds
        print(f"{BATCH / seconds:8.1f}  articles a second with --jobs {number}  ({gain:.2f}x)")


if __name__ == "__main__":
    main()
