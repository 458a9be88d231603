"""Which spellings of an address are one article."""

import pytest

from store.addresses import address_key, canonical_url

PLAIN = "https://example.org/news/chips-sold"


@pytest.mark.parametrize(
    "spelled",
    [
        "http://example.org/news/chips-sold",
        "https://www.example.org/news/chips-sold/",
        "https://m.example.org/news/chips-sold",
        "https://amp.example.org/news/chips-sold",
        "https://example.org/amp/news/chips-sold",
        "https://example.org/news/chips-sold/amp/",
        "https://example.org/news/chips-sold.amp",
        "https://example.org/news/chips-sold?utm_source=mail&utm_medium=x&fbclid=9",
        "https://example.org/news/chips-sold?outputType=amp#top",
        "HTTPS://EXAMPLE.ORG:443/news/chips-sold",
    ],
)
def test_spellings_of_one_address(spelled):
    assert address_key(spelled) == address_key(PLAIN)


@pytest.mark.parametrize(
    "other",
    [
        "https://example.org/news/chips-sold-again",
        "https://example.org/news",
        "https://news.example.org/news/chips-sold",
        "https://example.org/news/chips-sold?id=3",
        "https://example.org/News/Chips-Sold",
        "https://amp.org/news/chips-sold",
    ],
)
def test_other_articles(other):
    assert address_key(other) != address_key(PLAIN)


def test_the_order_of_parameters_does_not_count_and_their_values_do():
    assert address_key(f"{PLAIN}?a=1&b=2") == address_key(f"{PLAIN}?b=2&utm_x=9&a=1")
    assert address_key(f"{PLAIN}?a=1") != address_key(f"{PLAIN}?a=2")


def test_a_language_edition_for_phones_is_the_edition():
    assert address_key("https://en.m.example.org/wiki/x") == address_key(
        "https://en.example.org/wiki/x"
    )


def test_the_kept_address_can_still_be_opened():
    assert canonical_url("http://m.example.org/a/?ref=7&gclid=1") == "http://m.example.org/a?ref=7"


def test_what_is_no_web_address_stands_for_itself():
    assert address_key("clipping 7") == "clipping 7"
