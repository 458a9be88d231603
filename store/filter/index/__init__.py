"""The index: roaring bitmaps of timeline slots for every value that the language can ask for."""

from store.filter.index.index import Index
from store.filter.index.seen import mark_seen

__all__ = ["Index", "mark_seen"]
