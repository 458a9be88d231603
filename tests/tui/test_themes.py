"""Themes of the user's own: what a file may say, and what is told of one that cannot be read."""

import argparse
from pathlib import Path

import pytest
from textual.theme import BUILTIN_THEMES

from store.errors import Refused
from tests.tui.driving import TODAY, opened, press, settle
from tests.tui.test_contrast import unreadable
from tui.app import Dashboard
from tui.commands import config, dashboard
from tui.completing import candidates
from tui.contrast import LEAST, pale, readable
from tui.settings import Settings
from tui.settings.reading import read, read_file
from tui.settings.themes import OwnTheme, read_themes
from tui.start import Start
from tui.themes import THEMES

SEA = """like = "nord"
primary = "#5ec2ff"
background = "#00141f"
foreground = "#e8f4fa"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A config file that does not say much, with a folder for themes beside it."""
    (tmp_path / "themes").mkdir()
    (tmp_path / "config.toml").write_text("mouse = true\n")
    monkeypatch.setenv("BDWATCH_CONFIG", str(tmp_path / "config.toml"))
    return tmp_path / "themes"


def written(folder: Path, text: str, name: str = "sea.toml") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder.parent / "config.toml"


def test_a_theme_is_what_it_names_over_the_one_it_is_like(folder: Path) -> None:
    themes, faults = read_themes(written(folder, SEA))
    assert not faults
    [theme] = themes
    assert (theme.name, theme.like, theme.dark) == ("sea", "nord", None)
    assert theme.colours["background"] == "#00141f"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("primry = '#fff'", "themes/sea.toml, line 1: primry: no such setting; did you mean"),
        ("dark = true\nprimary = 'blue'", "line 2: primary: 'blue' is no colour; write it as #"),
        ("dark = 1", "line 1: dark: must be true or false"),
        ("like = 'nrod'", "line 1: like: no 'nrod'; did you mean 'nord'?"),
        ("like = 'ansi-dark'", "line 1: like: no 'ansi-dark'"),
        ("primary", "themes/sea.toml: cannot be read"),
    ],
)
def test_what_is_wrong_in_a_theme_is_named_with_its_line(
    folder: Path, text: str, said: str
) -> None:
    themes, [fault] = read_themes(written(folder, text))
    assert not themes
    assert said in str(fault)


def test_a_theme_has_a_name_of_its_own(folder: Path) -> None:
    written(folder, SEA, "nord.toml")
    written(folder, SEA, "a b.toml")
    themes, faults = read_themes(written(folder, SEA))
    assert [theme.name for theme in themes] == ["sea"]
    assert [fault.file for fault in faults] == ["themes/a b.toml", "themes/nord.toml"]


def test_the_config_and_the_command_line_take_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(folder, SEA)
    path.write_text('theme = "sea"\n')
    found = read_file(path)
    assert not found.faults
    assert found.settings.theme == "sea"
    assert read('theme = "sea"').faults
    assert "sea" in [one.word for one in candidates(["--theme"], "")]
    written(folder, "dark = 1", "bad.toml")
    parser = argparse.ArgumentParser()
    config.describe(parser)
    assert config.run(parser.parse_args([])) == 2
    assert "themes/bad.toml, line 1: dark" in capsys.readouterr().err


def test_a_theme_that_there_is_not_is_refused_with_the_nearest(folder: Path) -> None:
    written(folder, SEA)
    parser = argparse.ArgumentParser()
    dashboard.describe(parser)
    db = folder / "none.db"
    start = dashboard.started(parser.parse_args(["--theme", "sea"]), db, None)
    assert start.settings.theme == "sea"
    assert [theme.name for theme in start.themes] == ["sea"]
    with pytest.raises(Refused, match="no theme 'see'; did you mean 'sea'"):
        dashboard.started(parser.parse_args(["--theme", "see"]), db, None)


async def shown(db: Path, colours: dict[str, str], *keys: str) -> tuple[list[str], set[str]]:
    """What is said at the start in a theme of these colours, and what cannot be read in it."""
    own = OwnTheme(name="own", colours=colours)
    start = Start(settings=Settings(theme="own"), themes=(own,))
    app = Dashboard(db, today=TODAY, start=start)
    async with app.run_test(size=(140, 40)):
        await opened(app)
        assert app.theme == "own"
        said = [notice.message for notice in app._notifications]
        app.clear_notifications()
        await settle(app)
        await press(app, *keys)
        return said, set(unreadable(app.screen))


async def test_words_that_would_be_too_pale_are_mended(small: Path) -> None:
    dull = {"primary": "#303060", "warning": "#403000", "success": "#003300"}
    for keys in ((), ("P",), ("P", "s")):
        assert await shown(small, dull, *keys) == ([], set())


async def test_a_ground_on_which_nothing_can_be_read_is_told(small: Path) -> None:
    said, wrong = await shown(small, {"background": "#808080", "foreground": "#a0a0a0"})
    assert wrong
    [line] = said
    assert line.startswith("theme own: too little contrast: words on the background 1.5 to 1")
    assert "4.5 to 1 is wanted" in line


async def test_it_is_told_when_the_theme_is_chosen_later(small: Path) -> None:
    own = OwnTheme(name="own", colours={"foreground": "#333333"})
    app = Dashboard(small, today=TODAY, start=Start(themes=(own,)))
    async with app.run_test(size=(140, 40)):
        await opened(app)
        assert not app._notifications
        app.theme = "own"
        await settle(app)
        assert ["too little contrast" in notice.message for notice in app._notifications] == [True]


@pytest.mark.parametrize("name", [name for name in THEMES if not name.startswith("ansi")])
def test_shipped_themes_are_not_pale(name: str) -> None:
    variables = BUILTIN_THEMES[name].to_color_system().generate()
    assert not list(pale(variables | readable(variables)))


def test_what_can_be_read_is_left_as_it_is() -> None:
    ground = {"background": "#000000", "foreground": "#ffffff"}
    assert readable(ground | {"text-error": "#ff8888", "text-primary": "auto 87%"}) == {}
    assert set(readable(ground | {"text-error": "#330000"})) == {"text-error"}
    assert readable({"background": "ansi_default", "text-error": "#330000"}) == {}
    assert LEAST == 4.5


async def test_a_picture_of_the_screen_shows_it(small: Path) -> None:
    app = Dashboard(small, today=TODAY)
    async with app.run_test(size=(100, 30)):
        await opened(app)
        await press(app, "f8", "enter")
    svg = (Path.cwd() / f"bdwatch-{TODAY}.svg").read_text(encoding="utf-8")
    assert "Timeline" in svg
    assert "picture of the screen" not in svg
