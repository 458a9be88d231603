"""The time to read a text grows with its length and no faster, whatever stands in it."""

import time
from collections.abc import Callable

import pytest

from store.parse import claims
from store.records import Document, When
from tests.parse.told import reference

DAY = When(first="2025-06-11", last="2025-06-11", precision="day")
LENGTH, TIMES = 6_000, 4
QUADRATIC = TIMES * TIMES
"""How many times longer reading would take, did it grow with the square of the length."""

SHAPES: dict[str, Callable[[int], str]] = {
    "briefs": lambda n: "ByteDance bought 50 H20 chips from Nvidia in March, it said. " * (n // 61),
    "rules": lambda n: "The Commerce Department proposed a rule. " * (n // 41),
    "paragraphs": lambda n: "Nvidia sold chips.\n\n" * (n // 20),
    "lines": lambda n: "a\n" * (n // 2),
    "quotes": lambda n: "“" * (n // 2) + "Nvidia sold chips" + "”" * (n // 2),
    "names in quotes": lambda n: "’A" * (n // 2),
    "one adverb": lambda n: "ByteDance is " + "very " * (n // 5) + "keen to buy chips.",
    "one sentence": lambda n: "the company sold chips to a buyer in China and " * (n // 47),
    "one list": lambda n: "Nvidia, " * (n // 8) + "bought chips.",
    "lists": lambda n: "A, B and C, " * (n // 12),
    "said": lambda n: "the company that Nvidia said that " * (n // 34),
    "relatives": lambda n: "chips which Nvidia sold " * (n // 24),
    "infinitives": lambda n: "Nvidia " + "plans to " * (n // 9) + "buy chips.",
    "of": lambda n: "Nvidia bought " + "part of " * (n // 8) + "the chips.",
    "participles": lambda n: "buying " * (n // 7),
    "open brackets": lambda n: "Nvidia (" * (n // 8),
    "capitals": lambda n: "A" * n,
    "capital words": lambda n: "Acme " * (n // 5),
    "bodies": lambda n: "Acme University of Acme of " * (n // 27),
    "initials": lambda n: "U.S." * (n // 4),
    "hyphens": lambda n: "a-" * (n // 2),
    "chip letters": lambda n: "H100-" * (n // 5),
    "digits": lambda n: "1" * n,
    "numbers": lambda n: "1,000 " * (n // 6),
    "sums": lambda n: "$7 to " * (n // 6),
    "signs": lambda n: "$" * n,
    "dates": lambda n: "in January 2024 " * (n // 16),
    "sources": lambda n: "two people familiar with the " * (n // 29),
    "blanks": lambda n: " " * n + "a",
}  # fmt: skip


def seconds(text: str) -> float:
    """Processor time to read `text`, the better of two runs."""
    took = []
    for _ in range(2):
        begun = time.process_time()
        claims(Document(sha256="", text=text, published=DAY), reference())
        took.append(time.process_time() - begun)
    return min(took)


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES.keys())
def test_four_times_the_text_takes_far_less_than_sixteen_times_as_long(
    shape: Callable[[int], str],
) -> None:
    short, long = shape(LENGTH), shape(TIMES * LENGTH)
    # a busy machine may spoil a measurement, but not three of them
    assert any(seconds(long) < QUADRATIC * 0.6 * max(seconds(short), 0.005) for _ in range(3))
