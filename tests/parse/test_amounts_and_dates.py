"""Sums and dates as printed."""

import pytest

from store.parse.calendar.bylines import published_in
from store.parse.calendar.dates import dates, iso_of
from store.parse.names.amounts import amounts, of_one
from store.parse.ready import ready
from store.records import When
from tests.parse.told import reference

THURSDAY = When(first="2025-01-23", last="2025-01-23", precision="day")


@pytest.mark.parametrize(
    ("text", "low", "high", "currency", "qualifier"),
    [
        ("$7 billion", 7e9, 7e9, "USD", "exact"),
        ("more than US$1.2bn", 1.2e9, 1.2e9, "USD", "over"),
        ("about 450 million yuan", 450e6, 450e6, "CNY", "about"),
        ("RMB 40 billion", 40e9, 40e9, "CNY", "exact"),
        ("RM10 billion", 10e9, 10e9, "MYR", "exact"),
        ("up to $10 million", 10e6, 10e6, "USD", "up-to"),
        ("between $5 billion and $6 billion", 5e9, 6e9, "USD", "exact"),
        ("$5-6 billion", 5e9, 6e9, "USD", "exact"),
        ("S$1.1 billion", 1.1e9, 1.1e9, "SGD", "exact"),
        ("the $7-billion plan", 7e9, 7e9, "USD", "exact"),
        ("a 126.8-billion-baht hall", 126.8e9, 126.8e9, "THB", "exact"),
    ],
)
def test_sum(text: str, low: float, high: float, currency: str, qualifier: str) -> None:
    (money,) = amounts(text, ready(reference()).grammar.amounts)
    assert (money.minimum, money.maximum, money.currency) == (low, high, currency)
    assert money.qualifier == qualifier
    assert money.printed == text[money.start : money.end]


def test_a_conversion_in_brackets_joins_its_sum() -> None:
    (money,) = amounts("40 billion yuan ($5.5 billion)", ready(reference()).grammar.amounts)
    assert (money.maximum, money.converted, money.converted_currency) == (40e9, 5.5e9, "USD")
    assert money.usd == 5.5e9


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("$13,000 apiece", True),
        ("$2.30 per GPU hour", True),
        ("priced at about $30,000", True),
        ("$40 million for 3,000 cards", False),
        ("$40 million a year", False),
    ],
)
def test_the_price_of_one_is_no_deal(text: str, one: bool) -> None:
    (money,) = amounts(text, ready(reference()).grammar.amounts)
    assert of_one(text, money) is one


def test_two_sums_in_words_stay_two() -> None:
    text = "It paid one million dollars and two million euros for the boards."
    found = amounts(text, ready(reference()).grammar.amounts)
    assert [(one.maximum, one.currency) for one in found] == [(1e6, "USD"), (2e6, "EUR")]


