"""The index: roaring bitmaps of timeline slots for every value that the language can ask for."""

from store.filter.index.index import Index

__all__ = ["Index"]
