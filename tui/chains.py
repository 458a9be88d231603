"""Who repeated whom, as lines: the trees of an event's reports, with what each rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.changes import Telling
    from store.database import EventView
    from store.reference.names import Names

__all__ = ["Chain", "ChainLine", "chain_of", "chain_rows"]


class ChainLine(NamedTuple):
    """An origin or a report, `depth` steps below its root.

    `told` is its place among the event's claims, -1 for an origin whose own report is not in the
    store. `origin` is the name of an origin that counts, on roots only; `how` says how a report
    stands to what is above it.
    """

    depth: int
    told: int
    origin: str
    how: str


class Chain(NamedTuple):
    """The lines of an event, oldest first, and how many origins they have.

    `established` says whether the origins are known to be independent of each other.
    """

    lines: tuple[ChainLine, ...]
    origins: tuple[str, ...]
    established: bool

    @property
    def counted(self) -> str:
        """The origins in words."""
        count = len(self.origins)
        if count == 1:
            return "1 origin"
        doubt = ", independence not established" if count > 1 and not self.established else ""
        return f"{count} origins{doubt}"


def chain_of(view: EventView, names: Names) -> Chain:
    """The chain of an event, from the claims that its view has."""
    from store.relate.origins import origins
    from store.relate.repeats import established, trees, walk

    tellings = [told.telling for told in view.told]
    called = _Called(tellings, names)
    at = {telling.key: number for number, telling in enumerate(tellings)}
    lines = tuple(
        ChainLine(
            depth=depth,
            told=-1 if node.telling is None else at[node.telling.key],
            origin=called(node.origin) if node.origin else "",
            how=node.how,
        )
        for depth, node in walk(trees(tellings, names))
    )
    found = tuple(map(called, origins(tellings, names)))
    return Chain(lines, found, established(tellings, names))


def chain_rows(view: EventView, chain: Chain) -> list[dict[str, object]]:
    """The lines of a chain as rows for other programs."""
    return [
        {
            "depth": line.depth,
            "origin": line.origin,
            "how": line.how,
            "publisher": _publisher(view, line.told),
            "published": _published(view, line.told),
        }
        for line in chain.lines
    ]


def _publisher(view: EventView, told: int) -> str:
    return view.told[told].document.shown_publisher if told >= 0 else ""


def _published(view: EventView, told: int) -> str:
    published = view.told[told].document.published if told >= 0 else None
    return published.first if published is not None else ""


class _Called:
    """What the key of an origin is called: as the tables list it, else as a report prints it."""

    def __init__(self, tellings: Iterable[Telling], names: Names) -> None:
        from store.relate.origins import canonical

        self._names = names
        self._printed: dict[str, str] = {}
        for told in tellings:
            relays = (relay.name for relay in told.claim.attribution)
            said = (told.claim.origin.name, told.report.origin, told.report.publisher, *relays)
            for text in filter(None, said):
                self._printed.setdefault(canonical(text, names), text)

    def __call__(self, key: str) -> str:
        if key in self._names.publishers:
            return self._names.name("publisher", key)
        return self._names.name("actor", self._printed.get(key, key))
