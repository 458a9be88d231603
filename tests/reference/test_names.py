"""What a typed name means, what an id is called, and what lies in what."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.reference import Names, load
from store.reference.entries import Actor, Chip, Country, Family, Hub, Publisher, Region
from store.reference.names import KINDS, RuleName, slug
from store.vocabulary import ActorKind, values

NAMES = load().names


@pytest.mark.parametrize(
    ("key", "short"),
    [
        ("nvidia-h100-sxm", "H100"),
        ("nvidia-h100-pcie", "H100"),
        ("nvidia-a100", "A100"),
        ("nvidia-a800", "A800"),
        ("nvidia-h800", "H800"),
        ("nvidia-h20", "H20"),
        ("nvidia-h200", "H200"),
        ("nvidia-b200", "B200"),
        ("nvidia-b300", "B300"),
        ("nvidia-gb200", "GB200"),
        ("nvidia-b30a", "B30A"),
        ("nvidia-rtx-4090", "RTX 4090"),
        ("nvidia-rtx-pro-6000d", "RTX Pro 6000D"),
        ("nvidia-l40s", "L40S"),
        ("amd-mi308", "MI308"),
        ("amd-mi325x", "MI325X"),
        ("huawei-ascend-910b", "Ascend 910B"),
        ("kunlunxin-p800", "Kunlun P800"),
        ("hopper", "Hopper"),
        ("blackwell", "Blackwell"),
        ("ascend", "Ascend"),
    ],
)
def test_chips_go_by_their_short_names(key: str, short: str) -> None:
    assert NAMES.name("chip", key) == short


@pytest.mark.parametrize(
    ("kind", "typed", "key"),
    [
        ("chip", "h100", "nvidia-h100-sxm"),
        ("chip", "a100", "nvidia-a100"),
        ("chip", "rtx4090", "nvidia-rtx-4090"),
        ("chip", "910b", "huawei-ascend-910b"),
        ("chip", "hopper gpus", "hopper"),
        ("actor", "bytedance", "bytedance"),
        ("actor", "TIKTOK", "tiktok"),
        ("actor", "Samsung", "samsung"),
        ("actor", "us cloud providers", "us-cloud-providers"),
        ("actor", "Chinese tech giants", "chinese-companies"),
        ("actor", "百度", "baidu"),
        ("place", "us", "US"),
        ("place", "U.S.", "US"),
        ("place", "malaysian", "MY"),
        ("place", "SE Asia", "southeast-asia"),
        ("place", "johor", "johor"),
        ("publisher", "wsj", "wsj"),
        ("publisher", "scmp.com", "scmp"),
    ],
)
def test_what_a_user_types_is_found(kind: str, typed: str, key: str) -> None:
    assert NAMES.resolve(kind, typed)[0] == key


def test_of_two_chips_with_one_short_name_the_default_comes_first() -> None:
    assert NAMES.resolve("chip", "H100") == ("nvidia-h100-sxm", "nvidia-h100-pcie")


def test_what_nobody_lists_is_not_found() -> None:
    assert NAMES.resolve("actor", "nobody of that name") == ()
    assert NAMES.resolve("actor", "") == ()
    assert NAMES.resolve("planet", "mars") == ()


def test_every_id_and_every_shown_name_is_found_again() -> None:
    tables = {
        "actor": NAMES.actors,
        "chip": {**NAMES.chips, **NAMES.families},
        "place": {**NAMES.countries, **NAMES.hubs, **NAMES.regions},
        "publisher": NAMES.publishers,
        "rule": NAMES.rules,
    }
    for kind, table in tables.items():
        for key in table:
            assert key in NAMES.resolve(kind, key)
            assert key in NAMES.resolve(kind, NAMES.name(kind, key))


def test_shown_names_of_actors_and_places_are_each_one_entry_s_own() -> None:
    for table in (NAMES.actors, NAMES.families, NAMES.publishers):
        shown = [entry.name for entry in table.values()]
        assert len(shown) == len(set(shown))


@pytest.mark.parametrize(
    ("kind", "typed", "meant"),
    [
        ("actor", "bytdance", "bytedance"),
        ("chip", "blackwel", "blackwell"),
        ("place", "malasia", "MY"),
        ("publisher", "reuter", "reuters"),
    ],
)
def test_the_nearest_name_can_be_typed(kind: str, typed: str, meant: str) -> None:
    assert meant in NAMES.resolve(kind, NAMES.nearest(kind, typed)[0])


@pytest.mark.parametrize("typed", ["the comp", "company", "The", "tech giant", "it"])
def test_a_name_that_means_something_only_in_its_context_is_not_suggested(typed: str) -> None:
    vague = {"the company", "the Beijing-based tech giant", "the Chinese tech giant", "the Post"}
    assert all(NAMES.resolve("actor", one) for one in vague)
    assert not vague & set(NAMES.nearest("actor", typed, 9))


@given(kind=st.sampled_from((*KINDS, "other")), text=st.text(max_size=12))
def test_names_never_raise_and_the_nearest_always_resolve(kind: str, text: str) -> None:
    assert isinstance(NAMES.name(kind, text), str)
    near = NAMES.nearest(kind, text)
    assert len(near) <= 3
    assert all(NAMES.resolve(kind, one) for one in near)


@given(st.sampled_from(sorted(NAMES.actors)), st.data())
def test_case_and_punctuation_do_not_count(key: str, data: st.DataObject) -> None:
    name = NAMES.actors[key].name
    swapped = "".join(data.draw(st.sampled_from((c.lower(), c.upper(), f"{c}-"))) for c in name)
    assert NAMES.resolve("actor", swapped) == NAMES.resolve("actor", name)


@pytest.mark.parametrize(
    ("kind", "key", "shown"),
    [
        ("chip", "~b30c", "B30C"),
        ("actor", "~green-fields", "Green Fields"),
        ("actor", "~ministry-of-the-interior", "Ministry of the Interior"),
        ("actor", "~moon-ai", "Moon AI"),
        ("place", "~", ""),
        ("chip", "unlisted", "unlisted"),
    ],
)
def test_a_name_that_no_table_lists_is_made_readable(kind: str, key: str, shown: str) -> None:
    assert NAMES.name(kind, key) == shown


def test_parents_of_an_actor_go_upwards() -> None:
    assert NAMES.ancestors("speedmatrix") == ("megaspeed",)
    assert NAMES.ancestors("bis") == ("us-commerce", "us-government")
    assert NAMES.ancestors("bytedance") == ()
    assert NAMES.ancestors("~unlisted") == ()


def test_families_and_members_say_the_same() -> None:
    assert "blackwell" in NAMES.families_of("nvidia-b200")
    for family in NAMES.families:
        for chip in NAMES.members(family):
            assert family in NAMES.families_of(chip)
    assert NAMES.members("nvidia-b200") == ()


def test_places_lie_in_places() -> None:
    assert NAMES.country_of("johor") == "MY"
    assert NAMES.country_of("MY") == "MY"
    assert NAMES.country_of("southeast-asia") == ""
    assert "southeast-asia" in NAMES.regions_of("johor")
    assert NAMES.around("sedenak")[:3] == ("kulai", "johor", "MY")
    assert NAMES.around("southeast-asia") == ()


def test_a_hub_and_what_it_lies_in_share_a_country() -> None:
    for hub in NAMES.hubs.values():
        if hub.within:
            assert NAMES.country_of(hub.within) == hub.country


@pytest.mark.parametrize(
    ("url", "publisher"),
    [
        ("https://www.reuters.com/technology/x", "reuters"),
        ("http://amp.scmp.com:8080/a", "scmp"),
        ("ft.com", "financial-times"),
        ("https://notreuters.com/x", ""),
        ("https://com/", ""),
        ("http://[bad", ""),
        ("", ""),
    ],
)
def test_the_publisher_is_known_by_its_host(url: str, publisher: str) -> None:
    assert NAMES.publisher_at(url) == publisher


def test_a_publisher_with_an_actor_is_called_like_it() -> None:
    assert NAMES.publishers["ainvest"].name == NAMES.actors["ainvest"].name
    assert NAMES.publishers["ainvest"].basis == "machine-written"


def test_chip_makers_and_families_agree() -> None:
    for family in NAMES.families.values():
        for chip in family.members:
            assert not family.vendor or NAMES.chips[chip].vendor == family.vendor


def test_every_kind_of_actor_is_used() -> None:
    assert {actor.kind for actor in NAMES.actors.values()} == set(values(ActorKind))


def test_collectives_have_wordings_enough() -> None:
    for actor in NAMES.actors.values():
        if actor.kind == "collective":
            assert len(actor.aliases) >= 4, actor.id


def test_names_can_be_made_by_hand() -> None:
    names = Names(
        actors={"a": Actor(id="a", name="A One", kind="company", sources=("x",), parent="b")},
        chips={
            "c": Chip(
                id="c",
                name="C chip",
                short="C",
                vendor="a",
                architecture="",
                market="data-center",
                designed_for_china=False,
                confidence="high",
                sources=("x",),
            )
        },
        families={"f": Family(id="f", name="F", short="F", members=("c",))},
        countries={"SG": Country(iso="SG", name="Singapore")},
        hubs={"h": Hub(id="h", name="H", kind="city", country="SG", within="h")},
        regions={"r": Region(id="r", name="R", members=("SG",))},
        publishers={"p": Publisher(id="p", name="P", sources=("x",), hosts=("p.example",))},
        rules={"u": RuleName(id="u", name="Rule of use", short="RU", aliases=("the use rule",))},
    )
    assert names.ancestors("a") == ("b",)
    assert names.resolve("rule", "the use rule") == ("u",)
    assert names.name("rule", "u") == "RU"
    assert names.around("h") == ("h", "SG", "r")


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("Apple Inc.", "~apple"),
        ("Jicun Technology Co., Ltd.", "~jicun-technology"),
        ("Kulai Compute Sdn Bhd", "~kulai-compute"),
        ("Co", "~co"),
        ("Incline", "~incline"),
    ],
)
def test_the_form_of_a_firm_in_law_is_no_part_of_its_key(printed: str, key: str) -> None:
    assert slug(printed) == key
