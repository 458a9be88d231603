"""read: files, folders and standard input → documents of clean text with what is known of them.

`sources` finds the articles, `document` reads one. Nothing here raises for a bad article: it comes
back as a `Refusal` that says what is wrong, and the other articles are still read.
"""

from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from store import vocabulary
from store.addresses import canonical_url
from store.errors import Refused
from store.parse.calendar.bylines import published_in
from store.read.dated import when_of
from store.read.language import language_of
from store.read.manifest import Manifest, front_matter
from store.read.markdown import unmarked
from store.read.sources import (
    MAX_BYTES,
    Given,
    Refusal,
    Source,
    articles_in,
    counted,
    manifest_of,
    seed_sources,
    sources,
)
from store.read.text import clean, decoded, one_line
from store.read.title import title_of
from store.records import Digest, Document, When
from store.vocabulary import DatedBy

__all__ = [
    "MAX_BYTES",
    "Given",
    "Refusal",
    "Source",
    "articles_in",
    "canonical_url",
    "counted",
    "document",
    "manifest_of",
    "seed_sources",
    "sources",
]


def document(source: Source) -> Document | Refusal:
    """Read one article, or say why it cannot be one."""
    try:
        return _document(source, decoded(_bytes(source)))
    except OSError as error:
        return Refusal(source=source, reason=f"cannot be read ({error.strerror or error})")
    except (Refused, ValueError) as error:
        return Refusal(source=source, reason=str(error))


def _bytes(source: Source) -> bytes:
    if source.problem:
        raise Refused(source.problem)
    if source.data is not None:
        data = source.data
        size = len(data)
    elif source.path is not None:
        if not source.path.exists():
            raise Refused("no such file")
        if not source.path.is_file():
            raise Refused("neither a file nor a folder")
        if source.path.suffix.lower() in (".html", ".htm"):
            raise Refused("a web page; save its text as a .txt or .md file")
        size = source.path.stat().st_size
        data = source.path.read_bytes() if size <= MAX_BYTES else b""
    else:
        raise Refused("nothing to read")
    if size > MAX_BYTES:
        over = "over 5 MB" if source.data is not None else f"{size / 1024 / 1024:.1f} MB"
        raise Refused(
            f"{over}, and an article has at most {MAX_BYTES // 1024 // 1024} MB; "
            "cut it to the text of one article"
        )
    return data


def _document(source: Source, whole: str) -> Document:
    front: Manifest = {}
    text = whole
    if source.markdown:
        front, text = front_matter(whole.removeprefix("\ufeff"))
        if front or source.path is not None:
            text = unmarked(text)
    text = clean(text)
    if not text.strip():
        raise Refused("empty: no text to read")
    said: dict[str, Any] = {**front, **source.metadata}
    digest = _digest(said.get("digest_of"))
    published, dated_by = _published(source, said, text)
    return Document(
        sha256=sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        text=text,
        title=one_line(said.get("title") or "") or title_of(text),
        publisher=one_line(source.given.publisher or said.get("publisher") or ""),
        url=_url(source.given.url or said.get("url")),
        published=published,
        dated_by=dated_by,
        language=language_of(text),
        origin=one_line(said.get("origin") or ""),
        basis=_listed(said.get("basis") or "", "basis", vocabulary.Basis),
        digest_of=digest,
        source=source.name,
    )


def _published(source: Source, said: Mapping[str, Any], text: str) -> tuple[When | None, DatedBy]:
    """When an article appeared and how that is known: the user, its metadata, its byline."""
    if source.given.published:
        return when_of(source.given.published, "--published"), "user"
    if said.get("published"):
        by = _listed(said.get("dated_by") or "metadata", "dated_by", vocabulary.DatedBy)
        return when_of(said["published"], "published"), by
    byline = published_in(text)
    return (byline, "byline") if byline is not None else (None, "unknown")


def _listed(value: object, field: str, alias: Any) -> Any:
    """A member of a closed list. Raises ValueError with the list."""
    allowed = vocabulary.values(alias)
    if value not in allowed:
        known = ", ".join(str(member) for member in allowed if member)
        raise ValueError(f"{field}: {one_line(value, 40)!r} is none of {known}")
    return value


def _url(written: object) -> str:
    return canonical_url(str(written)) if written else ""


def _digest(said: object) -> Digest | None:
    """The real report that a brief retells."""
    if said is None:
        return None
    if not isinstance(said, Mapping) or not said.get("publisher"):
        raise ValueError("digest_of wants a publisher, and may have url and published")
    published = said.get("published")
    return Digest(
        publisher=one_line(said["publisher"]),
        url=_url(said.get("url")),
        published=when_of(published, "digest_of.published").phrase if published else "",
    )
