"""Small makers for the tests of this room."""

from typing import Any

from store.records import Facts
from store.reference.entries import Chip

__all__ = ["act", "made_up"]


def act(route: str = "direct-export", **facts: Any) -> Facts:
    """Facts with a way to chips."""
    return Facts(type="", route=route, **facts)


def made_up(
    *,
    tpp: float | None = None,
    area: float | None = None,
    io: float | None = None,
    bandwidth: float | None = None,
    **fields: Any,
) -> Chip:
    """A chip with these figures; `tpp` comes from its throughput at 16 bits."""
    given: dict[str, Any] = {
        "id": "made-up",
        "name": "Made Up",
        "short": "MU",
        "vendor": "intel",
        "architecture": "none",
        "market": "data-center",
        "designed_for_china": False,
        "confidence": "high",
        "sources": ("none",),
        "announced": "2022-01-01",
        **fields,
    }
    return Chip(
        **given,
        fp16_tflops=None if tpp is None else tpp / 16,
        die_area_mm2=area,
        interconnect_gbps=io,
        memory_bandwidth_gbps=bandwidth,
    )
