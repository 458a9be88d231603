"""Which chips and places belong to an act by weight, and which could."""

from dataclasses import replace
from hashlib import sha256

import msgspec
import pytest

from store.parse.explain import explain
from store.parse.freeze import drafts_of, to_learn
from store.parse.ready import ready
from store.parse.second_look.belonging import CHIP, PLACE
from store.records import Document
from store.reference import Reference
from tests.parse.told import in_lines, reference

STILL = {"bias": "-300 0:300", "s=said0": "600 1:600", "s=said1": "600 1:600"}
"""Weights that change nothing."""

TEXT = "The H20 went on sale in Johor in May 2025. Tencent bought 2,000 B200 chips in Osaka."


def _known(kind: str, features: dict[str, str]) -> Reference:
    """The tables with weights of `kind` that are only `features`, and none of the other fields."""
    whole = reference()
    silent = {
        f"{name}_weights": msgspec.structs.replace(
            getattr(whole.lexicon, f"{name}_weights"),
            features=in_lines(features if name == kind else {}),
        )
        for name in ("party", CHIP, PLACE, "route")
    }
    version = f"{whole.version} {kind} {sorted(features.items())}"
    lexicon = replace(whole.lexicon, **silent)
    return replace(whole, words=lambda: lexicon, version=version)


def _document(text: str = TEXT) -> Document:
    return Document(sha256=sha256(text.encode()).hexdigest(), text=text)


def _bought(kind: str, features: dict[str, str]) -> tuple[set[str], set[str]]:
    """The chips and places of what Tencent bought."""
    drafts = drafts_of(_document(), ready(_known(kind, features)))
    (draft,) = [one for one in drafts if one.lemma == "buy"]
    return {chip.key for chip in draft.chips}, {site.place for site in draft.sites}


def test_without_weights_the_grammar_says_what_belongs() -> None:
    assert _bought(CHIP, {}) == ({"nvidia-b200"}, {"osaka"})


@pytest.mark.parametrize("kind", [CHIP, PLACE])
def test_weights_that_are_not_sure_change_nothing(kind: str) -> None:
    unsure = {**STILL, "named=1": "200 1:200"}
    assert _bought(kind, unsure) == _bought(kind, STILL) == _bought(kind, {})


@pytest.mark.parametrize(
    ("kind", "at", "value"),
    [(CHIP, 0, "nvidia-h20"), (PLACE, 1, "johor")],
)
def test_weights_put_in_what_the_sentence_before_names(kind: str, at: int, value: str) -> None:
    found = _bought(kind, {**STILL, "named=1": "900 1:900"})[at]
    assert value in found


def test_weights_put_in_no_family_beside_a_chip_of_it() -> None:
    known = ready(_known(CHIP, {**STILL, "named=1": "900 1:900"}))
    text = "Blackwell chips and the H20 went on sale in Johor. Tencent bought 2,000 B200 chips."
    (draft,) = [one for one in drafts_of(_document(text), known) if one.lemma == "buy"]
    assert {chip.key for chip in draft.chips} == {"nvidia-b200", "nvidia-h20"}


@pytest.mark.parametrize("kind", [CHIP, PLACE])
def test_weights_take_out_what_they_are_sure_of(kind: str) -> None:
    chips, places = _bought(kind, {"bias": "-900 0:900"})
    assert (places if kind == PLACE else chips) == set()


def test_what_is_named_in_the_title_may_belong_to_every_act() -> None:
    text = "H20 sales\n\nIt rained.\n\nIt snowed.\n\nIt froze.\n\nTencent bought 2,000 chips."
    *_, last = to_learn(_document(text), ready(_known(CHIP, {})))
    (thing,) = [one for one in last.things if one.kind == CHIP]
    assert (thing.value, thing.said) == ("nvidia-h20", False)
    assert "far" in thing.parts.features


@pytest.mark.parametrize(
    ("text", "home", "there"),
    [
        ("The Singapore arm of ByteDance has bought B200 chips for a hall in Johor.", "SG", False),
        ("A Hong Kong subsidiary of Tencent bought B200 chips for a hall in Osaka.", "HK", False),
        ("ByteDance has bought B200 chips for halls in Singapore and Johor.", "SG", True),
    ],
)
def test_where_a_unit_is_at_home_is_no_place_of_what_it_has_elsewhere(
    text: str, home: str, *, there: bool
) -> None:
    sure = {"bias": "300 0:-300"}
    (draft,) = drafts_of(_document(text), ready(_known(PLACE, sure)))
    assert (home in {site.place for site in draft.sites}) is there


