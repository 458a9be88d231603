"""`correct`, `corrections` and `reparse`, from the command line to the store and back."""

import json
import shutil
from pathlib import Path

import pytest

from tests.commands.conftest import Run
from tests.stores import make_store


@pytest.fixture
def own(db: Path, tmp_path: Path) -> Path:
    path = tmp_path / "own.db"
    shutil.copy(db, path)
    return path


def ids(run: Run, own: Path, filter: str) -> list[str]:
    told = run("events", filter, "--format", "jsonl", "--db", str(own))
    return [json.loads(line)["id"] for line in told.out.splitlines()]


def field(run: Run, own: Path, id: str, name: str) -> object:
    told = run("events", f"id:{id}", "--format", "json", "--db", str(own))
    return json.loads(told.out)[0][name]


def test_a_field_is_set_listed_and_undone(run: Run, own: Path) -> None:
    id = ids(run, own, "reports:1 is:done")[0]
    done = run("correct", id, "modality=planned", "--why", "not yet", "--db", str(own))
    assert done.status == 0
    assert "modality done → planned" in done.out
    assert field(run, own, id, "modality") == "planned"
    assert "corrected: modality done → planned" in run("show", id, "--db", str(own)).out
    listed = run("corrections", "--db", str(own))
    assert "not yet" in listed.out
    key = listed.out.split()[0]
    assert run("correct", "undo", key, "--db", str(own)).status == 0
    assert field(run, own, id, "modality") == "done"
    assert "undone set" in run("corrections", "--db", str(own)).out


def test_events_are_merged_and_split_again(run: Run, own: Path) -> None:
    one, other = ids(run, own, "reports:1 is:done")[:2]
    assert run("correct", "merge", one, other, "--db", str(own)).status == 0
    merged = next(id for id in (one, other) if ids(run, own, f"id:{id}"))
    assert field(run, own, merged, "reports") == 2
    claims = run("correct", merged, "--db", str(own)).out
    assert claims.count(" modality=") == 2
    split = run("correct", "split", merged, "2", "--db", str(own))
    assert split.status == 0
    assert field(run, own, one, "reports") == field(run, own, other, "reports") == 1


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("{one}", "modality=dnoe"), "did you mean done"),
        (("{one}", "modalty=done"), "did you mean modality"),
        (("{one}", "agent=Bytedanse"), "nearest: ByteDance"),
        (("{one}", "date", "soon"), "is not a date"),
        (("{one}", "note"), "--why"),
        (("{one}", "sing"), "write FIELD=VALUE"),
        (("{many}", "modality=done"), "--claim N"),
        (("{many}", "modality=done", "--claim", "99"), "claims 1 to"),
        (("merge", "{one}"), "two or more"),
        (("split", "{one}"), "which claim"),
        (("split", "{one}", "1"), "alone"),
        (("undo", "zz"), "no correction of that key"),
        (("undo",), "no correction to undo"),
        (("nowhere", "modality=done"), "no single event"),
        (("alias", "yes", "Tencent", "Huawei"), "--force"),
        (("alias", "perhaps", "Tencent", "Huawei"), "yes or no"),
    ],
)
def test_what_cannot_be_decided_is_refused_in_one_line(
    run: Run, own: Path, words: tuple[str, ...], reason: str
) -> None:
    named = {"one": ids(run, own, "reports:1")[0], "many": ids(run, own, "reports:>=3")[0]}
    told = run("correct", *(word.format(**named) for word in words), "--db", str(own))
    assert (told.status, told.out) == (2, "")
    assert reason in told.err
    assert told.err.count("\n") == 1
    assert run("corrections", "--db", str(own)).out == ""


def test_an_alias_that_joins_two_listed_actors_wants_force(run: Run, own: Path) -> None:
    told = run("correct", "alias", "yes", "Tencent", "Huawei", "--force", "--db", str(own))
    assert told.status == 0
    assert ids(run, own, "agent:tencent") == []


