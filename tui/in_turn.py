"""Keys one after the other: the next one goes where the one before has led.

Left to itself, the app hands out all keys of a packet before the first has moved the focus: over a
slow line, or typed ahead of a slow machine, they would go astray.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.message_pump import MessagePump
from textual.widgets import Input

_PATIENCE_SECONDS = 1.0
"""How long a key may take before the next one goes its way all the same."""


class InTurn(App[int]):
    """An app that hands out a key once all that the one before has set off is done.

    A mark follows each key through the same queues: up from where it went to the app, then to the
    screen that shows now, which may have opened only just, and back.
    """

    _turn: int | None = None
    _turns = 0

    def __init__(self) -> None:
        super().__init__()
        self._ahead: deque[events.Key] = deque()

    @property
    def takes_keys(self) -> bool:
        """Whether there is anything yet that keys can be for; until then they wait."""
        return True

    async def let_keys_in(self) -> None:
        """Hand out what was typed while nothing took keys."""
        if self._turn is None:
            await self._next_key()

    async def on_event(self, event: events.Event) -> None:
        """Let a key that comes from the terminal wait for its turn."""
        if not isinstance(event, events.Key) or event.is_forwarded:
            await super().on_event(event)
            return
        self._ahead.append(event)
        if self._turn is None:
            await self._next_key()

    async def _next_key(self) -> None:
        while self._ahead and self.takes_keys:
            event = self._ahead.popleft()
            target = self.focused or self.screen
            if isinstance(target, Input) and event.is_printable:
                # What is typed in a line leads nowhere else.
                await super().on_event(event)
                continue
            self._turns += 1
            turn = self._turn = self._turns
            asyncio.get_running_loop().call_later(_PATIENCE_SECONDS, self._overdue, turn)
            await super().on_event(event)
            self._follow(turn, self._way(target))
            return
        self._turn = None

    def _way(self, target: DOMNode) -> Iterator[MessagePump]:
        """Up to the app, then to the screen that shows by then, and back."""
        yield from (node for node in target.ancestors_with_self if node is not self)
        yield self
        yield self.screen
        yield self

    def _follow(self, turn: int, way: Iterator[MessagePump]) -> None:
        """Let the mark go on to the next queue; one that is closed is passed over."""
        for pump in way:
            # A screen that opens only just comes to its mark once it is there.
            if not pump._closing and pump.call_later(self._follow, turn, way):
                return
        self._done(turn)

    def _overdue(self, turn: int) -> None:
        if self._turn == turn and self.is_running:
            self._done(turn)

    def _done(self, turn: int) -> None:
        if self._turn == turn:
            self.call_later(self._next_key)


def keys_wait(app: App[object]) -> bool:
    """Whether keys have come that have not had their turn yet."""
    return isinstance(app, InTurn) and bool(app._ahead)
