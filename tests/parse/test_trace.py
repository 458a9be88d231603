"""What the parser looked at and rejected: each with its stretch, its reason and what decided."""

from hypothesis import given, settings
from hypothesis import strategies as st

from store.parse import claims
from store.parse.trace import Rejected, trace
from store.records import Document
from tests.parse.told import reference

TEXT = """Tencent hall opens in Osaka

Share this article

Tencent bought 4,000 H20 processors in May. Will it stop there? Nobody would
mind if Baidu ordered 300 H20 processors, traders say.

What comes next
"""


def document(text: str, language: str = "") -> Document:
    """An article of the house."""
    return Document(sha256="0" * 64, text=text, publisher="", language=language)


def rejected(text: str = TEXT) -> tuple[Rejected, ...]:
    """What is rejected of `text`."""
    return trace(document(text), reference())


def test_furniture_is_logged_with_its_span_and_the_words_that_gave_it_away() -> None:
    (paragraph,) = (one for one in rejected() if one.what == "paragraph")
    assert paragraph.quote == "Share this article"
    assert paragraph.reason == "share or social line"
    assert paragraph.by == "share this article"


def test_sentences_that_claim_nothing_are_logged() -> None:
    silent = {one.quote: one.reason for one in rejected() if one.what == "sentence"}
    assert silent == {"Will it stop there?": "question", "What comes next": "heading"}


def test_clauses_whose_verb_fired_no_frame_are_logged_with_the_verb() -> None:
    verbs = {one.by: one.reason for one in rejected() if one.what == "clause"}
    assert verbs["say"].startswith("no frame fits")
    assert verbs["order"] == "condition"


def test_a_text_in_another_language_is_one_line() -> None:
    (whole,) = trace(document("字节跳动购买了芯片。", "zh"), reference())
    assert whole.what == "document"
    assert "zh" in whole.reason


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(TEXT.split(" ")), max_size=40).map(" ".join))
def test_every_stretch_is_a_slice_and_tracing_changes_no_claim(text: str) -> None:
    before = claims(document(text), reference())
    for one in trace(document(text), reference()):
        assert text[one.start : one.end] == one.quote
        assert one.reason
    assert claims(document(text), reference()) == before
