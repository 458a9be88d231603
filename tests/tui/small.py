"""A store of a dozen acts and a law of four rules, for tests that look at the screen.

Everything that a picture shows is written here, so that no change of the shipped data moves it.
Who does what with which chips is invented.
"""

from contextlib import closing
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from store.database import open_store
from store.records import (
    ChipUse,
    Claim,
    Cue,
    Document,
    Money,
    Origin,
    Relay,
    Role,
    Site,
    When,
)
from store.reference import Reference, load
from store.reference.law import Law, Rule, Source, State
from store.reference.names import RuleName
from store.save import save
from store.vocabulary import EventType, Modality, Route, RuleState
from tests.small_world import ACTORS, CHIPS, FAMILIES, PLACES, STAMP, rooms, small_names
from tests.stores import copy_names


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One sentence of one article; `outlet` is the paper that it cites."""

    agent: str
    verb: str
    type: EventType
    modality: Modality
    chip: str = ""
    route: Route = "none"
    partner: str = ""
    place: str = ""
    billions: float = 0
    day: str = ""
    precision: str = "day"
    publisher: str = "Reuters"
    outlet: str = ""
    published: str = "2025-06-02"
    hedge: int = 0
    polarity: str = "+"


TOLD = (
    Told(agent="bytedance", verb="plans to buy", type="acquire", modality="planned",
         chip="blackwell", route="offshore-data-centre", place="MY", billions=7, day="2025-03-04",
         outlet="The Information", published="2025-03-05", hedge=1),
    Told(agent="bytedance", verb="rents", type="rent", modality="ongoing", chip="nvidia-h100-sxm",
         route="us-cloud-rental", partner="oracle", day="2024-06-06", publisher="The Register",
         outlet="The Information", published="2024-06-07", hedge=1),
    Told(agent="alibaba", verb="is in talks to rent", type="negotiate", modality="in-talks",
         chip="nvidia-h20", route="non-us-cloud-rental", partner="aolani", place="SG",
         day="2024-09-10", published="2024-09-12", hedge=2),
    Told(agent="tencent", verb="has bought", type="acquire", modality="done",
         chip="huawei-ascend-910b", route="domestic-chip", billions=0.85, day="2025-01-20",
         publisher="SCMP", published="2025-01-22"),
    Told(agent="deepseek", verb="is accused of smuggling", type="smuggle", modality="alleged",
         chip="nvidia-h100-sxm", route="smuggling", place="SG", day="2025-02-01",
         precision="month", published="2025-02-14", outlet="Financial Times", hedge=2),
    Told(agent="nvidia", verb="has stopped selling", type="decline", modality="done",
         chip="nvidia-a800", route="downgraded-chip", day="2023-11-20", published="2023-11-21"),
    Told(agent="tiktok", verb="has dropped a plan to rent", type="rent", modality="cancelled",
         chip="hopper", route="us-cloud-rental", partner="google", billions=1.2,
         published="2024-11-30", publisher="Example Wire"),
    Told(agent="huawei", verb="denies shipping", type="supply", modality="denied",
         chip="huawei-ascend-910b", day="2025-05-13", published="2025-05-13", hedge=1),
    Told(agent="mofcom", verb="advises companies not to buy", type="warn", modality="done",
         chip="nvidia-h20", day="2025-05-12", publisher="Financial Times",
         published="2025-05-12"),
    Told(agent="bis", verb="has rescinded a rule on", type="rescind-rule", modality="done",
         day="2025-05-13", published="2025-05-14", publisher="Bloomberg"),
    Told(agent="amd", verb="did not supply", type="supply", modality="done", chip="amd-mi308",
         route="direct-export", day="2025-04-16", published="2025-04-17", polarity="-"),
)  # fmt: skip


AGAIN = replace(TOLD[0], publisher="SCMP", published="2025-03-08")
"""The first act, told by a second paper in the same words."""

OTHERWISE = replace(
    AGAIN, verb="has agreed to take delivery of", modality="ongoing", place="SG", outlet="", hedge=0
)
"""The same act in words of its own: another stage, another place, on nobody else's word."""


def small_store(path: Path, again: Told = AGAIN) -> None:
    """A new store with the acts of `TOLD`, the first of them told by a second paper as well."""
    parts = rooms(small_names())
    with open_store(path, create=True) as store, closing(store.writer()) as conn:
        copy_names(conn)
        for number, told in enumerate((*TOLD, again)):
            document, claim = _article(told, number)
            save(conn, document, [claim], parts, STAMP, ingested_at="2025-12-01")
        # What relating says of the two reports is tested elsewhere; here it is given.
        (event,) = conn.execute("SELECT id FROM event WHERE reports = 2").fetchone()
        told = [
            row[0]
            for row in conn.execute(
                "SELECT claim_id FROM event_claim WHERE event_id = ? ORDER BY position", (event,)
            )
        ]
        conn.execute("UPDATE event_claim SET why = 'same sum' WHERE claim_id = ?", (told[1],))
        conn.execute("DELETE FROM conflict")
        conn.executemany(
            "INSERT INTO conflict (event_id, position, field, verdict, left, right, left_claims,"
            " right_claims) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (event, 0, "money", "agrees", "$7 billion", "$7 billion", *map(_one, told)),
                (event, 1, "place", "conflicts", "Malaysia", "Singapore", *map(_one, told)),
            ],
        )
        conn.execute("UPDATE event SET conflicting = (id = ?)", (event,))


def _one(number: int) -> str:
    return f"[{number}]"


