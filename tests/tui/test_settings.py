"""The config file: what it sets, and how what is wrong in it is told."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.errors import Refused
from tests.tui.driving import TODAY, lines_of, opened, press
from tui.app import Dashboard
from tui.keynames import FORBIDDEN, forbidden, named, shown, types
from tui.keytable import KEYS
from tui.settings import Settings
from tui.settings.options import OPTIONS
from tui.settings.place import VARIABLE, config_path
from tui.settings.reading import read, read_file
from tui.settings.told import schema, told
from tui.start import Start


def faults(text: str) -> list[str]:
    return [str(fault) for fault in read(text).faults]


def test_what_is_set_is_in_force() -> None:
    settings = read(
        'theme = "dracula"\nmouse = false\nview = "Mine"\n'
        '[timeline]\ncolumns = ["who", "date"]\n[panes]\n3 = "place"\n'
        '[keys]\n"filter.undo" = ["Z", "ctrl+u"]\nexport = "?"\nhelp = "f2"\n'
    ).settings
    assert settings == Settings(
        theme="dracula",
        mouse=False,
        view="Mine",
        columns=("who", "date"),
        panes={"chips": "place"},
        keymap={"filter.undo": "Z,ctrl+u", "export": "question_mark", "help": "f2"},
    )


def test_nothing_set_is_the_usual() -> None:
    assert read("").settings == Settings()
    assert read_file(Path("nowhere.toml")).settings == Settings()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('\nthem = "x"', "config.toml, line 2: them: no such setting; did you mean 'theme'?"),
        ('theme = "dracla"', "line 1: theme: no 'dracla'; did you mean 'dracula'?"),
        ('mouse = "no"', "line 1: mouse: must be true or false"),
        ("theme = 3", "line 1: theme: must be a text in quotes"),
        ('[timeline]\n\ncolumns = ["dat"]', "line 3: timeline.columns: no 'dat'; did you mean"),
        ('[timeline]\ncolumns = ["who", "who"]', "line 2: timeline.columns: names one twice"),
        ('[timeline]\ncolums = []', "line 2: timeline.colums: no such setting; did you mean"),
        ('[tmeline]\ncolumns = []', "line 1: tmeline: no such setting; did you mean 'timeline'?"),
        ('[panes]\n2 = "plce"', "line 2: panes.2: no 'plce'; did you mean 'place'?"),
        ('[panes]\n4 = "place"', "line 2: panes.4: no such setting; did you mean 'panes."),
        ('[keys]\n"filter.und" = "Z"', "line 2: keys.filter.und: no such setting; did you mean"),
        ("[keys]\nfilter.undo = 3", "line 2: keys.filter.undo: must be a key in quotes"),
        ('[keys]\nmark = ""', "line 2: keys.mark: no key ''"),
        ("[keys]\nmark = []", "line 2: keys.mark: an action needs a key"),
        ('[keys]\nmark = "ctrl+a"', "line 2: keys.mark: ctrl+a is not for programs"),
        ('[keys]\nmark = "alt+x"', "line 2: keys.mark: alt+x is not for programs"),
        ('[keys]\nmark = "foo"', "line 2: keys.mark: no key 'foo'; write it as"),
        ('[keys]\n"bar.fix" = "x"', "line 2: keys.bar.fix: x writes a character there"),
        ('[keys]\nmark = "u"', "line 2: keys.mark: u is the key of filter.undo"),
        ('[keys]\n"timeline.open" = "q"', "line 2: keys.timeline.open: q is the key of quit"),
        ('[keys]\nmark = "F2"\nmerge = "F2"', "line 3: keys.merge: f2 is the key of mark"),
        ('theme = "dracula"\nmouse = ', "line 2: not TOML: Invalid value; nothing in it is used"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_line(text: str, told: str) -> None:
    [fault] = faults(text)
    assert told in fault
    assert "\n" not in fault


def test_what_is_wrong_takes_nothing_else_down() -> None:
    found = read('theme = "dracula"\nmouze = true\n[keys]\nmark = "ctrl+z"\nmerge = "M"\n')
    assert [fault.setting for fault in found.faults] == ["mouze", "keys.mark"]
    assert found.settings == Settings(theme="dracula", keymap={"merge": "M"})


def test_two_actions_may_change_their_keys_with_each_other() -> None:
    found = read('[keys]\nmark = "m"\nmerge = "b"\n')
    assert not found.faults
    assert found.settings.keymap == {"mark": "m", "merge": "b"}


def test_keys_that_lie_over_each_other_by_the_table_may_be_written_out() -> None:
    assert not read('[keys]\n"facet.exclude" = "x"\n"views.all" = "0"\n').faults


def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"\xff\xfe")
    [fault] = read_file(tmp_path / "config.toml").faults
    assert "cannot be read: it is not UTF-8" in str(fault)
    [fault] = read_file(tmp_path).faults
    assert "cannot be read" in str(fault)


@given(st.text(max_size=80))
def test_no_text_is_too_strange_to_be_read(text: str) -> None:
    assert isinstance(read(text).settings, Settings)


def test_what_is_told_can_be_read_back() -> None:
    text = 'theme = "nord"\nview = "字 \\" \\\\ x"\n[keys]\nmark = ["PgDn", "#"]\n'
    first = read(text)
    assert [fault.setting for fault in first.faults] == ["keys.mark"]
    again = read("\n".join(told(first, "config.toml")))
    assert not again.faults
    assert again.settings.theme == "nord"
    assert again.settings.view == first.settings.view
    assert len(again.values) == len(OPTIONS)


def test_the_schema_has_every_setting() -> None:
    found = json.loads(json.dumps(schema()))["properties"]
    assert set(found["keys"]["properties"]) == {k.id for keys in KEYS.values() for k in keys}
    assert found["theme"]["enum"][1] == "textual-dark"
    assert found["timeline"]["properties"]["columns"]["items"]["enum"][0] == "date"
    assert found["mouse"]["type"] == "boolean"


def test_a_config_file_that_is_named_must_be_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, str(tmp_path / "mine.toml"))
    with pytest.raises(
        Refused, match=r"no config file at .*mine\.toml \(named by BDWATCH_CONFIG\)"
    ):
        config_path()
    (tmp_path / "mine.toml").touch()
    assert config_path() == tmp_path / "mine.toml"
    with pytest.raises(Refused, match="named by --config"):
        config_path(str(tmp_path / "other.toml"))


def test_every_key_of_the_table_can_be_written_as_it_is_shown() -> None:
    for keys in KEYS.values():
        for key in keys:
            for name in key.keys.split(","):
                assert named(shown(name)) == name
                assert named(name) == name


def test_what_keys_are() -> None:
    assert [named(key) for key in ("-", "minus", "G", "Esc", "ctrl+[", "F5", "é")] == [
        "minus", "minus", "G", "escape", "ctrl+left_square_bracket", "f5", "é",
    ]  # fmt: skip
    assert [named(key) for key in ("", "+ctrl", "hyper+x", "shift+a", "xx")] == [None] * 5
    assert all(forbidden(key) for key in (*FORBIDDEN, "alt+x", "ctrl+shift+x"))
    assert [types(key) for key in ("x", "slash", "space", "ctrl+x", "f5", "tab")] == [
        True, True, True, False, False, False,
    ]  # fmt: skip


async def test_keys_columns_and_theme_of_the_config_hold_on_the_screen(db: Path) -> None:
    settings = read(
        'theme = "textual-light"\n[timeline]\ncolumns = ["money", "who"]\n'
        '[keys]\nmark = "M"\n"mark.only" = "f5"\n"timeline.down" = ["J", "ctrl+d"]\nhelp = "f2"\n'
    ).settings
    app = Dashboard(db, today=TODAY, start=Start(settings=settings))
    async with app.run_test(size=(140, 40)):
        await opened(app)
        assert app.theme == "textual-light"
        assert lines_of(app.main.timeline)[1].split() == ["money", "who"]
        await press(app, "j")
        assert app.main.timeline.cursor == 0
        await press(app, "J", "ctrl+d")
        assert app.main.timeline.cursor == 2
        await press(app, "b")
        assert not app.main.timeline.marked
        await press(app, "M")
        assert len(app.main.timeline.marked) == 1
        assert "f5 shows only marked" in [n.message for n in app._notifications][-1]
        assert "f2 help" in str(app.main.query_one("#header").render())
        await press(app, "f2")
        assert app.screen.id == "help_screen"


async def test_what_is_wrong_with_the_config_is_said_on_the_screen(db: Path) -> None:
    app = Dashboard(db, today=TODAY, start=Start(notices=("config.toml, line 2: them: …",)))
    async with app.run_test(size=(100, 30)):
        await opened(app)
        assert "config.toml, line 2: them: …" in [n.message for n in app._notifications]
