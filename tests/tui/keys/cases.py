"""The register of cases, and what they have in common."""

from collections.abc import Awaitable, Callable

from store.arrangement import Arrangement
from tests.tui.driving import press, settle
from tui.app import Dashboard
from tui.facets import USUAL
from tui.panes.bar import LineInput
from tui.panes.facet import FacetPane, ValuesView
from tui.screens.main import MainScreen

Case = Callable[[Dashboard, str], Awaitable[None]]
"""Presses a key in a dashboard at its place, and checks what it did."""

CASES: dict[str, Case] = {}
"""Cases by the id of the binding."""


def case(*ids: str) -> Callable[[Case], Case]:
    """The test of a key, by the id of its binding."""

    def keep(test: Case) -> Case:
        for id in ids:
            assert id not in CASES
            CASES[id] = test
        return test

    return keep


def said(app: Dashboard) -> str:
    """The last thing that the dashboard told the user."""
    return [notice.message for notice in app._notifications][-1]


async def fresh(app: Dashboard) -> MainScreen:
    """The dashboard's own screen with every event, the first one under the cursor."""
    while app.screen is not app.main:
        app.pop_screen()
        await settle(app)
    app.main.how = Arrangement()
    for pane_id, field in USUAL.items():
        app.main.query_one(f"#{pane_id}", FacetPane).field = field
    for pane in app.main.query(ValuesView):
        pane.narrow("")
    app.main.change("")
    await settle(app)
    app.main.timeline.move_to(0)
    app.main.timeline.focus()
    await settle(app)
    return app.main


async def on_bar(app: Dashboard, text: str) -> LineInput:
    """The bar with a text, the cursor at its end."""
    app.main.bar.focus()
    app.main.bar.value = text
    app.main.bar.cursor_position = len(text)
    await settle(app)
    return app.main.bar


async def on_prompt(app: Dashboard, text: str) -> LineInput:
    """A prompt with a text, the cursor at its end."""
    await press(app, "a")
    reply = app.screen.query_one(LineInput)
    reply.value = text
    reply.cursor_position = len(text)
    await settle(app)
    return reply
