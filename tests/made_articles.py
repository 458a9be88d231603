"""Made-up articles: hand-made records whose quotes are slices of their texts."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from hashlib import sha256
from typing import NamedTuple

from store.records import (
    ChipUse,
    Claim,
    Cue,
    Digest,
    Document,
    Money,
    Origin,
    Relay,
    Role,
    RuleUse,
    Site,
    When,
)
from store.vocabulary import EventType, Modality, Route, values
from tests.small_world import ACTORS, CHIPS, FAMILIES, OUTLETS, PLACES, PUBLISHERS, RULES


@dataclass
class Passage:
    """A text that grows; every piece added gives its span."""

    text: str = ""
    claims: list[Claim] = field(default_factory=list)

    def add(self, words: str) -> tuple[int, int]:
        start = len(self.text)
        self.text += words
        return start, len(self.text)


class Act(NamedTuple):
    """One made-up act, to be told by one or more articles."""

    agent: str
    verb: str
    type: EventType
    modality: Modality
    route: Route
    chip: str
    partner: str
    place: str
    billions: float
    units: int | None
    day: date
    precision: str
    rule: str


_VERBS: tuple[tuple[str, EventType, Modality, Route], ...] = (
    ("plans to buy", "acquire", "planned", "offshore-data-centre"),
    ("has bought", "acquire", "done", "direct-export"),
    ("is renting", "rent", "ongoing", "us-cloud-rental"),
    ("is in talks to rent", "negotiate", "in-talks", "non-us-cloud-rental"),
    ("has earmarked money for", "invest", "planned", "none"),
    ("is accused of smuggling", "smuggle", "alleged", "smuggling"),
    ("dropped a plan to buy", "acquire", "cancelled", "intermediary"),
    ("is deploying", "deploy", "ongoing", "domestic-chip"),
    ("has stopped selling", "decline", "done", "downgraded-chip"),
)
_BUYERS = ("bytedance", "alibaba", "tencent", "deepseek", "tiktok", "huawei")
_QUALIFIERS = ("exact", "exact", "about", "over", "up-to")
_PARTNERS = ("oracle", "google", "aolani", "bridge-dc", "")


def _act(chance: random.Random, number: int, count: int, first: date, last: date) -> Act:
    span = (last - first).days
    day = first + timedelta(days=span * number // max(count, 1) + chance.randrange(3))
    verb, kind, modality, route = _VERBS[chance.randrange(len(_VERBS))]
    rule = ""
    agent = chance.choice(_BUYERS)
    if chance.random() < 0.08:
        agent, rule = chance.choice(("us-commerce", "bis")), chance.choice(RULES)
        verb, kind, modality, route = ("proposed", "propose-rule", "proposed", "none")
    return Act(
        agent=agent,
        verb=verb,
        type=kind,
        modality=modality,
        route=route,
        chip="" if rule else chance.choice((*CHIPS, *FAMILIES)),
        partner="" if rule else chance.choice(_PARTNERS),
        place="" if rule or chance.random() < 0.4 else chance.choice(tuple(PLACES)),
        billions=0.0 if rule or chance.random() < 0.4 else chance.randrange(1, 200) / 10,
        units=chance.randrange(1, 60) * 500 if not rule and chance.random() < 0.25 else None,
        day=day,
        precision=chance.choice(("day", "month", "year", "unknown", "")),
        rule=rule,
    )


def _when(act: Act, passage: Passage) -> When | None:
    day = act.day.isoformat()
    if act.precision == "":
        return None
    phrase, first, last = {
        "day": (f"on {day}", day, day),
        "month": (f"in {day[:7]}", f"{day[:7]}-01", f"{day[:7]}-28"),
        "year": (f"in {day[:4]}", f"{day[:4]}-01-01", f"{day[:4]}-12-31"),
        "unknown": ("recently", "", ""),
    }[act.precision]
    passage.add(" ")
    start, end = passage.add(phrase)
    return When(
        first=first,
        last=last,
        precision=act.precision,  # type: ignore[arg-type]
        phrase=phrase,
        start=start,
        end=end,
    )


def _tell(passage: Passage, act: Act, outlet: str, chance: random.Random) -> None:
    """Add one sentence that tells the act, and the claim that it makes."""
    start = len(passage.text)
    name = ACTORS[act.agent][0]
    agent = passage.add(name)
    passage.add(" ")
    cue = passage.add(act.verb)
    roles = [
        Role(role="agent", actor=act.agent, name=name, via="name", start=agent[0], end=agent[1])
    ]
    chips: tuple[ChipUse, ...] = ()
    rules: tuple[RuleUse, ...] = ()
    if act.rule:
        passage.add(" ")
        span = passage.add("a rule on renting computing power")
        rules = (RuleUse(rule=act.rule, by="description", start=span[0], end=span[1]),)
    if act.units:
        passage.add(f" {act.units}")
    if act.chip:
        short = CHIPS[act.chip][0] if act.chip in CHIPS else FAMILIES[act.chip][0]
        passage.add(" ")
        span = passage.add(short)
        chips = (
            ChipUse(
                chip=act.chip,
                name=short,
                printed=short,
                quantity=act.units,
                start=span[0],
                end=span[1],
            ),
        )
        passage.add(" chips")
    if act.partner:
        passage.add(" through ")
        partner = ACTORS[act.partner][0]
        span = passage.add(partner)
        roles.append(
            Role(
                role="counterparty",
                actor=act.partner,
                name=partner,
                via="name",
                start=span[0],
                end=span[1],
            )
        )
    money: tuple[Money, ...] = ()
    if act.billions:
        passage.add(" for ")
        yuan = chance.random() < 0.2
        printed = f"RMB {act.billions * 7:g} billion" if yuan else f"${act.billions:g} billion"
        span = passage.add(printed)
        figure = act.billions * (7e9 if yuan else 1e9)
        money = (
            Money(
                minimum=figure,
                maximum=figure,
                currency="CNY" if yuan else "USD",
                qualifier=chance.choice(_QUALIFIERS),  # type: ignore[arg-type]
                measure="chips",
                converted=act.billions * 1e9 if yuan else None,
                converted_currency="USD" if yuan else "",
                printed=printed,
                start=span[0],
                end=span[1],
            ),
        )
    sites: tuple[Site, ...] = ()
    if act.place:
        passage.add(" in ")
        span = passage.add(PLACES[act.place])
        sites = (
            Site(
                kind="chip-site",
                place=act.place,
                name=PLACES[act.place],
                start=span[0],
                end=span[1],
            ),
        )
    when = _when(act, passage)
    relays: tuple[Relay, ...] = ()
    origin = Origin(kind="own")
    hedge = 0
    if outlet:
        passage.add(", ")
        span = passage.add(outlet)
        relays = (Relay(kind="outlet", name=outlet, start=span[0], end=span[1]),)
        passage.add(" reported")
        origin, hedge = Origin(kind="outlet", name=outlet), 1
    elif chance.random() < 0.3:
        passage.add(", reportedly")
        origin, hedge = Origin(kind="uncredited"), 2
    passage.add(".")
    end = len(passage.text)
    passage.add(" ")
    passage.claims.append(
        Claim(
            start=start,
            end=end,
            quote=passage.text[start:end],
            type=act.type,
            modality=act.modality,
            hedge=hedge,  # type: ignore[arg-type]
            route=act.route,
            roles=tuple(roles),
            chips=chips,
            units=act.units,
            money=money,
            when=when,
            sites=sites,
            rules=rules,
            attribution=relays,
            origin=origin,
            cues=(Cue("modality", *cue),),
            background=chance.random() < 0.1,
        )
    )


def _deny(passage: Passage, act: Act) -> None:
    start = len(passage.text)
    name = ACTORS[act.agent][0]
    agent = passage.add(name)
    passage.add(" ")
    cue = passage.add("denied")
    passage.add(" the report.")
    end = len(passage.text)
    passage.add(" ")
    passage.claims.append(
        Claim(
            start=start,
            end=end,
            quote=passage.text[start:end],
            type="state",
            modality="denied",
            hedge=1,
            roles=(
                Role(
                    role="agent",
                    actor=act.agent,
                    name=name,
                    via="name",
                    start=agent[0],
                    end=agent[1],
                ),
            ),
            cues=(Cue("modality", *cue),),
        )
    )


def article(
    act: Act, chance: random.Random, number: int, outlet: str
) -> tuple[Document, list[Claim]]:
    """One made-up article that tells an act, with its claims."""
    passage = Passage()
    start, end = passage.add(f"{ACTORS[act.agent][0]} and its chips, part {number}")
    title = passage.text[start:end]
    passage.add("\n\n")
    _tell(passage, act, outlet, chance)
    passage.add("Nobody at the companies wished to comment on the matter this week. ")
    if chance.random() < 0.15:
        _deny(passage, act)
    published = act.day + timedelta(days=chance.randrange(6))
    undated = chance.random() < 0.05
    day = published.isoformat()
    publisher = chance.choice(PUBLISHERS)
    return (
        Document(
            sha256=sha256(passage.text.encode()).hexdigest(),
            text=passage.text,
            title=title,
            publisher=publisher,
            url=f"https://example.org/{number}" if chance.random() < 0.7 else "",
            published=None if undated else When(first=day, last=day, precision="day", phrase=day),
            dated_by="unknown" if undated else "metadata",
            digest_of=Digest(publisher=publisher) if chance.random() < 0.2 else None,
            source=f"made/{number}.txt",
        ),
        passage.claims,
    )


def articles(
    events: int, seed: int = 1, *, first: date = date(2022, 1, 3), last: date = date(2026, 11, 20)
) -> list[tuple[Document, list[Claim]]]:
    """Made-up articles that tell about `events` acts, in the order of their days."""
    chance = random.Random(seed)
    made: list[tuple[Document, list[Claim]]] = []
    for number in range(events):
        act = _act(chance, number, events, first, last)
        outlet = chance.choice((*OUTLETS, "", ""))
        for retelling in range(chance.choice((1, 1, 1, 2, 2, 3, 5))):
            told = act
            if retelling and chance.random() < 0.25:
                told = act._replace(route=chance.choice(values(Route)))
            if retelling and chance.random() < 0.15:
                told = told._replace(modality="done" if act.modality == "planned" else act.modality)
            credited = outlet if not retelling or chance.random() < 0.7 else chance.choice(OUTLETS)
            made.append(article(told, chance, len(made) + 1, credited))
    return made


def edited(document: Document, claims: Sequence[Claim]) -> tuple[Document, list[Claim]]:
    """The same article with a sentence more: another text under the same URL."""
    text = document.text + "This article was updated. "
    return replace(document, text=text, sha256=sha256(text.encode()).hexdigest()), list(claims)
