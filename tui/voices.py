"""On whose word a claim is told: publisher ← outlet ← source, as a line and as a tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from tui.words import publisher

if TYPE_CHECKING:
    from store.records import Claim, Document, Relay

__all__ = ["Name", "Voice", "chain", "voices"]

Name = Callable[[str, str], str]
"""Readable name of a key: `name("actor", "bytedance")`."""


class Voice(NamedTuple):
    """One who passes the news on: name, what it is, and the words of the article that name it."""

    name: str
    kind: str
    start: int = 0
    end: int = 0


def chain(claim: Claim, document: Document, name: Name) -> str:
    """`publisher ← outlet ← source`, and what the end of the chain is."""
    return " ← ".join(dict.fromkeys(voice.name for voice in voices(claim, document, name)))


def voices(claim: Claim, document: Document, name: Name) -> Iterator[Voice]:
    """The chain from the publisher to its end."""
    passed = [Voice(publisher(document), "publisher")]
    for relay in claim.attribution:
        called = _node(relay, name)
        if relay.kind != "publisher" and called:
            passed.append(Voice(called, relay.kind.replace("-", " "), relay.start, relay.end))
    yield from passed
    origin = _called(claim.origin.name, name)
    if origin and not any(origin in voice.name for voice in passed):
        yield Voice(origin, claim.origin.kind)
    if claim.origin.kind == "uncredited":
        yield Voice("not credited", "")


def _called(key: str, name: Name) -> str:
    """A publisher or an actor by its name; any other text as it is."""
    return name("actor", name("publisher", key))


def _node(relay: Relay, name: Name) -> str:
    if relay.name:
        called = _called(relay.name, name)
        return f"{called} ({relay.descriptor})" if relay.descriptor else called
    if relay.kind == "anonymous":
        # A count in figures is the reader's; the words of the text hold it already.
        count = "" if relay.count.isdecimal() and relay.descriptor else relay.count
        described = " ".join(part for part in (count, relay.descriptor) if part)
        return f"{described or 'unnamed sources'} (not named)"
    return relay.descriptor
