"""All events of a store as JSON lines, as the command writes them into a pipe."""

import os
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from tests.bench.memory import megabytes

__all__ = ["Streamed", "streamed"]

_ASKED = 50_000
"""Events after which the memory is asked for again."""


class Streamed(NamedTuple):
    """Seconds to the first line, events a second from there on, and the most memory in MB.

    `jsonl_a_core` is the rate by processor time, start included: a busy machine does not lower it.
    """

    first_line: float
    jsonl_a_second: float
    jsonl_a_core: float
    jsonl_memory: float


def streamed(store: Path) -> Streamed:
    """Run `bdwatch events --format jsonl` over the whole store."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "tui", "events", "--db", str(store), "--format", "jsonl"],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )
    assert process.stdout is not None
    with process.stdout as lines:
        lines.readline()
        first, count = time.perf_counter(), 0
        # Its own peak would count what this process held when it forked; and a process that
        # has ended holds nothing, so it is asked first while it waits for its lines to be read.
        memory, asked = megabytes(process.pid), _ASKED
        while some := lines.read(1 << 20):
            count += some.count(b"\n")
            if count >= asked:
                memory, asked = max(memory, megabytes(process.pid)), count + _ASKED
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, process.returncode
    seconds = time.perf_counter() - first
    processor = used.ru_utime + used.ru_stime
    return Streamed(first - began, count / seconds, count / processor, memory)
