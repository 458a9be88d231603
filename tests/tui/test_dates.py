"""Narrowing and widening the dates by calendar steps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.dates import Range, narrower, wider

YEAR = ("2024-01-01", "2024-12-31")
QUARTER = ("2024-04-01", "2024-06-30")
MONTH = ("2024-05-01", "2024-05-31")


@pytest.mark.parametrize(
    ("current", "around", "value"),
    [
        (None, "2024-05-17", "2024"),
        (YEAR, "2024-05-17", "2024-04..2024-06"),
        (QUARTER, "2024-05-17", "2024-05"),
        (MONTH, "2024-05-17", None),
        (("2024-02-03", "2024-02-05"), "2024-02-04", None),
        (("2023-11-01", ""), "2024-05-17", "2024"),
        (YEAR, "2020-01-01", "2024-01..2024-03"),
        (None, "", None),
    ],
)
def test_narrower(current: Range | None, around: str, value: str | None) -> None:
    assert narrower(current, around) == value


@pytest.mark.parametrize(
    ("current", "value"),
    [
        (MONTH, "2024-04..2024-06"),
        (QUARTER, "2024"),
        (YEAR, ""),
        (("2024-02-03", "2024-02-05"), "2024-02"),
        (("2024-03-30", "2024-04-02"), "2024"),
        (("2023-12-30", "2024-01-02"), ""),
        (("2024-01-01", ""), ""),
        (None, None),
    ],
)
def test_wider(current: Range | None, value: str | None) -> None:
    assert wider(current) == value


@given(st.dates())
def test_three_steps_in_reach_the_month_of_the_day(day: object) -> None:
    from store.filter import parse_query
    from store.filter.language.tree import Days
    from tests.small_world import small_names

    around = str(day)
    current: Range | None = None
    for _ in range(3):
        value = narrower(current, around)
        if value is None:
            break
        query = parse_query(f"date:{value}", small_names(), today="2026-11-22")
        match = query.terms[0].values[0].match
        assert isinstance(match, Days)
        current = (match.first, match.last)
        assert current[0] <= around <= current[1]
    assert current is not None
    assert current[0][:7] == current[1][:7] == around[:7]
