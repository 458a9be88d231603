"""Acts told more than once: what the weights take for one act is one claim."""

from dataclasses import replace
from hashlib import sha256

import msgspec
import pytest

from store.parse import claims
from store.parse.explain import explain
from store.parse.freeze import tellings
from store.parse.ready import ready
from store.parse.telling.merging import merge
from store.parse.telling.one_act import Telling, evidence
from store.records import Claim, Document
from store.reference import Reference
from tests.parse.told import in_lines, reference

TWICE = "Tencent bought 2,000 H20 chips in Osaka. Baidu bought 300 A800 chips in Johor."
DENIED = "Tencent bought 2,000 H20 chips in Osaka. Tencent did not buy H20 chips in Osaka."


def _known(features: dict[str, str], **least: float) -> Reference:
    """The reference with other weights for tellings of one act, and none for what is done after."""
    real = reference()
    lexicon = real.lexicon
    weights = msgspec.structs.replace(
        lexicon.again_weights,
        features=in_lines(features),
        least={"own": 0.25, "told": 0.15, "told-agreed": 2.0, "akin": 0.4, "akin-agreed": 2.0}
        | least,
    )
    changed = replace(lexicon, again_weights=weights)
    version = f"{real.version} again {features} {least}"
    return replace(real, words=lambda: changed, version=version)


def _document(text: str) -> Document:
    return Document(sha256=sha256(text.encode()).hexdigest(), text=text)


def _bought(text: str, known: Reference) -> list[Claim]:
    return [one for one in claims(_document(text), known) if one.type == "acquire"]


@pytest.mark.parametrize(("chance", "acts"), [("1:600", 1), ("0:600", 2)])
def test_the_weights_say_whether_two_tellings_are_of_one_act(chance: str, acts: int) -> None:
    found = _bought(TWICE, _known({"bias": f"0 {chance}"}))
    assert len(found) == acts
    assert sum(len(one.also) for one in found) == 2 - acts


def test_the_grammar_lowers_what_is_needed() -> None:
    text = "Tencent bought 2,000 H20 chips. On Monday Tencent bought the 2,000 H20 chips."
    bias = {"bias": "0 0:200"}
    assert len(_bought(text, _known(bias))) == 2
    assert len(_bought(text, _known(bias, **{"told-agreed": 0.05}))) == 1


def test_what_is_not_done_is_never_what_is_done() -> None:
    found = _bought(DENIED, _known({"bias": "0 1:900"}))
    assert sorted(one.polarity for one in found) == ["+", "-"]


def test_without_weights_nothing_is_told_twice() -> None:
    assert len(_bought(TWICE, _known({}))) == 2


def test_explain_says_what_spoke_for_one_act() -> None:
    found = explain(_document(TWICE), _known({"bias": "0 1:600"}))
    why = [reason for one in found for field, reason in one.why if field.startswith("also ")]
    assert len(why) == 1
    assert "again by weight" in why[0]
    assert "bias" in why[0]


def test_whoever_asks_may_decide_otherwise() -> None:
    known = ready(_known({"bias": "0 0:600"}))
    drafts = [one for one in tellings(_document(TWICE), known) if one.type == "acquire"]
    assert len(merge(list(drafts), known.grammar, lambda _one, _two, _parts: 1.0)) == 1


def test_evidence_names_what_two_tellings_share() -> None:
    known = ready(reference())
    one, two = (
        Telling.of(draft) for draft in tellings(_document(TWICE), known) if draft.type == "acquire"
    )
    seen = evidence(one, two, "body/False", "0/0/1/True", known.grammar.again, known.grammar)
    assert {"agents=other", "chips=other", "units=other", "m=done+done", "lemma=buy"} <= set(
        seen.features
    )
    same = evidence(one, one, "body/True", "0/0/1/True", known.grammar.again, known.grammar)
    assert {"agents=same", "chips=same", "units=same", "places=same"} <= set(same.features)
