"""Print one event: its claims and quotes, on whose word, conflicts, and its rule status in steps.

ID is what `events` prints, or any beginning of it that only one event has.

example:
  bdwatch show 3f9c2a71d0
"""

import argparse
import sys
from typing import TYPE_CHECKING

import msgspec

from store.errors import Refused
from store.news import fresh
from tui.cells import visible
from tui.commands.layout import folded
from tui.commands.output import NOTICE, add_format
from tui.commands.place import add_db, opened
from tui.commands.rows import KEY_SHOWN, called
from tui.commands.selecting import today

if TYPE_CHECKING:
    from store.records import Claim, Document


def describe(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("id", help="the event's id, or the beginning of it")
    parser.add_argument(
        "--asof",
        metavar="DATE",
        help="only what was published by then, and the law of that day (default: today)",
    )
    parser.add_argument(
        "--explain", action="store_true", help="which events come near, and what keeps them apart"
    )
    parser.add_argument(
        "--article", action="store_true", help="also the articles, with the claim between » and «"
    )
    add_format(parser, "text", "json")
    add_db(parser)


def run(options: argparse.Namespace) -> int:
    """Print the event; raise `Refused` when no event, or more than one, begins with the id."""
    from store.assess import on_day, then
    from store.assess.sayings import rule_notes
    from store.explain import apart
    from store.known import known_view
    from tui.answers import Look
    from tui.chains import chain_of, chain_rows
    from tui.citing import citation_text
    from tui.commands.days import day_given
    from tui.commands.reference import load
    from tui.deciding import corrections_on
    from tui.notes import notes_on
    from tui.telling import fields
    from tui.words import as_of, plural

    reference = load()
    day = day_given(options.asof, "--asof") or today()
    with opened(options.db) as store:
        view = store.event_by_key(options.id)
        if view is None or not view.told:
            raise Refused(
                f"no single event has an id that begins with {options.id!r}; see 'bdwatch events'"
            )
        every = len(view.told)
        if options.asof:
            view = known_view(store.connect(), view, day, reference.names)
        if not view.told:
            raise Refused(f"{options.id}: no report of it was published by {day}")
        look = Look(
            view=view,
            then=then(view.rulings, view.event.when, view.event.reported_first)
            if view.rulings
            else None,
            now=on_day(view.rulings, day) if view.rulings else None,
            day=day,
            rules=(),
            rules_day=day,
            chain=chain_of(view, reference.names),
            notes=notes_on(view, reference),
            corrected=corrections_on(store.connect(), view.told),
        )
        kept = apart(store.connect(), view.id, reference.names) if options.explain else ()
        if options.format == "json":
            new = fresh(store.connect(), view.id)
            shown = {
                "id": view.event.key,
                "event": view.event,
                "facts": view.facts,
                "then": look.then,
                "now": look.now,
                "asof": day,
                "claims": [
                    {
                        "publisher": told.document.shown_publisher,
                        "title": told.document.title,
                        "url": told.document.url,
                        "source": told.document.source,
                        "why": told.why,
                        "claim": told.claim,
                        "corrections": look.corrected.get(told.claim_id, ()),
                        "new": told.claim_id in new,
                        "notes": rule_notes(
                            told.claim, told.document, reference.law, reference.names
                        ),
                    }
                    for told in view.told
                ],
                "chain": chain_rows(view, look.chain),
                "independent": look.chain.established,
                **({"apart": [one._asdict() for one in kept]} if options.explain else {}),
                "notice": NOTICE,
            }
            sys.stdout.write(msgspec.json.format(msgspec.json.encode(shown), indent=1).decode())
            sys.stdout.write("\n")
            return 0
        if options.asof:
            later = every - len(view.told)
            told_later = f" ({plural(later, 'later claim')} left out)" if later else ""
            print(f"{as_of(day, len({told.document_id for told in view.told}))}{told_later}\n")
        for told in view.told:
            print(folded(citation_text(told.claim, told.document), {0: 2}))
        print()
        page = fields(look, 0, reference.names.name)
        print(folded(page.text.rstrip(), page.indents))
        if options.article:
            for told in view.told:
                print(f"\n{_article(told.claim, told.document)}")
        if options.explain:
            print("\nKept apart from")
            for one in kept:
                what = called(store, one.key, reference.names)
                print(folded(f"  {one.key[:KEY_SHOWN]} ({what}) because: {one.why}", {0: 4}))
            if not kept:
                print("  nothing: no other event comes near")
    return 0


def _article(claim: "Claim", document: "Document") -> str:
    """A whole article as plain text, the words of a claim between » and «."""
    text = visible(document.text, breaks=True)
    marked = f"{text[: claim.start]}»{text[claim.start : claim.end]}«{text[claim.end :]}"
    return folded(f"{visible(document.title) or 'article'}\n\n{marked.strip()}", {})
