"""What must hold of every act, whatever it is."""

import json
import pickle
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from store.assess import on, on_day, rulings
from store.assess.alike import Alike
from store.assess.days import after
from store.assess.engine import engine
from store.records import Facts, Ruling, When
from store.reference import Reference, load
from store.reference.entries import Chip
from store.reference.law import Law
from store.reference.names import Names
from tests.assess.acts import act, made_up

_REFERENCE = load()
_LAW, _NAMES = _REFERENCE.law, _REFERENCE.names
_QUICK = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)

ROUTES = (
    "direct-export",
    "offshore-data-centre",
    "us-cloud-rental",
    "non-us-cloud-rental",
    "intermediary",
    "smuggling",
    "downgraded-chip",
    "domestic-chip",
)
PARTIES = (
    *("bytedance", "byteplus", "tencent-cloud", "ytl", "g42", "softbank", "oracle", "huawei"),
    *("ieit-systems", "sensetime", "zhang-yiming", "@CN", "@KH", "@DE", "~nobody", ""),
)
CHIPS = (
    *("nvidia-a100", "nvidia-a800", "nvidia-h20", "nvidia-h200", "nvidia-b200", "nvidia-v100"),
    *("nvidia-rtx-4090", "nvidia-rtx-5090d", "nvidia-l40", "nvidia-rtx-pro-6000d", "amd-mi308"),
    *("google-tpu-v4", "intel-hl-388", "huawei-ascend-910b", "cambricon-mlu590", "hopper"),
    *("blackwell", "nvidia-any", "domestic-cn", "none", "~b30c", ""),
)
PLACES = (
    *("CN", "HK", "MO", "US", "MY", "SG", "AE", "VN", "KH", "RU", "CY", "IL", "DE", "johor"),
    *("southeast-asia", "outside-china", ""),
)
TRUTHS = st.sampled_from((None, True, False))

acts = st.builds(
    Facts,
    type=st.just(""),
    route=st.sampled_from(ROUTES),
    actor=st.sampled_from(PARTIES),
    chip=st.sampled_from(CHIPS),
    place=st.sampled_from(PLACES),
    shipped_from=st.sampled_from(("", "US", "SG")),
    operator=st.sampled_from(("", "", "oracle", "byteplus", "~nobody")),
    end_user=st.sampled_from(("", "", "bytedance", "g42", "~nobody")),
    listed_owner=st.sampled_from(("", "", "inspur", "~somebody")),
    share=st.sampled_from((None, 49.0, 50.0, 75.0)),
    licence_held=TRUTHS,
    purpose=st.sampled_from(("", "inference")),
    new_site=TRUTHS,
    state_funded=TRUTHS,
)
days = st.one_of(
    st.sampled_from([day for day in engine(_LAW, _NAMES).code.starts if day]),
    st.dates(date(2018, 1, 1), date(2027, 6, 1)).map(date.isoformat),
)


def few(chip: Chip) -> Names:
    """Names enough for one made-up chip; making all of them takes long."""
    wanted = ("bytedance", "g42", "ytl", chip.vendor)
    return Names(
        actors={id_: _NAMES.actors[id_] for id_ in wanted},
        chips={chip.id: chip},
        countries=_NAMES.countries,
        regions=_NAMES.regions,
    )


def judged(facts: Facts, law: Law = _LAW, names: Names = _NAMES) -> tuple[Ruling, ...]:
    return rulings(facts, law, names)


def bare(found: tuple[Ruling, ...]) -> list[tuple[Any, ...]]:
    """Rulings without the steps."""
    return [
        (one.since, one.until, one.status, one.overlay, one.rules, one.missing) for one in found
    ]


@_QUICK
@given(acts)
def test_rulings_cover_all_days_without_gap_or_overlap(facts: Facts) -> None:
    found = judged(facts)
    assert found[0].since == ""
    assert found[-1].until == ""
    assert all(after(one.until) == two.since for one, two in pairwise(found))


@_QUICK
@given(acts, days)
def test_the_ruling_of_a_day_is_what_that_day_alone_gives(facts: Facts, day: str) -> None:
    judge = engine(_LAW, _NAMES)
    case = judge.case(facts)
    era = judge.code.era(day)
    alone = judge.answer(case, era, day)
    found = on_day(judged(facts), day)
    assert found.status == alone.outcome.status
    assert found.missing == alone.missing
    assert found.overlay == judge.overlay(case, era, day).outcome.id


@pytest.mark.slow
@settings(_QUICK, max_examples=50)
@given(st.lists(acts, min_size=2, max_size=12))
def test_acts_that_answer_alike_are_judged_as_each_would_be_alone(several: list[Facts]) -> None:
    alike = Alike(_LAW, _NAMES)
    turned = [replace(facts, type=kind) for facts in several for kind in ("", "state", "acquire")]
    for facts in turned:
        assert alike.rulings(facts) == judged(facts)
    assert all(alike.rulings(facts) is alike.rulings(facts) for facts in turned)


