"""Where two tellings agree, conflict, or cannot be compared."""

import pytest

from store.relate.acts import act_of
from store.relate.conflicts import Told, conflicts
from tests.relate.telling import (
    NAMES,
    PLAN,
    claim,
    dollars,
    told,
    yuan,
)


def one_told(claim, published, claim_id):
    telling = told(claim, published, claim_id)
    return Told(telling, act_of(telling, NAMES))


def verdicts(left, right, field, first="2025-01-10", second="2025-01-12"):
    found = conflicts((one_told(left, first, 1), one_told(right, second, 2)), NAMES)
    return [conflict.verdict for conflict in found if conflict.field == field]


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (dollars(7), dollars(7.04), "agrees"),
        (dollars(7), dollars(12), "conflicts"),
        (dollars(7), yuan(51, 7), "agrees"),
        (dollars(7), yuan(51), "not-comparable"),
        (dollars(12, qualifier="over"), dollars(12.3), "differs-in-wording"),
        (dollars(12, qualifier="over"), dollars(11), "conflicts"),
        (dollars(7, qualifier="up-to"), dollars(6), "differs-in-wording"),
        (dollars(7, qualifier="about"), dollars(7.5), "differs-in-wording"),
        (dollars(12, measure="infrastructure"), dollars(7, measure="chips"), "not-comparable"),
        (dollars(12, geography="CN"), dollars(7, geography="abroad"), "not-comparable"),
        (dollars(12, period="2024"), dollars(7, period="2025"), "not-comparable"),
    ],
)
def test_sums_agree_or_conflict_within_one_scope(left, right, verdict):
    assert verdicts(claim(money=left), claim(money=right), "money") == [verdict]
    if verdict not in ("differs-in-wording",):
        assert verdicts(claim(money=right), claim(money=left), "money") == [verdict]


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("planned", "planned", "agrees"),
        ("planned", "done", "develops"),
        ("in-talks", "planned", "develops"),
        ("done", "planned", "conflicts"),
        ("ongoing", "denied", "conflicts"),
        ("alleged", "done", "differs-in-wording"),
    ],
)
def test_stages_develop_with_time_and_conflict_against_it(left, right, verdict):
    found = verdicts(
        claim(modality=left), claim(modality=right), "modality", "2025-01-10", "2025-02-10"
    )
    assert found == [verdict]


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("acquire", "rent", "conflicts"),
        ("acquire", "invest", "differs-in-wording"),
        ("negotiate", "rent", "develops"),
        ("rent", "rent", "agrees"),
    ],
)
def test_kinds_of_act_conflict_where_the_words_mean_another_right(left, right, verdict):
    assert verdicts(claim(type=left), claim(type=right), "type") == [verdict]


@pytest.mark.parametrize(
    ("kind", "verdict"), [("restrict", "differs-in-wording"), ("rent", "conflicts")]
)
def test_a_rule_may_bind_two_but_a_deal_is_with_one(kind, verdict):
    left, right = (claim("us-government", partner=p, type=kind) for p in ("oracle", "google"))
    assert verdicts(left, right, "partner") == [verdict]


def test_what_is_not_stated_neither_agrees_nor_conflicts():
    pair = one_told(PLAN, "", 1), one_told(claim(), "", 2)
    assert {one.field for one in conflicts(pair, NAMES)} == {"agent", "type", "modality"}
    assert verdicts(claim(route="none"), claim(route="smuggling"), "route") == []
    assert verdicts(claim(route="direct-export"), claim(route="smuggling"), "route") == [
        "conflicts"
    ]
