"""The files of a reference folder and the hash that stands for them."""

import hashlib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from store.errors import Refused

__all__ = ["contents", "version"]


def contents(folder: Path | None = None, *, may_be_empty: bool = False) -> dict[str, bytes]:
    """Path below the folder → bytes, for every TOML file, in the order of the paths.

    Without a folder: the files that come with the package. Raises `Refused` if the folder cannot
    be read, or holds none and may not.
    """
    root: Traversable = folder if folder is not None else files("seeds").joinpath("reference")
    try:
        found = dict(sorted(_walk(root, "")))
    except OSError as error:
        raise Refused(f"cannot read the reference folder {root}: {error.strerror}") from error
    if not found and not may_be_empty:
        raise Refused(f"no reference files (*.toml) in {root}")
    return found


def _walk(folder: Traversable, above: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        path = above + entry.name
        if entry.name.endswith(".toml"):
            yield path, entry.read_bytes()
        elif not entry.name.startswith((".", "__")) and entry.is_dir():
            yield from _walk(entry, f"{path}/")


def version(contents: Mapping[str, bytes]) -> str:
    """A hash of all paths and bytes: equal versions, equal content."""
    digest = hashlib.sha256()
    for path, data in contents.items():
        digest.update(f"{len(path)}:{path}:{len(data)}:".encode())
        digest.update(data)
    return digest.hexdigest()[:16]
