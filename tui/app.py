"""The dashboard as an app: opens the store behind the first paint, and what every screen shares."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from threading import Condition, Thread
from threading import Event as Flag
from typing import TYPE_CHECKING, ClassVar, cast

from textual import work
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen
from textual.worker import Worker, WorkerState

from store.errors import Refused
from tui.dressed import Dressed
from tui.in_turn import InTurn
from tui.keys import KEYS, bindings, shown
from tui.messages import BuildWanted, Built, Glanced, Opened, Refusal
from tui.outgoing import Outgoing
from tui.screens.first import FirstScreen
from tui.session import Keeper, Session
from tui.signals import HUNG_UP, on_signals, terminal_gone
from tui.start import Start

if TYPE_CHECKING:
    from textual.theme import Theme

    from store.database import Store
    from store.records import Day
    from tui.answers import Answer, Glance, Misread
    from tui.desk import Desk
    from tui.screens.main import MainScreen

_CLOSE_SECONDS = 3.0
_VISIT_SECONDS = 0.3
_PATIENCE_SECONDS = 0.2
_DRAW_SECONDS = 1.0
_KEEP_SECONDS = 5.0
_USUAL = {key.id: key.keys for keys in KEYS.values() for key in keys}


class Dashboard(Dressed, InTurn, Outgoing, inherit_bindings=False):
    """Follow who obtains advanced AI chips, by what route, and under which rule.

    `db` is the store, built from the shipped articles where it is not there; `filter` the text
    that the bar starts with; `today` the as-of day that holds unless the filter names one.
    `start` is what the user has settled beforehand.
    """

    TITLE = "bdwatch"
    BINDINGS: ClassVar[list[BindingType]] = bindings("app")
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self, db: Path, filter: str = "", today: Day | None = None, start: Start | None = None
    ) -> None:
        super().__init__()
        self.db = db
        self.settled = start or Start()
        self.today = today or date.today().isoformat()
        self.desk: Desk | None = None
        self.refusal = ""
        self._filter = filter
        self._main: MainScreen | None = None
        self._door = Condition()
        self._inside = 0
        self.glance: Glance | None = None
        self.first: Answer | Misread | None = None
        self._known = asyncio.Event()
        self._begun = asyncio.Event()
        self._drawn = Flag()
        self.dress()
        self.set_keymap(dict(self.settled.settings.keymap))
        self._keeper = Keeper(self.settled.keep)

    def get_default_screen(self) -> Screen[None]:
        """What shows before the panes are loaded."""
        return FirstScreen(self.today, self._filter, self.begin)

    @property
    def main(self) -> MainScreen:
        """The dashboard's own screen; there from shortly after the first paint."""
        assert self._main is not None
        return self._main

    # opening

    @work(exclusive=True, group="begin")
    async def begin(self) -> None:
        """Load the panes and open the store, now that something is on the screen."""
        # Loading leaves no garbage, but so many objects that looking for some takes an eighth of
        # the time until the events show.
        gc.disable()
        if not self.is_headless:
            on_signals(self.leave_at_once)
        self.open_store()
        await asyncio.sleep(0)
        from tui.screens.main import MainScreen

        main = MainScreen(self.size, self._filter, self.today)
        main.resume(self.settled.session)
        self.stylesheet.read_all(main.css_path)
        # Read alone, its rules would not hold for the first that is styled.
        self.stylesheet.parse()
        # The panes come with their events where those are not long in coming.
        with suppress(TimeoutError):
            await asyncio.wait_for(self._known.wait(), _PATIENCE_SECONDS)
        self._main = main
        await self.push_screen(main)
        main.call_after_refresh(self._has_drawn)
        self._begun.set()

    def _has_drawn(self) -> None:
        """The panes are there, and one of them has the focus: keys may come."""
        self._drawn.set()
        self.call_later(self.let_keys_in)

    @property
    def takes_keys(self) -> bool:
        """Not before there are panes: what is typed sooner is for them."""
        return self._drawn.is_set()

    @work(thread=True, exclusive=True, group="open", exit_on_error=False)
    def open_store(self) -> None:
        """Open the store and answer the first filter, or find that it is still to be built."""
        from store.database import open_store
        from tui.seeding import unfinished

        try:
            if not self.db.exists():
                self.post_message(BuildWanted(new=True))
                return
            store = open_store(self.db)
        except Refused as refused:
            self.post_message(Refusal(str(refused)))
            return
        if unfinished(store) and not self._built:
            store.close()
            self.post_message(BuildWanted(new=False))
        else:
            self._load(store)

    def _load(self, store: Store) -> None:
        """Show the newest events, then load what a filter needs and answer the first one."""
        from tui.glance import glance

        if not self._filter.strip():
            self.post_message(Glanced(glance(store)))
            # What comes now takes its time from the thread that draws them.
            self._drawn.wait(_DRAW_SECONDS)
        from tui.answers import Request
        from tui.desk import Desk

        desk = Desk.open(store, self.today)
        session = self.settled.session
        event = store.event_by_key(session.event) if session.event else None
        first = Request(
            serial=0,
            text="" if session.off else self._filter,
            how=session.how,
            fields=tuple(dict.fromkeys(session.fields.values())),
            keep=event.id if event is not None else None,
            rows=self.size.height,
            tolerant=True,
        )
        self.post_message(Opened(desk, desk.answer(first, lambda: False)))

    _built = False
    """Whether this start has built, or tried to build, the store."""
    _new = False
    """Whether that store is a new one."""
    tells_new: ClassVar[bool] = True
    """Whether to say that a store is new: the user may have meant another."""

    async def on_build_wanted(self, message: BuildWanted) -> None:
        """Build the store behind the panes; a new one is named, as `--db` may be mistyped."""
        self._built, self._new = True, message.new
        await self._on_screen()
        self._loaded()
        self.main.build()

    def on_built(self, built: Built) -> None:
        """Open the store, as far as it was built."""
        if built.fault:
            self.post_message(Refusal(built.fault))
            return
        if not built.whole:
            self.say("first build stopped; the next start goes on from here")
        if self._new and self.tells_new:
            self.say(f"there was no store at {self.db}: this one is new")
        self.open_store()

    def on_glanced(self, message: Glanced) -> None:
        """The newest events are there."""
        self.glance = message.glance
        self._known.set()
        if self._main is not None and self._main.is_mounted and self.first is None:
            self._main.show_glance(message.glance)

    def on_opened(self, message: Opened) -> None:
        """The store is open: let the dashboard show its first answer."""
        self.desk = message.desk
        self.first = message.answer
        self._known.set()
        if self._main is not None and self._main.is_mounted:
            self._main.start()
        self.set_interval(_KEEP_SECONDS, self._look_round)
        self._loaded()
        for fault in message.desk.reference.faults[:1]:
            self.say(f"your own reference data is not used: {fault}", wrong=True)
        for notice in self.settled.notices:
            self.say(notice, wrong=True)
        self.theme_changed_signal.subscribe(self, self._tell_paleness)
        self._tell_paleness(self.current_theme)

    def _tell_paleness(self, theme: Theme) -> None:
        if said := self.paleness(theme):
            self.say(said, wrong=True)

    def _loaded(self) -> None:
        """What stays is there: garbage is looked for again, among what comes from now on."""
        gc.freeze()
        gc.enable()

    async def on_refusal(self, message: Refusal) -> None:
        """The store cannot be used: say so, and leave with status 2."""
        await self._on_screen()
        self.refusal = message.reason
        self.main.fail(message.reason)
        self._loaded()

    async def _on_screen(self) -> None:
        """Wait until the dashboard is on the screen."""
        self._known.set()
        await self._begun.wait()

    def on_unmount(self) -> None:
        """Close the store once no worker reads it any more."""
        self._drawn.set()
        with self._door:
            desk, self.desk = self.desk, None
            left = self._door.wait_for(lambda: not self._inside, _CLOSE_SECONDS)
        if desk is not None and left:
            desk.close()

    @contextmanager
    def at_desk(self) -> Iterator[Desk | None]:
        """The open store, for a worker thread; it is not closed before the worker is done."""
        with self._door:
            desk = self.desk
            self._inside += 1
        try:
            yield desk
        finally:
            with self._door:
                self._inside -= 1
                self._door.notify_all()

    # what every screen shares

    def keys_of(self, id: str) -> list[str]:
        """The keys of an action by the id of its binding, as keyboards print them."""
        keys = self.settled.settings.keymap.get(id) or _USUAL[id]
        return [shown(key) for key in keys.split(",")]

    def key(self, id: str) -> str:
        """The first of them."""
        return self.keys_of(id)[0]

    @property
    def picture_stem(self) -> str:
        """What is asked for, and the day."""
        from tui.export.naming import stem_of

        answer = self._main.answer if self._main is not None else None
        words = stem_of(answer.query) if answer is not None else ""
        return f"{words or 'bdwatch'}-{(answer.day if answer else '') or self.today}"

    @property
    def ready(self) -> bool:
        """Whether the dashboard's own screen is there."""
        return self._main is not None

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A store that cannot be opened for a reason nobody thought of is refused all the same."""
        if event.state is WorkerState.ERROR and event.worker.group == "open":
            self.log.error(event.worker.error)
            self.post_message(Refusal(f"{self.db}: cannot be opened ({event.worker.error})"))

    def action_help(self) -> None:
        """Every key of the place where the focus is."""
        from tui.screens.help import HelpScreen

        self.push_screen(HelpScreen(self.size, self.screen.active_bindings.values(), self.keys_of))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The help has no help."""
        return action != "help" or self.screen.id != "help_screen"

    def action_command_palette(self) -> None:
        """Every action by its name."""
        from textual.command import CommandPalette

        if not CommandPalette.is_open(cast("App[object]", self)):
            self.push_screen(CommandPalette())

    def action_interrupt(self) -> None:
        """Give up the searches that run, and say how to leave."""
        running = [
            w
            for w in self.workers
            if w.group in ("search", "look", "complete", "export", "picture")
        ]
        for worker in running:
            worker.cancel()
        if self._main is not None:
            self._main.give_up()
        quits = f"{self.key('quit')} quits"
        self.say(f"search stopped; {quits}" if running else quits)

    # leaving

    def _session(self) -> Session | None:
        """Where the user is; None while there is nothing to see."""
        main = self._main
        return None if main is None or main.answer is None else main.session()

    @work(thread=True, exclusive=True, group="keep", exit_on_error=False)
    def _keep_session(self) -> None:
        """Keep the session, so that not even a crash loses it."""
        self._keeper.keep(self.call_from_thread(self._session))

    def _look_round(self) -> None:
        """Keep the session; leave where the terminal is gone."""
        if not self.is_headless and terminal_gone():
            self.leave_at_once(HUNG_UP)
        else:
            self._keep_session()

    def leave_at_once(self, status: int) -> None:
        """The terminal is closing, or the system ends: keep the session, and leave."""
        self._keeper.keep(self._session())
        self.exit(status)

    async def action_quit(self) -> None:
        """Leave; with status 2 where the store could not be used."""
        self._keeper.keep(self._session())
        if self.desk is not None:
            # A store that another program is writing to is left alone: nobody waits to leave.
            from tui.keeping import try_note_visit

            visit = Thread(target=try_note_visit, args=(self.desk.store,), daemon=True)
            visit.start()
            visit.join(_VISIT_SECONDS)
        self.exit(2 if self.refusal else 0, message=self.refusal or None)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action under its sentence, and the themes."""
        from tui.palette import commands

        return commands(self, screen)
