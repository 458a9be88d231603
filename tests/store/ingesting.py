"""A small path for the tests of ingest: a parser that finds one claim a line, real relate."""

import os
import random
import signal
import time
from multiprocessing import parent_process
from pathlib import Path

from store.ingest import ingest
from store.read import sources
from store.records import Claim, Cue, Document, Money, Origin, Role
from store.reference import Reference
from store.save import Stamp
from store.study import Kit
from tests.small_world import ACTORS, rooms


def lines(document: Document) -> tuple[Claim, ...]:
    """One claim for every line "<actor> pays <number>"."""
    if "crash the parser" in document.text:
        raise RuntimeError("out of words")
    if "kill the worker" in document.text and parent_process() is not None:
        os._exit(1)
    found = []
    at = 0
    for line in document.text.split("\n"):
        words = line.split(" ")
        if len(words) == 3 and words[1] == "pays" and words[0] in ACTORS:
            figure = float(words[2])
            sum_at = at + line.rindex(words[2])
            found.append(
                Claim(
                    start=at,
                    end=at + len(line),
                    quote=line,
                    type="acquire",
                    modality="planned",
                    roles=(
                        Role(
                            role="agent",
                            actor=words[0],
                            name=ACTORS[words[0]][0],
                            via="name",
                            start=at,
                            end=at + len(words[0]),
                        ),
                    ),
                    money=(
                        Money(
                            minimum=figure,
                            maximum=figure,
                            currency="USD",
                            printed=words[2],
                            start=sum_at,
                            end=sum_at + len(words[2]),
                        ),
                    ),
                    origin=Origin(kind="own"),
                    cues=(Cue("modality", at, at + 3),),
                )
            )
        at += len(line) + 1
    return tuple(found)


def kit_of(reference: Reference) -> Kit:
    """The small path; importable, so that worker processes can make it too."""
    return Kit(parse=lines, rooms=rooms(reference.names), stamp=Stamp("lines", reference.version))


def write_articles(folder: Path, count: int, seed: int = 1) -> None:
    """Articles with up to three such lines each."""
    folder.mkdir(exist_ok=True)
    chance = random.Random(seed)
    for number in range(count):
        told = [
            f"{chance.choice(('bytedance', 'alibaba', 'tencent'))} pays {chance.randrange(1, 9)}"
            for _ in range(chance.randrange(4))
        ]
        day = f"2024-{chance.randrange(1, 13):02d}-{chance.randrange(1, 28):02d}"
        (folder / f"{number:04d}.md").write_text(
            f"---\npublished: {day}\npublisher: Wire {number % 5}\n---\n"
            f"Article {number} of the day\n\n" + "\n".join(told) + "\nThe end of the article.\n"
        )


def killed(db: Path, folder: Path, reference: Reference, after: float) -> int:
    """Ingest in a child that dies without warning; how many articles it said were stored."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            for _ in ingest(db, sources([folder]), reference, kit_of=kit_of):
                os.write(writing, b".")
        finally:
            os._exit(0)
    os.close(writing)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    told = 0
    while said := os.read(reading, 4096):
        told += len(said)
    os.close(reading)
    return told
