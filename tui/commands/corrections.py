"""List the corrections of the store, and share them with colleagues as JSON lines.

  bdwatch corrections                 every correction, oldest first, with its state
  bdwatch corrections orphans         those whose words are gone, with the reason; they are kept
  bdwatch corrections export          as JSON lines on standard output
  bdwatch corrections import FILE     add a colleague's (- for standard input); known ones are kept
  bdwatch corrections proposals       names that may mean a listed actor; only proposed

example:
  bdwatch corrections export > ours.jsonl
"""

import argparse
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import Refused
from tui.commands.place import add_db, opened

if TYPE_CHECKING:
    from store.corrections.entries import Correction
    from store.database import Store

_DOES = ("list", "orphans", "export", "import", "proposals")


def describe(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("does", nargs="?", choices=_DOES, default="list", help="as above")
    parser.add_argument("file", nargs="?", metavar="FILE", help="what to import; - for stdin")
    parser.add_argument(
        "--force", action="store_true", help="import aliases that join two listed actors"
    )
    add_db(parser)


def run(options: argparse.Namespace) -> int:
    """Do it; raise `Refused` for a file that cannot be read or that a newer program wrote."""
    from store.corrections import book, exchange

    if (options.does == "import") != (options.file is not None):
        raise Refused("corrections: import takes one FILE (or -), nothing else takes any")
    with opened(options.db) as store:
        if options.does == "import":
            return _import(store, options.file, force=options.force)
        every = book.everything(store.connect())
        if options.does == "export":
            for line in exchange.lines(every):
                print(line)
        elif options.does == "orphans":
            _orphans(store)
        elif options.does == "proposals":
            _proposals(store)
        else:
            _list(every)
    return 0


def _list(every: "tuple[Correction, ...]") -> None:
    from store.corrections.entries import overruled, undone
    from tui.cells import visible
    from tui.deciding import said

    gone, lost = undone(every), overruled(every)
    for one in every:
        state = "undone " if one.key in gone else ""
        state += f"overruled by {lost[one.key]} " if one.key in lost else ""
        who = f" {visible(one.who)}" if one.who else ""
        print(f"{one.key}  {one.made_at[:16]}{who}  {state}{one.kind}  {said(one)}")
    if not every:
        print("no corrections yet; 'bdwatch correct --help' says how", file=sys.stderr)


def _orphans(store: "Store") -> None:
    from store.corrections.decide import orphans
    from store.ingest import real_kit
    from tui.commands.reference import load
    from tui.deciding import said

    found = list(orphans(store.connect(), real_kit(load()).rooms))
    for orphan in found:
        one = orphan.correction
        print(f"{one.key}  {one.kind}  {orphan.reason}: {said(one)}")
    if not found:
        print("every correction has found its words", file=sys.stderr)


def _proposals(store: "Store") -> None:
    from store.corrections.proposals import proposals
    from tui.cells import visible
    from tui.commands.reference import load

    names = load().names
    found = list(proposals(store.connect(), names))
    for one in found:
        print(
            f"{visible(one.name)} → {names.name('actor', one.actor)} ({one.actor}): {one.why}; "
            f"bdwatch correct alias yes {visible(one.name)!r} {one.actor}"
        )
    if not found:
        print("no name looks like a listed actor", file=sys.stderr)


def _import(store: "Store", file: str, *, force: bool) -> int:
    from store.corrections import book, exchange
    from store.corrections.decide import decide, joins_listed
    from store.ingest import real_kit
    from store.opening import writes
    from tui.commands.reference import load
    from tui.deciding import disagreeing

    read = exchange.parsed(_text(file), file)
    reference = load()
    known = {one.key for one in book.everything(store.connect())}
    fresh = [one for one in read if one.key not in known]
    for one in fresh:
        other = joins_listed(one, reference.names)
        if other and not force:
            raise Refused(
                f"{file}: an alias would join two listed actors ({one.anchor.quote!r} is "
                f"{other}, it would mean {one.new}); nothing was imported, --force does it"
            )
    with closing(store.writer()) as conn, writes(store.path):
        decide(conn, fresh, real_kit(reference))
        every = book.everything(conn)
    for line in disagreeing(every, {one.key for one in fresh}):
        print(f"{file}: {line}", file=sys.stderr)
    print(f"{len(fresh)} imported, {len(read) - len(fresh)} known already")
    return 0


def _text(file: str) -> str:
    try:
        data = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return data.decode("utf-8")
    except OSError as error:
        raise Refused(f"{file}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise Refused(f"{file}: not UTF-8 text, so not a file of corrections") from error
