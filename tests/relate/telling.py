"""Claims and reports for the tests of relate, with everything that does not matter left out."""

from dataclasses import replace
from hashlib import sha256

from store.changes import Report, StoredEvent, Telling
from store.records import ChipUse, Claim, Document, Money, Origin, Role, RuleUse, Site, When
from store.relate import relate, same_act
from tests.stores import small_names

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
    return Telling(
        claim=one,
        report=Report(document_id=claim_id, published=dated, **report),  # type: ignore[arg-type]
        claim_id=claim_id,
    )


def stored(*tellings: Telling, event_id: int = 1) -> StoredEvent:
    return StoredEvent(event_id=event_id, key=f"key{event_id}", tellings=tellings)


def article(text: str = "text " * 40, published: str = "2025-01-12", **more: object) -> Document:
    return Document(
        sha256=sha256(text.encode()).hexdigest(),
        text=text,
        published=day(published) if published else None,
        **more,  # type: ignore[arg-type]
    )


def change(claims: list[Claim], *near: StoredEvent, published: str = "2025-01-12", **more: object):
    """What an article with these claims does to the events near it."""
    return relate(article(published=published, **more), claims, near, NAMES).events


PLAN = claim(money=dollars(7), maker="nvidia")


def joins(left: Claim, right: Claim, first: str = "2025-01-10", second: str = "2025-01-12") -> bool:
    """Whether two claims, told on these days, tell one act; which comes first must not matter."""
    one, other = told(left, first), told(right, second)
    there, back = same_act(one, other, NAMES), same_act(other, one, NAMES)
    assert there.score == back.score
    return there.joins
