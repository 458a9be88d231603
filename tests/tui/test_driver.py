"""What is written to a terminal arrives whole and in its order, whether it keeps up or not."""

import os
import pty
import tty
from collections.abc import Iterator
from threading import Thread

import pytest
from textual.drivers._writer_thread import WriterThread

from tui.driver import Line

PICTURES = [f"<{number}>" + "─é漢" * 700 for number in range(60)]
WHOLE = "".join(PICTURES).encode()


@pytest.fixture
def ends() -> Iterator[tuple[int, Line]]:
    """The end of a terminal that is read from, and the line that leads to the other."""
    leader, follower = pty.openpty()
    tty.setraw(follower)
    with os.fdopen(follower, "w", encoding="utf-8") as file:
        line = Line(file)
        yield leader, line
        line.close()
    os.close(leader)


def read(leader: int, size: int) -> bytes:
    """Exactly so many bytes."""
    found = b""
    while len(found) < size:
        found += os.read(leader, size - len(found))
    return found


def test_a_terminal_that_keeps_up_needs_no_other_thread(ends: tuple[int, Line]) -> None:
    leader, line = ends
    for picture in ("one", "─é漢", "\x1b[1;1Hthree"):
        assert line.send(picture) == ""
        assert read(leader, len(picture.encode())).decode() == picture


def test_what_a_terminal_does_not_take_at_once_comes_behind_and_in_order(
    ends: tuple[int, Line],
) -> None:
    leader, line = ends
    writer = WriterThread(line)  # type: ignore[arg-type]
    writer.start()
    found: list[bytes] = []
    reader = Thread(target=lambda: found.append(read(leader, len(WHOLE))))
    for number, picture in enumerate(PICTURES):
        if number == 20:
            reader.start()
        if rest := line.send(picture):
            writer.write(rest)
    reader.join(30)
    writer.stop()
    assert found == [WHOLE]
    assert line.send("and on") == ""


def test_a_line_that_is_closed_leaves_all_to_the_other_thread(ends: tuple[int, Line]) -> None:
    _, line = ends
    line.close()
    assert line.send("é") == "é".encode().decode("latin-1")
