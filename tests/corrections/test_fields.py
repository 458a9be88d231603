"""What a user writes of a field is kept in one spelling, and a claim then says just that."""

import pytest

from store.corrections.fields import FIELDS, NONE, now, put, read
from store.errors import Refused
from store.records import Claim, Money, Origin, Relay, Role
from store.reference import load

NAMES = load().names
CLAIM = Claim(
    start=0,
    end=9,
    quote="a passage",
    type="acquire",
    modality="planned",
    roles=(Role(role="agent", actor="bytedance", name="ByteDance", via="name", start=0, end=1),),
    money=(
        Money(
            minimum=7e9, maximum=7e9, currency="USD", measure="chips", period="2025", printed="$7bn"
        ),
    ),
    attribution=(
        Relay(kind="publisher", name="siliconangle"),
        Relay(kind="outlet", name="the-information", start=3, end=7),
    ),
    origin=Origin(kind="outlet", name="the-information"),
)

WRITTEN = {
    "type": ("rent", "rent"),
    "modality": ("Done", "done"),
    "polarity": ("-", "-"),
    "hedge": ("2", "2"),
    "route": ("us-cloud-rental", "us-cloud-rental"),
    "agent": ("Tencent, Alibaba", "tencent,alibaba"),
    "counterparty": ("Oracle", "oracle"),
    "chip": ("H20", "nvidia-h20"),
    "units": ("10k", "10000"),
    "money": ("over 12b; cny:40b..50b", "over usd:12000000000; cny:40000000000..50000000000"),
    "when": ("2025-03", "2025-03-01..2025-03-31"),
    "rule": ("acs-ifr-2023", "acs-ifr-2023"),
    "origin": ("Reuters", "reuters"),
    "chain": (
        "The Information ← organisation: Nvidia <- anonymous: two people",
        "outlet:the-information <- organisation:nvidia <- anonymous:two people",
    ),
    "background": ("yes", "yes"),
}


@pytest.mark.parametrize("field", WRITTEN)
def test_a_claim_says_what_was_set_in_one_spelling(field: str) -> None:
    text, spelled = WRITTEN[field]
    assert read(field, text, NAMES) == spelled
    assert now(put(CLAIM, field, spelled, NAMES), field) == spelled


@pytest.mark.parametrize("field", [name for name in FIELDS if name not in ("units", "when")])
def test_what_a_claim_says_can_be_set_again_and_changes_nothing(field: str) -> None:
    assert put(CLAIM, field, now(CLAIM, field), NAMES) == CLAIM


@pytest.mark.parametrize("field", ["money", "chain", "units", "when", "agent", "chip", "rule"])
def test_a_field_can_be_emptied(field: str) -> None:
    assert now(put(CLAIM, field, "None", NAMES), field) == NONE


def test_a_second_sum_measures_what_the_first_does() -> None:
    told = put(CLAIM, "money", "7b; 5b", NAMES).money
    assert [one.printed for one in told] == ["$7bn", ""]
    assert {(one.measure, one.period) for one in told} == {("chips", "2025")}


@pytest.mark.parametrize(
    ("chain", "kind", "name"),
    [
        ("The Information", "outlet", "the-information"),
        ("Reuters <- anonymous", "outlet", "reuters"),
        ("outlet: The Lantern", "outlet", "~the-lantern"),
        ("Reuters <- document: a court filing", "document", "a court filing"),
        ("organisation: Nvidia", "own", ""),
        ("uncredited", "uncredited", ""),
        ("none", "own", ""),
    ],
)
def test_the_end_of_a_chain_is_the_origin(chain: str, kind: str, name: str) -> None:
    told = put(CLAIM, "chain", chain, NAMES)
    assert (told.origin.kind, told.origin.name) == (kind, name)
    assert told.attribution[0] == CLAIM.attribution[0]


def test_a_node_that_was_read_keeps_its_place_in_the_text() -> None:
    told = put(CLAIM, "chain", "The Information <- anonymous: two people", NAMES)
    assert told.attribution[1] == CLAIM.attribution[1]


@pytest.mark.parametrize(
    ("field", "text", "reason"),
    [
        ("chain", "The Informatoin", "nearest: The Information"),
        ("chain", "Reuters <- ", "chain: no ''"),
        ("chain", "anonymous:", "wants a name or words"),
        ("money", "7b; lots", "money: not an amount"),
        ("money", ";", "money: not an amount"),
    ],
)
def test_what_means_nothing_is_refused_in_one_line(field: str, text: str, reason: str) -> None:
    with pytest.raises(Refused) as refused:
        read(field, text, NAMES)
    assert reason in str(refused.value)
    assert "\n" not in str(refused.value)
