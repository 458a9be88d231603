"""Acts and what must come out, written as tables that need no Python."""

from typing import Any

import pytest

from store.assess.check import check
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


@pytest.mark.parametrize("line", tables("timeline"))
def test_a_status_changes_on_its_day(line: dict[str, Any], reference: Reference) -> None:
    for field, table in (("status", "days"), ("overlay", "overlays")):
        wanted = line.get(table, {})
        found = {
            day: getattr(check({**line["act"], "date": day}, reference), field) for day in wanted
        }
        assert found == wanted
