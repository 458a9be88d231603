"""Read stored articles again after the parser or the reference data has changed.

Shows first what changes (claims gained +, lost -, told otherwise ~), article by article and in
sum, then asks. Corrections, marks and what was seen are kept. Each article is one transaction: a
run that is interrupted is gone on with by the next.

example:
  bdwatch reparse --dry-run 'actor:bytedance'
"""

import argparse
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import Refused
from tui.commands.place import add_db, opened

if TYPE_CHECKING:
    from collections.abc import Iterable

    from store.database import Store
    from store.records import Claim
    from store.reference import Reference
    from store.reparse import Reread


def describe(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "filter", nargs="*", metavar="FILTER or PATH",
        help="only articles that tell these events, or that were read from these files",
    )  # fmt: skip
    parser.add_argument("--yes", action="store_true", help="write without asking")
    parser.add_argument("--dry-run", action="store_true", help="show what changes, write nothing")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="processes that parse")
    add_db(parser)


def run(options: argparse.Namespace) -> int:
    """Show what changes, and write it once that is wanted."""
    from store.reparse import reparse
    from store.stale import present, stale
    from tui.commands.reference import load

    asks = not options.yes and not options.dry_run
    if asks and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise Refused("reparse: --yes writes what changes, --dry-run only shows it")
    reference = load()
    with opened(options.db) as store:
        among = _among(store, reference, options.filter)
        ids = stale(store.connect(), present(reference.version), among)
        if not ids:
            print("nothing to read again: this parser and reference data read them all")
            return 0
        jobs = max(1, options.jobs)
        found = reparse(store, ids, reference, write=options.yes, jobs=jobs)
        faults = _show(found, len(ids), "read again" if options.yes else "would be read again")
        if asks:
            print(f"write this for {len(ids)} articles? [y/N] ", end="", flush=True)
            if sys.stdin.readline().strip().casefold() not in ("y", "yes"):
                print("nothing was written")
                return 0
            written = reparse(store, ids, reference, write=True, jobs=jobs)
            for done, _ in enumerate(written, 1):
                print(f"\r{done} of {len(ids)}", end="", flush=True)
            print(" written")
    return 2 if faults else 0


def _among(store: "Store", reference: "Reference", words: list[str]) -> set[int] | None:
    """The articles that are meant; None where all are."""
    if not words:
        return None
    conn = store.connect()
    if all(Path(word).exists() for word in words):
        wanted = [Path(word).absolute() for word in words]
        rows = conn.execute("SELECT id, source FROM document WHERE current = 1")
        return {
            row[0]
            for row in rows
            if any(Path(row[1]).absolute().is_relative_to(one) for one in wanted)
        }
    from tui.commands.selecting import selected

    result = selected(store, reference.names, " ".join(words))
    events = result.page(0, result.total)
    rows = conn.execute(
        "SELECT DISTINCT document_id FROM claim JOIN event_claim ON claim_id = claim.id"
        " WHERE event_id IN (SELECT value FROM json_each(?))",
        (f"[{','.join(map(str, events))}]",),
    )
    return {row[0] for row in rows}


def _show(found: "Iterable[Reread]", total: int, done: str) -> int:
    """Print what changes, article by article and in sum; how many could not be read."""
    from tui.cells import visible

    sums: Counter[str] = Counter()
    for one in found:
        sums["articles"] += 1
        if one.fault:
            sums["faults"] += 1
            print(f"bdwatch reparse: {visible(one.document.source)}: {one.fault}", file=sys.stderr)
            continue
        change = one.comparison
        sums["gained"] += len(change.gained)
        sums["lost"] += len(change.lost)
        sums["changed"] += len(change.changed)
        sums["same"] += change.same
        if not change:
            continue
        sums["touched"] += 1
        print(f"{visible(one.document.title)} ({visible(one.document.shown_publisher)})")
        for claim in change.gained:
            print(f"  + {_told(claim)}")
        for claim in change.lost:
            print(f"  - {_told(claim)}")
        for pair in change.changed:
            print(f"  ~ {', '.join(pair.fields)}: {_told(pair.after)}")
    print(
        f"{sums['articles']} of {total} articles {done}, {sums['touched']} of them with a change: "
        f"{sums['gained']} claims gained, {sums['lost']} lost, {sums['changed']} changed, "
        f"{sums['same']} as before"
    )
    return sums["faults"]


def _told(claim: "Claim") -> str:
    from tui.cells import cut, visible

    return f"{claim.type} {claim.modality} “{cut(visible(claim.quote), 90)}”"
