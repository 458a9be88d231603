"""Acts and what must come out, written as tables that need no Python."""

from typing import Any

import pytest

from store.assess import on_day, rulings
from store.assess.check import check
from store.assess.rulings import ruling_on
from store.reference import Reference
from tests.assess.tables import tables


@pytest.mark.parametrize("case", tables("case"))
def test_an_act_has_its_status(case: dict[str, Any], reference: Reference) -> None:
    found = check(case["act"], reference)
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


@pytest.mark.parametrize("case", tables("case"))
def test_a_day_by_itself_is_judged_as_among_all_days(
    case: dict[str, Any], reference: Reference
) -> None:
    day = check(case["act"], reference)
    if day.when is None or day.when.first != day.when.last:
        return
    facts, law, names = day.facts, reference.law, reference.names
    among = on_day(rulings(facts, law, names), day.when.first)
    alone = ruling_on(facts, law, names, day.when.first)
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
