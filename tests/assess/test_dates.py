"""Dates of acts: to the day, less precise, open or not known at all."""

import pytest

from store.assess import on, on_day, rulings, then
from store.assess.check import check
from store.assess.days import interval, ordinals
from store.errors import Refused
from store.records import When
from store.reference import Reference
from tests.assess.acts import act

INTERVALS = [
    ("2024-06-01", ("2024-06-01", "2024-06-01", "day")),
    ("2024-02", ("2024-02-01", "2024-02-29", "month")),
    ("2024-12", ("2024-12-01", "2024-12-31", "month")),
    ("2024", ("2024-01-01", "2024-12-31", "year")),
    ("2024-Q1", ("2024-01-01", "2024-03-31", "quarter")),
    ("2024q4", ("2024-10-01", "2024-12-31", "quarter")),
    ("2024-H2", ("2024-07-01", "2024-12-31", "half")),
    ("2024-03..2024-05", ("2024-03-01", "2024-05-31", "range")),
    ("2024-03/2024-Q2", ("2024-03-01", "2024-06-30", "range")),
    ("2024-03..", ("2024-03-01", "", "range")),
    ("..2024", ("", "2024-12-31", "range")),
    ("Q2 2024", ("2024-04-01", "2024-06-30", "quarter")),
    ("2Q/2024", ("2024-04-01", "2024-06-30", "quarter")),
    ("the second half of 2024", ("2024-07-01", "2024-12-31", "half")),
    ("1st quarter 2024", ("2024-01-01", "2024-03-31", "quarter")),
    ("06/2024", ("2024-06-01", "2024-06-30", "month")),
    ("Monday, June 10, 2024", ("2024-06-10", "2024-06-10", "day")),
    ("From June 2024 to Q3 2024", ("2024-06-01", "2024-09-30", "range")),
    ("between 2024-03-01 and 2024-03-05", ("2024-03-01", "2024-03-05", "range")),
    ("2024-03-01 - 2024-03-05", ("2024-03-01", "2024-03-05", "range")),
    ("before 2024-03", ("", "2024-02-29", "range")),
    ("until 2024-03", ("", "2024-03-31", "range")),
    ("after March 2024", ("2024-04-01", "", "range")),
    ("since 2024", ("2024-01-01", "", "range")),
    ("after 9999-12-31", None),
    ("24-06-10", None),
    ("2024-H3", None),
    ("2024-13", None),
    ("2024-02-30", None),
    ("in May", None),
    ("2024-03..soon", None),
]


@pytest.mark.parametrize(("text", "wanted"), INTERVALS)
def test_a_date_is_read_as_an_interval(text: str, wanted: tuple[str, str, str] | None) -> None:
    assert interval(text) == wanted


def test_a_day_of_unknown_length_is_its_first_and_last() -> None:
    day = ordinals("2023-11-01")
    month = ordinals("2023-11")
    assert day is not None
    assert month is not None
    assert day == (month[0], month[0])
    assert month[1] - month[0] == 29
    assert ordinals("soon") is None


def test_measures_of_an_interval_are_the_mildest(reference: Reference) -> None:
    facts = act(actor="bytedance", chip="nvidia-h200", place="CN", shipped_from="US")
    found = rulings(facts, reference.law, reference.names)
    month = on(found, When(first="2026-01-16", last="2026-02-28", precision="range"))
    assert (month.status, month.overlay) == ("case-by-case", "import-gated")
    assert (month.since, month.until) == ("2026-01-16", "2026-02-28")


def test_an_open_end_means_every_day_there_is(reference: Reference) -> None:
    facts = act(actor="bytedance", chip="nvidia-h20", place="CN")
    found = rulings(facts, reference.law, reference.names)
    assert on(found, When(first="2025-07-14", precision="range")).status == "case-by-case"
    assert on(found, When(last="2025-04-08", precision="range")).status == "open"
    assert on(found, When(first="2025-07-13", precision="range")).missing == ("date",)
    assert on(found, None).missing == ("date",)
    assert on(found, When()).missing == ("date",)


def test_after_the_horizon_the_law_is_last_known(reference: Reference) -> None:
    act_ = {"actor": "bytedance", "chip": "H20", "route": "direct-export", "place": "CN"}
    inside = check({**act_, "date": reference.law.horizon}, reference)
    outside = check({**act_, "date": "2026-06-21"}, reference)
    later = check({**act_, "date": "2026-11-23"}, reference)
    assert inside.status == outside.status == later.status
    assert (inside.confidence, inside.last_confirmed, inside.projected) == ("high", "", False)
    assert (outside.confidence, outside.last_confirmed) == ("low", reference.law.horizon)
    assert (outside.projected, later.projected) == (False, True)


def test_a_chip_announced_after_the_act_is_warned_of(reference: Reference) -> None:
    act_ = {"actor": "bytedance", "chip": "B200", "route": "direct-export", "place": "CN"}
    assert check({**act_, "date": "2023-12-01"}, reference).warnings
    assert not check({**act_, "date": "2024-04-01"}, reference).warnings


@pytest.mark.parametrize(
    ("fact", "value", "said"),
    [
        ("date", "in May", "date"),
        ("route", "direct-exports", "direct-export"),
        ("share", "most", "percentage"),
        ("share", 101, "percentage"),
        ("licence_held", "perhaps", "yes nor no"),
        ("chp", "H20", "chip"),
        ("type", "aquire", "acquire"),
    ],
)
def test_what_can_be_no_fact_is_refused(
    fact: str, value: object, said: str, reference: Reference
) -> None:
    with pytest.raises(Refused, match=said):
        check({fact: value}, reference)


def test_a_name_that_no_table_has_is_no_error(reference: Reference) -> None:
    act_ = {"actor": "Bytdance", "chip": "H2000", "route": "direct-export", "place": "Chnia"}
    found = check({**act_, "date": "2024-06-01"}, reference)
    assert {one.fact: one.nearest[:1] for one in found.unlisted} == {
        "actor": ("ByteDance",),
        "chip": ("H200",),
        "place": ("China",),
    }
    assert found.status == "unknown"


def test_an_empty_act_gets_a_status_too(reference: Reference) -> None:
    found = check({}, reference)
    assert found.status == "unknown"
    assert found.overlay == "none"


def test_on_day_is_within_its_ruling(reference: Reference) -> None:
    found = rulings(
        act(actor="bytedance", chip="nvidia-h20", place="CN"), reference.law, reference.names
    )
    for one in found:
        for day in filter(None, (one.since, one.until)):
            assert on_day(found, day) is one


def test_an_undated_act_is_judged_on_the_day_of_its_first_report(reference: Reference) -> None:
    facts = act(actor="bytedance", chip="nvidia-h20", place="CN")
    found = rulings(facts, reference.law, reference.names)
    dated = When(first="2025-02-01", last="2025-02-01", precision="day")
    assert then(found, dated, "2025-04-20") == on(found, dated)
    assert then(found, None, "") == on(found, None)
    undated = then(found, When(phrase="recently"), "2025-04-20")
    assert undated.status == on_day(found, "2025-04-20").status == "denial"
    assert any("2025-04-20" in assumed for assumed in undated.assumed)
    assert undated.confidence != "high"
