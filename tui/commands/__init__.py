"""The commands of `bdwatch`, one module each, imported only when it is called.

A command module has `describe(parser)`, which declares its arguments, and `run(options)`, which
returns the exit status. None of them imports Textual: the screen is one more command, `dashboard`.
"""

from typing import NamedTuple


class Command(NamedTuple):
    """A command's module under `tui.commands`, and the line that the help shows for it."""

    module: str
    summary: str


COMMANDS: dict[str, Command] = {
    "ingest": Command("ingest", "read articles into the store"),
    "events": Command("events", "list the events that match a filter"),
    "facets": Command("facets", "count the values of a field over the events that match"),
    "chart": Command("chart", "count events or sums of money over time, or actors by route"),
    "show": Command("show", "print one event with its claims, chain, conflicts and rule status"),
    "stories": Command("stories", "list acts told more than once: origins, agreement, conflicts"),
    "export": Command("export", "write events to a file: brief, quote sheet, entities"),
    "correct": Command("correct", "correct what was read: set, reject, merge, split, date, undo"),
    "corrections": Command("corrections", "list corrections, orphans among them; export, import"),
    "reparse": Command("reparse", "read stored articles again, after showing what changes"),
    "parse": Command("parse", "print what articles say, without a store"),
    "rules": Command("rules", "list rules, or one rule's life, with the state on a day"),
    "chips": Command("chips", "list chips with their figures and class on a day"),
    "check": Command("check", "assess an act, described by options or JSON lines"),
    "views": Command("views", "list saved views; save, rename, delete, export, import"),
    "tour": Command("tour", "a short walk through the dashboard"),
    "keys": Command("keys", "list every key, as text"),
    "completion": Command("completion", "print the completion script of a shell"),
    "config": Command("config", "show the settings in force, and what may be set"),
    "backup": Command("backup", "copy the store, whole, also while it is in use"),
    "doctor": Command("doctor", "check the store and the reference data"),
}
"""Every command but the dashboard, in the order of the help."""