def test_an_import_asks_for_force_where_an_alias_joins_two_listed_actors(
    run: Run, own: Path, db: Path, tmp_path: Path
) -> None:
    run("correct", "alias", "yes", "Tencent", "Huawei", "--force", "--db", str(own))
    file = tmp_path / "ours.jsonl"
    file.write_text(run("corrections", "export", "--db", str(own)).out)
    theirs = tmp_path / "theirs.db"
    shutil.copy(db, theirs)
    told = run("corrections", "import", str(file), "--db", str(theirs))
    assert (told.status, told.out, told.err.count("\n")) == (2, "", 1)
    assert "'Tencent' is tencent, it would mean huawei" in told.err
    assert run("corrections", "--db", str(theirs)).out == ""
    forced = run("corrections", "import", str(file), "--force", "--db", str(theirs))
    assert "1 imported" in forced.out
    assert ids(run, theirs, "agent:tencent") == []


@pytest.mark.parametrize("words", [("date", "2023-05"), ("date=2023-05",)])
def test_the_day_of_an_article_is_corrected_and_its_dates_hang_on_it(
    run: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    own, article = tmp_path / "own.db", tmp_path / "a.txt"
    article.write_text(
        "Tencent ordered 20,000 H20 chips from Nvidia last year, Reuters reported.\n"
    )
    run("ingest", str(article), "--published", "2025-03-14", "--db", str(own))
    (id,) = ids(run, own, "actor:tencent")
    assert str(field(run, own, id, "date")).startswith("2024")
    done = run("correct", id, *words, "--why", "an old report", "--db", str(own))
    assert "published 2023-05 (was 2025-03-14)" in done.out
    (id,) = ids(run, own, "actor:tencent")
    assert str(field(run, own, id, "date")).startswith("2022")
    assert field(run, own, id, "published") == "2023-05"
    run("correct", "undo", "--db", str(own))
    (id,) = ids(run, own, "actor:tencent")
    assert field(run, own, id, "published") == "2025-03-14"


def test_of_two_that_disagree_the_later_one_counts_and_both_are_listed(run: Run, own: Path) -> None:
    id = ids(run, own, "reports:1 is:done")[0]
    run("correct", id, "money=7b; cny:40b", "--db", str(own))
    told = run("correct", id, "money=over 12b", "--db", str(own))
    assert (told.status, told.err.count("\n")) == (0, 1)
    assert "both are kept (money" in told.err
    listed = run("corrections", "--db", str(own)).out.splitlines()
    assert len(listed) == 2
    assert "money=over usd:12000000000" in run("correct", id, "--db", str(own)).out
    assert "usd:7000000000; cny:40000000000 → over usd:12000000000" in listed[1]
    assert f"overruled by {listed[1].split()[0]} set" in listed[0]
    run("correct", "undo", "--db", str(own))
    assert "overruled" not in run("corrections", "--db", str(own)).out


def test_a_chain_is_set_and_changes_who_stands_behind_the_event(run: Run, own: Path) -> None:
    id = ids(run, own, "reports:1 is:done")[0]
    run("correct", id, "chain=Reuters <- anonymous: two people", "--db", str(own))
    assert field(run, own, id, "origin") == "Reuters"
    shown = run("show", id, "--db", str(own)).out
    assert "└ Reuters · outlet\n  └ two people (not named) · anonymous\n" in shown


def test_corrections_are_shared_as_lines(run: Run, own: Path, db: Path, tmp_path: Path) -> None:
    id = ids(run, own, "reports:1 is:done")[0]
    run("correct", id, "modality=planned", "--db", str(own))
    lines = run("corrections", "export", "--db", str(own)).out
    assert json.loads(lines.splitlines()[0]) == {"corrections": 1}
    file = tmp_path / "ours.jsonl"
    file.write_text(lines)
    theirs = tmp_path / "theirs.db"
    shutil.copy(db, theirs)
    assert "1 imported, 0 known" in run("corrections", "import", str(file), "--db", str(theirs)).out
    assert field(run, theirs, id, "modality") == "planned"
    assert "0 imported, 1 known" in run("corrections", "import", str(file), "--db", str(theirs)).out


def test_an_import_that_is_not_understood_changes_nothing(
    run: Run, own: Path, tmp_path: Path
) -> None:
    newer = tmp_path / "newer.jsonl"
    newer.write_text('{"corrections": 2}\n{"kind": "unheard of"}\n')
    for file, reason in (
        (newer, "newer bdwatch"),
        (tmp_path / "none.jsonl", "cannot be read"),
    ):
        told = run("corrections", "import", str(file), "--db", str(own))
        assert told.status == 2
        assert reason in told.err
        assert told.err.count("\n") == 1
    assert run("corrections", "--db", str(own)).out == ""


def test_a_correction_that_has_lost_its_words_is_an_orphan(
    run: Run, own: Path, tmp_path: Path
) -> None:
    id = ids(run, own, "reports:1 is:done")[0]
    run("correct", id, "modality=planned", "--db", str(own))
    file = tmp_path / "ours.jsonl"
    file.write_text(run("corrections", "export", "--db", str(own)).out)
    empty = tmp_path / "empty.db"
    article = tmp_path / "a.md"
    article.write_text("---\npublished: 2025-01-01\n---\nA title\n\nNothing much was said.\n")
    run("ingest", str(article), "--db", str(empty))
    run("corrections", "import", str(file), "--db", str(empty))
    told = run("corrections", "orphans", "--db", str(empty))
    assert "its article is not in this store" in told.out


def test_a_store_of_another_parser_is_stale_until_it_is_read_again(
    run: Run, tmp_path: Path
) -> None:
    own = tmp_path / "few.db"
    make_store(own, 12)
    assert "bdwatch reparse" in run("doctor", "--db", str(own)).out
    assert run("reparse", "--db", str(own)).status == 2
    shown = run("reparse", "--dry-run", "actor:oracle", "--db", str(own))
    assert "would be read again" in shown.out
    everything = run("reparse", "--dry-run", "--db", str(own)).out.splitlines()[-1]
    written = run("reparse", "--yes", "--db", str(own)).out.splitlines()[-1]
    assert written == everything.replace("would be read again", "read again")
    assert "nothing to read again" in run("reparse", "--yes", "--db", str(own)).out
    assert "bdwatch reparse" not in run("doctor", "--db", str(own)).out


def test_events_of_an_earlier_relate_are_named(run: Run, own: Path) -> None:
    import sqlite3
    from contextlib import closing

    from store.relate import VERSION

    for version, told in ((VERSION, False), ("4", True)):
        with closing(sqlite3.connect(own)) as conn, conn:
            conn.execute(
                "INSERT INTO meta VALUES ('relate_version', ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                (version,),
            )
        assert ("earlier version" in run("doctor", "--db", str(own)).out) == told


def test_only_articles_of_a_path_are_read_again(run: Run, tmp_path: Path) -> None:
    import sqlite3
    from contextlib import closing

    own, folder = tmp_path / "own.db", tmp_path / "in"
    folder.mkdir()
    for name, who in (("one", "Tencent"), ("two", "Alibaba"), ("three", "Baidu")):
        text = f"{who} ordered 20,000 H20 chips from Nvidia, Reuters reported.\n"
        (folder / f"{name}.txt").write_text(text)
    run("ingest", str(folder), "--db", str(own))
    with closing(sqlite3.connect(own)) as conn, conn:
        conn.execute("UPDATE document SET parser = 'older'")
    shown = run("reparse", "--dry-run", str(folder / "one.txt"), "--db", str(own)).out
    assert shown.startswith("1 of 1 articles would be read again")
    written = run("reparse", "--yes", str(folder / "one.txt"), "--db", str(own))
    assert written.out.startswith("1 of 1 articles read again")
    both = run("reparse", "--yes", "--jobs", "2", str(folder), "--db", str(own))
    assert both.out == (
        "2 of 2 articles read again, 0 of them with a change: "
        "0 claims gained, 0 lost, 0 changed, 2 as before\n"
    )
    assert "nothing to read again" in run("reparse", "--yes", "--db", str(own)).out


def test_names_that_look_like_listed_ones_are_only_proposed(
    run: Run, own: Path, tmp_path: Path
) -> None:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(own)) as conn:
        conn.execute(
            "UPDATE claim_actor SET actor = '~oracel', name = 'Oracel' WHERE actor = 'oracle'"
        )
        conn.commit()
    told = run("corrections", "proposals", "--db", str(own))
    assert "Oracel → Oracle (oracle)" in told.out
    assert run("corrections", "--db", str(own)).out == ""
    run("correct", "alias", "no", "Oracel", "oracle", "--db", str(own))
    assert "Oracel → Oracle" not in run("corrections", "proposals", "--db", str(own)).out
