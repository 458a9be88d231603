"""The searches that the screen has asked for and that have no answer yet."""

from collections import deque

__all__ = ["Searches"]

_TEXTS_KEPT = 200


class Searches:
    """Numbers searches as they are asked, and knows which of them are still open."""

    def __init__(self) -> None:
        self._asked = 0
        self._answered = 0
        self._open: deque[tuple[int, str]] = deque(maxlen=_TEXTS_KEPT)

    def ask(self, text: str) -> tuple[int, tuple[str, ...]]:
        """The number of a new search, and the texts, latest first, still open before it."""
        before = tuple(text for _, text in reversed(self._open))
        self._asked += 1
        self._open.append((self._asked, text))
        return self._asked, before

    def take(self, serial: int) -> bool:
        """Take an answer, which closes all searches up to its own; False where it is too late."""
        if serial < self._answered:
            return False
        self._answered = serial
        while self._open and self._open[0][0] <= serial:
            self._open.popleft()
        return True

    @property
    def latest(self) -> int:
        """The number of the last search asked; 0 before the first."""
        return self._asked

    @property
    def waiting(self) -> bool:
        """Whether the last search has no answer yet."""
        return self._answered < self._asked
