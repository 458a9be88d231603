"""Who is named in a text: by the tables, by the form of a name, by an act of a state."""

import pytest

from store.parse import mentions
from store.records import Document
from tests.parse.told import reference


def actors(text: str) -> set[str]:
    """The keys of the actors that `text` names."""
    document = Document(sha256="0" * 64, text=text)
    return {m.key for m in mentions(document, reference()) if m.kind == "actor"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two men, Omar Teo, 44, and Jun Lim, 39, face charges.", {"~omar-teo", "~jun-lim"}),
        ("The accused are Singaporeans Omar Teo, 44, and Jun Lim, 39.", {"~omar-teo", "~jun-lim"}),
        ("Chief executive Nadia Okafor said the hall was full.", {"~nadia-okafor"}),
        ("Farhan Idris, a broker in Penang, sold 300 H100 processors.", {"~farhan-idris"}),
        ("China's push for chips of its own goes on.", {"china-government"}),
        ("Nvidia fell.\n\nCredit: Reuters\n", {"nvidia", "reuters"}),
        ("Luma AI said it would rent 18,000 GB300 chips from Humain.", {"~luma-ai"}),
        ("Defence Minister Omar Teo told reporters that chips are held.", {"~omar-teo"}),
        ("National Security Adviser Amy Lim said the licence was issued.", {"~amy-lim"}),
        ("Ireland's Data Protection Board fined TikTok.", {"~data-protection-board"}),
        ("The chips went to Inspur, State Grid and Tencent.", {"~state-grid"}),
        ('Omar "Jim" Teo, 43, sold 300 H100 processors.', {"~omar-jim-teo"}),
        ("Union secretary Joost van Leer said the hall was full.", {"~joost-van-leer"}),
        ("They were sold by chairman C.C. Lim, it was said.", {"~c-c-lim"}),
        ("Executive Vice-President Nadia Okafor criticised the rule.", {"~nadia-okafor"}),
        ("Corvane said it had bought 300 H100 processors.", {"~corvane"}),
        ("Corvane Data Services Pvt. Ltd. bought 300 H100 chips.", {"~corvane-data-services"}),
        (
            "The Ministry of Energy, Mines and Trade said so.",
            {"~ministry-of-energy-mines-and-trade"},
        ),
        ("Shares of Corvane Technology fell by a third.", {"~corvane-technology"}),
        ("Representative Okafor wants more export controls.", {"~okafor"}),
        ("The United States restricted the A100 in 2022.", {"us-government"}),
        ("Beijing's commerce ministry took note on Friday.", {"mofcom"}),
        ("In Malaysia the trade ministry opened an inquiry.", {"malaysia-miti"}),
        ("The Cyberspace Administration told Alibaba to stop.", {"cac"}),
    ],
)
def test_those_whom_no_table_lists_are_named_by_their_form(text: str, found: set[str]) -> None:
    assert found <= actors(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("xAI bought 300 H100 chips.", {"xai"}),
        ("The order of Elon Musk's xAI is Dell's.", {"elon-musk", "xai", "dell"}),
        ("Cisco and Tesla buy chips from AMD.", {"cisco", "tesla", "amd"}),
        ("Lam Research sold tools to SMIC and Naura.", {"lam-research", "smic", "naura"}),
        ("Gautam Adani spoke to Tata Communications.", {"gautam-adani", "tata-communications"}),
        ("SoftBank owns Arm, it said. Why Arm?", {"softbank", "arm-holdings"}),
        ("The offices of Scale AI and Together AI are shut.", {"scale-ai", "together-ai"}),
        ("The reader of the Wall Street Journal sleeps.", {"wsj"}),
    ],
)
def test_well_known_names_are_found_wherever_they_stand(text: str, found: set[str]) -> None:
    assert actors(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It wants to scale AI models and to bring together AI labs.", set()),
        ("TikTok Signs Deal to Hand U.S. Arm to Oracle", {"tiktok", "oracle"}),
        ("CHINDATA'S OVERSEAS ARM BREAKS GROUND", {"chindata"}),
        ("The university bought Nvidia Tesla cards and a Tesla V100.", {"nvidia"}),
        ("Reliance on Nvidia is a risk.", {"nvidia"}),
        ("Rebellions against the rule broke out at Nvidia.", {"nvidia"}),
        ("Listen to it on Apple Podcasts.", set()),
        ("The NEC director spoke of Nvidia.", {"nvidia"}),
    ],
)
def test_words_and_things_that_only_look_like_a_well_known_name(text: str, found: set[str]) -> None:
    assert {key for key in actors(text) if not key.startswith("~")} == found


