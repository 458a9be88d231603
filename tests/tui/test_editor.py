"""Which editor opens a text, and what is said where there is none."""

from pathlib import Path

import pytest

from store.errors import Refused
from tui.editor import editor, opening


def test_visual_comes_before_editor_and_may_have_options(tmp_path: Path) -> None:
    for name in ("vim", "code"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    path = str(tmp_path)
    both = {"VISUAL": "code --wait", "EDITOR": "vim", "PATH": path}
    assert editor(both) == ["code", "--wait"]
    assert editor({"VISUAL": " ", "EDITOR": "vim", "PATH": path}) == ["vim"]


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({}, "set EDITOR or VISUAL"),
        ({"EDITOR": "no-such-editor"}, "$EDITOR names no-such-editor, which is not there"),
        ({"VISUAL": "vim 'x"}, "$VISUAL cannot be read as a command"),
    ],
)
def test_no_editor_is_one_clear_line(environment: dict[str, str], told: str) -> None:
    with pytest.raises(Refused) as refused:
        editor({"PATH": "", **environment})
    assert told in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_text_opens_at_the_line_where_the_editor_knows_how() -> None:
    path = Path("a.txt")
    assert opening(["/usr/bin/vim"], path, 12) == ["/usr/bin/vim", "+12", "a.txt"]
    assert opening(["code", "--wait"], path, 12) == ["code", "--wait", "a.txt"]
