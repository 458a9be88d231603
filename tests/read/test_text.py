"""Bytes → clean text: encodings found, nothing steers the screen, offsets stay."""

import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from store.read import Refusal, Source, canonical_url, document
from store.read.language import language_of
from store.read.text import clean, decoded, one_line
from store.read.title import title_of

GERMAN = "Der Konzern will für größere Rechenzentren „mehr Geld“ ausgeben – sagen Kenner. " * 3
CHINESE = "字节跳动计划在明年购买价值七十亿美元的英伟达芯片，据知情人士透露。" * 3
RUSSIAN = "Компания планирует купить чипы на семь миллиардов долларов. " * 3
JAPANESE = "バイトダンスは海外のデータセンターで半導体を借りる計画だと関係者が語った。" * 3


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (GERMAN, "utf-8"),
        (GERMAN, "cp1252"),
        (GERMAN, "utf-16"),
        (GERMAN, "utf-16-le"),
        (GERMAN, "utf-16-be"),
        (GERMAN, "utf-32"),
        ("The company’s plan – worth €5 million – was “denied”. " * 3, "cp1252"),
        (CHINESE, "gb18030"),
        (CHINESE, "utf-8"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (JAPANESE, "shift_jis"),
    ],
)
def test_the_encoding_is_found(text, encoding):
    assert decoded(text.encode(encoding)) == text


def test_a_mark_at_the_head_keeps_offsets():
    text = decoded("Heading".encode("utf-8-sig"))
    assert clean(text) == " Heading"


@pytest.mark.parametrize(
    "data",
    [
        b"\x00\x01\x02\x03" * 100,
        b"\x7fELF" + b"x" * 100,
        b"SQLite format 3\x00" + b"x" * 100,
        b"PK\x03\x04" + b"x" * 100,
        b"\xff\xfe\x00\xd8" * 9,
    ],
)
def test_what_is_not_text_is_refused(data):
    with pytest.raises(ValueError):
        decoded(data)


STEERING = (
    "\x1b",
    "\x07",
    "\x00",
    "\r",
    "\t",
    "\x7f",
    "\x9b",
    "\u202e",
    "\u2066",
    "\u200f",
    "\ufeff",
)


def harmless(text: str) -> bool:
    return all(
        char == "\n" or unicodedata.category(char) not in ("Cc", "Zl", "Zp") for char in text
    ) and not any(char in text for char in STEERING)


@pytest.mark.parametrize(
    ("dirty", "clean_text"),
    [
        ("a\x1b[31mred\x1b[0mb", "a     red    b"),
        ("a\x1b]0;owned\x07b", "a" + " " * 10 + "b"),
        ("a\x1b]8;;http://x\x1b\\link", "a" + " " * 15 + "link"),
        ("a\x1b]0;never closed", "a  0;never closed"),
        ("a\x1bP1$r\x1b\\b", "a" + " " * 7 + "b"),
        ("a\x1b(Bb", "a   b"),
        ("a\x9b31mb", "a    b"),
        ("one\r\ntwo\rthree", "one \ntwo\nthree"),
        ("\u202eabc\u202c\u2066x\u2069", " abc  x "),
        ("nul\x00l\ttab", "nul l tab"),
        ("[bold red]kept[/]", "[bold red]kept[/]"),
        ("a\u2028b\x85c", "a\nb\nc"),
        ("क्‍ष کتاب‌ها", "क्‍ष کتاب‌ها"),
        ("tag\U000e0041s", "tag s"),
    ],
)
def test_what_steers_a_screen_becomes_spaces(dirty, clean_text):
    assert clean(dirty) == clean_text


@given(
    st.text(
        st.sampled_from([*STEERING, "[", "]", "0", ";", "m", "\\", "a", "\n"]) | st.characters()
    )
)
@example("\x1b]0;\x1b]0;\x07")
def test_cleaning_keeps_every_offset_and_is_done_once(text):
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    assert harmless(cleaned)
    assert clean(cleaned) == cleaned
    kept = [(a, b) for a, b in zip(text, cleaned, strict=True) if a != b]
    assert all(b in (" ", "\n") for _, b in kept)


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_a_reason(data):
    found = document(Source(name="x", data=data))
    if isinstance(found, Refusal):
        assert "\n" not in found.reason
    else:
        assert harmless(found.text)
        assert found.text.strip()


@pytest.mark.parametrize(
    "piece", ["\x1b]0;", "\x1b[", "\x1b[0", "\x1bP", "\x9d", "\x90", "\x9b", "\r", "\x1b"]
)
def test_hostile_repeats_take_linear_time(piece):
    text = piece * (200_000 // len(piece))
    start = time.thread_time()
    clean(text)
    assert time.thread_time() - start < 1


def test_metadata_is_one_clean_line():
    assert one_line(" a\x1b[31m\n b\u202e ") == "a b"
    assert len(one_line("x" * 10_000)) == 300


@pytest.mark.parametrize(
    ("url", "one"),
    [
        (
            "HTTPS://Example.ORG:443/a/b/?utm_source=x&id=3&fbclid=9#part",
            "https://example.org/a/b?id=3",
        ),
        ("http://example.org:80/", "http://example.org"),
        ("http://example.org:8080/A?b=&c", "http://example.org:8080/A?b=&c"),
        ("https://user:secret@example.org/x", "https://example.org/x"),
        ("https://[::1]:443/x", "https://[::1]/x"),
        (" https://example.org/%E5%AD%97 ", "https://example.org/%E5%AD%97"),
    ],
)
def test_one_article_has_one_address(url, one):
    assert canonical_url(url) == one
    assert canonical_url(one) == one


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "file:///etc/passwd",
        "javascript:x",
        "http://",
        "https://a b",
        "http://x:99999/",
    ],
)
def test_what_is_no_web_address_is_refused(url):
    with pytest.raises(ValueError):
        canonical_url(url)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The company said that it is going to buy more of the chips in the United States", "en"),
        ("H20", "en"),
        ("", "en"),
        (GERMAN, "de"),
        (CHINESE, "zh"),
        (RUSSIAN, "ru"),
        (JAPANESE, "ja"),
        (
            "Perusahaan itu akan membeli chip dari Amerika dan tidak akan menjual yang lama " * 2,
            "id",
        ),
        (
            "L’entreprise a déclaré que les puces sont dans le pays et que le prix est plus bas",
            "fr",
        ),
        ("xq zv wq jk xq zv wq jk xq zv wq jk xq zv wq jk", "und"),
    ],
)
def test_english_is_told_from_the_others(text, code):
    assert language_of(text) == code


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A heading\n\nText.", "A heading"),
        ("# A **marked** heading.\nText.", "A **marked** heading."),
        ("**Bold heading**\nText.", "Bold heading"),
        ("A sentence that ends.\nText.", "A sentence that ends. Text."),
        ("Only one line", "Only one line"),
        (
            "one two three four five six seven eight nine ten eleven twelve more words.",
            "one two three four five six seven eight nine ten eleven twelve…",
        ),
        ("", ""),
    ],
)
def test_a_title_is_a_heading_or_the_first_words(text, title):
    assert title_of(text) == title
