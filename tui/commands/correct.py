"""Correct what was read, in the store and for every later reading of the same words.

Corrections are kept, never written over: each hangs on the article and the quoted words, is
replayed whenever the article is read again, and can be undone. ID is what 'bdwatch events' prints.

  bdwatch correct ID                       list the claims of an event, with their numbers
  bdwatch correct ID FIELD=VALUE…          set fields of a claim (--claim N where there are several)
  bdwatch correct ID reject                the article does not say so
  bdwatch correct ID note --why TEXT       note something, change nothing
  bdwatch correct ID date 2025-01-23       the publication date of the article
  bdwatch correct merge ID ID…             these events are one act
  bdwatch correct split ID N…              these claims of the event tell another act
  bdwatch correct alias yes|no NAME ACTOR  the name means the actor, or does not
  bdwatch correct undo [KEY]               take back the last correction, or that one

Fields are those that the list of an event's claims prints. Several sums are parted by ';', a chain
runs from the outlet inwards: "money=7b; cny:40b", "chain=Reuters <- anonymous: two people".

example:
  bdwatch correct 3f9c2a modality=planned --why "the board has not approved it yet"
"""

import argparse
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from store.errors import Refused
from tui.commands.place import add_db, opened

if TYPE_CHECKING:
    import sqlite3

    from store.corrections.entries import Correction
    from store.database import EventView, Store, ToldClaim
    from store.reference import Names
    from store.writing.write import Rooms


def describe(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("words", nargs="+", metavar="WORD", help="as above")
    parser.add_argument(
        "--claim", metavar="N", help="which claim of the event: its number, or 'all'"
    )
    parser.add_argument("--why", default="", metavar="TEXT", help="the reason, kept with it")
    parser.add_argument(
        "--force", action="store_true", help="let an alias join two listed actors without asking"
    )
    add_db(parser)


def run(options: argparse.Namespace) -> int:
    """Take the decision and say what it did; raise `Refused` for what cannot be decided."""
    from store.corrections import book
    from store.corrections.decide import decide
    from store.ingest import real_kit
    from store.opening import writes
    from tui.commands.reference import load
    from tui.deciding import disagreeing, done

    head, *rest = options.words
    with opened(options.db) as store:
        if not rest and head != "undo":
            return _list(store, head)
        reference = load()
        kit = real_kit(reference)
        with closing(store.writer()) as conn, writes(store.path):
            made = _decisions(store, conn, reference.names, kit.rooms, options)
            for one in made:
                _may_join(one, force=options.force)
            signed = decide(conn, made, kit, why=options.why)
            every = book.everything(conn)
    for line in disagreeing(every, {one.key for one in signed}):
        print(f"bdwatch correct: {line}", file=sys.stderr)
    for one in signed:
        print(f"{done(one)}; 'bdwatch correct undo {one.key}' takes it back")
    return 0


def _list(store: "Store", id: str) -> int:
    from store.corrections.fields import FIELDS, NONE, now
    from tui.citing import citation_text

    view = _event(store, id)
    for number, told in enumerate(view.told, 1):
        print(f"{number}  {citation_text(told.claim, told.document)}")
        says = ((field, now(told.claim, field)) for field in FIELDS)
        print("   " + " ".join(f"{field}={value}" for field, value in says if value != NONE))
    return 0


def _decisions(
    store: "Store",
    conn: "sqlite3.Connection",
    names: "Names",
    rooms: "Rooms",
    options: argparse.Namespace,
) -> "list[Correction]":
    from store.corrections import decide

    head, *rest = options.words
    if head == "undo":
        return [decide.undo_of(conn, rest[0] if rest else "")[0]]
    if head == "merge":
        events = dict.fromkeys(_event(store, id).id for id in rest)
        if len(events) < 2:
            raise Refused("merge: takes two or more events; see 'bdwatch correct --help'")
        return [decide.joined(conn, list(events), rooms)]
    if head == "alias":
        if len(rest) != 3 or rest[0] not in ("yes", "no"):
            raise Refused("alias: takes yes or no, a name and an actor; quote names of two words")
        return [decide.alias(rest[1], rest[2], names, yes=rest[0] == "yes")]
    if head == "split":
        view = _event(store, rest[0])
        if len(rest) < 2:
            raise Refused(f"split: which claim? 'bdwatch correct {rest[0]}' lists them")
        return [decide.parted(conn, _claim(view, one).claim_id, rooms) for one in rest[1:]]
    view = _event(store, head)
    told = _claims(view, options.claim, head)
    pairs = _pairs(rest)
    if ("note", "") in pairs and not options.why.strip():
        raise Refused("note: say it with --why TEXT")
    return [
        decide.changed(conn, one.claim_id, field, value, rooms, names)
        for one in told
        for field, value in pairs
    ]


def _pairs(words: list[str]) -> list[tuple[str, str]]:
    """What is said of a claim: fields with their values, or date, reject, note."""
    if words[0] == "date":
        if len(words) != 2:
            raise Refused("date: takes one date: 2025-01-23, 2025-01 or 2025")
        return [("date", words[1])]
    if words in (["reject"], ["note"]):
        return [(words[0], "")]
    wrong = next((word for word in words if "=" not in word), "")
    if wrong:
        raise Refused(
            f"{wrong!r}: write FIELD=VALUE, or one of reject, note, date; "
            "see 'bdwatch correct --help'"
        )
    split = (word.partition("=") for word in words)
    return [(field, value) for field, _, value in split]


def _may_join(made: "Correction", *, force: bool) -> None:
    """Ask before an alias joins two listed actors; raise `Refused` where nobody says yes."""
    if made.kind != "alias" or not made.old or force:
        return
    says = f"alias: {made.anchor.quote!r} is listed as {made.old}; it would mean {made.new} as well"
    if sys.stdin.isatty() and sys.stderr.isatty():
        print(f"{says}. Join the two? [y/N] ", end="", file=sys.stderr, flush=True)
        if sys.stdin.readline().strip().casefold() in ("y", "yes"):
            return
    raise Refused(f"{says}; --force does it all the same")


def _event(store: "Store", id: str) -> "EventView":
    view = store.event_by_key(id)
    if view is None or not view.told:
        raise Refused(f"no single event has an id that begins with {id!r}; see 'bdwatch events'")
    return view


def _claims(view: "EventView", wanted: str | None, id: str) -> "tuple[ToldClaim, ...]":
    if wanted == "all" or len(view.told) == 1:
        return view.told
    if wanted is None:
        raise Refused(
            f"{id}: {len(view.told)} claims tell this event; --claim N (or all) says which, "
            f"'bdwatch correct {id}' lists them"
        )
    return (_claim(view, wanted),)


def _claim(view: "EventView", wanted: str) -> "ToldClaim":
    if wanted.isdecimal() and 1 <= int(wanted) <= len(view.told):
        return view.told[int(wanted) - 1]
    found = [one for one in view.told if wanted and one.key.startswith(wanted)]
    if len(found) != 1:
        raise Refused(f"claim {wanted!r}: the event has claims 1 to {len(view.told)}")
    return found[0]
