"""Exports from the dashboard: the form, what it proposes, refuses, asks, and how it is stopped."""

import csv
import json
import os
import threading
from pathlib import Path

import pytest

from tests.tui.driving import dashboard, press, settle, text_of, until
from tui.app import Dashboard
from tui.export import writing
from tui.export.formats import FORMATS
from tui.panes.bar import LineInput
from tui.screens.exporting import ExportForm


def said(app: Dashboard) -> list[str]:
    return [notice.message for notice in app._notifications]


async def name_it(app: Dashboard, text: str) -> None:
    app.screen.query_one(LineInput).value = text
    await press(app, "enter")


def fault(app: Dashboard) -> str:
    return str(app.screen.query_one("#fault").render())


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
async def test_an_export_has_the_events_shown_in_their_order(small: Path, form: object) -> None:
    suffix = form.suffixes[0]  # type: ignore[attr-defined]
    async with dashboard(small, "actor:bytedance") as app:
        await press(app, "S", "e")
        await name_it(app, f"out{suffix}")
        path = Path(f"out{suffix}")
        text = path.read_text(encoding="utf-8")
        assert app.main.answer is not None
        total = app.main.answer.total
        assert said(app)[-1] == f"{total} events written to {path.absolute()}"
        assert not list(Path.cwd().glob(".*.part"))
        if suffix == ".csv":
            dates = [row["date"] for row in csv.DictReader(text.splitlines()) if row["date"]]
            assert dates == sorted(dates)
            assert len(text.splitlines()) == total + 1
        elif suffix == ".json":
            assert len(json.loads(text)) == total
        elif suffix == ".jsonl":
            assert len([json.loads(line) for line in text.splitlines()]) == total
        elif suffix == ".ftm.json":
            found = [json.loads(line)["schema"] for line in text.splitlines()]
            assert found.count("Event") == total
        else:
            assert text.index("2024-06-06") < text.index("2025-03-04")
            assert "ByteDance plans to buy Blackwell for $7 billion in Malaysia" in text


async def test_the_name_is_made_of_the_filter_and_the_day(small: Path) -> None:
    async with dashboard(small, "actor:bytedance -is:denied chip:H100,Blackwell") as app:
        await press(app, "e")
        line = app.screen.query_one(LineInput)
        assert line.value == "bytedance-not-denied-h100-blackwell-2026-11-22.md"
        await press(app, "down")
        assert line.value.endswith("2026-11-22.html")
        await press(app, "down", "down", "down")
        assert line.value.endswith("2026-11-22.ftm.json")
        await press(app, "up", "up", "up", "up")
        assert line.value.endswith("2026-11-22.md")
        line.value = "mine.csv"
        await settle(app)
        assert "> .csv" in text_of(app.screen)


async def test_marked_events_are_written_where_there_are_some(small: Path) -> None:
    async with dashboard(small) as app:
        await press(app, "b", "j", "j", "b")
        app.main.change("actor:bytedance")
        await settle(app)
        await press(app, "e")
        assert "Write the 2 marked events" in text_of(app.screen)
        await name_it(app, "marked.jsonl")
        assert len(Path("marked.jsonl").read_text().splitlines()) == 2
        await press(app, "e", "tab")
        assert app.main.answer is not None
        assert f"Write {app.main.answer.total} events: actor=ByteDance" in text_of(app.screen)
        await name_it(app, "shown.jsonl")
        assert len(Path("shown.jsonl").read_text().splitlines()) == app.main.answer.total


async def test_marked_events_can_be_written_while_the_filter_shows_none(small: Path) -> None:
    async with dashboard(small) as app:
        await press(app, "b")
        app.main.change("date:1999")
        await settle(app)
        await press(app, "e", "tab")
        assert "Write the 1 marked event" in text_of(app.screen)
        await name_it(app, "marked.jsonl")
        assert len(Path("marked.jsonl").read_text().splitlines()) == 1


async def test_what_cannot_be_written_is_said_in_the_form(small: Path) -> None:
    Path("folder.csv").mkdir()
    async with dashboard(small) as app:
        await press(app, "e")
        for name, reason in (
            ("a.pdf", "must end in"),
            ("folder.csv", "a folder"),
            ("no/such/a.csv", "there is no folder"),
        ):
            await name_it(app, name)
            assert reason in fault(app)
            assert isinstance(app.screen, ExportForm)


async def test_a_file_that_is_there_is_asked_about(small: Path) -> None:
    Path("there.csv").write_text("kept")
    async with dashboard(small) as app:
        await press(app, "e")
        await name_it(app, "there.csv")
        assert "is there already; Enter again overwrites it" in fault(app)
        assert Path("there.csv").read_text() == "kept"
        await press(app, "enter")
        assert Path("there.csv").read_text().startswith("id,date")


async def test_an_export_that_fails_says_why_and_keeps_the_name(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    async with dashboard(small) as app:
        await press(app, "e")
        await name_it(app, "a.csv")
        assert "not written (No space left on device)" in fault(app)
        assert app.screen.query_one(LineInput).value == "a.csv"
        assert not list(Path.cwd().iterdir())


async def test_a_long_export_shows_how_far_it_is_and_can_be_stopped(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, go_on = threading.Event(), threading.Event()
    ids = writing.Selection.ids

    def slow(self: writing.Selection, progress: writing.Progress) -> object:
        for number, one in enumerate(ids(self, progress)):
            if number == 3:
                reached.set()
                go_on.wait(60)
            yield one

    monkeypatch.setattr(writing.Selection, "ids", slow)
    monkeypatch.setattr("tui.screens.exporting._BETWEEN_SECONDS", 0.0)
    async with dashboard(small) as app:
        await press(app, "e")
        form = app.screen
        assert isinstance(form, ExportForm)
        form.query_one(LineInput).value = "a.md"
        form.query_one(LineInput).post_message(
            LineInput.Submitted(form.query_one(LineInput), "a.md")
        )
        await until(reached.is_set, "three events are written")
        form.action_leave()
        go_on.set()
        await settle(app)
        assert "stopped; no file was written" in fault(app)
        await until(lambda: not list(Path.cwd().iterdir()), "the thread takes its part away")
        await press(app, "escape")
        assert app.screen is app.main
