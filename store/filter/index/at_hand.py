"""What can be made or read again, held in memory up to a bound."""

from collections.abc import Hashable, Iterator, Mapping
from threading import Lock
from typing import Any, Generic, TypeVar

from pyroaring import BitMap

__all__ = ["MOST", "AtHand", "Bounded", "Remembered", "weight"]

MOST = 20 << 20
"""Bytes: the counts of all panes of a million events take twelve to sixteen million."""

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Bounded:
    """How many bytes may be held; where it is more, what was used least lately is let go."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held = 0
        self._order: dict[int, AtHand[object, object]] = {}
        self._lock = Lock()

    def used(self, kind: "AtHand[K, V]") -> None:
        """These are asked for now: they are let go last."""
        with self._lock:
            if found := self._order.pop(id(kind), None):
                self._order[id(kind)] = found

    def keep(self, kind: "AtHand[K, V]", key: K, value: V, size: int) -> None:
        """Hold one more."""
        with self._lock:
            self._held += size - kind.sizes.get(key, 0)
            kind.made[key], kind.sizes[key] = value, size
            self._order.pop(id(kind), None)
            self._order[id(kind)] = kind  # type: ignore[assignment]  # of whatever is held
            while self._held > self._most:
                oldest = next(iter(self._order.values()))
                first = next(iter(oldest.made))
                if oldest is kind and first == key:
                    break
                del oldest.made[first]
                self._held -= oldest.sizes.pop(first)
                if not oldest.made:
                    del self._order[id(oldest)]


class AtHand(Generic[K, V]):
    """What is held of one kind, by key."""

    def __init__(self, bound: Bounded) -> None:
        self.bound = bound
        self.made: dict[K, V] = {}
        self.sizes: dict[K, int] = {}

    def get(self, key: K) -> V | None:
        """What is held under a key."""
        return self.made.get(key)

    def keep(self, key: K, value: V, size: int) -> None:
        """Hold it as long as there is room."""
        self.bound.keep(self, key, value, size)


class Remembered(Mapping[str, BitMap]):
    """Bitmaps that are read or joined when they are asked for, and then at hand for a while."""

    def __init__(self, source: Mapping[str, BitMap], bound: Bounded) -> None:
        self.source = source
        self._held: AtHand[str, BitMap] = AtHand(bound)
        self._made = self._held.made

    def __len__(self) -> int:
        return len(self.source)

    def __iter__(self) -> Iterator[str]:
        return iter(self.source)

    def __contains__(self, key: object) -> bool:
        return key in self.source

    def __getitem__(self, key: str) -> BitMap:
        found = self._made.get(key)
        if found is None:
            found = self.source[key]
            self._held.keep(key, found, weight(found))
        return found

    def get(self, key: str, default: Any = None, /) -> Any:
        """The same as for any mapping, in half the time."""
        found = self._made.get(key)
        if found is not None:
            return found
        return self[key] if key in self.source else default

    def used(self) -> None:
        """Let go of these last."""
        self._held.bound.used(self._held)


_A_BITMAP, _A_CONTAINER = 160, 48
"""Bytes that they take beside what is in them."""


def weight(slots: BitMap) -> int:
    """About how many bytes of memory a bitmap takes."""
    counted = slots.get_statistics()
    return (
        _A_BITMAP
        + _A_CONTAINER * counted["n_containers"]
        + counted["n_bytes_array_containers"]
        + counted["n_bytes_run_containers"]
        + counted["n_bytes_bitset_containers"]
    )
