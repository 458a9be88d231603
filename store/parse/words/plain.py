"""A text in plain spelling, of the same length: a place in the one is a place in the other."""

__all__ = ["lowered", "straightened"]

_STRAIGHT = (
    ("\u2019", "'"), ("\u2018", "'"), ("\u00a0", " "), ("\n", " "), ("\r", " "), ("\t", " "),
    ("\u2011", "-"), ("\u202f", " "),
)  # fmt: skip
_ASCII_LOWER = {i: i + 32 for i in range(65, 91)}


def straightened(text: str) -> str:
    """`text` with straight quotes and plain blanks."""
    for fancy, plain in _STRAIGHT:
        text = text.replace(fancy, plain)
    return text


def lowered(plain: str) -> str:
    """`plain` in lower case; letters that would change its length stay as they are."""
    low = plain.lower()
    return low if len(low) == len(plain) else plain.translate(_ASCII_LOWER)