@pytest.mark.parametrize(
    "text",
    [
        "China's AI spending rose.",
        "The permit covers US-made AI chips and Chinese-designed AI processors.",
        "The first 200-megawatt AI cluster has 112GB of memory a card and 1.4GW of power.",
        "Items within ECCN 3A090 or ECCN 4A090.a need a licence, and Section 232 duties apply.",
        "Everybody knows that Twelve of 17 analysts said so.",
        "ByteDance to Double AI Chip Spending in China",
        "He met the Menteri Besar.",
        "Copper rose on Monday. Tobacco remains dear. Absent a licence, nothing ships.",
        "Dear Editor, is my laptop a chip?\n\nDownload PDF\n\nReader mail.",
        "Banned Nvidia Gear Is a Phone Call Away\n\nAlibaba bought H100 chips.",
        "The Kospi fell, the Hang Seng Index rose, and ODMs said that CUDA leads.",
        "Operation Gatekeeper led to the seizure of H100 chips in Tampa.",
        "The Minister of Investment, Trade and Industry was asked about it.",
        "A Member for Aljunied asked. Plaintiff sold servers. KEY POINTS of the day follow.",
        "US President Donald Trump and Nvidia CEO Jensen Huang met.",
    ],
)
def test_what_is_capitalised_is_not_yet_a_name(text: str) -> None:
    assert [key for key in actors(text) if key.startswith("~")] == []


def test_the_owner_of_a_name_is_no_part_of_it() -> None:
    named = actors("The founder Peter Tan's firm bought chips, and Peter Tan knew.")
    assert {key for key in named if key.startswith("~")} == {"~peter-tan"}


def test_a_surname_behind_another_forename_is_somebody_else() -> None:
    assert "jensen-huang" not in actors("Alice Huang sold 300 H100 processors to Alibaba.")
    assert "jensen-huang" in actors("Nvidia's Huang sold 300 H100 processors to Alibaba.")
    assert "jensen-huang" in actors("It flew to Taipei. Huang spoke there.")


def chips(text: str) -> list[str]:
    """The keys of the chips that `text` names, in order."""
    document = Document(sha256="0" * 64, text=text)
    return [m.key for m in mentions(document, reference()) if m.kind == "chip"]


def test_a_family_that_is_named_once_as_chips_is_meant_by_its_bare_name() -> None:
    aside = "The two presidents spoke for an hour about soybeans and fentanyl, officials said. "
    assert chips(f"{aside}Hopper was never brought up by either of the two.") == []
    told = f"Nvidia's Hopper GPUs are in short supply. {aside}Hopper was never brought up."
    assert chips(told) == ["hopper", "hopper"]


def test_a_family_is_meant_by_its_bare_name_where_its_maker_is_spoken_of() -> None:
    aside = "The two presidents spoke for an hour about soybeans and fentanyl, officials said. "
    assert chips(f"Nvidia's shares rose. {aside}Blackwell and Rubin stay out of reach.") == [
        "blackwell",
        "rubin",
    ]
    assert chips(f"Nvidia's shares rose. {aside}Robert Rubin was there. Rubin spoke first.") == []
    assert chips(f"The shares of banks rose. {aside}Blackwell was never brought up.") == []


def test_a_card_is_the_same_with_the_name_of_its_line() -> None:
    assert chips("The GeForce RTX 4090D is a card of Nvidia's.") == chips("Nvidia's RTX 4090D.")


def test_a_sum_in_baht_is_no_chip() -> None:
    assert chips("The board approved a chip project worth B126.8bn.") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The dealer sold 300 A30 cards.", ["nvidia-a30"]),
        ("Nvidia sold 90 A10s and A2s.", ["nvidia-a10", "nvidia-a2"]),
        ("They rent A100, A10 and T4 GPUs.", ["nvidia-a100", "nvidia-a10", "nvidia-t4"]),
        ("The A30 was closed near Exeter for six hours.", []),
        ("The report was printed on A2 paper, and chips were served.", []),
        ("A T4 tank was shown.", []),
        ("They bought H100 NVL cards.", ["nvidia-h100-nvl"]),
        ("They bought BI-V100 chips.", ["iluvatar-bi-v100"]),
        ("They rent Trainium 2 chips.", ["aws-trainium2"]),
    ],
)
def test_a_code_that_is_a_road_or_a_paper_is_a_card_only_among_cards(
    text: str, found: list[str]
) -> None:
    assert chips(text) == found


def test_a_process_node_is_no_card() -> None:
    told = "Nvidia will be the first to use TSMC's A16 process, and Apple's A16 chip has a GPU."
    assert "nvidia-a16" not in chips(told)
