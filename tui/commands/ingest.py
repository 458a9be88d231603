"""Read articles into the store: .txt and .md files, folders of them, or - for standard input.

What is known is skipped; an edited text of the same address becomes a new version and the old one
is kept. Dates come from a manifest.toml beside the files, front matter, --published or a byline;
an unknown date stays unknown. Each article is one transaction: whatever is interrupted, what was
read stays, and the same command goes on from there.

example:
  bdwatch ingest ~/clippings --publisher "Example Wire" --db my.db
"""

import argparse
import os
import sys
from collections import Counter

from tui.commands.given import add_given, given
from tui.commands.place import add_db, store_path


def describe(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files or folders; - for stdin")
    add_given(parser)
    parser.add_argument(
        "--jobs", type=_jobs, default=1, metavar="N", help="processes that read and parse"
    )
    parser.add_argument(
        "--dry-run", action="store_true", help="say what would be done, write nothing"
    )
    add_db(parser)


def run(options: argparse.Namespace) -> int:
    """Ingest, with one line for each article that is not simply known; 2 if any was refused."""
    from store.ingest import ingest
    from store.read import counted, sources
    from tui.commands.progress import Progress
    from tui.commands.reference import load

    path = store_path(options.db)
    found = sources(options.paths, given(options))
    counts: Counter[str] = Counter()
    claims = events = 0
    watched = sys.stderr.isatty()
    progress = Progress(counted(options.paths) if watched else 0)

    def indexing(rows: int) -> None:
        progress.say(f"{sum(counts.values()):,} read · indexing: {rows:,} rows")

    read = ingest(
        path, found, load(), jobs=options.jobs, dry_run=options.dry_run, indexing=indexing
    )
    for outcome in read:
        counts[outcome.kind] += 1
        claims += outcome.claims
        events += outcome.events
        if outcome.message:
            progress.clear()
            print(f"bdwatch ingest: {outcome.source}: {outcome.message}", file=sys.stderr)
        progress.step(sum(counts.values()), f"{claims:,} claims")
    progress.clear()
    done = "would read" if options.dry_run else "read"
    print(
        f"{done} {sum(counts.values())}: {counts['new']} new, {counts['changed']} changed, "
        f"{counts['known']} known, {counts['refused']} refused; "
        f"{claims} claims, {events} events"
    )
    return 2 if counts["refused"] else 0


def _jobs(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 64:
        raise argparse.ArgumentTypeError(
            f"{text}: from 1 to 64 (this machine has {os.cpu_count()})"
        )
    return number
