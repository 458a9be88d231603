"""Learn the weights in `seeds/reference/lexicon` from the passages.

python -m tests.training [--check] [FILE…]: without files from all labelled passages but those set
aside. With `--check` nothing is written: it says whether the shipped weights are those that the
passages give, and how well the passages set aside are read.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import msgspec

from store.parse.second_look.belonging import CHIP, PLACE
from store.parse.weights.weighing import Weighing
from store.reference import Reference, load
from store.reference.lexicon_leanings import Weights
from tests.training.layers import Layered, layered
from tests.training.learning import SHRINK, Example, Model, answers_of, learn
from tests.training.passages import PASSAGES, acts
from tests.training.retellings import retellings
from tests.training.tellings import modalities, parties, routes, things
from tests.training.written import alike, toml

ROOT = Path(__file__).parents[2]
LEXICON = ROOT / "seeds" / "reference" / "lexicon"
LEARNED = ("plain", "articles", "short", "blind")
"""The passages that are learned from; `aside-*` never are."""

_PLAIN = "plain"


class Question(NamedTuple):
    """What is learned, from which examples, and what an answer needs to be taken."""

    name: str
    examples: Callable[[Iterable[Path], Reference], Iterator[Example]]
    least: dict[str, float]
    shrink: float = SHRINK
    other: float = 1.0
    """How much passages count that are not in plain news English."""
    in_layers: bool = False
    """Whether features also add to units that speak for the answers."""


QUESTIONS = (
    Question(
        "act",
        acts,
        {
            "look": -2.0,
            "trust": 0.5,
            "tell": 0.3,
            "aside": 0.7,
            "slight": 0.4,
            "passing": 0.08,
            "change": 0.5,
        },
        shrink=8.0,
        other=0.35,
        in_layers=True,
    ),
    Question("modality", modalities, {"change": 0.6, "happened": 0.7, "ahead": 0.45}),
    Question(
        "again",
        retellings,
        {"own": 0.25, "told": 0.15, "told-agreed": 0.015, "akin": 0.4, "akin-agreed": 0.3},
        shrink=16.0,
    ),
    Question("party", parties, {"look": -1.5, "add": 0.6, "drop": 0.75, "stay": 0.98}, shrink=12.0),
    Question("chip", partial(things, CHIP), {"look": -1.5, "add": 0.6, "drop": 0.7}, shrink=8.0),
    Question("place", partial(things, PLACE), {"look": -1.5, "add": 0.45, "drop": 0.7}, shrink=8.0),
    Question("route", routes, {"change": 0.6}, shrink=5.0),
)


def checked(learned: str, aside: Sequence[Example]) -> str:
    """How often written weights give the right answer for passages that were never learned from."""
    asked = Weighing(msgspec.toml.decode(learned, type=Weights))
    right = 0
    for one in aside:
        chances = asked.chances(asked.total(one.features), one.leans)
        right += asked.answers[chances.index(max(chances))] == one.answer
    before = sum(dict(one.leans).get("said") == one.answer for one in aside)
    alone = f", by the grammar alone {before / len(aside):.3f}" if before else ""
    return f"aside: right {right / len(aside):.3f}{alone}"


def main(arguments: list[str]) -> None:
    """Learn what is asked, one question after the other, each on what was learned before."""
    files = [Path(name) for name in arguments if not name.startswith("--")]
    files = files or [path for kind in LEARNED for path in sorted(PASSAGES.glob(f"{kind}-*.toml"))]
    for name, examples, least, shrink, other, in_layers in QUESTIONS:
        reference = load(ROOT / "seeds" / "reference")
        found = [
            one._replace(weight=1.0 if path.stem.startswith(_PLAIN) else other)
            for path in files
            for one in examples([path], reference)
        ]
        model: Model | Layered = learn(found, answers_of(found), shrink)
        if in_layers:
            model = layered(found, model)
        path = LEXICON / f"{name}_weights.toml"
        learned = toml(model, least)
        shipped = path.read_text(encoding="utf-8")
        same = "as shipped" if shipped == learned else f"{alike(shipped, learned):.1%} as shipped"
        print(f"{name}: {len(found)} examples, {same}")
        if "--check" in arguments:
            print(
                checked(learned, list(examples(sorted(PASSAGES.glob("aside-*.toml")), reference)))
            )
        else:
            path.write_text(learned, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
