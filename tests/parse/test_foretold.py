"""A day to come makes a plan of what is told as a fact, unless its words weigh more."""

import pytest

from store.parse import claims
from store.records import Document, When
from tests.parse.told import reference

PUBLISHED = When(first="2025-06-12", last="2025-06-12", precision="day")


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Nvidia is shipping the H20 to Tencent next month.", "planned"),
        ("Nvidia is shipping the H20 to Tencent.", "ongoing"),
        ("SoftBank has agreed to buy 5,000 B300s from Dell in 2026.", "planned"),
        ("SoftBank has agreed to buy 5,000 B300s from Dell.", "done"),
        ("SoftBank has ordered 5,000 B300s from Dell for 2026.", "done"),
    ],
)
def test_a_day_to_come_tells_a_plan(text: str, modality: str) -> None:
    document = Document(sha256="", text=text, published=PUBLISHED)
    assert [claim.modality for claim in claims(document, reference())] == [modality]
