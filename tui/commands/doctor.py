"""Check the store and the reference data; say where everything is.

example:
  bdwatch doctor --db my.db
"""

import argparse
import sqlite3
import sys

from store.errors import Refused
from tui.commands.place import add_db, store_path
from tui.words import plural


def describe(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    add_db(parser)


def run(options: argparse.Namespace) -> int:
    """Print what was checked; raise `Refused` when something is wrong."""
    wrong = [*_reference(), *_own(), *_store(options.db)]
    for line in wrong:
        print(f"wrong  {line}")
    if wrong:
        one = len(wrong) == 1
        count = "1 thing is wrong; the line" if one else f"{len(wrong)} things are wrong; the lines"
        raise Refused(f"{count} above {'names it' if one else 'name them'}")
    print("all well")
    return 0


def _reference() -> list[str]:
    from store.reference import load
    from store.reference.check import check

    problems = check()
    if problems:
        return [str(problem) for problem in problems]
    reference = load()
    names, law = reference.names, reference.law
    print(
        f"reference  {len(law.rules)} rules, {len(names.chips)} chips, "
        f"{len(names.families)} families, {len(names.actors)} actors, "
        f"{len(names.countries) + len(names.hubs) + len(names.regions)} places; "
        f"law as far as {law.horizon}, version {reference.version[:12]}"
    )
    return []


def _own() -> list[str]:
    """The user's own reference data: what it adds and overrides, and what is wrong with it."""
    from store.reference.check import check_own
    from store.reference.places import VARIABLE, folder_of_own

    folder = folder_of_own()
    problems, own = check_own(folder)
    if not own and not problems:
        print(f"own data   none in {folder} ({VARIABLE} names another folder)")
        return []
    count = "1 entry" if len(own) == 1 else f"{len(own)} entries"
    state = "faulty, so none of it counts" if problems else "in use"
    print(f"own data   {count} in {folder}, {state}")
    for one in own:
        does = "overrides" if one.instead else "adds"
        print(f"           {does} {one.table} {one.id or '(no id)'} ({one.file})")
    return [str(problem) for problem in problems]


def _store(db: str | None) -> list[str]:
    from store.database import open_store
    from store.reference import load
    from store.relate import VERSION
    from store.stale import count_stale, present
    from store.writing.regroup import RELATE_VERSION
    from tui.commands.selecting import indexed

    path = store_path(db)
    if not path.exists():
        print(f"store      none yet at {path}; 'bdwatch' builds it, 'bdwatch ingest' begins one")
        return []
    wrong = []
    with open_store(path) as store:
        conn = store.connect()
        for name in ("integrity_check", "foreign_key_check"):
            rows = conn.execute(f"PRAGMA {name}").fetchall()
            wrong += [f"{path}: {name}: {row}" for row in rows if row != ("ok",)]
        wrong += _quotes(conn)
        counts = {
            table: conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 - fixed names
            for table in ("document", "claim", "event")
        }
        reference = load()
        index = indexed(store, reference.names)
        meta = store.meta()
        old = count_stale(conn, present(reference.version))
    listed = ", ".join(f"{count} {table}s" for table, count in counts.items())
    print(
        f"store      {path}: {listed}; data version {meta.get('data_version', '?')}, "
        f"index of {len(index)} events, SQLite {sqlite3.sqlite_version}, "
        f"Python {sys.version.split()[0]}"
    )
    if old:
        print(
            f"stale      {plural(old, 'article')} read by another parser or with other reference "
            "data; 'bdwatch reparse' reads them again"
        )
    if counts["event"] and meta.get(RELATE_VERSION) != VERSION:
        print(
            "events     worked out by an earlier version, which did not keep what they came to on "
            "past days; the next 'bdwatch ingest' works them out anew"
        )
    return wrong


def _quotes(conn: sqlite3.Connection) -> list[str]:
    """Every stored quote must be the slice of its document that it names."""
    rows = conn.execute(
        'SELECT claim.id, claim.start, claim."end", document.url, document.source FROM claim'
        " JOIN document ON document.id = claim.document_id"
        ' WHERE substr(document.text, claim.start + 1, claim."end" - claim.start) <> claim.quote'
    )
    return [
        f"claim {row[0]}: its quote is not at {row[1]}-{row[2]} of {row[3] or row[4]}"
        for row in rows
    ]
