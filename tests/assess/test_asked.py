"""Whatever a reader writes of an act: an answer, or one clear refusal."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from store.assess.asked import FACTS, read_act
from store.assess.check import check
from store.assess.wordings import chip_called, fact_called, split_note
from store.errors import Refused
from store.reference import Reference, load

REFERENCE = load()
NAMED = [
    *("ByteDance", "Huawei (CN)", "a Malaysian firm", "unknown", "H100", "Nvidia H20 GPUs"),
    *("EAR99", "Blackwell, H20", "CN", "Southeast Asia", "abroad", "smuggling", "none"),
    *("2025-04", "2024-Q4", "2025-01-01..", "..", "/", "60%", "yes", "-1", "nan", "１２", "", " "),
    *("\x1b[2J", "a" * 300),
]
VALUE = some.one_of(
    some.sampled_from(NAMED),
    some.text(max_size=12),
    some.none(),
    some.booleans(),
    some.integers(),
    some.floats(),
    some.lists(some.sampled_from(NAMED), max_size=3),
)
FIELD = some.one_of(some.sampled_from(FACTS), some.text(max_size=8))


@settings(max_examples=100, deadline=None)
@given(some.dictionaries(FIELD, VALUE, max_size=8))
def test_no_act_breaks_the_check(act: dict[str, Any]) -> None:
    try:
        found = check(act, REFERENCE)
    except Refused:
        return
    assert found.status
    assert found.steps
    assert bool(found.missing) == (found.status == "unknown")


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("Nvidia H100", "H100"),
        ("Nvidia’s H100 GPUs", "H100"),
        ("H20 chips", "H20"),
        ("Huawei's Ascend 910C accelerators", "Ascend 910C"),
        ("AMD H100", ""),
        ("GPUs", ""),
        ("Nvidia", ""),
    ],
)
def test_a_chip_is_found_behind_its_maker(text: str, called: str, reference: Reference) -> None:
    assert chip_called(text, reference.names, reference.law) == called


@pytest.mark.parametrize(
    ("field", "fact"),
    [
        ("Licence held", "licence_held"),
        ("license_held", "licence_held"),
        ("shipped-from", "shipped_from"),
        ("endUser", "end_user"),
        ("Buyer", "actor"),
        ("weather", ""),
    ],
)
def test_a_field_is_found_by_other_spellings(field: str, fact: str) -> None:
    assert fact_called(field, FACTS) == fact


def test_no_spelling_means_two_facts() -> None:
    assert [fact_called(name, FACTS) for name in FACTS] == list(FACTS)


def test_a_note_in_brackets_is_split_off() -> None:
    assert split_note("Aolani (SG)") == ("Aolani", "SG")
    assert split_note("(SG)") == ("(SG)", "")
    assert split_note("plain") == ("plain", "")


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("June 10, 2024", "2024-06-10", "2024-06-10"),
        ("10 June 2024", "2024-06-10", "2024-06-10"),
        ("10th of June, 2024", "2024-06-10", "2024-06-10"),
        ("Sept. 3 2024", "2024-09-03", "2024-09-03"),
        ("2024/6/1", "2024-06-01", "2024-06-01"),
        ("2024/06", "2024-06-01", "2024-06-30"),
        ("june 2024", "2024-06-01", "2024-06-30"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024/2025", "2024-01-01", "2025-12-31"),
    ],
)
def test_dates_are_read_as_people_write_them(written: str, first: str, last: str) -> None:
    when = read_act({"date": written}, REFERENCE).when
    assert when is not None
    assert (when.first, when.last, when.phrase) == (first, last, written)


@pytest.mark.parametrize("written", ["03/04/2024", "3.4.2024", "13-04-24"])
def test_a_date_that_does_not_say_which_is_the_month_is_refused(written: str) -> None:
    with pytest.raises(Refused, match="month first or day first"):
        read_act({"date": written}, REFERENCE)


@pytest.mark.parametrize(
    "written", ["June 31, 2024", "10 June 11 2024", "Juno 2024", "June", "0 June 2024", "2024/13"]
)
def test_a_date_that_does_not_exist_is_refused(written: str) -> None:
    with pytest.raises(Refused, match="is no day"):
        read_act({"date": written}, REFERENCE)
