"""What belongs to the page and what to the article, on pages as people copy them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.parse import claims, mentions
from store.parse.page.layout import sections
from store.parse.ready import ready
from store.parse.trace import trace
from store.records import Claim, Document, Section, When
from tests.parse.told import reference

DAY = When(first="2025-06-11", last="2025-06-11", precision="day")
NEWS = "Tencent bought 4,000 H20 processors in May."
TITLE = "Tencent buys H20 processors"


def parts(text: str) -> tuple[Section, ...]:
    """The sections of `text`."""
    return sections(text, ready(reference()).grammar.page)


def dropped(text: str) -> list[str]:
    """The paragraphs of `text` that belong to the page."""
    return [text[s.start : s.end] for s in parts(text) if s.kind == "furniture"]


def document(text: str, language: str = "") -> Document:
    """An article of the house."""
    return Document(sha256="0" * 64, text=text, published=DAY, language=language)


def told(text: str) -> tuple[Claim, ...]:
    """The claims of `text`."""
    return claims(document(text), reference())


@pytest.mark.parametrize(
    "line",
    [
        "Share this article",
        "Facebook | X | LinkedIn | Copy link",
        "Home / Technology / Chips",
        "TECH | SEMICONDUCTORS",
        "World   Business   Markets",
        "By Nadia Okafor and Jun Lim in Penang",
        "Written by Omar Teo | Published June 11, 2025",
        "Wed 11 Jun 2025 10.15 GST",
        "Updated June 11, 2025, 09:30 AM · 4 min read",
        "TCEHY -2.41% ▼   NVDA +0.22% ▲",
        "(Image credit: Penang Hall)",
        "Getty Images",
        "Also read: what the H20 can do",
        "About the author: Nadia Okafor covers chips.",
        "3 Comments",
        "We use cookies to improve your visit.",
        "Sign up for our newsletter",
        "← Older: what a rack costs",
    ],
)
def test_lines_of_the_page_are_dropped_and_the_news_is_not(line: str) -> None:
    text = f"{line}\n\n{TITLE}\n\n{NEWS}\n\n{line}\n"
    assert dropped(text) == [line, line]
    (claim,) = told(text)
    assert (claim.type, claim.units) == ("acquire", 4000)


@pytest.mark.parametrize(
    "title",
    [
        "By Banning Chips, Washington Helps Huawei",
        "Nvidia sells H20 processors to Tencent for $300 million",
        "Oracle | Humain: a deal over 900 B300 processors",
        "Corrections to the October rules were issued by BIS on 29 March.",
    ],
)
def test_titles_and_sentences_that_look_like_lines_of_the_page_are_kept(title: str) -> None:
    assert dropped(f"{title}\n\n{NEWS}\n") == []


def test_the_title_is_the_first_line_that_is_no_part_of_the_page() -> None:
    text = f"Home > News > Chips\n\n{TITLE}\n\nBy Jun Lim\n\n{NEWS}\n"
    assert [s.kind for s in parts(text)] == ["furniture", "title", "furniture", "lede"]


@pytest.mark.parametrize(
    "line", ["Nadia Okafor and Jun Lim", "Omar Teo in Penang", "Jun Lim, senior correspondent"]
)
def test_names_under_the_title_are_those_of_the_writers(line: str) -> None:
    assert dropped(f"{TITLE}\n\n{line}\n\n{NEWS}\n") == [line]


def test_names_of_papers_over_the_items_of_a_digest_are_credited() -> None:
    items = f"Caixin\n- {NEWS}\n\nSouth China Morning Post\n- Baidu rented 900 H20 processors.\n"
    text = f"Press digest\n\n{items}"
    assert [c.origin.name for c in told(text)] == ["caixin", "scmp"]


def test_items_of_a_list_are_read_without_a_full_stop() -> None:
    text = f"{TITLE}\n\nIn May:\n\n- Baidu bought 900 H20 processors from Inspur\n- Prices rose\n"
    assert [(c.type, c.units) for c in told(text) if c.section != "title"] == [("acquire", 900)]


@pytest.mark.parametrize(
    "label", ["Related Stories", "MOST POPULAR", "<Related Articles>", "Further reading ▼"]
)
def test_headlines_under_a_label_are_no_news(label: str) -> None:
    others = (
        "Oracle leases 200 MW in Johor to ByteDance\n2. Nvidia wins licence for 18,000 B200 chips"
    )
    text = (
        f"{TITLE}\n\n{NEWS}\n\n{label}\n{others}\n\nInspur sold 900 H100 cards to Baidu in May.\n"
    )
    assert [claim.units for claim in told(text)] == [4000, 900]


def test_a_label_over_the_title_does_not_take_it() -> None:
    assert dropped(f"Latest news\n{TITLE}\n\n{NEWS}\n") == ["Latest news"]


def test_headlines_run_into_their_label_are_no_news() -> None:
    text = f"{NEWS}\n\nYou may also likeOracle sells 900 B200 chips to ByteDanceThe best earbuds\n"
    assert [claim.units for claim in told(text)] == [4000]


def test_what_readers_write_under_an_article_is_no_news() -> None:
    comment = "ByteDance already has 100,000 H100 cards in Johor."
    page = f"Sort by: Newest\nsiliconsam\n{comment}\n"
    assert comment in dropped(f"{NEWS}\n\n{NEWS}\n\n{NEWS}\n\n{page}")
    assert comment not in dropped(f"{page}\n{NEWS}\n")


@pytest.mark.parametrize(
    "line", ["Already a subscriber? Log in", "Size: A- A A+", "Home Asia Sign in"]
)
def test_words_of_the_page_do_not_go_on_in_the_title(line: str) -> None:
    text = f"{line}\n{TITLE}\n\n{NEWS}"
    assert TITLE in [text[one.start : one.end] for one in parts(text)]


def test_who_wrote_it_does_not_go_on_from_the_title() -> None:
    assert dropped(f"{TITLE}\nby Nadia Okafor · 2025-06-11\n\n{NEWS}") == [
        "by Nadia Okafor · 2025-06-11"
    ]


def test_other_stories_are_no_news() -> None:
    text = f"{NEWS}\n\nMore in Asia\n- Baidu buys 900 H20 processors from Inspur in Penang\n"
    assert [c.units for c in told(text)] == [4000]


@pytest.mark.parametrize(
    "dateline",
    [
        "WASHINGTON, Jan 13 (Example Wire) - ",
        "WASHINGTON/TAIPEI (Example Wire) – ",
        "PENANG, Malaysia — ",
        "SAN JOSE – ",
    ],
)
def test_a_dateline_is_no_part_of_the_first_sentence(dateline: str) -> None:
    (claim,) = told(f"{dateline}{NEWS}")
    assert claim.quote == NEWS.rstrip(".")


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("TENCENT BOUGHT 4,000 H20 PROCESSORS FROM NVIDIA IN MAY.", [4000]),
        ("Tencent bought 4,000 H20 processors in May", [4000]),
        ("Tencent bought 4,000 H20\r\nprocessors\r\nin May.", [4000]),
        ("🚀 Tencent bought 4,000 H20 processors 🚀 in May.", [4000]),
        ("𝕏 Tencent bought 4,000 H20 processors in May 𠮷.", [4000]),
        ("Tencent bought 4,000 H20 processors in May and Baidu rent", [4000]),
        ("Tencent | H20 | 4,000\nBaidu | H20 | 900\n", []),
        ("H20\t4,000\t$48m\nH100\t900\t$27m\n", []),
    ],
)
def test_ragged_text_gives_what_is_sure(text: str, units: list[int]) -> None:
    found = told(text)
    assert [c.units for c in found] == units
    assert all(c.quote == text[c.start : c.end] for c in found)


def test_a_text_in_another_language_is_kept_unread() -> None:
    chinese = document("腾讯五月购买了四千个H20芯片。", "zh")
    assert claims(chinese, reference()) == ()
    assert [one.what for one in trace(chinese, reference())] == ["document"]


def test_of_two_dates_for_one_act_the_nearer_words_count() -> None:
    (claim,) = told("Published 3 March 2019\n\nTencent bought 4,000 H20 processors in May 2025.")
    assert claim.when is not None
    assert claim.when.first == "2025-05-01"


PIECES = st.sampled_from(
    [
        NEWS,
        TITLE,
        "Share this article",
        "By Jun Lim",
        "- ",
        "• Baidu rented 900 B200 processors in Penang",
        "Home / News",
        "11 June 2025",
        "(Reuters) - ",
        "|",
        "\t",
        "\r\n",
        "🙂",
        "𠮷",
        "字节跳动",
        "“Nvidia said",
        "More in Asia",
        "NVDA +0.2% ▲",
        "Tencent bou",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(PIECES, st.sampled_from([" ", "\n", "\n\n", ""])), max_size=30))
def test_any_page_is_cut_into_stretches_that_do_not_overlap(pieces: list[tuple[str, str]]) -> None:
    text = "".join(piece + gap for piece, gap in pieces)
    last = 0
    for section in parts(text):
        assert last <= section.start < section.end <= len(text)
        last = section.end
    for claim in told(text):
        assert claim.quote == text[claim.start : claim.end]
    for mention in mentions(document(text), reference()):
        assert text[mention.start : mention.end]
