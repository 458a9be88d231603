"""A few names, rules and rulings for the tests of every room; who does what is invented."""

from collections.abc import Sequence
from datetime import date, timedelta

from store.corrections.apply import corrected
from store.records import (
    Claim,
    Facts,
    Ruling,
    Step,
)
from store.reference.entries import Actor, Chip, Family, Publisher
from store.reference.names import Names
from store.relate import Stories
from store.save import Stamp
from store.writing.write import Rooms

ACTORS = {
    "bytedance": ("ByteDance", "company", "CN", ""),
    "tiktok": ("TikTok", "company", "SG", "bytedance"),
    "alibaba": ("Alibaba", "company", "CN", ""),
    "tencent": ("Tencent", "company", "CN", ""),
    "huawei": ("Huawei", "company", "CN", ""),
    "deepseek": ("DeepSeek", "company", "CN", ""),
    "nvidia": ("Nvidia", "company", "US", ""),
    "amd": ("AMD", "company", "US", ""),
    "oracle": ("Oracle", "company", "US", ""),
    "google": ("Google", "company", "US", ""),
    "aolani": ("Aolani Cloud", "company", "SG", ""),
    "bridge-dc": ("Bridge Data Centres", "company", "SG", ""),
    "us-commerce": ("US Commerce Department", "government-body", "US", ""),
    "bis": ("Bureau of Industry and Security", "government-body", "US", "us-commerce"),
    "mofcom": ("Ministry of Commerce", "government-body", "CN", ""),
}
CHIPS = {
    "nvidia-h100-sxm": ("H100", "nvidia", 15824.0),
    "nvidia-h20": ("H20", "nvidia", 2368.0),
    "nvidia-a800": ("A800", "nvidia", 4992.0),
    "nvidia-b200": ("B200", "nvidia", 36000.0),
    "amd-mi308": ("MI308", "amd", None),
    "huawei-ascend-910b": ("Ascend 910B", "huawei", 5120.0),
}
FAMILIES = {
    "blackwell": ("Blackwell", "nvidia", ("nvidia-b200",)),
    "hopper": ("Hopper", "nvidia", ("nvidia-h100-sxm", "nvidia-h20")),
}
PLACES = {"MY": "Malaysia", "SG": "Singapore", "ID": "Indonesia", "US": "the United States"}
RULES = ("iaas-kyc-nprm-2024", "ai-diffusion-2025", "acs-ifr-2023")
PUBLISHERS = ("Reuters", "Bloomberg", "Financial Times", "The Register", "SCMP", "Example Wire")
OUTLETS = ("The Information", "Financial Times", "Wall Street Journal", "Reuters")
STAMP = Stamp("test-parser", "test-reference")


def small_names() -> Names:
    """The few names above as reference tables."""
    source = ("https://example.org/tables",)
    return Names(
        actors={
            key: Actor(id=key, name=name, kind=kind, hq=hq, parent=parent, sources=source)  # type: ignore[arg-type]
            for key, (name, kind, hq, parent) in ACTORS.items()
        },
        chips={
            key: Chip(
                id=key,
                name=f"{ACTORS[vendor][0]} {short}",
                short=short,
                vendor=vendor,
                architecture="",
                market="data-center",
                designed_for_china=False,
                confidence="high",
                sources=source,
            )
            for key, (short, vendor, _) in CHIPS.items()
        },
        families={
            key: Family(id=key, name=short, short=short, vendor=vendor, members=members)
            for key, (short, vendor, members) in FAMILIES.items()
        },
        publishers={
            name.casefold(): Publisher(id=name.casefold(), name=name, sources=source)
            for name in (*PUBLISHERS, *OUTLETS)
        },
    )


def rooms(names: Names) -> Rooms:
    """The real relate with a made-up law of three stretches of days."""
    stories = Stories(names)
    return Rooms(
        found_under=stories.found_under,
        look_for=stories.look_for,
        touched=stories.touched,
        relate=stories.relate,
        earlier=stories.earlier,
        facts=facts_of,
        rulings=rulings,
        correct=lambda document, url, told, made: corrected(document, url, told, made, names),
    )


def facts_of(claims: Sequence[Claim]) -> Facts:
    lead = claims[0]
    return Facts(
        type=lead.type,
        route=lead.route,
        actor=next(iter(lead.actors("agent")), ""),
        chip=lead.chips[0].chip if lead.chips else "",
        place=lead.sites[0].place if lead.sites else "",
    )


_STATUS = {
    "direct-export": ("open", "denial", "case-by-case"),
    "offshore-data-centre": ("open", "denial", "denial"),
    "us-cloud-rental": ("open", "open", "contested"),
    "smuggling": ("unlawful", "unlawful", "unlawful"),
}


def rulings(facts: Facts) -> tuple[Ruling, ...]:
    stages = _STATUS.get(facts.route, ("not-a-transfer", "not-a-transfer", "unknown"))
    days = ("", "2023-11-17", "2025-05-13", "")
    return tuple(
        Ruling(
            since=days[at],
            until=_before(days[at + 1]),
            status=status,  # type: ignore[arg-type]
            overlay="advised-against" if at == 2 and facts.route == "direct-export" else "none",
            rules=(RULES[at],),
            missing=("chip",) if status == "unknown" else (),
            steps=(
                Step(
                    question="Is the chip at or above the threshold?",
                    answer="yes",
                    fact="chip.tpp",
                    rule=RULES[at],
                    paragraph="3A090.a",
                    threshold="4800",
                    value="15824",
                    source="88 FR 73458",
                ),
            ),
        )
        for at, status in enumerate(stages)
    )


def _before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat() if day else ""
