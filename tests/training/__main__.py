"""Learn the weights of `seeds/reference/lexicon/weights.toml` from the passages.

python -m tests.training [--check] [FILE…]: without files from all passages of tests/parse/passages.
"""

import json
import sys
from pathlib import Path

from store.parse.judgement import LEANS
from store.reference import load
from tests.training.learning import Model, acts_of, learn, scores
from tests.training.passages import NONE, Example, examples

ROOT = Path(__file__).parents[2]
PASSAGES = ROOT / "tests" / "parse" / "passages"
WEIGHTS = ROOT / "seeds" / "reference" / "lexicon" / "weights.toml"
_LEAST = {"look": 0.0, "tell": 0.45, "aside": 0.7, "stand": 0.1, "change": 0.7}
_SMALL = 5
_PARTS = 5


def toml(model: Model) -> str:
    """The weights as the lexicon keeps them, hundredths, the small ones left out."""
    lines = [
        "# Learned from the passages by `python -m tests.training`; not to be edited by hand.",
        'note = "feature = for any act, then act:hundredths; see store/parse/judgement.py"',
        f"acts = {json.dumps(list(model.acts))}",
        "",
        "[least]",
        *(f"{name} = {value}" for name, value in _LEAST.items()),
        "",
        "[places]",
        *(f'"{name}" = {round(w, 2)}' for name, w in zip(LEANS, model.places, strict=True)),
        "",
        "[features]",
    ]
    for feature in sorted(model.features):
        row = model.features[feature]
        text = " ".join(
            f"{n}:{round(w * 100)}" for n, w in enumerate(row) if abs(round(w * 100)) >= _SMALL
        )
        text = f"{round(model.any[feature] * 100)} {text}".strip()
        if text != "0":
            lines.append(f"{json.dumps(feature, ensure_ascii=False)} = {json.dumps(text)}")
    return "\n".join(lines) + "\n"


def crossed(found: list[Example], acts: tuple[str, ...]) -> str:
    """How well acts are told of passages that were not learned from, in five parts."""
    names = sorted({one.passage for one in found})
    part = {name: n % _PARTS for n, name in enumerate(names)}
    right = told = there = some = 0
    for n in range(_PARTS):
        model = learn([one for one in found if part[one.passage] != n], acts)
        for one in found:
            if part[one.passage] != n:
                continue
            chances = scores(model, one)
            yes = 1 - chances[0] >= 0.5
            best = max(range(1, len(acts)), key=lambda k: chances[k])
            there += one.act != NONE
            told += yes
            some += yes and one.act != NONE
            right += yes and acts[best] == one.act
    return (
        f"told {told}, there {there}: any act P {some / told:.3f} R {some / there:.3f}, "
        f"right act P {right / told:.3f} R {right / there:.3f}"
    )


def main(arguments: list[str]) -> None:
    """Learn, and say how well it does in five parts when `--check` is given."""
    files = [Path(name) for name in arguments if not name.startswith("--")]
    found = list(
        examples(files or sorted(PASSAGES.glob("*-*.toml")), load(ROOT / "seeds" / "reference"))
    )
    acts = acts_of(found)
    if "--check" in arguments:
        print(crossed(found, acts))
    WEIGHTS.write_text(toml(learn(found, acts)), encoding="utf-8")
    print(f"{len(found)} clauses, {sum(one.act != NONE for one in found)} with an act")


if __name__ == "__main__":
    main(sys.argv[1:])
