"""Pasted lines as one."""

from pathlib import Path

import pytest
from textual import events

from tests.tui.driving import dashboard, press, settle
from tui.pasting import pasted


@pytest.mark.parametrize(
    ("text", "before", "typed", "listed"),
    [
        ("chip:H100\nroute:smuggling\n", "", "chip:H100 route:smuggling", False),
        ("\n  one \t line \r\n\n", "actor:", "one line", False),
        ("Alibaba\nThe Information\n", "actor:", 'Alibaba,"The Information"', True),
        ("Alibaba,\nTencent,", "chip:H100 -actor:oracle,", "Alibaba,Tencent", True),
        ('"Alibaba Group",\nThe "X" Co', "actor:", '"Alibaba Group","The  X  Co"', True),
        ("Alibaba\nTencent", "actor:byte", "Alibaba Tencent", False),
        ("Alibaba\nTencent", "actor:oracle ", "Alibaba Tencent", False),
        ("a\x1b[2J\u202e\nb", "", "a\u241b[2J\ufffd b", False),
        ("", "actor:", "", False),
    ],
)
def test_lines_become_terms_or_values(text: str, before: str, typed: str, listed: bool) -> None:
    found = pasted(text, before)
    assert (found.text, found.listed) == (typed, listed)


async def test_a_paste_of_several_lines_is_said(db: Path) -> None:
    async with dashboard(db) as app:
        await press(app, "/")
        app.main.bar.value = "actor:"
        app.main.bar.cursor_position = 6
        app.main.bar.post_message(events.Paste("Alibaba\nTencent\n"))
        await settle(app)
        assert app.main.bar.value == "actor:Alibaba,Tencent"
        assert "2 lines pasted as one: any of them" in [n.message for n in app._notifications][-1]
        assert app.main.answer is not None
        assert app.main.answer.query.text == "actor:Alibaba,Tencent"
