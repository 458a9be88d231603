"""List the acts that more than one report tells: on whose word, and where the reports differ.

Reports count articles, origins those who have it from nobody else. --explain adds why the claims
of an act were joined, and why acts that look like it were kept apart.

example:
  bdwatch stories 'actor:bytedance has:conflict' --explain
"""

import argparse
import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from tui.commands.output import add_format, at_least_one, chosen_fields, write
from tui.commands.place import add_db, opened
from tui.commands.rows import KEY_SHOWN, called, reported_day, shown_when
from tui.commands.selecting import selected
from tui.words import publisher

if TYPE_CHECKING:
    from store.database import EventView, Store
    from store.filter import Result
    from store.records import Day
    from store.reference import Names

FIELDS = (
    "id",
    "day",
    "agents",
    "type",
    "modality",
    "reports",
    "origins",
    "named",
    "independent",
    "agree",
    "conflicts",
    "develops",
    "denied",
    "chain",
    "quote",
)
"""Every field of a row, in the order of the JSON; `joined` and `apart` come with --explain."""

TABLE_FIELDS = (
    "day",
    "agents",
    "type",
    "modality",
    "reports",
    "origins",
    "named",
    "conflicts",
    "denied",
    "id",
)
EXPLAINED = ("joined", "apart")
_TABLE_LIMIT = 40
_TABLE_WIDTH = 130
_PIPED_WIDTH = 1000
_PARAGRAPH = {
    "conflict": "conflicts",
    "denied by": "denied",
    "joined because": "joined",
    "kept apart from": "apart",
}
"""The lists of a row that its paragraph has, by what stands before each line."""

_SEVERAL = "reports:>=2"


def describe(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("filter", nargs="*", help="the filter, in the language of the bar")
    add_format(parser)
    parser.add_argument(
        "--limit",
        type=at_least_one,
        metavar="N",
        help=f"at most N acts (default: {_TABLE_LIMIT} for a table, else all)",
    )
    parser.add_argument("--fields", metavar="A,B", help=f"of: {', '.join((*FIELDS, *EXPLAINED))}")
    parser.add_argument(
        "--explain", action="store_true", help="why claims were joined and acts kept apart"
    )
    add_db(parser)


def run(options: argparse.Namespace) -> int:
    """Print the acts; messages about them go to standard error."""
    from tui.commands.reference import load

    table = options.format == "table"
    names = load().names
    usual = (*(TABLE_FIELDS if table else FIELDS), *(EXPLAINED if options.explain else ()))
    fields = chosen_fields(options.fields, (*FIELDS, *EXPLAINED), usual)
    with opened(options.db) as store:
        result = selected(store, names, " ".join(options.filter), also=_SEVERAL)
        every = _told_again(store, names, result)
        limit = options.limit or (_TABLE_LIMIT if table else len(every))
        ids, asof = every[:limit], result.query.asof
        explain = bool(set(EXPLAINED) & set(fields))
        rows = story_rows(store, names, ids, asof=asof, explain=explain)
        if table and (options.explain or _is_narrow()):
            _print_text(rows)
        else:
            write(rows, fields, options.format)
        if table and len(ids) < len(every):
            shown = f"{len(ids)} of {len(every)} acts; --limit {len(every)} shows all"
            print(shown, file=sys.stderr)
    return 0


def _told_again(store: "Store", names: "Names", result: "Result") -> tuple[int, ...]:
    """The acts of a result that several reports tell, by the day of `asof:` where there is one."""
    ids = result.page(0, result.total)
    if not result.query.asof:
        return ids
    from store import fetch
    from store.known import known_events

    conn = store.connect()
    known = known_events(conn, fetch.events(conn, ids), result.query.asof, names)
    return tuple(row for row in ids if row in known and known[row].reports > 1)


def story_rows(
    store: "Store", names: "Names", ids: Iterable[int], *, asof: "Day" = "", explain: bool = False
) -> Iterator[dict[str, Any]]:
    """One row an act, in the order asked; with `asof`, as its reports told it by that day."""
    for event_id in ids:
        view = store.event(event_id)
        if view is not None and asof:
            from store.known import known_view

            view = known_view(store.connect(), view, asof, names)
        if view is not None and view.told:
            row = _row(view, names)
            if explain:
                row |= _explained(store, view, names)
            yield row


def _row(view: "EventView", names: "Names") -> dict[str, Any]:
    from tui.chains import chain_of, chain_rows
    from tui.telling import agreed_fields

    event, lead = view.event, view.told[0].claim
    chain = chain_of(view, names)
    return {
        "id": event.key[:KEY_SHOWN],
        "day": shown_when(event.when) or reported_day(event, view.told[0].document),
        "agents": [names.name("actor", actor) for actor in lead.actors("agent")],
        "type": event.type,
        "modality": event.modality,
        "reports": event.reports,
        "origins": event.origins,
        "named": list(chain.origins),
        "independent": "established" if chain.established else "not established",
        "agree": list(agreed_fields(view.event.conflicts)),
        "conflicts": _compared(view, "conflicts"),
        "develops": _compared(view, "develops"),
        "denied": [publisher(told.document) for told in view.denials],
        "chain": chain_rows(view, chain),
        "quote": lead.quote,
    }


def _compared(view: "EventView", verdict: str) -> list[str]:
    return [
        f"{one.field}: {one.left} vs {one.right}"
        for one in view.event.conflicts
        if one.verdict == verdict and one.field != "denial"
    ]


def _explained(store: "Store", view: "EventView", names: "Names") -> dict[str, list[str]]:
    from store.explain import apart

    return {
        "joined": [f"{publisher(told.document)}: {told.why}" for told in view.told if told.why],
        "apart": [
            f"{other.key[:KEY_SHOWN]} ({called(store, other.key, names)}): {other.why}"
            for other in apart(store.connect(), view.id, names)
        ],
    }


def _is_narrow() -> bool:
    """Whether a table would break the words of its cells on this terminal."""
    return sys.stdout.isatty() and shutil.get_terminal_size().columns < _TABLE_WIDTH


def _print_text(rows: Iterable[dict[str, Any]]) -> None:
    """Each act as a paragraph: names and reasons are too long for the cells of a narrow table."""
    from tui.commands.layout import Layout
    from tui.words import plural

    widest = shutil.get_terminal_size().columns if sys.stdout.isatty() else _PIPED_WIDTH
    for row in rows:
        page = Layout(widest, widest)
        head = (row["day"], ", ".join(row["agents"]), row["type"], row["modality"])
        counts = f"{plural(row['reports'], 'report')}, {plural(row['origins'], 'origin')}"
        page.say(" · ".join((*(part or "-" for part in head), counts, row["id"])), later="  ")
        if row["named"]:
            page.say(", ".join(row["named"]), first="  origins ")
        for label, field in _PARAGRAPH.items():
            for line in row.get(field, ()):
                page.say(line, first=f"  {label} ")
        print("\n".join(page.lines), end="\n\n")
