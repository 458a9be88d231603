"""Learned weights as the lexicon keeps them."""

import json
from collections.abc import Iterator

from tests.training.layers import Layered, letters
from tests.training.learning import Model

__all__ = ["alike", "toml"]

_SMALL = 5


def toml(model: Model | Layered, least: dict[str, float]) -> str:
    """The weights in hundredths, the small ones left out; those of units whole."""
    note = "any answer but the first, then " + (
        "the units' weights in base 85; see store/parse/layer.py"
        if isinstance(model, Layered)
        else "answer:hundredths; see store/parse/weighing.py"
    )
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
    else:
        places = sorted(model.places.items())
        lines += [f'"{name}" = {round(weight, 2)}' for name, weight in places]
    return "\n".join(lines) + "\n"


def alike(one: str, other: str) -> float:
    """The share of lines in `one` that stand in `other`."""
    lines = one.splitlines()
    return len(frozenset(lines) & frozenset(other.splitlines())) / max(1, len(lines))


def _answers(model: Model) -> Iterator[str]:
    for feature, row in model.features.items():
        pairs = [f"{n}:{round(w * 100)}" for n, w in enumerate(row) if abs(w * 100) >= _SMALL]
        text = " ".join((str(round(model.any[feature] * 100)), *pairs))
        if text != "0":
            yield f"{feature}\t{text}"


def _units(model: Layered) -> Iterator[str]:
    for feature, row in model.features.items():
        yield f"{feature}\t{round(model.any[feature] * 100)} {letters(row)}"
