"""The stories of the real articles as labelled, all the way: read, parsed, related, listed."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.commands.conftest import Run
from tests.relate.gold import LABELS, SHARED, labels
from tests.relate.test_gold import CALLED

pytestmark = pytest.mark.skipif(not LABELS.exists(), reason="the shared labels are not here")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tui.__main__ import main

    path = tmp_path_factory.mktemp("gold") / "gold.db"
    assert main(["ingest", str(SHARED / "articles"), "--db", str(path)]) == 0
    return path


def stories() -> list[dict[str, Any]]:
    return labels()["story"] if LABELS.exists() else []


def members(run: Run, store: Path, key: str) -> set[str]:
    """The labels that the claims of an event lie on, each the one that it shares most with."""
    said = labels()
    files = {article["n"]: article["file"] for article in said["article"]}
    found = set()
    shown = json.loads(run("show", key, "--db", store, "--format", "json").out)
    for told in shown["claims"]:
        claim, source = told["claim"], told["source"]
        shared = {
            event["id"]: min(event["end"], claim["end"]) - max(event["start"], claim["start"])
            for event in said["event"]
            if files[event["article"]] in source and event["type"] in _LIKE.get(claim["type"], ())
        }
        best = max(shared, key=lambda name: shared[name])
        found.add(best if shared[best] > 0 else f"none at {claim['start']}")
    return found


_LIKE = {
    "acquire": ("acquire", "rent"),
    "rent": ("rent",),
    "restrict": ("restrict",),
    "propose-rule": ("propose-rule",),
}


def told(run: Run, store: Path) -> dict[frozenset[str], dict[str, Any]]:
    """What `bdwatch stories` lists, by the labels of the members."""
    lines = run("stories", "--db", store, "--format", "jsonl").out.splitlines()
    rows = map(json.loads, lines)
    return {frozenset(members(run, store, row["id"])): row for row in rows}


def test_members_reports_and_origins_are_as_labelled(run: Run, store: Path) -> None:
    found = {
        among: (row["reports"], row["origins"], row["named"])
        for among, row in told(run, store).items()
    }
    assert found == {
        frozenset(story["members"]): (story["reports"], story["independent"], story["origins"])
        for story in stories()
    }


def test_what_reports_agree_on_is_as_labelled(run: Run, store: Path) -> None:
    found = told(run, store)
    for story in stories():
        agreed = set(found[frozenset(story["members"])]["agree"])
        named = {CALLED.get(one["field"], one["field"]) for one in story.get("agree", ())}
        assert named <= agreed


def test_conflicts_are_as_labelled(run: Run, store: Path) -> None:
    found = told(run, store)
    for story in stories():
        fields = {one.partition(":")[0] for one in found[frozenset(story["members"])]["conflicts"]}
        assert fields == {one["field"] for one in story.get("conflict", ())}
