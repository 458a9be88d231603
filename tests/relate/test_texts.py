"""Which texts are copies of one another."""

import random

import pytest

from store.relate.texts import is_copy, shingles

WORDS = [f"word{number}" for number in range(3000)]


def text(seed: int, count: int = 600) -> list[str]:
    return random.Random(seed).choices(WORDS, k=count)


def changed(words: list[str], share: float, seed: int = 9) -> list[str]:
    chance = random.Random(seed)
    return [chance.choice(WORDS) if chance.random() < share else word for word in words]


def copied(left: list[str], right: list[str]) -> bool:
    one, other = shingles(" ".join(left)), shingles(" ".join(right))
    assert is_copy(one, other) == is_copy(other, one)
    return is_copy(one, other)


@pytest.mark.parametrize("seed", range(5))
def test_exact_edited_cut_and_built_in_reprints_are_copies(seed):
    wire = text(seed)
    assert copied(wire, wire)
    assert copied(wire, changed(wire, 0.05))
    assert copied(wire, changed(wire, 0.1))
    assert copied(wire, wire[:200])
    assert copied(wire, text(seed + 50, 900) + wire + text(seed + 60, 900))


@pytest.mark.parametrize("seed", range(5))
def test_other_texts_are_none_even_with_a_paragraph_in_common(seed):
    one, other = text(seed), text(seed + 100)
    assert not copied(one, other)
    assert not copied(one, other[:-40] + one[:40])


def test_spelling_of_spaces_and_capitals_does_not_count():
    words = text(3)
    one, other = " ".join(words), "\n".join(words).upper()
    assert shingles(one) == shingles(other)


def test_a_few_words_are_no_copy_of_anything():
    assert not copied(["yes", "and", "no"], ["yes", "and", "no"])
