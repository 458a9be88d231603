"""`export`: the same files as the dashboard's, messages on stderr, nothing half written."""

import csv
import io
import json
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.commands.conftest import Run
from tui.commands.output import write


def test_a_brief_is_written_and_said_on_stderr(run: Run, db: Path, tmp_path: Path) -> None:
    path = tmp_path / "brief.md"
    ran = run("export", "actor:bytedance", "--to", path, "--db", db)
    assert (ran.status, ran.out) == (0, "")
    assert f"events written to {path}" in ran.err
    assert path.read_text(encoding="utf-8").startswith("# Brief: actor=ByteDance")
    assert list(tmp_path.iterdir()) == [path]


def test_the_format_is_told_by_the_name_or_by_the_option(
    run: Run, db: Path, tmp_path: Path
) -> None:
    for name, option, begins in (
        ("a.csv", (), "id,date,"),
        ("a.html", (), "<!doctype html>"),
        ("a.txt", ("--format", "jsonl"), "{"),
        ("a.json", (), "["),
        ("a.ftm.json", (), '{"id": "'),
    ):
        ran = run("export", "chip:H100", "--to", tmp_path / name, "--db", db, *option)
        assert ran.status == 0
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)


def test_standard_output_takes_data_only(run: Run, db: Path) -> None:
    ran = run("export", "chip:H100", "--to", "-", "--format", "jsonl", "--db", db)
    listed = run("events", "chip:H100", "--format", "jsonl", "--db", db)
    assert ran.out == listed.out
    refused = run("export", "--to", "-", "--db", db)
    assert refused.status == 2
    assert "--format" in refused.err


def test_what_is_there_is_kept_unless_forced(run: Run, db: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("kept")
    ran = run("export", "--to", path, "--db", db)
    assert ran.status == 2
    assert ran.err == f"bdwatch: {path}: is there already; --force overwrites it\n"
    assert path.read_text() == "kept"
    assert run("export", "--to", path, "--force", "--db", db).status == 0
    assert path.read_text().startswith("# Brief")


@pytest.mark.parametrize(
    ("to", "told"),
    [("a.pdf", "must end in"), ("no/such/a.md", "there is no folder"), (".", "must end in")],
)
def test_what_cannot_be_written_is_one_clear_line(
    run: Run, db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, to: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("export", "--to", to, "--db", db)
    assert ran.status == 2
    assert told in ran.err
    assert len(ran.err.splitlines()) == 1
    assert not list(tmp_path.iterdir())


def test_a_device_is_never_replaced(run: Run, db: Path) -> None:
    ran = run("export", "--to", "/dev/null", "--format", "md", "--force", "--db", db)
    assert ran.status == 2
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


def test_nothing_that_matches_writes_nothing(run: Run, db: Path, tmp_path: Path) -> None:
    ran = run("export", "date:1999", "--to", tmp_path / "a.md", "--db", db)
    assert ran.status == 2
    assert "nothing matches" in ran.err
    assert not list(tmp_path.iterdir())


CELLS = st.text(max_size=20).map(lambda text: text.replace("\r\n", "\n").replace("\r", "\n"))


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_csv_comes_back_and_no_cell_is_a_formula(rows: list[tuple[str, str]]) -> None:
    out = io.StringIO(newline="")
    write([{"a": a, "b": b} for a, b in rows], ("a", "b"), "csv", out)
    read = list(csv.reader(io.StringIO(out.getvalue(), newline="")))
    assert read[0] == ["a", "b"]
    cells = [cell for row in read[1:] for cell in row]
    assert not any(len(cell) > 1 and cell[0] in "=+-@\t＝＋－＠" for cell in cells)

    def back(cell: str) -> str:
        return cell[1:] if cell[:1] == "'" and cell.lstrip("'")[:1] in {*"=+-@\t＝＋－＠"} else cell

    assert [back(cell) for cell in cells] == [cell for row in rows for cell in row]


@given(st.lists(st.dictionaries(st.just("a"), st.text(max_size=20), min_size=1), max_size=5))
def test_json_lines_come_back(rows: list[dict[str, str]]) -> None:
    out = io.StringIO()
    write(rows, ("a",), "jsonl", out)
    assert [json.loads(line) for line in out.getvalue().split("\n")[:-1]] == rows
