"""What may follow on a command line: commands, options, their values, and terms of a filter."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from store.vocabulary import EventType, Route, values
from tui.commands import COMMANDS, dashboard
from tui.settings.place import config_path, theme_files
from tui.themes import THEMES

FILES = ":files"
"""Stands for the names of files."""

_FILTERS = frozenset({"filter"})
_PATHS = frozenset({"PATH", "FILE", "PATH…"})
_NAMED: Mapping[str, str] = {
    "RULE": "rule",
    "CHIP": "chip",
    **dict.fromkeys(("ACTOR", "OPERATOR", "END-USER", "LISTED-OWNER"), "actor"),
    **dict.fromkeys(("PLACE", "SHIPPED-FROM", "ACTOR-HQ", "OPERATOR-HQ", "END-USER-HQ"), "place"),
}
"""Arguments that take a name of the reference tables, by what the help calls them, and its kind."""

_LISTED: Mapping[str, Any] = {"ROUTE": Route, "TYPE": EventType}
"""Arguments that take a word of a closed list."""


class Candidate(NamedTuple):
    """A whole word that may stand in the place of the last one, and what it is."""

    word: str
    note: str = ""


def candidates(before: Sequence[str], word: str, db: str | None = None) -> Iterator[Candidate]:
    """What may stand in the place of `word`, after the words before it (without `bdwatch`)."""
    command = before[0] if before and before[0] in COMMANDS else ""
    if not before and not word.startswith("-"):
        listed = ((name, entry.summary) for name, entry in COMMANDS.items())
        yield from (Candidate(*one) for one in listed if one[0].startswith(word))
    parser = parser_of(command)
    rest = list(before[1:] if command else before)
    db = db or _named_store(rest)
    action = _expecting(parser, rest)
    if action is not None:
        yield from _values(action, word, db)
    elif word.startswith("--") and "=" in word:
        name, _, typed = word.partition("=")
        option = parser._option_string_actions.get(name)
        if option is not None and option.nargs != 0:
            found = _values(option, typed, db)
            yield from (
                one if one.word == FILES else Candidate(f"{name}={one.word}", one.note)
                for one in found
            )
    else:
        if word.startswith("-"):
            yield from _options(parser, word)
        if not word.startswith("--"):
            yield from _positional(parser, rest, word, db)


def _options(parser: argparse.ArgumentParser, word: str) -> Iterator[Candidate]:
    for option in parser._actions:
        for name in option.option_strings:
            if name.startswith(word) and name.startswith("--"):
                yield Candidate(name, (option.help or "").replace("%(default)s", "as usual"))


def parser_of(command: str) -> argparse.ArgumentParser:
    """The arguments of a command; without one, of the dashboard."""
    parser = argparse.ArgumentParser(prog=f"bdwatch {command}".strip())
    module = (
        importlib.import_module(f"tui.commands.{COMMANDS[command].module}") if command else None
    )
    (module or dashboard).describe(parser)
    return parser


def _named_store(words: Sequence[str]) -> str | None:
    """The store that `--db` names, if it does."""
    apart = (after for one, after in pairwise(words) if one == "--db")
    joined = (one.partition("=")[2] for one in words if one.startswith("--db="))
    return next(apart, None) or next(joined, None)


def _expecting(parser: argparse.ArgumentParser, words: Sequence[str]) -> argparse.Action | None:
    """The option whose value comes next."""
    if not words or not words[-1].startswith("--"):
        return None
    option = parser._option_string_actions.get(words[-1])
    return option if option is not None and option.nargs != 0 else None


def _positional(
    parser: argparse.ArgumentParser, words: Sequence[str], word: str, db: str | None
) -> Iterator[Candidate]:
    given, skip = 0, False
    for one in words:
        option = parser._option_string_actions.get(one)
        if not skip and option is None:
            given += 1
        skip = option is not None and option.nargs != 0
    slots = [action for action in parser._actions if not action.option_strings]
    if slots:
        yield from _values(slots[min(given, len(slots) - 1)], word, db)


def _values(action: argparse.Action, word: str, db: str | None) -> Iterator[Candidate]:
    if action.choices is not None:
        yield from (Candidate(str(one)) for one in action.choices if str(one).startswith(word))
    elif action.dest in _FILTERS:
        yield from _terms(word, db)
    elif action.dest == "theme":
        own = (path.stem for path in theme_files(config_path()))
        yield from (Candidate(one) for one in (*THEMES, *own) if one.startswith(word))
    elif action.dest == "field":
        yield from (Candidate(*one) for one in _counted() if one[0].startswith(word))
    elif action.dest in ("view", "words"):
        yield from (Candidate(name) for name in _views(db) if name.startswith(word))
        if action.dest == "words":
            yield Candidate(FILES)
    elif action.metavar in _NAMED:
        yield from _names(_NAMED[str(action.metavar)], word)
    elif action.metavar in _LISTED:
        listed = values(_LISTED[str(action.metavar)])
        yield from (Candidate(one) for one in listed if one.startswith(word))
    elif action.metavar in _PATHS or action.dest in ("path", "paths", "file"):
        yield Candidate(FILES)


def _counted() -> Iterable[tuple[str, str]]:
    from tui.facets import TITLES

    return TITLES.items()


def _names(kind: str, word: str) -> Iterator[Candidate]:
    """Names of the reference tables that begin with the word: of each entry the first that does."""
    from store.filter.language.spelling import spellings
    from store.reference import load

    names = load().names
    wanted = word.casefold()
    found: dict[str, str] = {}
    for spelled, key in spellings(names, kind):
        if spelled.casefold().startswith(wanted):
            found.setdefault(key, spelled)
    for key, spelled in found.items():
        # A statute decides nothing: the commands that take a rule have no answer for it.
        if kind != "rule" or not names.rules[key].statute:
            name = names.name(kind, key)
            yield Candidate(spelled, name if name != spelled else "")


def _views(db: str | None) -> Iterable[str]:
    from store.database import open_store
    from tui.commands.place import store_path
    from tui.keeping import views

    path = store_path(db)
    if not path.exists():
        return ()
    with open_store(path) as store:
        return [view.name for view in views(store)]


def _terms(word: str, db: str | None) -> Iterator[Candidate]:
    """Terms of the filter that end the word, as the bar completes them."""
    from store.database import open_store
    from store.filter import FIELDS, Index, complete
    from store.reference import load
    from tui.commands.place import store_path

    path = store_path(db)
    if ":" not in word or not path.exists():
        # Names of fields need no store: they come at once.
        lead, _, last = word.rpartition(" ")
        sign = "-" if last.startswith("-") else ""
        for name, field in FIELDS.items():
            if name.startswith(last.removeprefix("-")):
                yield Candidate(f"{lead}{' ' if lead else ''}{sign}{name}:", field.about)
        return
    names = load().names
    with open_store(path) as store:
        index = Index.load(store.connect(), names)
        for one in complete(word, len(word), names, index):
            count = "" if one.count is None else f"{one.count:,}"
            note = "  ".join(part for part in (count, one.note) if part)
            whole = word[: one.start] + one.insert + word[one.end :]
            # A shell puts in what all have in common: others would take away what was typed.
            if whole.casefold().startswith(word.casefold()):
                yield Candidate(whole, note)


class Line(NamedTuple):
    """A command line of bash up to the cursor: the words before, the last one, its open quote.

    Bash puts a completion in behind the first `cut` characters of the last word.
    """

    before: list[str]
    word: str
    quote: str
    cut: int


def split_line(line: str) -> Line:
    """A command line as bash understands it."""
    words: list[str] = []
    word, quote, begun, cut = "", "", False, 0
    letters = iter(line)
    for letter in letters:
        if quote:
            if letter == quote:
                quote = ""
            elif letter == "\\" and quote == '"':
                word += next(letters, "")
            else:
                word += letter
        elif letter in "'\"":
            quote, begun = letter, True
        elif letter == "\\":
            word, begun = word + next(letters, ""), True
        elif letter.isspace():
            if begun:
                words.append(word)
            word, begun, cut = "", False, 0
        else:
            word, begun = word + letter, True
            if letter in _BREAKS:
                cut = len(word)
    return Line(words, word, quote, cut)


def for_bash(found: Candidate, line: Line) -> str:
    """A candidate as bash puts it in; outside of quotes with its signs escaped."""
    if found.word == FILES:
        return FILES
    rest = found.word[line.cut :]
    if line.quote:
        return rest
    return "".join(f"\\{sign}" if sign in _SIGNS else sign for sign in rest)


_BREAKS = ":=<>|&;("
"""Signs at which bash begins another word, where no quote is open."""

_SIGNS = frozenset(" \t'\"\\()<>|&;*?[]!$`#~")
