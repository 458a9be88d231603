"""A few names to filter by, and a query as plain data."""

from dataclasses import asdict
from typing import Any

from store.filter import Query, parse_query
from store.filter.language.tree import Node, Not, Term, Words
from store.reference.entries import (
    Actor,
    Ambiguous,
    Chip,
    Country,
    Family,
    Hub,
    Publisher,
    Region,
)
from store.reference.names import Names, RuleName

TODAY = "2026-11-22"


def _actor(key: str, name: str, parent: str = "", *aliases: str) -> Actor:
    return Actor(id=key, name=name, kind="company", parent=parent, aliases=aliases, sources=())


def _chip(key: str, short: str, vendor: str = "nvidia", *, default: bool = False) -> Chip:
    return Chip(
        id=key,
        name=f"{vendor} {short}",
        short=short,
        vendor=vendor,
        architecture="",
        market="data-center",
        designed_for_china=False,
        confidence="high",
        sources=(),
        default=default,
    )


def book() -> Names:
    """Actors with a parent, chips that share a name, families, places inside each other."""
    actors = (
        _actor("bytedance", "ByteDance", "", "字节跳动", "TikTok owner"),
        _actor("tiktok", "TikTok", "bytedance", "TikTok Inc."),
        _actor("alibaba", "Alibaba"),
        _actor("alibaba-cloud", "Alibaba Cloud", "alibaba", "Aliyun"),
        _actor("tencent", "Tencent"),
        _actor("oracle", "Oracle"),
        _actor("nvidia", "Nvidia"),
        _actor("huawei", "Huawei"),
    )
    chips = (
        _chip("nvidia-h100-sxm5", "H100", default=True),
        _chip("nvidia-h100-pcie", "H100"),
        _chip("nvidia-h20", "H20"),
        _chip("nvidia-h200", "H200"),
        _chip("nvidia-b200", "B200"),
        _chip("ascend-910b", "Ascend 910B", "huawei"),
    )
    families = (
        Family(
            id="hopper",
            name="Hopper",
            short="Hopper",
            vendor="nvidia",
            members=("nvidia-h100-sxm5", "nvidia-h100-pcie", "nvidia-h20", "nvidia-h200"),
        ),
        Family(
            id="blackwell",
            name="Blackwell",
            short="Blackwell",
            vendor="nvidia",
            members=("nvidia-b200",),
        ),
    )
    countries = (
        Country(iso="MY", name="Malaysia", demonyms=("Malaysian",)),
        Country(iso="SG", name="Singapore"),
        Country(iso="US", name="United States", aliases=("U.S.", "USA")),
    )
    hubs = (
        Hub(id="johor", name="Johor", kind="state", country="MY"),
        Hub(id="sedenak", name="Sedenak", kind="park", country="MY", within="johor"),
    )
    regions = (Region(id="southeast-asia", name="Southeast Asia", members=("MY", "SG")),)
    publishers = (
        Publisher(id="the-information", name="The Information", sources=()),
        Publisher(id="reuters", name="Reuters", sources=()),
    )
    rules = (
        RuleName(id="acs-ifr-2023", name="Advanced chips rule of 2023", short="AC/S IFR 2023"),
        RuleName(id="ai-diffusion-2025", name="AI diffusion rule", short="AI Diffusion"),
    )
    return Names(
        actors={a.id: a for a in actors},
        chips={c.id: c for c in chips},
        families={f.id: f for f in families},
        countries={c.id: c for c in countries},
        hubs={h.id: h for h in hubs},
        regions={r.id: r for r in regions},
        publishers={p.id: p for p in publishers},
        rules={r.id: r for r in rules},
        ambiguous=(Ambiguous(alias="Ali", note="", candidates=("alibaba", "alibaba-cloud")),),
    )


def parsed(text: str, *, finished: bool = True, names: Names | None = None) -> Query:
    """A text as the book understands it."""
    return parse_query(text, names or book(), today=TODAY, finished=finished)


def tree(node: Node | None) -> Any:
    """A node as plain data, without spans: what two texts of one meaning share."""
    if node is None:
        return None
    if isinstance(node, Term):
        values = [{type(value.match).__name__: _short(value.match)} for value in node.values]
        term = {"field": node.field, "values": values}
        return {"not": term} if node.negated else term
    if isinstance(node, Words):
        words = {"words": node.text + ("*" if node.prefix else "")}
        return {"not": words} if node.negated else words
    if isinstance(node, Not):
        return {"not": tree(node.part)}
    return {type(node).__name__.lower(): [tree(part) for part in node.parts]}


def _short(match: Any) -> dict[str, Any]:
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in asdict(match).items()
        if value not in (None, "", False, ())
    }


def as_data(query: Query) -> dict[str, Any]:
    """All of a query as plain data; what is empty is left out."""
    told = {
        "means": tree(query.root),
        "asof": query.asof,
        "echo": query.canonical,
        "problems": [
            [p.start, p.end, p.message, p.suggestion] for p in query.problems if not p.hint
        ],
        "hints": [[p.start, p.end, p.message, p.suggestion] for p in query.problems if p.hint],
        "unfinished": [p.message for p in query.unfinished],
    }
    return {name: value for name, value in told.items() if value}
