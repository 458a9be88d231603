"""A folder that is looked at again and again, for articles that are new or have changed."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tui.words import plural

__all__ = ["Folder", "Taken", "told"]


class Taken(NamedTuple):
    """What reading has come to: articles that were new or changed, others refused, a fault."""

    articles: int = 0
    refused: int = 0
    fault: str = ""


class _Stamp(NamedTuple):
    modified: int
    size: int


class Folder:
    """The articles of a folder and what is known of each file.

    `ready` gives each file once, and again after every change; one that is still being written is
    left until it has kept still from one look to the next.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen: dict[Path, _Stamp] = {}
        self._given: dict[Path, _Stamp] = {}

    @property
    def there(self) -> bool:
        """Whether there is such a folder."""
        return self.path.is_dir()

    def ready(self) -> tuple[Path, ...]:
        """The articles to read now; those beside a manifest that has changed are read again."""
        from store.read import articles_in, manifest_of

        now: dict[Path, _Stamp] = {}
        manifests: set[Path] = set()
        with suppress(OSError):
            articles = articles_in(self.path)
            manifests = {manifest_of(one.parent) for one in articles}
            for one in (*articles, *manifests):
                with suppress(OSError):
                    found = one.stat()
                    now[one] = _Stamp(found.st_mtime_ns, found.st_size)
        still = {one for one, stamp in now.items() if self._seen.get(one) == stamp}
        self._seen = now
        fresh = {one for one in still if self._given.get(one) != now[one]}
        self._given |= {one: now[one] for one in fresh}
        anew = {one.parent for one in fresh & manifests}
        wanted = {one for one in still if one in fresh or one.parent in anew}
        return tuple(sorted(wanted - manifests))

    def forget(self, paths: Iterable[Path]) -> None:
        """These have not been read after all: give them again."""
        for path in paths:
            self._given.pop(path, None)


def told(folder: str, taken: Taken, events: int) -> str:
    """What was taken from a folder, in one line; empty where there was nothing new."""
    refused = f"{taken.refused:,} refused: " if taken.refused else ""
    parts = (
        plural(taken.articles, "article") if taken.articles else "",
        f"{events:+,} events" if events and taken.articles else "",
        f"{refused}{taken.fault}" if taken.fault else "",
    )
    said = ", ".join(part for part in parts if part)
    return f"{folder}: {said}" if said else ""
