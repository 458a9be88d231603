"""Open the dashboard, or print the summary where there is no terminal."""

import argparse
import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import Refused
from tui.commands.place import add_db, store_path
from tui.settings.place import theme_files
from tui.signals import HUNG_UP, terminal_gone
from tui.themes import THEMES

if TYPE_CHECKING:
    from store.database import Store
    from tui.session import Session
    from tui.settings import Settings
    from tui.settings.themes import OwnTheme
    from tui.start import Start


_SWITCH_SECONDS = 0.0005
"""How long a search may hold up the thread that draws or the one that writes to the terminal."""


def describe(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("filter", nargs="*", help="a filter to open the dashboard with")
    parser.add_argument("--config", metavar="PATH", help="settings; see bdwatch config --help")
    parser.add_argument("--theme", metavar="THEME", help="the colours, shipped or your own")
    parser.add_argument(
        "--no-mouse", action="store_true", help="leave the mouse to the terminal, to select text"
    )
    parser.add_argument(
        "--fresh", action="store_true", help="start with everything, not where you left"
    )
    parser.add_argument("--view", metavar="NAME", help="start with a saved view")
    parser.add_argument(
        "--watch", metavar="PATH", help="a folder whose articles are read as they come"
    )
    add_db(parser)


def run(options: argparse.Namespace) -> int:
    """Open the dashboard with the filter applied; without a terminal, print what it would show."""
    filter_text = " ".join(options.filter)
    if not (sys.stdout.isatty() and sys.stdin.isatty()):
        from tui.commands.summary import print_summary

        return print_summary(options.db, filter_text)
    # Loading leaves no garbage; the app looks for some again once it has its first answer.
    gc.disable()
    path = store_path(options.db)
    if path.exists():
        from store.database import open_store

        # A file that cannot be opened is refused here, in one line, before the screen is taken.
        with open_store(path) as store:
            start = started(options, path, store)
    else:
        start = started(options, path, None)
    from tui.app import Dashboard
    from tui.memory import one_heap

    one_heap()
    app = Dashboard(path, filter=start.session.filter, start=start)
    sys.setswitchinterval(_SWITCH_SECONDS)
    status = app.run(mouse=start.settings.mouse) or 0
    if terminal_gone():
        # Nobody reads any more: the interpreter's own flush at exit is to stay quiet.
        status = HUNG_UP
        for stream in (sys.stdout, sys.stderr):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return status


def started(options: argparse.Namespace, path: Path, store: "Store | None") -> "Start":
    """What options, config file and the session before settle; what stands first here wins.

    Raises `Refused` for a config file that is not there.
    """
    from dataclasses import replace

    from tui.session import session_path
    from tui.settings import Settings
    from tui.settings.place import config_path
    from tui.start import Start

    settings = Settings()
    notices: tuple[str, ...] = ()
    config = config_path(options.config)
    if config.exists():
        settings, notices = _set(config)
    themes, faults = _own_themes(config)
    if options.theme:
        _check_theme(options.theme, [one.name for one in themes])
        settings = replace(settings, theme=options.theme)
    if options.no_mouse:
        settings = replace(settings, mouse=False)
    if options.watch:
        settings = replace(settings, watch=options.watch)
    keep = session_path(path)
    session, wrong_view = _session(options, keep, store, settings.view)
    return Start(
        settings=settings,
        notices=(*notices, *faults, *wrong_view),
        themes=themes,
        session=replace(session, fields={**session.fields, **settings.panes}),
        keep=keep,
    )


def _set(config: Path) -> tuple["Settings", tuple[str, ...]]:
    """What a config file settles, and the first thing that is wrong in it."""
    from tui.settings.reading import read_file

    read = read_file(config)
    wrong = len(read.faults)
    more = f" (and {wrong - 1} more: bdwatch config --show)" if wrong > 1 else ""
    return read.settings, tuple(f"{one}{more}" for one in read.faults[:1])


def _own_themes(config: Path) -> tuple[tuple["OwnTheme", ...], tuple[str, ...]]:
    """The user's own themes, and the first thing that is wrong in them."""
    if not theme_files(config):
        return (), ()
    from tui.settings.themes import read_themes

    themes, faults = read_themes(config)
    return themes, tuple(map(str, faults[:1]))


def _check_theme(name: str, own: list[str]) -> None:
    """Raise Refused for a theme that there is not, naming the nearest."""
    known = (*THEMES, *own)
    if name not in known:
        from tui.settings.reading import nearest

        raise Refused(
            f"no theme {name!r}; {nearest(name, known) or 'there are: ' + ', '.join(known)}"
        )


def _session(
    options: argparse.Namespace, kept: Path, store: "Store | None", wanted: str
) -> tuple["Session", tuple[str, ...]]:
    """Where to start, and what is wrong with that.

    That is where the user was, unless a filter, a view or a fresh start is asked for, or there is
    a view to start with. Raises `Refused` for a view of `--view` that is not there.
    """
    from dataclasses import replace

    from tui.keeping import views
    from tui.saved import named, the_default
    from tui.session import Session, read_session

    before = Session() if options.fresh else read_session(kept) or Session()
    notices: tuple[str, ...] = ()
    saved = views(store) if store is not None else ()
    text = " ".join(options.filter)
    if options.view:
        text = named(saved, options.view).filter
    elif not text and not options.fresh:
        view = the_default(saved)
        if wanted:
            try:
                view = named(saved, wanted)
            except Refused as refused:
                notices = (f"the config's view: {refused}",)
        text = view.filter if view is not None else ""
    if not text or text == before.filter:
        return before, notices
    return replace(before, filter=text, off=False, event=""), notices
