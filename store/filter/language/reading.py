"""What reading one value can come to, besides a meaning."""

from typing import NamedTuple

__all__ = ["Unread"]


class Unread(NamedTuple):
    """Why a value means nothing, what to write instead, and whether more typing may mend it."""

    message: str
    suggestion: str = ""
    may_continue: bool = False
