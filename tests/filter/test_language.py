"""Properties of the language: it never raises, and what it writes it reads back."""

from hypothesis import given, settings
from hypothesis import strategies as st

from store.filter import FIELDS, parse_query, quoted, written
from tests.filter.book import TODAY, as_data, book, parsed, tree
from tests.filter.test_golden import CASES

NAMES = book()
MARKS = 'abcdehipst:"()-, *.<>=0123456789“：ORANDT\n\t…≥¥字\x00\x1b‮[]|~'
TERMS = (
    "actor:bytedance", "-chip:H100", "(", ")", "OR", "AND", "NOT", "date:2024-06..2025",
    '"through oracle"', 'chip:"Ascend 910B",H20', "money:>cny:5b", "hedge:<=1", "has:*",
    "asof:2024", "foo", "ba*", "route:sm", 'publisher:"digest of Reuters"', "units:10,000",
    "actor:(ali OR bytedance)", "is:pl*", "id:3f", "date:2024..*", "chp:x", "--", '"',
)  # fmt: skip
texts = st.lists(
    st.one_of(st.sampled_from(TERMS), st.text(alphabet=MARKS, max_size=20), st.text(max_size=12)),
    max_size=12,
).map(" ".join)


@settings(max_examples=250, deadline=None)
@given(texts, st.booleans())
def test_any_text_is_read_and_written_back(text: str, finished: bool) -> None:
    query = parsed(text, finished=finished, names=NAMES)
    tidy = written(query)
    again = parsed(tidy, names=NAMES)
    assert tree(again.root) == tree(query.root)
    assert again.asof == query.asof
    assert not again.errors
    assert written(again) == tidy


@settings(max_examples=150, deadline=None)
@given(texts, st.data())
def test_every_span_lies_in_the_text(text: str, data: st.DataObject) -> None:
    cursor = data.draw(st.integers(0, len(text)))
    query = parse_query(text, NAMES, today=TODAY, cursor=cursor)
    for problem in (*query.problems, *query.unfinished):
        assert 0 <= problem.start <= problem.end <= len(text)
        assert problem.message == problem.message.strip()
    for part in query.parts:
        assert 0 <= part.start < part.end <= len(text)
    assert query.text == text


def test_every_beginning_of_a_valid_filter_is_half_typed_at_worst() -> None:
    # While a valid filter is typed, nothing is ever called wrong.
    for text, finished, golden in CASES:
        if not finished or '"problems"' in golden or '"hints"' in golden:
            continue
        for end in range(len(text)):
            query = parsed(text[:end], finished=False, names=NAMES)
            assert not query.errors, (text[:end], query.errors)


def test_a_finished_text_leaves_nothing_open() -> None:
    for text, _, _ in CASES:
        assert parsed(text, names=NAMES).unfinished == ()


def test_only_the_word_at_the_cursor_may_be_unfinished() -> None:
    text = "actor:byted chip:H20"
    at_word = parse_query(text, NAMES, today=TODAY, cursor=len("actor:byted"))
    assert [problem.message for problem in at_word.unfinished] == [
        "no actor byted; nearest ByteDance"
    ]
    elsewhere = parse_query(text, NAMES, today=TODAY)
    assert [problem.message for problem in elsewhere.problems] == [
        "no actor byted; nearest ByteDance"
    ]


def test_a_suggestion_put_in_the_place_of_its_span_mends_the_text() -> None:
    for text in ("chip:H201", "route:smugling", "chp:H20", "date:2024-13", "money:>1bx", "is:don"):
        (problem,) = parsed(text, names=NAMES).errors
        mended = text[: problem.start] + problem.suggestion + text[problem.end :]
        assert parsed(mended, names=NAMES).errors == (), mended


def test_examples_of_the_fields_are_valid() -> None:
    names = book()
    for field in FIELDS.values():
        assert field.example.startswith(f"{field.name}:")
        assert parsed(field.example, names=names).errors == (), field.example


def test_words_that_are_suggested_for_one_field_are_no_fields_and_mean_one() -> None:
    tried = [word for field in FIELDS.values() for word in field.tried]
    assert not set(tried) & set(FIELDS)
    assert len(tried) == len(set(tried))


@given(st.text(min_size=1, max_size=30))
def test_a_quoted_value_is_one_value(value: str) -> None:
    (token,) = [t for t in _tokens(f"origin:{quoted(value)} x") if t.kind == "field"]
    assert len(token.pieces) == 1
    assert not token.pieces[0].starred


def _tokens(text: str):  # type: ignore[no-untyped-def]
    from store.filter.language.tokens import scan

    return scan(text)


def test_long_and_deep_texts_are_read_at_once() -> None:
    many = " OR ".join(f"actor:nobody{number}" for number in range(500))
    assert len(parsed(many, names=NAMES).errors) == 500
    deep = "(" * 5000 + "chip:H20" + ")" * 5000
    query = parsed(deep, names=NAMES)
    assert tree(query.root) == tree(parsed("chip:H20", names=NAMES).root)
    assert [problem.message for problem in query.errors] == ["more than 40 ( inside each other"]
    assert parsed("-" * 9999 + "chip:H20", names=NAMES).terms[0].negated
    assert as_data(parsed("x" * 10_000, names=NAMES))["means"]