def test_who_states_something_of_which_chip_needs_no_judgment_of_its_own() -> None:
    alike = Alike(_LAW, _NAMES)
    told = replace(act("none", actor="nvidia", chip="nvidia-h20"), type="state")
    other = replace(told, actor="oracle", chip="nvidia-a100", place="MY")
    assert alike.rulings(other) is alike.rulings(told)


@settings(_QUICK, max_examples=75)
@given(acts)
def test_a_status_says_what_it_wants_or_by_which_rule_it_stands(facts: Facts) -> None:
    for found in judged(facts):
        assert (found.status == "unknown") == bool(found.missing)
        assert set(found.rules) <= set(_LAW.rules)
        assert found.confidence != "high" or not found.assumed
        assert found.steps[-1].question in ("status", "what does Beijing say to the buyer")
        said = next(step for step in found.steps if step.question == "status")
        assert said.answer == found.status
        assert said.rule == (found.rules[0] if found.rules else "")
        assert not said.rule or said.paragraph in ("", *_paragraphs(said.rule))
        if found.status in ("denial", "unlawful", "contested", "gp10-risk", "case-by-case"):
            assert said.source
            assert said.rule or said.value


@pytest.mark.parametrize("place", ["southeast-asia", "middle-east", "greater-china", "CN,SG"])
@pytest.mark.parametrize("chip", ["blackwell", "hopper", "nvidia-h20"])
def test_what_is_cited_is_of_the_rule_that_is_named(chip: str, place: str) -> None:
    found = judged(act("offshore-data-centre", actor="bytedance", chip=chip, place=place))
    cited = [step for one in found for step in one.steps if step.rule and step.question == "status"]
    assert cited
    for step in cited:
        assert step.paragraph in ("", *_paragraphs(step.rule))


def _paragraphs(rule: str) -> set[str]:
    """The paragraphs of a rule, and those of the stages that every act goes through."""
    stages = [one for question in _LAW.procedure.questions.values() for one in question.stage]
    stages += [inner for stage in stages for inner in stage.then]
    return {one.paragraph for one in (*_LAW.rules[rule].test, *stages)}


@pytest.fixture(scope="module")
def turned() -> Reference:
    """The same law with everything in the other order."""
    law = replace(
        _LAW,
        rules=_backwards(_LAW.rules),
        groups=_backwards(_LAW.groups),
        outcomes=_backwards(_LAW.outcomes),
    )
    return replace(_REFERENCE, law=law)


def _backwards(table: Mapping[str, Any]) -> dict[str, Any]:
    found = {}
    for id_, entry in reversed(list(table.items())):
        for name in ("test", "overlay", "members", "lists", "named_chips"):
            if hasattr(entry, name):
                entry = msgspec.structs.replace(
                    entry, **{name: tuple(reversed(getattr(entry, name)))}
                )
        found[id_] = entry
    return found


@_QUICK
@given(facts=acts)
def test_the_order_of_rules_and_tests_plays_no_part(facts: Facts, turned: Reference) -> None:
    assert bare(judged(facts)) == bare(judged(facts, turned.law))


@_QUICK
@given(acts)
def test_before_the_first_rule_everything_is_open(facts: Facts) -> None:
    known = replace(facts, place="MY", listed_owner="")
    first = min(rule.state[0].on for rule in _LAW.rules.values())
    before = (date.fromisoformat(first) - timedelta(days=1)).isoformat()
    assert on_day(judged(known), before).status == "open"


STRICT = {outcome.status: outcome.rank for outcome in _LAW.outcomes.values() if outcome.status}


FIGURES = st.one_of(
    st.sampled_from((1000.0, 1599.0, 1600.0, 2399.0, 2400.0, 4799.0, 4800.0, 20999.0, 21000.0)),
    st.floats(100, 60000),
)


@pytest.mark.slow
@settings(_QUICK, max_examples=150)
@given(
    FIGURES,
    st.one_of(st.sampled_from((1.001, 1.5, 4.0)), st.floats(1.0, 10.0)),
    st.sampled_from((100.0, 600.0)),
    st.sampled_from((400.0, 814.0)),
    st.sampled_from(("data-center", "non-data-center")),
    st.sampled_from(
        [
            facts
            for place in ("CN", "MO", "AE", "SG", "DE")
            for facts in (
                act(actor="bytedance", place=place, chip="made-up"),
                act(actor="g42", place=place, chip="made-up"),
                act("intermediary", actor="ytl", place=place, chip="made-up"),
            )
        ]
    ),
    days,
)
def test_more_performance_is_never_treated_more_kindly(
    tpp: float, factor: float, io: float, area: float, market: str, facts: Facts, day: str
) -> None:
    """For chips that no letter on bandwidth reaches: there the milder .b notice goes first."""
    found = []
    for performance in (tpp, tpp * factor):
        chip = made_up(tpp=performance, area=area, io=io, bandwidth=500, market=market)
        names = few(chip)
        found.append(STRICT[on_day(judged(facts, names=names), day).status])
    assert found[0] <= found[1]


