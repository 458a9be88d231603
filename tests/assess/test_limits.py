"""The limits of the case-by-case lane of 2026, by chips made up to stand on them."""

import pytest

from store.assess import on_day, rulings
from store.reference import Reference
from store.reference.names import Names
from tests.assess.acts import act, made_up

LIMITS = [
    (20999.0, 6499.0, "2025-12-31", False, "case-by-case", ()),
    (21000.0, 6499.0, "2025-12-31", False, "denial", ()),
    (20999.0, 6500.0, "2025-12-31", False, "denial", ()),
    (20999.0, 6499.0, "2026-01-15", False, "case-by-case", ()),
    (20999.0, 6499.0, "2026-01-16", False, "denial", ()),
    (20999.0, 6499.0, "2026-01", False, "unknown", ("announcement day",)),
    (20999.0, 6499.0, "2026", False, "unknown", ("announcement day",)),
    (21000.0, 6499.0, "2026", False, "denial", ()),
    (20999.0, None, "2025", False, "unknown", ("memory bandwidth",)),
    (21000.0, None, "2025", False, "denial", ()),
    (
        *(20999.0, 6499.0, "2025-12-31", True, "unknown"),
        ("was it on sale in the United States on 2026-01-15",),
    ),
    (20999.0, 6499.0, "2026-01-16", True, "denial", ()),
]


@pytest.mark.parametrize(
    ("tpp", "bandwidth", "announced", "for_china", "status", "missing"), LIMITS
)
def test_the_lane_ends_where_it_says(
    tpp: float,
    bandwidth: float | None,
    announced: str,
    for_china: bool,
    status: str,
    missing: tuple[str, ...],
    reference: Reference,
) -> None:
    chip = made_up(
        tpp=tpp,
        bandwidth=bandwidth,
        io=100,
        announced=announced,
        designed_for_china=for_china,
    )
    names = reference.names
    actors = {id_: names.actors[id_] for id_ in ("bytedance", chip.vendor)}
    few = Names(actors=actors, chips={chip.id: chip}, countries=names.countries)
    facts = act(actor="bytedance", chip=chip.id, place="CN", shipped_from="US")
    found = on_day(rulings(facts, reference.law, few), "2026-01-15")
    assert found.status == status
    assert found.missing == missing
    before = on_day(rulings(facts, reference.law, few), "2026-01-14")
    assert before.status == "denial"
