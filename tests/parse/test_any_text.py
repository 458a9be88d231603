"""Whatever the text: nothing raises, every quote is a slice, the same again gives the same."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.parse import claims, mentions
from store.records import Claim, Document, When
from tests.parse.told import PASSAGES, file_of, reference

WORDS = st.sampled_from(
    [
        "Nvidia",
        "ByteDance",
        "the",
        "company",
        "it",
        "its",
        "H20",
        "chips",
        "chip",
        "to",
        "by",
        ",",
        ".",
        ";",
        ":",
        '"',
        "(",
        ")",
        "and",
        "or",
        "not",
        "bought",
        "said",
        "that",
        "plans\n",
        "",
        "",
        "",
        "will",
        "$7",
        "billion",
        "2025",
        "China",
        "U.S.",
        "Commerce",
        "Department",
        "rule",
        "rules",
        "ban",
        "banned",
        "license",
        "in",
        "of",
        "for",
        "with",
        "Huawei's\n",
        "",
        "",
        "",
        "reportedly",
        "Oracle",
        "rent",
        "leased",
        "servers",
        '"Reuters',
        'reported"',
        "on",
        "Thursday",
        "which",
        "who",
        "Entity",
        "List",
        "—",
        "–",
        "’s\n",
        "",
        "",
        "",
        "1,000",
        "Co.",
        "Ltd.",
        "\n",
        "\n\n",
        "is",
        "are",
        "was",
        "been",
        "have",
        "has",
        "字节跳动",
        "🙂",
        "data",
        "centers",
        "Malaysia",
        "may",
        "could",
    ]
)
TEXTS = st.one_of(st.text(max_size=400), st.lists(WORDS, max_size=60).map(" ".join))
LITTLE = [
    "which",
    "that",
    "of",
    "the",
    "two",
    "it",
    "does",
    "who",
    "whose",
    "where",
    "as",
    "than",
    "to",
    "by",
    "if",
    "whether",
    "not",
    "and",
    "or",
]
SENTENCES = [
    sentence
    for path in sorted(PASSAGES.glob("plain-*.toml"))[:2]
    for passage in file_of(path)["passage"]
    for sentence in passage["text"].split(". ")
]
DAY = When(first="2025-06-11", last="2025-06-11", precision="day")


def read(text: str, published: When | None = DAY) -> tuple[Claim, ...]:
    """The claims of a bare text."""
    return claims(Document(sha256="", text=text, published=published), reference())


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text_is_read_and_every_quote_is_a_slice(text: str) -> None:
    document = Document(sha256="", text=text, published=DAY)
    found = claims(document, reference())
    for claim in found:
        assert claim.quote == text[claim.start : claim.end]
        assert 0 <= claim.start < claim.end <= len(text)
        for span in claim.also:
            assert 0 <= span.start < span.end <= len(text)
        for role in claim.roles:
            assert role.name == text[role.start : role.end]
        for chip in claim.chips:
            assert chip.printed == text[chip.start : chip.end]
        for money in claim.money:
            assert money.printed == text[money.start : money.end]
        for cue in claim.cues:
            assert 0 <= cue.start <= cue.end <= len(text)
    assert claims(document, reference()) == found
    for mention in mentions(document, reference()):
        assert text[mention.start : mention.end]


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES), st.data())
def test_halves_of_two_sentences_are_read(one: str, other: str, data: st.DataObject) -> None:
    words, rest = one.split(), other.split()
    cut = data.draw(st.integers(0, len(words)))
    middle = data.draw(st.lists(st.sampled_from(LITTLE), max_size=4))
    text = " ".join((*words[:cut], *middle, *rest[len(rest) // 2 :]))
    for claim in read(text):
        assert claim.quote == text[claim.start : claim.end]
        assert {*claim.actors("agent")}.isdisjoint(claim.actors("counterparty"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\n ",
        "Share this article\nFollow us\nSubscribe to our newsletter",
        "NVIDIA SOLD H20 CHIPS TO CHINA IN 2025",
        "chip | price | units\nH20 | $12,000 | 40\nH100 | $30,000 | 12",
        "ByteDance bought chips\r\nfrom Nvidia\rin 2025",
        "字节跳动计划在2025年购买英伟达芯片。",
        "🙂 Nvidia 🙂 sold 🙂 chips 🙂",
        "ByteDance plans to buy 5,000 H20 chips from Nvid",
        "2019-13-45 February 30, 2025 Q9 2025 31 April 2024",
        "A company that cannot say where its GPUs are cannot prove which of the two it does.",
    ],
)
def test_odd_input(text: str) -> None:
    for claim in read(text):
        assert claim.quote == text[claim.start : claim.end]


def test_furniture_and_other_languages_claim_nothing() -> None:
    assert read("Also read: ByteDance bought 10,000 H20 chips from Nvidia in 2024") == ()
    other = Document(sha256="", text="Nvidia bought chips.", published=DAY, language="zh")
    assert claims(other, reference()) == ()