def test_two_sums_stay_two() -> None:
    found = amounts(
        "$1 billion this year and $4 billion next year", ready(reference()).grammar.amounts
    )
    assert [m.maximum for m in found] == [1e9, 4e9]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("on Thursday", "2025-01-23"),
        ("on Monday", "2025-01-20"),
        ("last week", "2025-01-13/2025-01-19"),
        ("last year", "2024"),
        ("later this year", "2025"),
        ("by the end of next year", "2026-12"),
        ("by year-end", "2025-12"),
        ("by the end of the decade", "../2029"),
        ("between 2023 and November 2024", "2023/2024-11"),
        ("from 2023 until last month", "2023/2024"),
        ("before the end of November", "../2024-11"),
        ("before December 15", "../2024-12-15"),
        ("since Christmas", "2024-12/.."),
        ("since the new year", "2025-01/.."),
        ("since autumn", "2024-09/.."),
        ("over the weekend", "2025-01-18/2025-01-19"),
        ("this afternoon", "2025-01-23"),
        ("in the first quarter of 2025", "2025-01/2025-03"),
        ("in the second half of 2024", "2024-07/2024-12"),
        ("in early 2026", "2026"),
        ("since 2021", "2021/.."),
        ("October 7, 2022", "2022-10-07"),
        ("31 July 2025", "2025-07-31"),
        ("in December 2024", "2024-12"),
        ("in December", "2024-12"),
        ("last month", "2024-12"),
        ("two years ago", "2023"),
        ("from 2023 to 2025", "2023/2025"),
        ("on April 9", "2025-04-09"),
        ("since July 14, 2024", "2024-07-14/.."),
        ("since November", "2024-11/.."),
        ("in the fourth quarter", "2024-10/2024-12"),
        ("4Q24", "2024-10/2024-12"),
        ("the December quarter", "2024-10/2024-12"),
        ("in the first half of next year", "2026-01/2026-06"),
        ("last summer", "2024-06/2024-08"),
        ("since the Lunar New Year", "2024-02/.."),
        ("March–July 2023", "2023-03/2023-07"),
        ("between last October and December", "2024-10/2024-12"),
        ("between Nov. 20 and Feb. 28", "2024-11-20/2025-02-28"),
        ("in the January-March period", "2024-01/2024-03"),
        ("in the last quarter of 2026", "2026-10/2026-12"),
        ("since at least 2022", "2022/.."),
        ("in August last year", "2024-08"),
        ("until Sept. 1 of next year", "../2026-09-01"),
        ("through 2027", "../2027"),
        ("over the past year", "2024-01/2025-01"),
        ("over the next five years", "2025/2030"),
        ("since May last year", "2024-05/.."),
        ("in 2025 and 2026", "2025/2026"),
        ("two weeks ago", "2025-01"),
        ("in recent days", "2025-01"),
        ("in the first nine months of last year", "2024-01/2024-09"),
        ("in the three months to September", "2024-07/2024-09"),
        ("in October and November last year", "2024-10/2024-11"),
        ("from October 2022 until July last year", "2022-10/2024-07"),
        ("from March 2024 to last month", "2024-03/2024-12"),
        ("since the middle of May", "2024-05/.."),
        ("before December 2024", "../2024-12"),
        ("at the beginning of 2025", "2025-01"),
        ("by letter of April 9", "2025-04-09"),
        ("in the spring of 2024", "2024-03/2024-05"),
    ],
)
def test_date(text: str, read: str) -> None:
    found = dates(text, ready(reference()).grammar.dates, THURSDAY)
    assert [iso_of(w) for w in found] == [read]


@pytest.mark.parametrize(
    "text",
    [
        "it may start",
        "the H20",
        "2,025 chips",
        "20,240",
        "the march on",
        "30 days before the sale",
        "the Trade Act of 2010",
    ],
)
def test_no_date(text: str) -> None:
    assert dates(text, ready(reference()).grammar.dates, THURSDAY) == ()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("On Oct 7, 2022 it ruled. A month later it", "2022-11"),
        ("On Dec 2, 2024 they listed; a day later it", "2024-12-03"),
        ("In August 2022 it wrote. A year later it", "2023-08"),
        ("In March 2023 it asked. The following month it", "2023-04"),
        ("In May 2023 it came. The previous October it", "2022-10"),
        ("On Dec 2, 2024 they listed; a week later it", "2024-12"),
        ("On Dec 12, 2024 they listed; a few days earlier it", "2024-12"),
    ],
)
def test_a_date_counted_from_the_one_before(text: str, read: str) -> None:
    found = dates(text, ready(reference()).grammar.dates, THURSDAY)
    assert [iso_of(w) for w in found][1:] == [read]


def test_a_day_is_counted_from_a_day_that_is_past() -> None:
    text = "On Dec 2, 2024 it bought parts for 2026. A day later it asked, a month later it paid"
    found = dates(text, ready(reference()).grammar.dates, THURSDAY)
    assert [iso_of(w) for w in found] == ["2024-12-02", "2026", "2024-12-03", "2025-01"]


@pytest.mark.parametrize("text", ["last year", "on Thursday", "in December"])
def test_without_a_publication_date_it_stays_unresolved(text: str) -> None:
    (when,) = dates(text, ready(reference()).grammar.dates, None)
    assert when.precision == "unknown"
    assert iso_of(when) == ""
    assert when.phrase in text


def test_byline() -> None:
    found = published_in(
        "A title\n\nby Somebody\nThursday, Jan 23, 2025 5:07 am ET1min read\n\nText."
    )
    assert found is not None
    assert found.first == "2025-01-23"
    assert published_in("The company said on January 23, 2025 that it would buy chips.") is None


@pytest.mark.parametrize(("year", "printed"), [("2020", "2020"), ("1999", ""), ("2044", "")])
def test_the_feast_of_a_year_that_no_table_has_stays_unresolved(year: str, printed: str) -> None:
    day = When(first=f"{year}-06-01", last=f"{year}-06-01", precision="day")
    (found,) = dates("since the Lunar New Year", ready(reference()).grammar.dates, day)
    assert iso_of(found)[:4] == printed
