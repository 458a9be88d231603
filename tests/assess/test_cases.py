"""Acts and what must come out, written as tables that need no Python."""

from typing import Any

import pytest

from store.assess import on_day, rulings
from store.assess.check import Assessment, check
from store.assess.rulings import ruling_on
from store.reference import Reference
from tests.assess.tables import tables


@pytest.fixture(scope="module", params=tables("case"))
def case(request: pytest.FixtureRequest) -> dict[str, Any]:
    """One case after the other; all tests of it share what the check finds."""
    row: dict[str, Any] = request.param
    return row


@pytest.fixture(scope="module")
def found(case: dict[str, Any], reference: Reference) -> Assessment:
    return check(case["act"], reference)


def test_an_act_has_its_status(case: dict[str, Any], found: Assessment) -> None:
    assert found.status == case["status"]
    assert found.overlay == case.get("overlay", found.overlay)
    assert found.missing == tuple(case.get("missing", found.missing))
    assert found.confidence == case.get("confidence", found.confidence)
    assert bool(found.missing) == (found.status == "unknown")
    if "rule" in case:
        assert (found.rules or ("",))[0] == case["rule"]
    if "rules" in case:
        assert found.rules[: len(case["rules"])] == tuple(case["rules"])
    if "assumed" in case:
        assert [told.partition(" (")[0] for told in found.assumed] == case["assumed"]
    if "alternatives" in case:
        assert dict(found.alternatives) == case["alternatives"]


def test_a_day_by_itself_is_judged_as_among_all_days(
    found: Assessment, reference: Reference
) -> None:
    if found.when is None or found.when.first != found.when.last:
        return
    facts, law, names = found.facts, reference.law, reference.names
    among = on_day(rulings(facts, law, names), found.when.first)
    alone = ruling_on(facts, law, names, found.when.first)
    for field in ("status", "overlay", "rules", "missing", "assumed", "alternatives", "confidence"):
        assert getattr(alone, field) == getattr(among, field)


@pytest.mark.parametrize("line", tables("timeline"))
def test_a_status_changes_on_its_day(line: dict[str, Any], reference: Reference) -> None:
    for field, table in (("status", "days"), ("overlay", "overlays")):
        wanted = line.get(table, {})
        found = {
            day: getattr(check({**line["act"], "date": day}, reference), field) for day in wanted
        }
        assert found == wanted
