"""From claims to the legal facts of their event."""

from typing import Any

from store.assess.facts import facts_of
from store.records import ChipUse, Claim, Role, Site
from store.reference import Reference


def role(kind: str, actor: str, via: str = "name") -> Role:
    return Role(role=kind, actor=actor, name=actor, via=via, start=0, end=1)  # type: ignore[arg-type]


def site(kind: str, place: str) -> Site:
    return Site(kind=kind, place=place, name=place)  # type: ignore[arg-type]


def claim(type_: str = "acquire", **fields: Any) -> Claim:
    fields["chips"] = tuple(ChipUse(chip=c, name=c, printed=c) for c in fields.get("chips", ()))
    given = {"start": 0, "end": 1, "quote": "x", "modality": "done", **fields}
    return Claim(type=type_, **given)  # type: ignore[arg-type]


BUYER, SELLER = role("agent", "bytedance"), role("counterparty", "nvidia")


def test_the_buyer_is_the_actor(reference: Reference) -> None:
    told = claim(roles=(BUYER, SELLER), chips=("nvidia-h20",), route="direct-export")
    found = facts_of([told], reference.names)
    assert (found.actor, found.chip, found.route) == ("bytedance", "nvidia-h20", "direct-export")


def test_of_a_sale_the_counterparty_is_the_actor(reference: Reference) -> None:
    sale = claim("supply", roles=(role("agent", "oracle"), role("counterparty", "bytedance")))
    assert facts_of([sale], reference.names).actor == "bytedance"
    assert (
        facts_of([claim("supply", roles=(role("agent", "oracle"),))], reference.names).actor == ""
    )


def test_the_maker_of_the_chip_is_never_its_buyer(reference: Reference) -> None:
    roles = (role("agent", "nvidia"), role("counterparty", "tencent"))
    told = claim("negotiate", roles=roles, chips=("nvidia-h20",))
    assert facts_of([told], reference.names).actor == "tencent"


def test_an_actor_of_the_tables_goes_before_one_that_is_not(reference: Reference) -> None:
    told = claim(roles=(role("agent", "~front-firm"), BUYER))
    assert facts_of([told], reference.names).actor == "bytedance"


def test_the_lessor_operates_the_machines_and_a_maker_that_stands_in_does_not(
    reference: Reference,
) -> None:
    rented = {"route": "non-us-cloud-rental", "chips": ("nvidia-b200",)}
    lessor = claim("rent", roles=(BUYER, role("counterparty", "aolani")), **rented)
    maker = claim("rent", roles=(BUYER, role("counterparty", "nvidia", "maker")), **rented)
    hosted = claim("rent", roles=(BUYER, role("host", "oracle")), **rented)
    names = reference.names
    assert facts_of([lessor], names).operator == "aolani"
    assert facts_of([maker], names).operator == ""
    assert facts_of([hosted], names).operator == "oracle"
    assert facts_of([claim(roles=(BUYER, SELLER), chips=("nvidia-h20",))], names).operator == ""


def test_whom_a_smuggler_serves(reference: Reference) -> None:
    roles = (role("agent", "~front-firm"), role("beneficiary", "bytedance"))
    told = claim("smuggle", roles=roles, route="smuggling", chips=("nvidia-h100-sxm",))
    found = facts_of([told], reference.names)
    assert (found.actor, found.end_user) == ("~front-firm", "bytedance")


def test_a_family_is_left_out_beside_its_model(reference: Reference) -> None:
    told = claim(chips=("hopper", "nvidia-h100-sxm", "blackwell"))
    assert facts_of([told], reference.names).chip == "nvidia-h100-sxm,blackwell"


def test_where_the_chips_stand_goes_before_where_goods_are_sent(reference: Reference) -> None:
    sites = (site("destination", "CN"), site("chip-site", "johor"), site("user-site", "SG"))
    assert facts_of([claim(sites=sites)], reference.names).place == "MY"
    sites = (site("chip-site", "southeast-asia"), site("chip-site", "MY"), site("chip-site", "SG"))
    assert facts_of([claim(sites=sites)], reference.names).place == "MY,SG"
    assert facts_of([claim(sites=sites[:1])], reference.names).place == "southeast-asia"
    assert facts_of([claim(sites=(site("user-site", "SG"),))], reference.names).place == ""


def test_the_home_of_an_actor_that_no_table_lists(reference: Reference) -> None:
    home = (site("legal-home", "shanghai"),)
    unlisted = claim(roles=(role("agent", "~front-firm"),), sites=home)
    assert facts_of([unlisted], reference.names).actor == "~front-firm@CN"
    assert facts_of([claim(sites=home)], reference.names).actor == "@CN"
    assert facts_of([claim(roles=(BUYER,), sites=home)], reference.names).actor == "bytedance"


def test_chips_without_a_way_leave_the_route_open_and_nothing_at_all_moves_nothing(
    reference: Reference,
) -> None:
    assert facts_of([claim(chips=("nvidia-h20",))], reference.names).route == ""
    assert facts_of([claim("invest")], reference.names).route == "none"


def test_claims_fill_in_for_each_other_and_news_goes_before_background(
    reference: Reference,
) -> None:
    old = claim(roles=(role("agent", "tencent"),), chips=("nvidia-a100",), background=True)
    news = claim(roles=(BUYER,), route="direct-export")
    found = facts_of([old, news], reference.names)
    assert (found.actor, found.chip, found.route) == ("bytedance", "nvidia-a100", "direct-export")
