"""Keys of the pictures."""

from tests.tui.driving import press
from tests.tui.keys.cases import case, said
from tui.app import Dashboard
from tui.picture.drawn import Place
from tui.picture.views import EventsView, MatrixView, MoneyView
from tui.screens.pictures import PicturesScreen


def shown(app: Dashboard) -> PicturesScreen:
    """The pictures, which are on the screen."""
    assert isinstance(app.screen, PicturesScreen)
    return app.screen


@case("pictures")
async def _(app: Dashboard, key: str) -> None:
    app.main.change("chip:H100")
    await press(app, key)
    screen = shown(app)
    assert isinstance(screen.view, EventsView)
    assert app.main.answer is not None
    assert screen.view.counts.result is app.main.answer.result


@case("pictures.back")
async def _(app: Dashboard, key: str) -> None:
    await press(app, "enter", key)
    assert app.screen is app.main
    assert app.main.filter.text.startswith(("date:", "(date:"))


@case("pictures.left")
async def _(app: Dashboard, key: str) -> None:
    before = shown(app).place.across
    assert before
    await press(app, key)
    assert shown(app).place.across == before - 1


@case("pictures.right")
async def _(app: Dashboard, key: str) -> None:
    before = shown(app).place.across
    await press(app, "left", "left", key)
    assert before
    assert shown(app).place.across == before - 1


@case("pictures.up")
async def _(app: Dashboard, key: str) -> None:
    assert shown(app).place.down is None
    await press(app, key)
    assert shown(app).place.down == 0
    await press(app, "3", "down", key)
    assert shown(app).place.down == 0


@case("pictures.down")
async def _(app: Dashboard, key: str) -> None:
    await press(app, "up", "up", key)
    assert shown(app).place.down == 0
    await press(app, "3", key)
    assert shown(app).place.down == 1


@case("pictures.first")
async def _(app: Dashboard, key: str) -> None:
    await press(app, key)
    assert shown(app).place.across == 0
    await press(app, "t", "down", key)
    assert shown(app).place.across == 0


@case("pictures.last")
async def _(app: Dashboard, key: str) -> None:
    view = shown(app).view
    assert isinstance(view, EventsView)
    await press(app, "home", key)
    assert shown(app).place.across == len(view.counts.across) - 1
    await press(app, "3", key)
    assert shown(app).place.across is None


@case("pictures.narrow")
async def _(app: Dashboard, key: str) -> None:
    await press(app, "3")
    screen = shown(app)
    view = screen.view
    assert isinstance(view, MatrixView)
    screen.place = Place(0, next(n for n, count in enumerate(view.counts.counts[0]) if count))
    wanted = len(view.slots(screen.place))
    await press(app, key)
    assert app.main.answer is not None
    assert app.main.answer.total == wanted
    assert "actor:" in app.main.filter.text
    assert "route:" in app.main.filter.text
    assert "u takes it back" in said(app)
    await press(app, "u")
    assert app.main.filter.text == ""


@case("pictures.exclude")
async def _(app: Dashboard, key: str) -> None:
    await press(app, "up", key)
    assert app.main.filter.text.startswith("-route:")
    await press(app, "u", "3", "down", "end", key)
    assert app.main.filter.text.startswith("-actor:")
    await press(app, "u", "2")
    assert not shown(app).check_action("exclude", ())


@case("pictures.next", "pictures.previous")
async def _(app: Dashboard, key: str) -> None:
    await press(app, key)
    assert shown(app).chosen.kind == ("money" if key == "tab" else "matrix")
    await press(app, key, key)
    assert shown(app).chosen.kind == "events"


@case("pictures.events", "pictures.money", "pictures.matrix")
async def _(app: Dashboard, key: str) -> None:
    await press(app, "3" if key == "2" else "2", key)
    assert shown(app).chosen.kind == {"1": "events", "2": "money", "3": "matrix"}[key]
    assert shown(app).view is not None


@case("pictures.table")
async def _(app: Dashboard, key: str) -> None:
    for kind in "123":
        await press(app, kind, key)
        screen = shown(app)
        assert screen.view is not None
        head = screen.view.table.head[:2]
        assert all(word in screen.picture.text.split("\n")[0] for word in head)
        await press(app, key)
        assert not screen.chosen.table


@case("pictures.measure")
async def _(app: Dashboard, key: str) -> None:
    await press(app, key)
    view = shown(app).view
    assert isinstance(view, EventsView)
    assert view.by == "status"
    await press(app, "2")
    view = shown(app).view
    assert isinstance(view, MoneyView)
    assert view.totals.currency == "USD"
    await press(app, key)
    view = shown(app).view
    assert isinstance(view, MoneyView)
    assert view.totals.currency == "CNY"


@case("pictures.finer", "pictures.coarser")
async def _(app: Dashboard, key: str) -> None:
    def step() -> int:
        view = shown(app).view
        assert isinstance(view, (EventsView, MoneyView))
        return view.counts.step if isinstance(view, EventsView) else view.totals.step

    for kind in "12":
        await press(app, kind, "]", "]", "[", "[", "[", "[")
        assert step() == 1
        await press(app, "]")
        assert step() == 3
        await press(app, key)
        assert step() == (1 if key == "left_square_bracket" else 12)


@case("pictures.days")
async def _(app: Dashboard, key: str) -> None:
    view = shown(app).view
    assert isinstance(view, EventsView)
    assert view.counts.stood_in
    await press(app, key)
    view = shown(app).view
    assert isinstance(view, EventsView)
    assert view.counts.across[-1].name == "undated"
    await press(app, key)
    assert "at their first report" in said(app)


@case("pictures.undo", "pictures.redo")
async def _(app: Dashboard, key: str) -> None:
    await press(app, "enter")
    narrowed = app.main.filter.text
    assert narrowed
    await press(app, "u")
    assert app.main.filter.text == ""
    if key == "r":
        await press(app, key)
        assert app.main.filter.text == narrowed


@case("pictures.copy")
async def _(app: Dashboard, key: str) -> None:
    await press(app, key)
    assert app.clipboard.startswith("period")
    assert "picture" in said(app)
