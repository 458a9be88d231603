"""One spelling for the addresses of one article."""

from urllib.parse import urlsplit, urlunsplit

__all__ = ["canonical_url"]

_TRACKING = frozenset(
    ("fbclid", "gclid", "dclid", "msclkid", "twclid", "yclid", "igshid", "mc_cid", "mc_eid")
)
_PORTS = {"http": 80, "https": 443}
_LONGEST = 2000


def canonical_url(url: str) -> str:
    """A web address without tracking, fragment, default port and closing slash.

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
    kept = [pair for pair in parts.query.split("&") if pair and not _tracks(pair.partition("=")[0])]
    return urlunsplit((parts.scheme, host, parts.path.rstrip("/"), "&".join(kept), ""))


def _tracks(name: str) -> bool:
    return name.lower() in _TRACKING or name.lower().startswith("utm_")
