"""Print what articles say, without a store: one JSON object a line, one line a distinct act.

Dates come from a manifest.toml beside the files, their front matter or --published; without any,
relative dates stay unresolved.

example:
  bdwatch parse story.txt --published 2025-01-23 --format jsonl
"""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tui.commands.given import add_given, given
from tui.commands.output import add_format, write

if TYPE_CHECKING:
    from store.parse.explain import Explanation
    from store.parse.trace import Rejected

_TABLE = ("article", "type", "modality", "polarity", "agents", "chips", "money", "when", "route")


def describe(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="files or folders; - for stdin")
    add_format(parser, "jsonl", "json", "table")
    parser.add_argument(
        "--mentions", action="store_true", help="also one line an article with all it names"
    )
    parser.add_argument(
        "--explain",
        action="store_true",
        help="print for each claim its clause, frame, cues and a reason a field",
    )
    parser.add_argument(
        "--trace",
        action="store_true",
        help="print also what was looked at and rejected, each with the reason",
    )
    add_given(parser)


def run(options: argparse.Namespace) -> int:
    """Parse every article; exit status 2 when one could not be read."""
    from store.parse import claims, mentions
    from store.parse.explain import explain
    from store.parse.lines import as_line, mention_line
    from store.parse.trace import trace
    from store.read import Refusal, document, sources
    from tui.commands.reference import load

    reference = load()
    refused = 0
    rows = []
    encode = msgspec.json.encode
    for source in sources(options.paths, given(options)):
        read = document(source)
        if isinstance(read, Refusal):
            print(f"bdwatch parse: {read}", file=sys.stderr)
            refused += 1
            continue
        article = Path(source.name).stem
        if options.explain or options.trace:
            _explain(article, explain(read, reference))
        if options.trace:
            _trace(article, trace(read, reference))
        if options.explain or options.trace:
            continue
        lines = [as_line(claim, article, reference.names) for claim in claims(read, reference)]
        if options.mentions:
            lines.append(mention_line(mentions(read, reference), article, reference.names))
        if options.format == "jsonl":
            for line in lines:
                sys.stdout.write(encode(line).decode() + "\n")
        else:
            rows += [line for line in lines if "type" in line]
    if options.format != "jsonl" and not (options.explain or options.trace):
        fields = _TABLE if options.format == "table" else tuple(rows[0]) if rows else ()
        write(rows, fields, options.format)
    return 2 if refused else 0


def _explain(article: str, explanations: "tuple[Explanation, ...]") -> None:
    from tui.page import Page

    page = Page()
    for found in explanations:
        claim = found.claim
        negated = " not" if claim.polarity == "-" else ""
        page.line(f"{article} {claim.start}-{claim.end}: {claim.type}{negated}, {claim.modality}")
        page.line(f"  {found.clause}")
        cues = [(kind, f"cue {words!r}") for kind, words in found.cues]
        for field, reason in (("frame", found.frame), *cues, *found.why):
            page.line(f"  {field:<13} {reason}")
        page.line()
    sys.stdout.write(page.text)


def _trace(article: str, rejected: "tuple[Rejected, ...]") -> None:
    from tui.page import Page

    page = Page()
    for one in rejected:
        by = f" ({one.by})" if one.by else ""
        page.line(f"{article} {one.start}-{one.end}: no claim, {one.what}: {one.reason}{by}")
        page.line(f"  {' '.join(one.quote.split())}")
    sys.stdout.write(page.text)
