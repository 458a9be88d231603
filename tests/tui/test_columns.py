"""Columns of the timeline: what fits, and what a row says."""

from hypothesis import given
from hypothesis import strategies as st

from store.arrangement import Arrangement
from store.lines import Line
from tui.cells import fit, width
from tui.columns import COLUMNS, GAP, Row, chosen_columns, columns_for, fit_columns

LINE = Line(
    id=1,
    key="abc",
    day="2025-01-21",
    precision="day",
    who="ByteDance",
    act_type="acquire",
    modality="planned",
    polarity="+",
    chips="Blackwell",
    usd=7e9,
    money_text="$7 billion",
    route="offshore-data-centre",
    reports=5,
    origins=1,
    facts_id=1,
    conflicting=True,
    hedge=1,
    quote="…",
    publisher="Reuters",
    origin="The Information",
    background=False,
)


@given(st.integers(1, 260))
def test_columns_fill_the_width_and_drop_from_the_right(cells: int) -> None:
    placed = fit_columns(cells)
    names = [p.column.name for p in placed]
    assert names == [column.name for column in COLUMNS[: len(names)]]
    taken = sum(p.cells for p in placed) + GAP * (len(placed) - 1)
    assert taken <= cells or len(placed) == 1
    assert all(p.column.least <= p.cells <= p.column.most for p in placed)
    if len(placed) < len(COLUMNS):
        following = COLUMNS[len(placed)]
        least = sum(p.column.least + GAP for p in placed) + following.least
        assert least > cells


def test_at_80_columns_all_but_the_status_show() -> None:
    assert [p.column.name for p in fit_columns(75)][-1] == "reports"
    assert [p.column.name for p in fit_columns(91)][-1] == "status"


def test_what_a_row_says() -> None:
    said = [column.says(Row(LINE, "denial")) for column in COLUMNS]
    assert said == [
        "2025-01-21", "ByteDance", "plans to buy", "Blackwell", "$7b", "offshore", "5/1!", "denial",
    ]  # fmt: skip


def test_the_column_that_a_list_is_sorted_by_is_shown_and_pointed_at() -> None:
    def titles(*how: object) -> list[str]:
        columns = columns_for(chosen_columns(("date", "who")), Arrangement(*how))  # type: ignore[arg-type]
        return [column.title for column in columns]

    assert titles() == ["date↓", "who"]
    assert titles("date", False) == ["date↑", "who"]
    assert titles("money") == ["date", "money↓", "who"]
    assert titles("origins") == ["date", "rpt/ori↓", "who"]
    assert titles("money", True, "month") == ["date↓", "who"]
    assert titles("date", True, "story") == ["date", "who"]


def test_columns_that_can_be_chosen_beside_the_usual_ones() -> None:
    row = Row(LINE, "denial", "2025-03-08")
    more = chosen_columns(("reported", "origin", "publisher", "hedge", "quote"))
    said = [column.says(row) for column in more]
    assert said == ["2025-03-08", "The Information", "Reuters", "attributed", "…"]
    assert chosen_columns(()) == COLUMNS


def test_hostile_and_wide_names_keep_their_column() -> None:
    row = Row(LINE._replace(who="\x1b[2J字节跳动有限公司", usd=None, money_text=""), "")
    for column, cells in fit_columns(120):
        told = fit(column.says(row), cells)
        assert width(told) == cells
        assert "\x1b" not in told
    assert COLUMNS[4].says(row) == "-"
