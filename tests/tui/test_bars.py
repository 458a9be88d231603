"""Eighth blocks and the strip of months."""

from hypothesis import given
from hypothesis import strategies as st

from tui.bars import bar, months_strip
from tui.cells import width


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 60))
def test_a_bar_fits_and_grows_with_its_count(count: int, more: int, cells: int) -> None:
    largest = count + more
    drawn = bar(count, largest, cells)
    assert width(drawn) <= cells
    assert bool(drawn) == (count > 0 and cells > 0)
    assert width(drawn) <= width(bar(largest, largest, cells))


def test_eighths() -> None:
    assert bar(8, 8, 2) == "██"
    assert bar(9, 16, 1) == "▌"
    assert bar(9, 16, 2) == "█▏"
    assert bar(1, 10**6, 3) == "▏"


MONTHS = st.lists(
    st.tuples(
        st.builds("{:04}-{:02}".format, st.integers(2018, 2026), st.integers(1, 12)),
        st.integers(0, 500),
    ),
    max_size=60,
)


@given(MONTHS, st.integers(0, 150))
def test_the_strip_fits_whatever_the_width(months: list[tuple[str, int]], cells: int) -> None:
    strip = months_strip(months, cells)
    assert sum(width(piece.text) for piece in strip) <= cells
    assert bool(strip) == (any(count for _, count in months) and cells >= 6)


@given(MONTHS, st.integers(6, 150), st.data())
def test_the_bar_of_a_month_is_marked_whatever_the_width(
    months: list[tuple[str, int]], cells: int, data: st.DataObject
) -> None:
    with_events = sorted({month for month, count in months if count})
    if not with_events:
        return
    here = data.draw(st.sampled_from(with_events))
    strip = months_strip(months, cells, here)
    (marked,) = [piece for piece in strip if piece.here]
    assert len(marked.text) == 1
    at = strip.index(marked)
    assert [p.text.strip() for p in strip[:at] if p.label][-1] == here[:4]


def test_months_then_quarters_then_years() -> None:
    months = [("2024-01", 8), ("2024-03", 4), ("2025-02", 1)]
    assert (
        "".join(p.text for p in months_strip(months, 40)) == "2024 █ ▄          2025  ▁          "
    )
    assert "".join(p.text for p in months_strip(months, 20)) == "2024 █    2025 ▁   "
    assert "".join(p.text for p in months_strip(months, 15)) == "2024 █ 2025 ▁"
    assert "".join(p.text for p in months_strip(months, 8)) == "2025 █"
