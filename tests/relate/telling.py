"""Claims and reports for the tests of relate, with everything that does not matter left out."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

from store.changes import Report, StoredEvent, Telling, tellings_of
from store.records import ChipUse, Claim, Document, Money, Origin, Role, RuleUse, Site, When
from store.relate import ENOUGH, keys, probes, relate, same_act
from store.relate.acts import Act, act_of
from store.relate.keys import DATED, rare_keys, rare_probes
from tests.small_world import small_names

NAMES = small_names()


def day(first: str, last: str = "") -> When:
    """A day, or the days from one to another."""
    return When(first=first, last=last or first, precision="range" if last else "day")


def dollars(billions: float, **more: object) -> Money:
    return Money(
        minimum=billions * 1e9,
        maximum=billions * 1e9,
        currency="USD",
        printed=f"${billions:g} billion",
        **more,  # type: ignore[arg-type]
    )


def yuan(billions: float, in_dollars: float | None = None) -> Money:
    return Money(
        minimum=billions * 1e9,
        maximum=billions * 1e9,
        currency="CNY",
        converted=None if in_dollars is None else in_dollars * 1e9,
        converted_currency="" if in_dollars is None else "USD",
        printed=f"{billions:g} billion yuan",
    )


def claim(
    agent: str = "bytedance",
    *,
    partner: str = "",
    maker: str = "",
    chip: str = "",
    money: Money | None = None,
    place: str = "",
    rule: str = "",
    outlet: str = "",
    uncredited: bool = False,
    start: int = 0,
    **more: object,
) -> Claim:
    """A claim about ByteDance's plan to buy, unless said otherwise."""
    roles = [Role(role="agent", actor=agent, name=agent, via="name", start=0, end=0)]
    for actor, via in ((partner, "name"), (maker, "maker")):
        if actor:
            roles.append(
                Role(
                    role="counterparty",
                    actor=actor,
                    name=actor,
                    via=via,  # type: ignore[arg-type]
                    start=0,
                    end=0,
                )
            )
    origin = Origin(kind="uncredited" if uncredited else "own")
    made = Claim(
        start=start,
        end=start + 4,
        quote="text",
        type="acquire",
        modality="planned",
        roles=tuple(roles),
        chips=(ChipUse(chip=chip, name=chip, printed=""),) if chip else (),
        money=(money,) if money else (),
        sites=(Site(kind="chip-site", place=place, name=place),) if place else (),
        rules=(RuleUse(rule=rule, by="wording"),) if rule else (),
        origin=Origin(kind="outlet", name=outlet) if outlet else origin,
    )
    return replace(made, **more)  # type: ignore[arg-type]


def told(one: Claim, published: str = "2025-01-10", claim_id: int = 0, **report: object) -> Telling:
    """A claim as told by a report of a day."""
    dated = day(published) if published else None
    about = {"document_id": claim_id, "home": f"home{claim_id}", **report}
    return Telling(
        claim=one,
        report=Report(published=dated, **about),  # type: ignore[arg-type]
        claim_id=claim_id,
        key=f"key{claim_id}",
    )


def stored(*tellings: Telling, event_id: int = 1) -> StoredEvent:
    """An event as the store has it, named after its first telling."""
    key = tellings[0].key if tellings else "key"
    return StoredEvent(event_id=event_id, key=key, kin=key, tellings=tellings)


def article(text: str = "text " * 40, published: str = "2025-01-12", **more: object) -> Document:
    return Document(
        sha256=sha256(text.encode()).hexdigest(),
        text=text,
        published=day(published) if published else None,
        **more,  # type: ignore[arg-type]
    )


def new(claims: Sequence[Claim], document: Document) -> tuple[Telling, ...]:
    """The claims of an article that comes after those of `told`."""
    ids = range(FIRST_NEW, FIRST_NEW + len(claims))
    return tellings_of(Report.of(document, FIRST_NEW), claims, list(ids))


def change(claims: Sequence[Claim], *near: StoredEvent, published: str = "2025-01-12", **more: Any):
    """What an article with these claims does to the events near it."""
    return relate(new(claims, article(published=published, **more)), near, NAMES).events


FIRST_NEW = 100
"""Row of the first claim of a new article, and of that article."""

PLAN = claim(money=dollars(7), maker="nvidia")


def act(one: Claim, published: str = "2025-01-10", claim_id: int = 0) -> Act:
    """What a claim tells, by a report of a day."""
    return act_of(told(one, published, claim_id), NAMES)


def joins(left: Claim, right: Claim, first: str = "2025-01-10", second: str = "2025-01-12") -> bool:
    """Whether two claims, told on these days, tell one act; which comes first must not matter."""
    one, other = act(left, first, 1), act(right, second, 2)
    there, back = same_act(one, other, NAMES), same_act(other, one, NAMES)
    assert (there.score, there.apart) == (back.score, back.apart)
    return there.joins


def meet(left: Claim, right: Claim) -> bool:
    """Whether each of two claims finds enough of what the other is stored under."""
    one, other = act(left, claim_id=1), act(right, claim_id=2)
    return _found(one, other) and _found(other, one)


def _found(stored: Act, looking: Act) -> bool:
    wanted = set(probes(looking))
    weight = sum(weight % DATED for key, weight in keys(stored) if key in wanted)
    return weight >= ENOUGH and bool(set(rare_keys(stored)) & set(rare_probes(looking)))
