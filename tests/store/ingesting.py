"""A small path for the tests of ingest: a parser that finds one claim a line, real relate."""

import os
from multiprocessing import parent_process

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
