"""Where articles come from: paths, folders, standard input, the built-in corpus."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.resources import files
from pathlib import Path

from store.addresses import SEEDS
from store.errors import Refused
from store.read.dated import when_of
from store.read.manifest import FILE_NAME, Manifest, described

__all__ = [
    "MAX_BYTES",
    "Given",
    "Refusal",
    "Source",
    "articles_in",
    "counted",
    "manifest_of",
    "seed_sources",
    "sources",
]

MAX_BYTES = 5 * 1024 * 1024
"""The largest file that is read as one article."""

SUFFIXES = (".txt", ".md")
"""What is taken from a folder."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user says of the articles on the command line; it beats what they say themselves.

    `published` is a day, a month or a year: 2025-01-23, 2025-01, 2025.
    """

    published: str = ""
    publisher: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One thing to be read as an article: a file, or bytes at hand.

    `metadata` comes from a manifest; `problem` says why it cannot be read at all.
    """

    name: str
    path: Path | None = None
    data: bytes | None = None
    markdown: bool = False
    given: Given = field(default_factory=Given)
    metadata: Manifest = field(default_factory=dict)
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why a source did not become a document, in words for the user."""

    source: Source
    reason: str

    def __str__(self) -> str:
        return f"{self.source.name}: {self.reason}"


def sources(paths: Iterable[str | Path], given: Given | None = None) -> Iterator[Source]:
    """The articles under these paths, in a stable order: files, folders (recursively), `-`.

    What cannot be read comes as a source with a problem, so that the rest still is. Raises
    Refused where `given` cannot be used.
    """
    given = given or Given()
    listed = [str(path) for path in paths]
    if given.published:
        when_of(given.published, "--published")
    if given.url and (len(listed) > 1 or any(Path(path).is_dir() for path in listed)):
        raise Refused("--url names one article; give it with one file")
    return _found(listed, given)


def _found(listed: list[str], given: Given) -> Iterator[Source]:
    for path in listed:
        if path == "-":
            yield _standard_input(given)
        elif Path(path).is_dir():
            yield from _folder(Path(path), given)
        else:
            yield _file(Path(path), given, described(Path(path).parent))


def _standard_input(given: Given) -> Source:
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    return Source(name="-", data=data, given=given, markdown=True)


def articles_in(folder: Path) -> list[Path]:
    """The files of a folder that are articles. Raises OSError where it cannot be listed."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in SUFFIXES and not _hidden(path, folder) and path.is_file()
    )


def manifest_of(folder: Path) -> Path:
    """The file that tells of the articles of a folder, if it is there."""
    return folder / FILE_NAME


def counted(paths: Iterable[str | Path]) -> int:
    """How many articles `sources` will find under these paths, but for a few in a manifest."""
    found = 0
    for path in map(str, paths):
        there = 1
        if path != "-" and Path(path).is_dir():
            with suppress(OSError):
                there = max(len(articles_in(Path(path))), 1)
        found += there
    return found


def _folder(folder: Path, given: Given) -> Iterator[Source]:
    try:
        found = articles_in(folder)
    except OSError as error:
        yield Source(name=str(folder), problem=f"cannot be listed ({error.strerror})")
        return
    if not found:
        problem = f"no article in this folder; articles are {' and '.join(SUFFIXES)} files"
        yield Source(name=str(folder), problem=problem)
        return
    folders: dict[Path, list[Path]] = {}
    for path in found:
        folders.setdefault(path.parent, []).append(path)
    for inside, files_inside in folders.items():
        manifest = described(inside)
        if isinstance(manifest, str):
            yield Source(name=str(inside / FILE_NAME), problem=manifest)
            continue
        for name in manifest:
            if not (inside / name).is_file():
                problem = f"named in {FILE_NAME} but not there"
                yield Source(name=str(inside / name), problem=problem)
        for path in files_inside:
            yield _file(path, given, manifest)


def _hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def _file(path: Path, given: Given, manifest: dict[str, Manifest] | str) -> Source:
    if isinstance(manifest, str):
        return Source(name=str(path), problem=f"{path.parent / FILE_NAME}: {manifest}")
    return Source(
        name=str(path),
        path=path,
        given=given,
        metadata=manifest.get(path.name, {}),
        markdown=path.suffix.lower() == ".md",
    )


def seed_sources() -> tuple[Source, ...]:
    """The built-in briefs."""
    folder = files("seeds").joinpath("articles")
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".md"))
    return tuple(
        Source(name=f"{SEEDS}{name}", data=folder.joinpath(name).read_bytes(), markdown=True)
        for name in names
    )
