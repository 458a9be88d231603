"""Heads between the items of a list."""

from hypothesis import given
from hypothesis import strategies as st

from tui.grouping import Grouping


@given(st.lists(st.integers(1, 5), max_size=12))
def test_lines_are_heads_and_items_in_turn(sizes: list[int]) -> None:
    starts = [sum(sizes[:n]) for n in range(len(sizes))]
    grouping = Grouping(sum(sizes), starts)
    wanted: list[tuple[str, int]] = []
    for number, size in enumerate(sizes):
        wanted.append(("head", number))
        wanted += [("item", starts[number] + n) for n in range(size)]
    assert grouping.extent == len(wanted)
    for line, (kind, number) in enumerate(wanted):
        if kind == "head":
            assert grouping.head_at(line) == number
            assert grouping.index_at(line) == starts[number]
        else:
            assert grouping.head_at(line) is None
            assert grouping.index_at(line) == number
            assert grouping.line_of(number) == line


def test_without_heads_a_line_is_an_item() -> None:
    grouping = Grouping(3)
    assert (grouping.extent, grouping.line_of(2), grouping.index_at(1)) == (3, 2, 1)
    assert grouping.head_at(0) is None
