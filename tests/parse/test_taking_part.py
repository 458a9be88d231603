"""Who takes part in an act by the weights of parties, and who may."""

from dataclasses import replace
from hashlib import sha256

import msgspec

from store.parse.freeze import drafts_of, to_learn
from store.parse.ready import Ready, ready
from store.records import Document
from tests.parse.told import in_lines, reference

NOBODY = {"bias": "-300 0:300", "said=agent": "600 1:600", "said=counterparty": "600 2:600"}
"""Weights that change nothing."""

TEXT = "Tencent bought 2,000 H20 cards from Inspur. Baidu looked on."


def _known(features: dict[str, str]) -> Ready:
    """The lexicon with weights of parties that are only `features`."""
    whole = reference()
    weights = msgspec.structs.replace(whole.lexicon.party_weights, features=in_lines(features))
    lexicon = replace(whole.lexicon, party_weights=weights)
    version = f"{whole.version} {sorted(features.items())}"
    return ready(replace(whole, words=lambda: lexicon, version=version))


def _document(text: str = TEXT) -> Document:
    return Document(sha256=sha256(text.encode()).hexdigest(), text=text)


def _parties(features: dict[str, str]) -> list[tuple[set[str], set[str]]]:
    drafts = drafts_of(_document(), _known(features))
    return [({p.key for p in d.agents}, {p.key for p in d.counterparties}) for d in drafts]


def test_without_weights_the_grammar_says_who_takes_part() -> None:
    assert _parties({}) == [({"tencent"}, {"inspur"})]


def test_weights_put_in_whom_the_act_leaves_out() -> None:
    assert _parties({**NOBODY, "stand=chinese-companies": "900 2:900"}) == [
        ({"tencent"}, {"inspur", "chinese-companies"})
    ]


def test_weights_take_out_whom_they_are_sure_of() -> None:
    assert _parties({**NOBODY, "said=counterparty": "-900 0:900"}) == [({"tencent"}, set())]


def test_weights_that_are_not_sure_change_nothing() -> None:
    unsure = {**NOBODY, "named=0": "200 1:200", "said=counterparty": "250 0:-50 2:250"}
    assert _parties(unsure) == _parties(NOBODY) == _parties({})


def test_everybody_in_the_sentence_may_take_part_and_whoever_stands_in() -> None:
    ((draft, candidates, *_),) = to_learn(_document(), _known({}))
    assert draft.type == "acquire"
    said = {one.party.key: one.said for one in candidates}
    assert said["tencent"] == "agent"
    assert said["inspur"] == "counterparty"
    assert said["nvidia"] == said["chinese-companies"] == "none"
    assert "baidu" not in said


def test_a_change_by_weight_says_what_spoke_for_it() -> None:
    (draft,) = drafts_of(_document(), _known({**NOBODY, "said=counterparty": "-900 0:900"}))
    (weighed,) = [one for one in draft.weighed if one.field.startswith("party")]
    assert (weighed.field, weighed.before, weighed.answer) == (
        "party inspur",
        "counterparty",
        "none",
    )
    assert "said=counterparty" in weighed.features


def test_what_is_traded_whose_it_is_and_when_a_party_was_named_are_seen() -> None:
    text = "The Commerce Department met Baidu. Sales rose. Exports of the H20 to China are banned."
    *_, (draft, candidates, *_) = to_learn(_document(text), _known({}))
    assert draft.type == "restrict"
    seen = {one.party.key: set(one.parts.features) for one in candidates}
    assert "trade=o/restrict/state-CN" in seen["china-government"]
    assert "made=US/restrict/state-US" in seen["us-government"]
    assert not any(one.startswith("ago=") for one in seen["china-government"])
    (agent,) = draft.agents
    assert agent.key == "us-commerce"
    assert f"ago=2/{agent.via}/agent" in seen["us-commerce"]
