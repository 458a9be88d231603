"""The guided walk: every step can be done with the keys that it names, and waits for them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.driving import TODAY, opened, press, settle, text_of, type_text, until
from tui.keys import KEYS
from tui.screens import touring
from tui.screens.touring import Coach, TourDashboard
from tui.seeding import SeedStep, seed
from tui.settings import Settings
from tui.start import Start
from tui.tour import TYPED, Sight, Step, Tour, steps

_USUAL = {key.id: key.keys.partition(",")[0] for keys in KEYS.values() for key in keys}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store of the shipped articles."""
    path = tmp_path_factory.mktemp("tour") / "tour.db"
    for _ in seed(path):
        pass
    return path


async def shown(app: TourDashboard, text: str) -> None:
    """Wait until a text is on the screen."""
    await settle(app)
    await until(lambda: text in " ".join(text_of(app.screen).split()), f"{text!r} is on the screen")


async def do(app: TourDashboard, step: Step) -> None:
    """Do what a step asks for."""
    for one in step.do:
        if one.startswith(TYPED):
            focused = app.screen.focused
            if app.screen is not app.main and hasattr(focused, "value"):
                focused.value = ""
            await type_text(app, one[1:])
        else:
            await press(app, _USUAL[one])
    app.look()
    await settle(app)


@pytest.mark.slow
@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
async def test_the_walk_goes_through_on_the_shipped_articles(
    corpus: Path, size: tuple[int, int]
) -> None:
    app = TourDashboard(corpus, today=TODAY)
    async with app.run_test(size=size):
        await opened(app)
        app.look()
        await settle(app)
        for number, step in enumerate(app.tour.steps):
            assert app.tour.at == number, step.says
            await shown(app, f"Tour {number + 1} of {len(app.tour.steps)}")
            await shown(app, f"→ {app.tour.told(app.key)}"[:40])
            await do(app, step)
        await shown(app, "press q to leave the tour")
        assert app.tour.step is None
        await press(app, "q")
        assert app._exit


async def test_a_step_waits_and_esc_leaves_where_no_step_asks_for_it(
    db: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(touring, "_LOOK_SECONDS", 3600)  # only the test looks
    app = TourDashboard(db, today=TODAY)
    async with app.run_test(size=(100, 30)):
        await opened(app)
        app.look()
        await press(app, "4", "2", "1")
        app.look()
        assert app.tour.at == 0
        assert app.leaves
        app.tour.at = next(n for n, step in enumerate(app.tour.steps) if step.do == ("back",))
        await press(app, "4")
        await press(app, "escape")
        assert not app._exit
        app.look()
        assert app.leaves
        await press(app, "escape")
        assert app._exit


async def test_keys_of_the_config_are_named(db: Path) -> None:
    settings = Settings(keymap={"timeline.down": "J"})
    app = TourDashboard(db, today=TODAY, start=Start(settings=settings))
    async with app.run_test(size=(100, 30)):
        await opened(app)
        app.look()
        await settle(app)
        assert "press J twice" in str(app.screen.query_one(Coach).render())


async def test_the_store_of_the_walk_is_not_told_as_a_new_one(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def copy(path: Path) -> Iterator[SeedStep]:
        shutil.copy(made, path)
        yield SeedStep(1, 1, "a.md")

    monkeypatch.setattr("tui.seeding.seed", copy)
    app = TourDashboard(tmp_path / "new.db", today=TODAY)
    async with app.run_test(size=(80, 24)):
        await opened(app)
        assert app.main.answer is not None
        assert not [told for told in app._notifications if "this one is new" in told.message]


async def test_a_look_while_it_closes_finds_nothing_and_fails_nowhere(small: Path) -> None:
    app = TourDashboard(small, today=TODAY)
    async with app.run_test(size=(100, 30)):
        await opened(app)
        app.look()
    before = app.tour.at
    app.look()
    assert app.tour.at == before


def test_every_step_names_keys_that_there_are_and_waits_for_what_can_be_seen() -> None:
    seen = {*Sight.__slots__, "moved", "has"}
    for step in steps():
        assert step.do
        assert set(step.until) <= seen
        assert all(one.startswith(TYPED) or one in _USUAL for one in step.do)


def test_a_walk_goes_on_only_when_all_holds() -> None:
    tour = Tour((Step(says="", do=("x",), until={"moved": True, "has": "a"}, seen=""),))
    assert not tour.look(Sight(event=1, filter="a"))
    assert not tour.look(Sight(event=2))
    assert tour.look(Sight(event=2, filter="ba"))
    assert tour.step is None
