"""What was used of late, kept within bounds."""

from typing import Generic, TypeVar

__all__ = ["Recent"]

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Recent(Generic[_Key, _Value]):
    """A dictionary that forgets what was not asked for while as much again was put in.

    At most twice `most` is kept, counted in the weights that are given.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._weight = 0
        self._now: dict[_Key, tuple[_Value, int]] = {}
        self._before: dict[_Key, tuple[_Value, int]] = {}

    def get(self, key: _Key) -> _Value | None:
        """The value of a key; None where it is not known, or forgotten."""
        found = self._now.get(key)
        if found is None:
            found = self._before.pop(key, None)
            if found is None:
                return None
            self.put(key, *found)
        return found[0]

    def put(self, key: _Key, value: _Value, weight: int = 1) -> None:
        """Keep a value."""
        self.drop(key)
        if self._weight + weight > self._most:
            self._before, self._now, self._weight = self._now, {}, 0
        self._now[key] = value, weight
        self._weight += weight

    def drop(self, key: _Key) -> None:
        """Forget a value, if it is there."""
        found = self._now.pop(key, None)
        if found is not None:
            self._weight -= found[1]
        self._before.pop(key, None)

    def clear(self) -> None:
        """Forget everything."""
        self._now, self._before, self._weight = {}, {}, 0
