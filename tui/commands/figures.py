"""Chips as plain text: the figures that the rules read, and the class on a day."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tui.cells import cut
from tui.commands.layout import Layout
from tui.commands.output import NOTICE

if TYPE_CHECKING:
    from store.reference import Reference

_ACROSS = 96
_CHIP = 20


def several(rows: Sequence[Mapping[str, Any]], day: str, reference: "Reference") -> str:
    """A line for each chip."""
    out = Layout(widest=_ACROSS)
    roomy = out.width >= _ACROSS
    head = f"{'chip':<{_CHIP}} {'TPP':>7} {'publ.':>7} {'diff.':>6} {'TPP/mm²':>7}"
    head += f" {'I/O':>5} {'mem.':>6}  {'class':<10}"
    out.lines += [f"{head} by" if roomy else head.rstrip(), "─" * out.width]
    short = Counter(row["chip"] for row in rows)
    for row in rows:
        name = row["chip"]
        if short[name] > 1:
            name = row["name"].removeprefix(row["vendor"]).strip()
        published = row["published_tpp"][0] if row["published_tpp"] else None
        told = f"{cut(name, _CHIP):<{_CHIP}} {_figure(row['tpp']):>7}"
        told += f" {_figure(published):>7} {_signed(row['difference']):>6}"
        told += f" {_figure(row['density']):>7} {_figure(row['io_gbps']):>5}"
        told += f" {_figure(row['bandwidth_gbps']):>6}  {row['class']:<10}"
        by = reference.names.name("rule", row["rule"]) if row["rule"] else ""
        if row["missing"]:
            by = f"missing {', '.join(row['missing'])}"
        out.lines.append(
            f"{told} {cut(by, out.width - len(told) - 1)}".rstrip() if roomy else told.rstrip()
        )
    out.gap().say(
        f"{len(rows)} chips, class on {day}; 'bdwatch chips NAME' tells one. TPP in TOPS x bits,"
        " I/O and memory bandwidth in GB/s; diff. is computed less published."
    )
    return out.say(NOTICE).text


def one(row: Mapping[str, Any], reference: "Reference") -> str:
    """One chip: what is computed, from what, what is published, and what that makes it."""
    out = Layout()
    out.say(row["name"])
    days = f"announced {row['announced'] or '-'}, released {row['released'] or '-'}"
    out.say(f"{row['vendor']} · {row['architecture']} · {row['market']} · {days}").gap()
    out.pair("TPP", f"{_figure(row['tpp'])} ({row['tpp_basis']})" if row["tpp"] else "not known")
    for value, where in zip(row["published_tpp"], row["published_by"], strict=True):
        out.pair("published", f"{_figure(value)}: {where}")
    out.pair("difference", _signed(row["difference"]) if row["difference"] is not None else "")
    out.pair("density", f"{_figure(row['density'])} TPP/mm²" if row["density"] else "not known")
    size = f"{_figure(row['memory_gb'])} GB, " if row["memory_gb"] is not None else ""
    for label, name, before in (("I/O", "io_gbps", ""), ("memory", "bandwidth_gbps", size)):
        known = row[name] is not None
        out.pair(label, f"{before}{_figure(row[name])} GB/s" if known else f"{before}not known")
    out.pair("process", row["process"])
    out.pair("no figure", ", ".join(row["missing_figures"]))
    out.gap().say(f"Class on {row['asof']}: {row['class']} ({row['class_words']})")
    rule = reference.names.name("rule", row["rule"]) if row["rule"] else ""
    out.pair("rule", ", ".join(part for part in (rule, row["paragraph"]) if part))
    out.pair("missing", ", ".join(row["missing"]))
    out.pair("may be", ", ".join(row["possible"]) if row["missing"] else "")
    out.pair("confidence", row["class_confidence"])
    if row["notes"]:
        out.head("Notes").listed(row["notes"])
    sources = dict.fromkeys(filter(None, (row["class_source"], *row["sources"])))
    out.head("Sources").listed(sources)
    return out.gap().say(NOTICE).text


def _figure(value: float | None) -> str:
    if value is None:
        return "-"
    return f"{value:,.0f}" if value >= 1000 or value == int(value) else f"{value:.2f}"


def _signed(value: float | None) -> str:
    if value is None:
        return "-"
    return "0" if value == 0 else f"{value:+,.1f}".removesuffix(".0")
