"""The figures of a chip that the rules read, computed from what its maker publishes.

Inputs read from the chip table: `fp4_tflops` … `fp64_tflops` and `int8_tops` (dense, no
sparsity), `published_tpp` (where there are none of these), `die_area_mm2`,
`memory_bandwidth_gbps`, `interconnect_gbps`, `host_io_gbps`. An absent figure is not known. So a
part that has no link between chips states `interconnect_gbps = 0`: only then does its host
interface alone make up its total of inputs and outputs.
"""

from dataclasses import dataclass

from store.reference.entries import Chip

__all__ = ["AREA", "BANDWIDTH", "IO", "TPP", "Figures", "figures"]

TPP = "TPP"
AREA = "die area"
IO = "I/O"
BANDWIDTH = "memory bandwidth"

_BITS = {
    "fp4_tflops": 4,
    "fp6_tflops": 6,
    "fp8_tflops": 8,
    "int8_tops": 8,
    "fp16_tflops": 16,
    "tf32_tflops": 19,
    "fp32_tflops": 32,
    "fp64_tflops": 64,
}
"""Bit length of each precision that is stored: TPP = 2 x MacTOPS x bit length, dense, which is
TOPS x bit length (Note 2 to ECCN 3A090). The operands of TF32 are 19 bits long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Figures of a chip; None where an input is missing, and `missing` names the input.

    `tpp` in TOPS x bits, `density` in TPP per mm², `io` and `bandwidth` in GB/s. `basis` says from
    which precision the total processing performance comes, and whether that is inferred, or that it
    is only published.
    """

    tpp: float | None
    density: float | None
    io: float | None
    bandwidth: float | None
    basis: str
    published: tuple[float, ...]
    missing: tuple[str, ...]


def figures(chip: Chip) -> Figures:
    """The figures of a chip: the best precision decides, and nothing is rounded."""
    tpp, basis = _performance(chip)
    area = chip.die_area_mm2
    io = (
        None
        if chip.interconnect_gbps is None
        else chip.interconnect_gbps + (chip.host_io_gbps or 0)
    )
    known = {
        TPP: tpp is not None,
        AREA: area is not None,
        IO: io is not None,
        BANDWIDTH: chip.memory_bandwidth_gbps is not None,
    }
    return Figures(
        tpp=tpp,
        density=tpp / area if tpp is not None and area else None,
        io=io,
        bandwidth=chip.memory_bandwidth_gbps,
        basis=basis,
        published=tuple(figure.value for figure in chip.published_tpp),
        missing=tuple(name for name, there in known.items() if not there),
    )


def _performance(chip: Chip) -> tuple[float | None, str]:
    """Total processing performance and what it rests on."""
    best: tuple[float, str] | None = None
    for field, bits in _BITS.items():
        throughput = getattr(chip, field)
        if throughput is not None and (best is None or throughput * bits > best[0]):
            kind, _, unit = field.partition("_")
            shown = f"{kind.upper()} {throughput:g} {unit.upper()} x {bits} bits"
            best = throughput * bits, shown
    if best is not None:
        performance, shown = best
        return performance, f"{shown}, inferred" if chip.tpp_kind == "derived" else shown
    if chip.published_tpp:
        return chip.published_tpp[0].value, f"published: {chip.published_tpp[0].where}"
    return None, ""