def _article(told: Told, number: int) -> tuple[Document, Claim]:
    text = f"{ACTORS[told.agent][0]} and chips: report {number + 1}\n\nMarkets took little note. "
    start = len(text)

    def add(words: str) -> tuple[int, int]:
        nonlocal text
        at = len(text)
        text += words
        return at, len(text)

    name = ACTORS[told.agent][0]
    spans = {"agent": add(name)}
    add(" ")
    verb = add(told.verb)
    chips: tuple[ChipUse, ...] = ()
    if told.chip:
        add(" ")
        short = (CHIPS.get(told.chip) or FAMILIES[told.chip])[0]
        at = add(short)
        chips = (ChipUse(chip=told.chip, name=short, printed=short, start=at[0], end=at[1]),)
    roles = [Role(role="agent", actor=told.agent, name=name, via="name",
                  start=spans["agent"][0], end=spans["agent"][1])]  # fmt: skip
    if told.partner:
        add(" from ")
        partner = ACTORS[told.partner][0]
        at = add(partner)
        roles.append(Role(role="counterparty", actor=told.partner, name=partner, via="name",
                          start=at[0], end=at[1]))  # fmt: skip
    money: tuple[Money, ...] = ()
    if told.billions:
        add(" for ")
        printed = f"${told.billions:g} billion"
        at = add(printed)
        money = (Money(minimum=told.billions * 1e9, maximum=told.billions * 1e9, currency="USD",
                       measure="chips", printed=printed, start=at[0], end=at[1]),)  # fmt: skip
    sites: tuple[Site, ...] = ()
    if told.place:
        add(" in ")
        at = add(PLACES[told.place])
        sites = (Site(kind="chip-site", place=told.place, name=PLACES[told.place],
                      start=at[0], end=at[1]),)  # fmt: skip
    when = None
    if told.day:
        add(" ")
        last = told.day if told.precision == "day" else f"{told.day[:7]}-28"
        phrase = f"on {told.day}" if told.precision == "day" else f"in {told.day[:7]}"
        at = add(phrase)
        when = When(first=told.day, last=last, precision=told.precision, phrase=phrase,  # type: ignore[arg-type]
                    start=at[0], end=at[1])  # fmt: skip
    relays: tuple[Relay, ...] = ()
    origin = Origin(kind="own")
    if told.outlet:
        add(", ")
        at = add(told.outlet)
        add(" reported")
        relays = (
            Relay(kind="outlet", name=told.outlet, start=at[0], end=at[1]),
            Relay(kind="anonymous", name="", descriptor="people with knowledge", count="two"),
        )
        origin = Origin(kind="outlet", name=told.outlet)
    add(".")
    end = len(text)
    add(" Nobody at the companies wished to comment on the matter this week.\n\nShares were flat.")
    claim = Claim(
        start=start, end=end, quote=text[start:end], type=told.type, modality=told.modality,
        polarity=told.polarity, hedge=told.hedge, route=told.route,  # type: ignore[arg-type]
        roles=tuple(roles), chips=chips, money=money, when=when, sites=sites, attribution=relays,
        origin=origin, cues=(Cue("modality", *verb),),
    )  # fmt: skip
    day = When(first=told.published, last=told.published, precision="day")
    return (
        Document(
            sha256=sha256(text.encode()).hexdigest(), text=text, title=text.partition("\n")[0],
            publisher=told.publisher, url=f"https://example.org/{number + 1}", published=day,
            dated_by="metadata", source=f"small/{number + 1}.txt",
        ),
        claim,
    )  # fmt: skip


_LIVES: dict[str, tuple[str, tuple[tuple[RuleState, str], ...]]] = {
    "acs-ifr-2023": ("AC/S IFR 2023", (("published", "2023-10-25"), ("effective", "2023-11-17"))),
    "ai-diffusion-2025": (
        "AI Diffusion Rule", (("published", "2025-01-15"), ("not-enforced", "2025-05-13")),
    ),
    "iaas-kyc-nprm-2024": ("IaaS KYC proposal", (("proposed", "2024-01-29"),)),
    "remote-access-act": ("Remote Access Act", (("proposed", "2024-09-09"),)),
}  # fmt: skip


def small_reference() -> Reference:
    """The names of `tests.stores` with four rules; chips are judged by two of them as they are."""
    whole = load()
    page = Source(url="https://example.org/law", publisher="Example", title="Law", seen=True)
    rules = {
        id: Rule(
            id=id, name=f"{short} in full", short=short, jurisdiction="US", issuer="bis",
            kind="rule", summary="", source=(page,),
            state=tuple(
                State(becomes=state, on=day, source=page.url, confidence="high")
                for state, day in life
            ),
            test=whole.law.rules[id].test if id in whole.law.rules else (),
        )
        for id, (short, life) in _LIVES.items()
    }  # fmt: skip
    told = small_names()
    names = replace(
        told,
        chips={id: whole.names.chips.get(id, chip) for id, chip in told.chips.items()},
        countries={id: whole.names.countries[id] for id in (whole.law.watched,)},
        rules={id: RuleName(id=id, name=rule.name, short=rule.short) for id, rule in rules.items()},
    )
    law = Law(
        rules=rules, groups=whole.law.groups, outcomes=whole.law.outcomes,
        procedure=whole.law.procedure, horizon="2026-06-20", compiled="2026-11-22",
        watched=whole.law.watched,
    )  # fmt: skip
    return Reference(names=names, law=law, words=whole.words, version="small")
