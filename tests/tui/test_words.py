"""How acts, sums and days read; a plan never reads as a fact."""

import pytest

from store import vocabulary
from tui.words import ROUTES, VERBS, act, compact, day, exact_money, money, plural, rule_state

TYPES = vocabulary.values(vocabulary.EventType)
MODALITIES = vocabulary.values(vocabulary.Modality)


def test_every_type_and_route_of_the_vocabulary_has_its_words() -> None:
    assert set(VERBS) == set(TYPES)
    assert set(ROUTES) == set(vocabulary.values(vocabulary.Route))
    assert all(len(route) <= 9 for route in ROUTES.values())


@pytest.mark.parametrize("kind", TYPES)
def test_only_what_is_done_reads_as_done(kind: str) -> None:
    done = act(kind, "done", "+", 0)
    for modality in MODALITIES:
        for polarity in vocabulary.values(vocabulary.Polarity):
            told = act(kind, modality, polarity, 0)
            assert told
            assert (told == done) == (modality == "done" and polarity == "+")


@pytest.mark.parametrize(
    ("kind", "modality", "polarity", "told"),
    [
        ("acquire", "planned", "+", "plans to buy"),
        ("acquire", "planned", "-", "no plan to buy"),
        ("rent", "ongoing", "+", "rents"),
        ("smuggle", "alleged", "+", "allegedly smuggled"),
        ("acquire", "denied", "-", "denies buying"),
        ("propose-rule", "proposed", "+", "proposes rule"),
        ("acquire", "cancelled", "+", "dropped buying"),
        ("no-such-type", "done", "+", "done no-such-type"),
    ],
)
def test_phrases(kind: str, modality: str, polarity: str, told: str) -> None:
    assert act(kind, modality, polarity, 0) == told


@pytest.mark.parametrize(
    ("value", "currency", "told"),
    [
        (7e9, "USD", "$7b"),
        (1.75e9, "USD", "$1.75b"),
        (999.9e6, "USD", "$1b"),
        (850e6, "CNY", "¥850m"),
        (12_500, "EUR", "€12.5k"),
        (950, "USD", "$950"),
        (2e13, "USD", "$20t"),
        (3e8, "MYR", "MYR 300m"),
        (None, "USD", ""),
    ],
)
def test_sums_are_short(value: float | None, currency: str, told: str) -> None:
    assert money(value, currency) == told


def test_a_sum_in_full() -> None:
    assert exact_money(7e9, "USD") == "USD 7,000,000,000"
    assert exact_money(0.5, "") == "0.50"


@pytest.mark.parametrize(
    ("first", "precision", "told"),
    [
        ("2025-01-21", "day", "2025-01-21"),
        ("2025-05-01", "month", "2025-05"),
        ("2025-04-01", "quarter", "2025-Q2"),
        ("2025-07-01", "half", "2025-H2"),
        ("2025-01-01", "year", "2025"),
        ("2025-01-20", "week", "2025-01-20…"),
        ("2025-01-21", "", "2025-01-21~"),
        ("2025-01-21", "unknown", "2025-01-21~"),
        ("2025-01-21", "reported-day", "2025-01-21~"),
        ("2025-01-21", "reported-", "2025-01-21~"),
        ("2025-01-01", "reported-month", "2025-01~"),
        ("", "", "undated"),
    ],
)
def test_dates_are_as_precise_as_they_are_known(first: str, precision: str, told: str) -> None:
    assert day(first, precision) == told


def test_rule_states_fit_their_column() -> None:
    assert rule_state("amended", True, False) == "in force"
    assert rule_state("published", True, True) == "in force?"
    assert rule_state("not-enforced", False, False) == "unenforced"
    for state in vocabulary.values(vocabulary.RuleState):
        assert len(rule_state(state, False, False)) <= 15


@pytest.mark.parametrize(
    ("count", "told"),
    [(0, "-"), (37, "37"), (999, "999"), (1200, "1.2k"), (9999, "9k"), (35_400, "35k"),
     (999_999, "999k"), (2_000_000, "2m")],
)  # fmt: skip
def test_counts_in_few_cells(count: int, told: str) -> None:
    assert compact(count) == told


def test_plurals() -> None:
    assert plural(1, "event") == "1 event"
    assert plural(1204, "event") == "1,204 events"


@pytest.mark.parametrize("kind", TYPES)
def test_a_guess_never_reads_as_a_fact(kind: str) -> None:
    for modality in ("done", "ongoing"):
        for polarity in "+-":
            flat = act(kind, modality, polarity, 2)
            assert act(kind, modality, polarity, 3) == f"maybe {flat}"
    assert act(kind, "planned", "+", 3) == act(kind, "planned", "+", 0)
