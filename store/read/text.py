"""From bytes to clean text, offset by offset.

The encoding is found, never guessed silently: what does not decode is refused. Characters that
steer a terminal or turn text round become spaces one for one, so an offset into the clean text is
an offset into the decoded file.
"""

import re
from contextlib import suppress

__all__ = ["clean", "decoded", "one_line"]

_SIGNATURES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP or Office file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format 3\x00", "an SQLite file"),
    (b"\x7fELF", "a program"),
)
_BOMS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_STEERING = bytes(set(range(32)) - set(b"\t\n\r\f\x1b")) + b"\x7f"
_TOO_MANY = 0.05
"""A larger share of control bytes makes a file binary."""

_SAMPLE = 64 * 1024


def decoded(data: bytes) -> str:
    """The text of a file. Raises ValueError, with the reason, for what is not text."""
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise ValueError(f"{what}, not text; save its text as a .txt or .md file")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding)
    sample = data[:_SAMPLE]
    wide = _wide(sample)
    if wide:
        return _strict(data, wide)
    if len(sample) - len(sample.translate(None, _STEERING)) > _TOO_MANY * len(sample):
        raise ValueError("a binary file, not text; save its text as a .txt or .md file")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _detected(data)


def _wide(sample: bytes) -> str:
    """UTF-16 without a mark: every second byte of plain text is NUL."""
    for start, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = sample[start::2]
        other = sample[1 - start :: 2]
        if len(half) > 8 and half.count(0) > 0.7 * len(half) and other.count(0) < 0.1 * len(half):
            return encoding
    return ""


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise ValueError(
            f"neither UTF-8 nor readable as {encoding} ({error.reason}); save it as UTF-8"
        ) from error


_HIGH_RUN = re.compile(rb"[\x80-\xff]+")


def _western(data: bytes) -> bool:
    """Whether single accents and quotes stand among ASCII: Windows-1252, which detectors miss."""
    runs = _HIGH_RUN.findall(data[:_SAMPLE])
    return sum(map(len, runs)) < 0.2 * len(data[:_SAMPLE]) and all(len(run) <= 2 for run in runs)


def _detected(data: bytes) -> str:
    if _western(data):
        with suppress(UnicodeDecodeError):
            return data.decode("cp1252")
    from charset_normalizer import from_bytes  # 40 ms that a UTF-8 file need not pay

    best = from_bytes(data).best()
    if best is None:
        raise ValueError("its encoding cannot be told; save it as UTF-8")
    return _strict(data, best.encoding)


_SEQUENCE = re.compile(
    r"(?:\x1b\[|\x9b)[0-9:;<=>?]{0,64}[ -/]{0,16}[@-~]"  # CSI: colours, cursor
    r"|(?:\x1b\]|\x9d)[^\x07\x1b\x90-\x9f\n]{0,4096}(?:\x07|\x1b\\|\x9c)"  # OSC: title, links
    r"|(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])[^\x1b\x90-\x9f\n]{0,4096}(?:\x1b\\|\x9c)"  # DCS
    r"|\x1b[ -/]{0,4}[0-~]"  # single functions
)


def _table() -> dict[int, str]:
    table = dict.fromkeys((*range(32), *range(127, 160)), " ")
    del table[ord("\n")]
    table[ord("\r")] = "\n"
    table |= {ord("\x85"): "\n", 0x2028: "\n", 0x2029: "\n"}
    turning = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
    unseen = (0x200B, 0x2060, *range(0x206A, 0x2070), 0xFEFF, *range(0xFFF9, 0xFFFC))
    tags = range(0xE0000, 0xE0080)
    return table | dict.fromkeys((*turning, *unseen, *tags), " ")


_TABLE = _table()
_SUSPECT = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def clean(text: str) -> str:
    """The same text, as long, without anything that steers a screen.

    Escape sequences, control characters, bidirectional overrides and invisible characters become
    spaces, line ends become newlines (`\\r\\n` a space and a newline).
    """
    if not _SUSPECT.search(text):
        return text
    text = _SEQUENCE.sub(lambda found: " " * len(found.group()), text)
    return text.replace("\r\n", " \n").translate(_TABLE)


def one_line(text: object, most: int = 300) -> str:
    """A short piece of metadata: clean, on one line, cut at `most` characters."""
    return " ".join(clean(str(text)).split())[:most]
