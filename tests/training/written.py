"""Learned weights as the lexicon keeps them."""

import json
from collections.abc import Iterator, Sequence

from tests.training.layers import Layered, letters
from tests.training.learning import Model

__all__ = ["alike", "toml"]

_SMALL = 5
_SMALL_BESIDE = 8
"""What is left out where units speak as well."""


def toml(model: Model | Layered, least: dict[str, float]) -> str:
    """The weights in hundredths, the small ones left out; those of units whole."""
    units = "the units in base 85 (layer.py), then " * isinstance(model, Layered)
    note = f"any answer but the first, then {units}answer:hundredths; see store/parse/weights"
    alone = model.alone if isinstance(model, Layered) else model
    lines = [
        "# Learned from the passages by `python -m tests.training`; not to be edited by hand.",
        f"note = {json.dumps(f'feature = for {note}')}",
        f"answers = {json.dumps(list(model.answers))}",
        "features = '''",
        *(_units(model) if isinstance(model, Layered) else _answers(model)),
        "'''",
        "",
        "[least]",
        *(f"{name} = {value}" for name, value in least.items()),
        "",
        "[places]",
    ]
    places = sorted(alone.places.items())
    lines += [f'"{name}" = {round(weight, 2)}' for name, weight in places]
    if isinstance(model, Layered):
        lines += [
            "",
            "[layer]",
            f"start = {json.dumps(model.start)}",
            f"base = {json.dumps(model.base)}",
            "out = [",
            *(f"  {json.dumps(row)}," for row in model.out),
            "]",
        ]
    return "\n".join(lines) + "\n"


def alike(one: str, other: str) -> float:
    """The share of lines in `one` that stand in `other`."""
    lines = one.splitlines()
    return len(frozenset(lines) & frozenset(other.splitlines())) / max(1, len(lines))


def _answers(model: Model) -> Iterator[str]:
    for feature, row in model.features.items():
        text = " ".join((str(round(model.any[feature] * 100)), *_pairs(row, _SMALL)))
        if text != "0":
            yield f"{feature}\t{text}"


def _units(model: Layered) -> Iterator[str]:
    alone = model.alone
    for feature, units in model.features.items():
        first = round(alone.any.get(feature, 0.0) * 100)
        pairs = _pairs(alone.features.get(feature, ()), _SMALL_BESIDE)
        yield f"{feature}\t{' '.join((str(first), letters(units), *pairs))}"


def _pairs(row: Sequence[float], small: int) -> Iterator[str]:
    return (f"{n}:{round(w * 100)}" for n, w in enumerate(row) if abs(w * 100) >= small)
