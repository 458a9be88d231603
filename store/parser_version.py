"""Which parser this is: a hash of its own sources, so that no change of it can be forgotten.

The words that it reads by are part of the reference data, which has a version of its own. This
stands outside the parser, so that asking for its version does not load it.
"""

from functools import cache
from hashlib import sha256
from importlib.resources import files

__all__ = ["parser_version"]


@cache
def parser_version() -> str:
    """Another text whenever a source of the parser has changed; 1 ms, once a process."""
    sources = files("store").joinpath("parse").iterdir()
    found = sha256()
    for source in sorted(sources, key=lambda one: one.name):
        if source.name.endswith(".py"):
            found.update(source.name.encode() + b"\0" + source.read_bytes() + b"\0")
    return found.hexdigest()[:16]
