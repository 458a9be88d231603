"""Keys that correct what was read."""

from tests.tui.driving import press, text_of
from tests.tui.keys.cases import case, said
from tests.tui.keys.detail import with_reports
from tui.app import Dashboard
from tui.screens.correct import CorrectForm, CorrectInput, Offers
from tui.screens.detail import DetailScreen
from tui.screens.prompt import Prompt


def total(app: Dashboard) -> int:
    assert app.main.answer is not None
    return app.main.answer.everything


def told_modality(app: Dashboard) -> str:
    screen = app.screen
    assert isinstance(screen, DetailScreen)
    assert screen.look is not None
    return screen.look.view.told[app.main.told].claim.modality


async def merged(app: Dashboard) -> None:
    """The first two events joined, their marks taken off again."""
    await press(app, "b", "j", "b", "m")
    assert isinstance(app.screen, Prompt)
    await press(app, "enter")


async def unmarked(app: Dashboard) -> None:
    """No mark left."""
    from tui import keeping

    assert app.desk is not None
    for key in app.main.timeline.marked:
        keeping.set_mark(app.desk.store, key, False)
    app.main.timeline.mark(frozenset())


@case("merge")
async def _(app: Dashboard, key: str) -> None:
    await unmarked(app)
    await press(app, key)
    assert "two or more" in said(app)
    before = total(app)
    await merged(app)
    assert total(app) == before - 1
    assert "U takes it back" in said(app)
    await press(app, "U")
    assert total(app) == before
    await unmarked(app)


@case("correction.undo")
async def _(app: Dashboard, key: str) -> None:
    await unmarked(app)
    before = total(app)
    await merged(app)
    await press(app, key)
    assert total(app) == before
    assert said(app).startswith("undone")
    await unmarked(app)


@case("seen.all")
async def _(app: Dashboard, key: str) -> None:
    await press(app, key)
    app.main.change("is:new")
    await press(app, "escape")
    assert app.main.answer is not None
    assert app.main.answer.total == 0


async def corrected(app: Dashboard, text: str, why: str = "") -> None:
    """A correction typed into the form."""
    app.screen.query_one("#change", CorrectInput).value = text
    await press(app, "enter")
    app.screen.query_one("#why", CorrectInput).value = why
    await press(app, "enter")


@case("detail.correct")
async def _(app: Dashboard, key: str) -> None:
    row = app.main.timeline.row
    assert row is not None
    await press(app, key)
    assert isinstance(app.screen, CorrectForm)
    await corrected(app, "modality=dnoe")
    assert isinstance(app.screen, CorrectForm)
    assert "did you mean done" in str(app.screen.query_one("#fault").render())
    wanted = "cancelled" if row.line.modality != "cancelled" else "planned"
    await corrected(app, f"modality={wanted}", "the board said so")
    assert told_modality(app) == wanted
    assert "the board said so" in said(app)
    assert "corrected: modality" in text_of(app.screen)
    await press(app, "u")
    assert told_modality(app) != wanted


@case("detail.split")
async def _(app: Dashboard, key: str) -> None:
    screen = await with_reports(app)
    assert screen.look is not None
    before = total(app)
    await press(app, "right", key)
    assert total(app) == before + 1
    assert "another act" in said(app)
    await press(app, "u")
    assert total(app) == before


@case("detail.undo")
async def _(app: Dashboard, key: str) -> None:
    before = told_modality(app)
    await press(app, "c")
    await corrected(app, "modality=denied" if before != "denied" else "modality=done")
    assert told_modality(app) != before
    await press(app, key)
    assert told_modality(app) == before


@case("correct.complete")
async def _(app: Dashboard, key: str) -> None:
    line = app.screen.query_one("#change", CorrectInput)
    await press(app, "m", "o", "d", key)
    assert line.value == "modality="
    await press(app, "d", "e", key)
    assert line.value == "modality=denied"
    await press(app, key)
    assert app.screen.query_one("#why").has_focus


@case("correct.down")
async def _(app: Dashboard, key: str) -> None:
    await press(app, key)
    assert app.screen.query_one(Offers).at == 1


@case("correct.up")
async def _(app: Dashboard, key: str) -> None:
    await press(app, "down", "down", key)
    assert app.screen.query_one(Offers).at == 1
