"""List the saved views of the store, and share them as text.

  bdwatch views                       every view: key, filter, how many events it shows
  bdwatch views export [NAME…]        as TOML on standard output: all, or those named
  bdwatch views import FILE           add a colleague's (- for standard input)
  bdwatch views save NAME FILTER      save a filter; one of the same name is replaced
  bdwatch views rename OLD NEW
  bdwatch views delete NAME…
  bdwatch views default [NAME]        the view to start with; without a name, none

example:
  bdwatch views export 'ByteDance rents' | ssh desk bdwatch views import -
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import Refused
from tui.commands.output import add_format, write
from tui.commands.place import add_db, opened

if TYPE_CHECKING:
    from store.database import Store
    from tui.saved import Saved

_DOES = ("list", "export", "import", "save", "rename", "delete", "default")
_TAKES = {"list": (0, 0), "import": (1, 1), "save": (2, 99), "rename": (2, 2), "default": (0, 1)}
_FIELDS = ("key", "name", "filter", "events", "default")


def describe(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("does", nargs="?", choices=_DOES, default="list", help="as above")
    parser.add_argument("words", nargs="*", metavar="NAME", help="names, a FILE or a filter")
    parser.add_argument("--replace", action="store_true", help="import over views of the same name")
    add_format(parser)
    add_db(parser)


def run(options: argparse.Namespace) -> int:
    """Do it; raise `Refused` for a view or a file that is not there, or a filter that is wrong."""
    from tui.keeping import change_views, views
    from tui.saved import undone

    least, most = _TAKES.get(options.does, (1 if options.does == "delete" else 0, 99))
    if not least <= len(options.words) <= most:
        raise Refused(f"views {options.does}: see bdwatch views --help for what it takes")
    with opened(options.db) as store:
        saved = views(store)
        if options.does == "list":
            _list(store, saved, options.format)
        elif options.does == "export":
            _export(saved, options.words)
        else:
            changed, said = _changed(store, saved, options)
            change_views(store, lambda now: undone(changed, saved, now))
            print(said, file=sys.stderr)
    return 0


def _changed(store: "Store", saved: "Saved", options: argparse.Namespace) -> tuple["Saved", str]:
    """The views after what is asked for, and what to say of it."""
    from tui import saved as lists

    words: list[str] = options.words
    if options.does == "import":
        return _import(store, saved, words[0], replace=options.replace)
    if options.does == "save":
        text = " ".join(words[1:])
        _check(store, {words[0]: text})
        return lists.with_view(saved, words[0], text), f"saved as {words[0]}"
    if options.does == "rename":
        lists.named(saved, words[0])
        return lists.renamed(saved, *words), f"{words[0]} is now {words[1]}"
    if options.does == "default":
        name = lists.named(saved, words[0]).name if words else ""
        said = f"bdwatch starts with {name}" if name else "bdwatch starts where you left it"
        return lists.with_default(saved, name), said
    left = saved
    for name in words:
        left = lists.without(left, lists.named(saved, name).name)
    return left, f"deleted {', '.join(words)}"


def _import(store: "Store", saved: "Saved", file: str, *, replace: bool) -> tuple["Saved", str]:
    from tui import saved as lists

    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise Refused(f"{file}: cannot be read: {reason}") from error
    known = {view.name: view.filter for view in saved}
    changed, new = saved, 0
    found = lists.from_text(text, file)
    _check(store, {f"{file}: {view.name}": view.filter for view in found})
    for view in found:
        if known.get(view.name) == view.filter:
            continue
        if view.name in known and not replace:
            raise Refused(
                f"{file}: there is another view {view.name!r} already; --replace takes the new one"
            )
        changed = lists.with_view(changed, view.name, view.filter)
        new += 1
    return changed, f"{new} new or changed, {len(changed)} in all"


def _check(store: "Store", filters: Mapping[str, str]) -> None:
    """Raise `Refused` for the first filter that is wrong, with the name it has here."""
    from tui.commands.reference import load
    from tui.commands.selecting import indexed, understood

    names = load().names
    index = indexed(store, names)
    for where, text in filters.items():
        understood(text, names, index, where)


def _export(saved: "Saved", names: Sequence[str]) -> None:
    from tui.saved import as_text, named

    sys.stdout.write(as_text([named(saved, name) for name in names] if names else saved))


def _list(store: "Store", saved: "Saved", form: str) -> None:
    from store.filter import Search, parse_query, select
    from tui.commands.reference import load
    from tui.commands.selecting import indexed, today

    names = load().names
    index = indexed(store, names)
    search = Search(store.connect(), index)
    rows = []
    for number, view in enumerate(saved, 1):
        query = parse_query(view.filter, names, today=today(), known=index, finished=True)
        rows.append(
            {
                "key": number if number < 10 else None,
                "name": view.name,
                "filter": view.filter,
                "events": None if query.errors else select(index, query, search).total,
                "default": view.default,
            }
        )
    write(rows, _FIELDS, form)
    if not rows:
        print("no saved views; 'bdwatch views save NAME FILTER' makes one", file=sys.stderr)
