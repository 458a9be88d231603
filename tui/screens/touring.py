"""The guided walk on the real screen: what to press stands under it, and it waits."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import RenderResult
from textual.binding import BindingType
from textual.content import Content
from textual.css.query import NoMatches
from textual.screen import ModalScreen
from textual.widget import Widget

from store.records import Day
from tui.app import Dashboard
from tui.keys import KEYS, bindings
from tui.start import Start
from tui.tour import Sight, Tour, steps

_LOOK_SECONDS = 0.15
_BACK = frozenset(key.id for keys in KEYS.values() for key in keys if key.keys == "escape")


class Coach(Widget):
    """What was seen, what there is to see now, and what to press."""

    def __init__(self, tour: Tour) -> None:
        super().__init__()
        self._tour = tour

    def render(self) -> RenderResult:
        """Two or three short paragraphs."""
        app, tour = self.app, self._tour
        assert isinstance(app, TourDashboard)
        parts: list[str | tuple[str, str]] = []
        if tour.before is not None:
            parts.append(f"✓ {tour.before.seen}\n")
        number = f"Tour {min(tour.at + 1, len(tour.steps))} of {len(tour.steps)}"
        parts.append((f"{number}  ", "bold"))
        if tour.step is not None:
            parts.append(f"{tour.step.says}\n")
        parts.append((f"→ {tour.told(app.key)}", "bold"))
        if app.leaves:
            parts.append(f"   ({app.key('tour.leave')} leaves the tour)")
        return Content.assemble(*parts)


class TourDashboard(Dashboard):
    """A dashboard with a walk through it; nothing of the user's is touched."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("tour")
    tells_new = False

    def __init__(self, db: Path, today: Day | None = None, start: Start | None = None) -> None:
        super().__init__(db, today=today, start=start)
        self.tour = Tour(steps())

    @property
    def leaves(self) -> bool:
        """Whether Esc leaves the walk: not where the step asks for it, nor out of a question."""
        step = self.tour.step
        asked = step is not None and any(id in _BACK for id in step.do)
        return not asked and not isinstance(self.screen, ModalScreen)

    def on_mount(self) -> None:
        """Look how far the user is, again and again."""
        self.set_interval(_LOOK_SECONDS, self.look)

    def look(self) -> None:
        """Go on where a step is done, and let every screen say what comes."""
        main = self._main
        if main is None or main.answer is None or not self.is_running:
            return
        done = self.tour.look(self._sight())
        try:
            coach = self.screen.query_one(Coach)
        except NoMatches:
            self._place(Coach(self.tour))
        else:
            if done:
                coach.refresh(layout=True)

    def _sight(self) -> Sight:
        main, screen = self.main, self.screen
        row, focused = main.timeline.row, screen.focused
        filter = main.filter
        settled = main.answer is not None and main.answer.request.text == filter.active
        names = {"DetailScreen": "detail", "HelpScreen": "help", "MainScreen": "main"}
        return Sight(
            screen=names.get(type(screen).__name__, ""),
            focus=(focused.id or "") if focused is not None and screen is main else "",
            filter=filter.text.strip() if settled else "",
            event=row.line.id if row is not None else None,
            group=main.how.group,
        )

    def _place(self, coach: Coach) -> None:
        """Above the hints; at the lower edge where a screen lies over another."""
        screen = self.screen
        if isinstance(screen, ModalScreen):
            coach.add_class("-over")
            screen.mount(coach)
        else:
            screen.mount(coach, before="#hints")

    def action_leave_tour(self) -> None:
        """Leave the walk."""
        self.exit(0)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc belongs to the screens where a step asks for it."""
        if action == "leave_tour":
            return self.leaves
        return super().check_action(action, parameters)
