"""What the dashboard says of news and of stale articles, and corrections that are refused."""

from contextlib import closing
from pathlib import Path

import pytest

from store import news
from store.database import open_store
from store.save import save
from tests.small_world import STAMP, rooms, small_names
from tests.tui.driving import dashboard, press, settle, text_of
from tests.tui.keys.cases import said
from tests.tui.keys.correcting import corrected
from tests.tui.small import TOLD, _article
from tui.panes.frame import Header
from tui.screens.correct import CorrectInput


def one_more(path: Path) -> None:
    """A visit, then one more article of an act that no other tells."""
    with open_store(path) as store, closing(store.writer()) as conn:
        news.begin(conn)
        document, claim = _article(TOLD[3], 77)
        conn.execute("DELETE FROM mark")
        save(conn, document, [claim], rooms(small_names()), STAMP)


async def test_the_header_counts_what_is_new_until_it_is_opened(small: Path) -> None:
    one_more(small)
    async with dashboard(small, "is:new") as app:
        assert app.main.answer is not None
        assert app.main.answer.total == app.main.answer.news == 1
        header = app.main.query_one(Header)
        assert "1 new" in str(header.render())
        await press(app, "enter")
        assert "new" in str(app.screen.query_one("#article").border_title)
        assert "1 new" not in str(header.render())
        assert app.main.timeline.row is not None
    async with dashboard(small, "is:new") as app:
        assert app.main.answer is not None
        assert app.main.answer.total == 0


async def test_leaving_does_not_make_what_was_not_opened_old(small: Path) -> None:
    one_more(small)
    async with dashboard(small) as app:
        await press(app, "q")
    async with dashboard(small, "is:new") as app:
        assert app.main.answer is not None
        assert app.main.answer.total == 1


async def test_stale_articles_are_named_with_the_command_that_helps(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.stale.present", lambda _: ("another", "parser"))
    async with dashboard(small) as app:
        app.main.warn_stale()
        await settle(app)
        assert "bdwatch reparse" in said(app)


async def test_a_store_that_takes_no_writes_says_so(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from store.database import Store
    from store.errors import Refused

    async with dashboard(small, "money:7b") as app:

        def full(_: Store) -> None:
            raise Refused("small.db: the disk is full; what was stored before is safe")

        monkeypatch.setattr(Store, "writer", full)
        await press(app, "enter", "c")
        await corrected(app, "modality=done")
        assert "the disk is full" in said(app)


async def test_the_form_offers_what_can_be_said(small: Path) -> None:
    async with dashboard(small, "money:7b") as app:
        await press(app, "enter", "c")
        shown = text_of(app.screen)
        assert "modality" in shown
        assert "planned" in shown
        await press(app, "r", "e", "j", "tab", "enter", "enter")
        assert "rejected" in said(app)
        assert app.main.answer is not None
        assert app.main.answer.everything == len(TOLD)


async def test_a_name_is_said_to_mean_another_after_a_question(small: Path) -> None:
    async with dashboard(small, "money:7b") as app:
        await press(app, "enter", "c", "a", "l", "i", "tab")
        form = app.screen
        assert form.query_one("#change", CorrectInput).value == "alias="
        assert "ByteDance" in text_of(form)
        await corrected(app, "alias=ByteDance is Oracle", "a test")
        assert "Enter again joins the two" in text_of(form)
        assert app.screen is form
        await press(app, "enter")
        assert "means oracle" in said(app)
        await press(app, "U")
        assert "undone" in said(app)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("alias=ByteDance", "write NAME is ACTOR"),
        ("alias=ByteDance is Orakle", "no actor 'Orakle'"),
        ("alias=ByteDance is not", "wants a value"),
        ("sing", "write field=value, alias="),
    ],
)
async def test_the_form_says_what_an_alias_lacks(small: Path, text: str, reason: str) -> None:
    async with dashboard(small, "money:7b") as app:
        await press(app, "enter", "c")
        await corrected(app, text)
        assert reason in text_of(app.screen)


async def test_a_correction_that_disagrees_with_another_says_so(small: Path) -> None:
    async with dashboard(small, "money:7b") as app:
        await press(app, "enter", "c")
        await corrected(app, "modality=done")
        await press(app, "c")
        await corrected(app, "modality=cancelled")
        assert "both are kept (modality planned → done" in said(app)
