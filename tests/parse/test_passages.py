"""What the parser makes of the passages; those it is known to get wrong are strict failures."""

import tomllib

import pytest

from tests.parse.told import PASSAGES, Passage, faults, passages

KNOWN_GAPS = frozenset(
    tomllib.loads((PASSAGES / "known-gaps.toml").read_text(encoding="utf-8"))["passages"]
)
ALL = [*passages("own-*.toml"), *passages("blind-*.toml")]


@pytest.mark.parametrize(
    "passage",
    [
        pytest.param(
            p,
            id=p.id,
            marks=[pytest.mark.xfail(strict=True, reason="known gap")]
            if p.id in KNOWN_GAPS
            else [],
        )
        for p in ALL
    ],
)
def test_passage(passage: Passage) -> None:
    assert faults(passage) == []


def test_known_gaps_are_passages() -> None:
    assert {p.id for p in ALL} >= KNOWN_GAPS
