"""Figures of chips, and the class that they give."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from store.assess.chips import chip_class, figures
from store.reference import Reference
from store.reference.conditions import parse
from tests.assess.acts import made_up
from tests.assess.tables import tables

SHARED = Path(__file__).parents[3] / "shared" / "reference" / "chips.toml"


@pytest.mark.parametrize("case", tables("chip"))
def test_a_made_up_chip_has_its_class(case: dict[str, Any], reference: Reference) -> None:
    given = {key: case[key] for key in ("tpp", "area", "io", "bandwidth") if key in case}
    fields = {key: case[key] for key in ("vendor", "market") if key in case}
    found = chip_class(made_up(**given, **fields), case["day"], reference.law)
    assert found.name == case["class"]
    assert found.paragraph == case.get("paragraph", found.paragraph)
    assert found.missing == tuple(case.get("missing", found.missing))
    assert found.confidence == case.get("confidence", found.confidence)
    assert bool(found.missing) == (found.name == "unknown")


def test_the_best_precision_gives_the_performance() -> None:
    chip = made_up(tpp=1600, fp8_tflops=300, int8_tops=310, fp4_tflops=500, tf32_tflops=50)
    assert figures(chip).tpp == 310 * 8
    assert figures(chip).basis == "INT8 310 TOPS x 8 bits"


def test_nothing_is_rounded() -> None:
    found = figures(made_up(tpp=4799.99, area=811))
    assert found.tpp == 4799.99
    assert found.density == 4799.99 / 811


def test_a_link_of_nought_is_not_a_link_that_is_not_known() -> None:
    assert figures(made_up(io=0, host_io_gbps=64)).io == 64
    assert figures(made_up(host_io_gbps=64)).io is None
    assert "I/O" in figures(made_up(host_io_gbps=64)).missing


def test_a_published_figure_stands_only_where_there_are_no_inputs(reference: Reference) -> None:
    for chip in reference.names.chips.values():
        found = figures(chip)
        if found.basis.startswith("published"):
            assert chip.tpp_kind == "published"
            assert found.tpp in found.published


@pytest.mark.skipif(not SHARED.exists(), reason="the shared tables are not here")
def test_every_chip_has_the_figures_and_classes_of_the_shared_table(reference: Reference) -> None:
    rows = {row["id"]: row for row in tomllib.loads(SHARED.read_text(encoding="utf-8"))["chip"]}
    assert rows
    for id_, row in rows.items():
        chip = reference.names.chips[id_]
        found = figures(chip)
        assert found.tpp == row.get("tpp"), id_
        assert found.io == row.get("io_total_gbps"), id_
        density = row.get("performance_density")
        assert (found.density is None) == (density is None), id_
        assert density is None or abs((found.density or 0) - density) < 0.006, id_
        first = chip_class(chip, "2022-12-01", reference.law, by_figures=True)
        second = chip_class(chip, "2024-01-01", reference.law, by_figures=True)
        names = {"oct22": "3A090", "free": "not controlled"}
        assert _said(first.name, first.missing, names, "I/O") == row["expected_oct2022"], id_
        names = {
            "A": "3A090.a",
            "A-consumer": "3A090.a (NAC-eligible)",
            "B": "3A090.b",
            "free": "not controlled",
        }
        assert _said(second.name, second.missing, names, "die area") == row["expected_oct2023"], id_
        third = _lane(reference, id_, second.name)
        assert third == row["expected_jan2026"], id_


def _said(name: str, missing: tuple[str, ...], names: dict[str, str], figure: str) -> str:
    if name in names:
        return names[name]
    return f"unknown ({figure})" if missing == (figure,) else "unknown"


def _lane(reference: Reference, id_: str, name: str) -> str:
    """What the figures alone say of case-by-case review in 2026."""
    chip = reference.names.chips[id_]
    vendor = reference.names.actors[chip.vendor]
    if vendor.hq == "CN":
        return "not applicable (Chinese part)"
    if name in ("free", "unknown"):
        return "not applicable" if name == "free" else "unknown"
    lane = next(
        test
        for test in reference.law.rules["h200-case-by-case-2026"].test
        if test.review == "case-by-case"
    )
    found = figures(chip)
    values = {"chip.tpp": found.tpp, "chip.memory_bandwidth": found.bandwidth}
    limits = [line for line in map(parse, lane.when) if line.fact in values]
    assert len(limits) == 2
    inside = all((values[line.fact] or 0) < line.bound for line in limits)
    return "case-by-case" if inside else "presumption of denial"