FILLED: dict[str, tuple[Any, ...]] = {
    "actor": ("@CN", "@MO", "@KH", "@RU", "@US", "@MY", "@AE"),
    "end_user": ("@CN", "@KH", "@MY"),
    "place": ("CN", "HK", "MO", "US", "MY", "AE", "RU", "KH", "CY"),
    "chip": ("nvidia-a100", "nvidia-h20", "nvidia-b200", "nvidia-rtx-4090", "nvidia-l40", "none"),
    "share": (0.0, 49.9, 50.0, 100.0),
    "listed_owner": ("huawei", "inspur"),
    "licence_held": (True, False),
}


@_QUICK
@given(acts, days, st.sampled_from(sorted(FILLED)))
def test_what_is_not_known_never_gives_an_answer_that_some_value_contradicts(
    facts: Facts, day: str, blank: str
) -> None:
    """Where nothing was assumed. What a text does not say of owners, licences or the training of
    models is taken as not being so, a renter of an unknown chip is judged as one of a strong chip,
    and an unknown domestic chip is a Chinese one: the guide says so."""
    taken = facts.route.endswith("rental") or facts.route == "domestic-chip"
    if blank in ("listed_owner", "licence_held") or (blank == "chip" and taken):
        return
    if blank == "share" and not facts.listed_owner.isalpha():
        return
    if blank in ("actor", "end_user") and facts.route in ("intermediary", "smuggling"):
        return
    empty: dict[str, Any] = {blank: None if blank == "share" else ""}
    without = replace(facts, **empty)
    found = on_day(judged(without), day)
    if found.status == "unknown" or found.assumed:
        return
    for value in FILLED[blank]:
        full = on_day(judged(replace(without, **{blank: value})), day)
        assert full.status in (found.status, "unknown"), (value, full)


@settings(_QUICK, max_examples=100)
@given(acts, days)
def test_what_a_missing_home_would_give_is_what_it_gives(facts: Facts, day: str) -> None:
    without = replace(facts, actor="", end_user="", listed_owner="")
    found = on_day(judged(without), day)
    assert len(found.alternatives) <= 12
    if found.missing == ("headquarters",):
        for home, told in (("@CN", "in"), ("@DE", "not in")):
            full = on_day(judged(replace(without, actor=home)), day)
            assert found.alternatives[f"headquarters {told} D:5 or Macau"] == full.status


@pytest.mark.slow
@settings(_QUICK, max_examples=10)
@given(
    st.sampled_from(("tpp", "area", "io", "bandwidth")),
    st.sampled_from(
        (
            (1000.0, 300.0, 100.0, 500.0),
            (1700.0, 300.0, 100.0, 500.0),
            (2400.0, 800.0, 700.0, 1500.0),
            (5000.0, 800.0, 700.0, 500.0),
            (20000.0, 800.0, 900.0, 6000.0),
        )
    ),
    st.sampled_from(("CN", "AE", "SG")),
    days,
)
def test_a_missing_figure_never_gives_an_answer_that_some_figure_contradicts(
    blank: str, figures: tuple[float, ...], place: str, day: str
) -> None:
    given_ = dict(zip(("tpp", "area", "io", "bandwidth"), figures, strict=True))
    facts = act(actor="bytedance", place=place, chip="made-up", shipped_from="US")

    def status(**changed: float | None) -> str:
        chip = made_up(**{**given_, **changed})
        names = few(chip)
        return on_day(judged(facts, names=names), day).status

    without = status(**{blank: None})
    if without != "unknown":
        for value in (1.0, 500.0, 650.0, 1450.0, 1650.0, 2500.0, 4900.0, 7000.0, 30000.0):
            assert status(**{blank: value}) == without, value


@_QUICK
@given(acts, days, days)
def test_an_interval_that_is_decided_is_decided_alike_on_each_of_its_days(
    facts: Facts, one: str, two: str
) -> None:
    first, last = sorted((one, two))
    found = judged(facts)
    together = on(found, When(first=first, last=last, precision="range"))
    ends = {on_day(found, first).status, on_day(found, last).status}
    if together.missing == ("date",):
        assert len(set(together.alternatives.values())) > 1
    else:
        assert ends == {together.status}


@_QUICK
@given(acts)
def test_rulings_are_the_same_each_time_and_can_be_sent_and_stored(facts: Facts) -> None:
    found = judged(facts)
    assert found == judged(facts)
    assert pickle.loads(pickle.dumps(found)) == found
    assert msgspec.json.decode(msgspec.json.encode(found), type=tuple[Ruling, ...]) == found
    assert json.loads(msgspec.json.encode(found))


@_QUICK
@given(acts)
def test_a_site_is_as_its_country_and_an_equal_place_is_as_its_like(facts: Facts) -> None:
    assert bare(judged(replace(facts, place="johor"))) == bare(judged(replace(facts, place="MY")))
    home = bare(judged(replace(facts, place="TH")))
    assert bare(judged(replace(facts, place="ID"))) == home or facts.route == "non-us-cloud-rental"
