"""No rule, chip, party, country, day or threshold of the law stands in code."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import store
from store.reference import Reference

ROOM = Path(store.__file__).parent
FILES = [
    *sorted((ROOM / "assess").glob("*.py")),
    *(ROOM / "reference" / name for name in ("law.py", "procedure.py", "conditions.py")),
    ROOM / "reference" / "line_faults.py",
]
DAY = re.compile(r"(19|20)\d\d-\d\d")


def literals(tree: ast.AST) -> Iterator[str | int | float]:
    """Every text and number of a module, documentation left out."""
    documented = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in documented:
            continue
        if isinstance(node.value, str | int | float):
            yield node.value


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_module_names_nothing_of_the_law(path: Path, reference: Reference) -> None:
    names, law = reference.names, reference.law
    ids = {*law.rules, *law.groups, *names.chips, *names.families, *names.actors, *names.countries}
    bounds = {4800, 2400, 1600, 5.92, 3.2, 1.6, 600, 21000, 6500, 1400, 1100, 1700, 50}
    shown = {chip.short for chip in names.chips.values()}
    found = list(literals(ast.parse(path.read_text(encoding="utf-8"))))
    assert found
    for value in found:
        if isinstance(value, str):
            words = set(re.findall(r"[\w:.-]+", value.replace("GB/s", "")))
            assert not words & (ids | shown), value
            message = f"{path.name} names a day: {value}"
            assert not DAY.search(value) or "date: " in value or "2024-06" in value, message
        elif not isinstance(value, bool) and isinstance(value, int | float):
            assert value not in bounds, f"{path.name} has a threshold: {value}"


def test_the_reader_of_a_fact_is_there_for_every_fact(reference: Reference) -> None:
    from store.assess.engine import engine
    from store.reference.conditions import FACTS
    from tests.assess.acts import act

    judge = engine(reference.law, reference.names)
    facts = act(actor="bytedance", chip="nvidia-h100-sxm", place="CN", share=50.0)
    case = judge.case(facts)
    era = judge.code.era("2025-06-01")
    run = judge.run(case, case.world, era, "2025-06-01")
    for fact in FACTS:
        if fact != "chip.class":
            value = run.value(fact)
            assert value.words or value.low is not None or value.missing or value.shown, fact
