"""Learn the weights in `seeds/reference/lexicon` from the passages.

python -m tests.training [--check] [FILE…]: without files from all labelled passages. With
`--check` it says how well passages are read that were not learned from, in five parts.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from store.reference import Reference, load
from tests.training.learning import Example, Model, answers_of, learn, scores
from tests.training.passages import PASSAGES, acts
from tests.training.tellings import modalities, routes

ROOT = Path(__file__).parents[2]
LEXICON = ROOT / "seeds" / "reference" / "lexicon"
_SMALL = 5
_PARTS = 5


class Question(NamedTuple):
    """What is learned, from which examples, and what an answer needs to be taken."""

    name: str
    examples: Callable[[Iterable[Path], Reference], Iterator[Example]]
    least: dict[str, float]


QUESTIONS = (
    Question("act", acts, {"look": 0.0, "tell": 0.45, "aside": 0.7, "stand": 0.1, "change": 0.7}),
    Question("modality", modalities, {"change": 0.5, "happened": 0.9}),
    Question("route", routes, {"change": 0.5}),
)


def toml(model: Model, least: dict[str, float]) -> str:
    """The weights as the lexicon keeps them, in hundredths, the small ones left out."""
    lines = [
        "# Learned from the passages by `python -m tests.training`; not to be edited by hand.",
        'note = "feature = for any answer but the first, then answer:hundredths; see store/parse/weighing.py"',  # noqa: E501
        f"answers = {json.dumps(list(model.answers))}",
        "",
        "[least]",
        *(f"{name} = {value}" for name, value in least.items()),
        "",
        "[places]",
        *(f'"{name}" = {round(weight, 2)}' for name, weight in sorted(model.places.items())),
        "",
        "[features]",
    ]
    for feature, row in model.features.items():
        pairs = [f"{n}:{round(w * 100)}" for n, w in enumerate(row) if abs(w * 100) >= _SMALL]
        text = " ".join((str(round(model.any[feature] * 100)), *pairs))
        if text != "0":
            lines.append(f"{json.dumps(feature, ensure_ascii=False)} = {json.dumps(text)}")
    return "\n".join(lines) + "\n"


def crossed(found: Sequence[Example], answers: tuple[str, ...]) -> str:
    """How often the right answer is given for passages that were not learned from."""
    names = sorted({one.passage for one in found})
    part = {name: n % _PARTS for n, name in enumerate(names)}
    right = said = 0
    for n in range(_PARTS):
        model = learn([one for one in found if part[one.passage] != n], answers)
        for one in found:
            if part[one.passage] == n:
                chances = scores(model, one)
                best = max(range(len(answers)), key=lambda k: chances[k])
                right += answers[best] == one.answer
                said += dict(one.leans).get("said") == one.answer
    return f"right {right / len(found):.3f}, by the grammar alone {said / len(found):.3f}"


def main(arguments: list[str]) -> None:
    """Learn what is asked, one question after the other, each on what was learned before."""
    files = [Path(name) for name in arguments if not name.startswith("--")]
    for name, examples, least in QUESTIONS:
        reference = load(ROOT / "seeds" / "reference")
        found = list(examples(files or sorted(PASSAGES.glob("*-*.toml")), reference))
        answers = answers_of(found)
        checked = crossed(found, answers) if "--check" in arguments else ""
        path = LEXICON / f"{name}_weights.toml"
        path.write_text(toml(learn(found, answers), least), encoding="utf-8")
        print(f"{name}: {len(found)} examples, {len(answers)} answers. {checked}")


if __name__ == "__main__":
    main(sys.argv[1:])