def test_a_change_by_weight_says_what_spoke_for_it() -> None:
    known = _known(CHIP, {**STILL, "named=1": "900 1:900"})
    why = [reason for one in explain(_document(), known) for reason in one.why]
    (reason,) = [reason for field, reason in why if field == "chip nvidia-h20"]
    assert reason.startswith("has by weight")
    assert "named=1" in reason


@pytest.mark.parametrize(
    ("sentence", "spoken"),
    [
        ("Tencent bought the chip.", "the"),
        ("Tencent bought such processors.", "such"),
        ("Tencent bought Nvidia's most advanced chips.", "best"),
        ("Tencent bought Nvidia chips.", "make"),
        ("Tencent deployed its own chips.", "own"),
        ("Tencent bought them.", "them-o"),
        ("Tencent bought 200 B200 chips.", "named"),
    ],
)
def test_how_an_act_speaks_of_chips_is_seen(sentence: str, spoken: str) -> None:
    known = ready(_known(CHIP, {}))
    found = to_learn(_document(f"The H20 went on sale in Johor. {sentence}"), known)[-1]
    h20 = next(one for one in found.things if one.value == "nvidia-h20")
    assert any(feature.startswith(f"ref={spoken}/") for feature in h20.parts.features)


def test_words_beside_a_chip_are_seen() -> None:
    known = ready(_known(CHIP, {}))
    text = "Tencent bought 2,000 B200 chips instead of the H20."
    (found,) = to_learn(_document(text), known)
    h20 = next(one for one in found.things if one.value == "nvidia-h20")
    assert any(feature.startswith("pre=instead of/") for feature in h20.parts.features)


@pytest.mark.parametrize(
    ("sentence", "dealt"),
    [
        ("Tencent placed orders.", "deal"),
        ("Tencent applied for a licence.", "licence"),
        ("Tencent bought 20,000 units.", "count+units"),
        ("Tencent bought one.", "one"),
        ("Tencent bought 200 B200 chips.", "units"),
    ],
)
def test_how_an_act_speaks_of_dealing_is_seen(sentence: str, dealt: str) -> None:
    (h20,) = _parts_of("nvidia-h20", f"The H20 went on sale in Johor. {sentence}")
    assert any(feature.startswith(f"dealt={dealt}/") for feature in h20)


def _parts_of(chip: str, text: str) -> list[tuple[str, ...]]:
    """What is seen of `chip` beside the last act of `text`."""
    *_, last = to_learn(_document(text), ready(_known(CHIP, {})))
    return [one.parts.features for one in last.things if one.value == chip]


@pytest.mark.parametrize(
    ("chip", "seen"),
    [
        ("nvidia-h20", "share=few/new0"),
        ("nvidia-h20", "doer=fits/new0"),
        ("nvidia-h20", "mid=1True/new0"),
        ("amd-mi308", "doer=clash/new0"),
        ("nvidia-b30a", "called=as"),
        ("nvidia-b30a", "mid=off/new0"),
    ],
)
def test_what_stands_around_an_act_is_seen_of_a_chip(chip: str, seen: str) -> None:
    text = (
        "The H20 and the MI308 went on sale in Johor. Nvidia sells its best chip to Tencent. "
        "It is known as the B30A."
    )
    found = to_learn(_document(text), ready(_known(CHIP, {})))
    (sale,) = [one for one in found if one.draft.lemma == "sell"]
    (parts,) = [one.parts.features for one in sale.things if one.value == chip]
    assert seen in parts


def test_chips_that_are_named_in_one_breath_are_fellows() -> None:
    (h20,) = _parts_of("nvidia-h20", "It has the H20 and the B200. Tencent bought the B200.")
    assert "fellow=True/new1" in h20
    (h20,) = _parts_of(
        "nvidia-h20", "It has the H20. Meta likes the B200. Tencent bought the B200."
    )
    assert "fellow=False/new1" in h20
