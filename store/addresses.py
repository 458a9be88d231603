"""Web addresses: a clean spelling to keep, and a key by which two spellings are one article."""

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any
from urllib.parse import SplitResult, urlsplit, urlunsplit

__all__ = ["SEEDS", "address_key", "canonical_url"]

SEEDS = "seeds/articles/"
"""How the source of a built-in brief begins, which has no address."""

_PORTS = {"http": 80, "https": 443}
_LONGEST = 2000


def canonical_url(url: str) -> str:
    """A web address without tracking, fragment, default port and closing slash, to be opened.

    Path and the other parameters stay as they are. Raises ValueError for anything but http(s).
    """
    written = url.strip()
    if len(written) > _LONGEST or any(ord(c) <= 32 or ord(c) == 127 for c in written):
        raise ValueError(f"not a web address: {url[:80]!r}")
    parts = urlsplit(written)
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme not in _PORTS or not host:
        raise ValueError(f"not a web address (http or https): {url[:80]!r}")
    if ":" in host:
        host = f"[{host}]"
    port = parts.port
    if port is not None and port != _PORTS[parts.scheme]:
        host = f"{host}:{port}"
    query = "&".join(_kept(parts, "names"))
    return urlunsplit((parts.scheme, host, parts.path.rstrip("/"), query, ""))


@lru_cache(maxsize=1 << 12)
def address_key(url: str) -> str:
    """What all spellings of one article's address share; not an address to open.

    Scheme, light and mobile pages, tracking, the order of parameters and the closing slash do not
    count. Text that is no web address stands for itself.
    """
    try:
        parts = urlsplit(canonical_url(url))
    except ValueError:
        return url
    host, prefixes = parts.netloc.lower(), set(_rules()["hosts"]["prefixes"])
    labels = host.split(".")
    while len(labels) > 2 and labels[0] in prefixes:
        del labels[0]
    if len(labels) > 3 and labels[1] in prefixes:
        del labels[1]
    query = "&".join(sorted(_kept(parts, "names", "layout")))
    return ".".join(labels) + _path(parts.path) + (f"?{query}" if query else "")


def _path(path: str) -> str:
    paths = _rules()["paths"]
    segments = [segment for segment in path.split("/") if segment]
    while len(segments) > 1 and segments[-1].lower() in paths["last"]:
        del segments[-1]
    if len(segments) > 1 and segments[0].lower() in paths["first"]:
        del segments[0]
    if segments:
        for ending in paths["endings"]:
            if segments[-1].lower().endswith(ending):
                segments[-1] = segments[-1][: -len(ending)]
                break
    return "".join(f"/{segment}" for segment in segments)


def _kept(parts: SplitResult, *dropped: str) -> list[str]:
    """The query's parameters but those of the lists."""
    listed = [name for kind in dropped for name in _rules()["parameters"][kind]]
    exact = {name for name in listed if not name.endswith("*")}
    begins = tuple(name[:-1] for name in listed if name.endswith("*"))
    kept = []
    for pair in parts.query.split("&"):
        name = pair.partition("=")[0].lower()
        if pair and name not in exact and not name.startswith(begins):
            kept.append(pair)
    return kept


@cache
def _rules() -> Mapping[str, Any]:
    return tomllib.loads(files("seeds").joinpath("addresses.toml").read_text("utf-8"))
