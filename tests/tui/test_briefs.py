"""Briefs and entities: every quote is the words of its document, and hostile text stays text."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from store.arrangement import Arrangement
from store.database import open_store
from store.filter import Index
from store.reference import load
from tests.tui.driving import TODAY
from tests.tui.hostile import hostile_store
from tui.cells import visible
from tui.desk import Desk
from tui.export.brief import Entry, Footnote, Head, Status
from tui.export.formats import format_named
from tui.export.markdown import escaped, markdown
from tui.export.page import page
from tui.export.writing import Selection, in_order, write

TRAPS = (
    "<script>alert(1)</script>", "[x](javascript:x)", "![](http://x/y.png)", "# title", "1. one",
    "| a | b |", "`code`", "*b* _i_ ~~s~~ ^1^ $x$", "[^1]: note", "&lt;b&gt; &amp;", "\\*", "---",
    "http://evil.example/ www.evil.example", "</q></li>\n\n<h1>", '" onclick="x', "\x1b]0;x\x07",
)  # fmt: skip
TEXTS = st.one_of(st.sampled_from(TRAPS), st.text(max_size=60)).filter(str.strip)


@contextmanager
def desk_of(path: Path) -> Iterator[Desk]:
    with open_store(path) as store:
        reference = load()
        yield Desk(store, reference, Index.load(store.connect(), reference.names), TODAY)


def written(desk: Desk, form: str, filter: str = "") -> str:
    out = StringIO()
    result, told = desk.selected(filter), format_named(form)
    order = in_order(desk, result, told, Arrangement())
    chosen = Selection(result=result, today=TODAY, order=order)
    write(desk, chosen, told, out, lambda _: None)
    return out.getvalue()


class Read(HTMLParser):
    """The text, the tags and the addresses of a page."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.quotes: list[str] = []
        self._quoting = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag == "q":
            self._quoting = True
            self.quotes.append("")

    def handle_endtag(self, tag: str) -> None:
        self._quoting = self._quoting and tag != "q"

    def handle_data(self, data: str) -> None:
        self.said.append(data)
        if self._quoting:
            self.quotes[-1] += data


def plain(markdown: str) -> str:
    """Markdown without its backslashes."""
    return re.sub(r"\\([^\w\s]|_)", r"\1", markdown)


def test_a_brief_tells_title_counts_months_status_and_sources(small: Path) -> None:
    with desk_of(small) as desk:
        text = written(desk, "md", "actor:bytedance money:>1b")
    lines = text.splitlines()
    assert lines[0].startswith("# Brief: actor=ByteDance")
    assert lines[2].startswith(f"As of {TODAY} · 2 events · 3 reports · ")
    assert text.count("A research aid, not legal advice.") == 2
    assert lines.index("## 2025-03") < lines.index("## 2024-11")
    assert (
        "**2025-03-04** · **ByteDance** plans to buy · Blackwell · $7 billion (chips) ·"
        " offshore-data-centre · Malaysia [^1] [^2]"
    ) in lines
    assert any(line.startswith("- Rule status then (2025-03-04)") for line in lines)
    assert "- Conflicts: place: Malaysia (Reuters) vs Singapore (SCMP)" in lines
    assert "- The reports agree on: money" in lines
    assert (
        "Reuters, “ByteDance and chips: report 1”, 2025-03-05 (from metadata),"
        " <https://example.org/1>, characters "
    ) in text


def test_a_brief_of_a_past_day_knows_only_what_was_out_by_then(small: Path) -> None:
    with desk_of(small) as desk:
        text = written(desk, "md", "money:7b asof:2025-03-06")
    assert "As of 2025-03-06 · 1 event · 1 report.\n" in text
    assert "SCMP" not in text
    assert "on 2025-03-06" in text


@pytest.mark.parametrize("name", ["small", "made"])
def test_every_footnote_quotes_its_document_and_is_referred_to(
    name: str, request: pytest.FixtureRequest
) -> None:
    with desk_of(request.getfixturevalue(name)) as desk:
        views = [desk.store.event(one) for one in desk.selected("").page(0, 1000)]
        told = [one for view in views if view for one in (*view.told, *view.denials)]
        slices = [one.document.text[one.claim.start : one.claim.end] for one in told]
        brief, html = written(desk, "md"), Read(written(desk, "html"))
        entities = [json.loads(line) for line in written(desk, "ftm").splitlines()]
    notes = re.findall(r"^\[\^(\d+)\]: “(.*?)” — .*characters (\d+)–(\d+)", brief, re.M)
    assert [int(number) for number, *_ in notes] == list(range(1, len(told) + 1))
    assert [plain(quote) for _, quote, *_ in notes] == [" ".join(one.split()) for one in slices]
    assert [(int(a), int(b)) for *_, a, b in notes] == [(t.claim.start, t.claim.end) for t in told]
    assert html.quotes == slices
    body = brief[: brief.index("## Sources")]
    assert [int(n) for n in re.findall(r"\[\^(\d+)\]", body)] == list(range(1, len(told) + 1))
    quoted = {one["properties"]["summary"][0] for one in entities if one["schema"] == "Event"}
    assert quoted <= set(slices)


def entry(text: str) -> Entry:
    from tui.citing import Citation

    cited = Citation(text, text, text, text, text, 0, len(text))
    return Entry(
        month="2025-01", day="2025-01-01", who=text, act=text, partner=text, chips=text,
        money=text, route=text, places=text, statuses=(Status(text, text, text, text, text),),
        overlay=text, reports=1, origins=text, agree=text, compared=((text, text),),
        notes=(text,), footnotes=(Footnote(1, cited, text),), denials=(Footnote(2, cited, text),),
    )  # fmt: skip


def head(text: str) -> Head:
    return Head(filter=text, day=TODAY, events=1, reports=1, origins=1)


@given(TEXTS)
@example("javascript:alert(1)")
@example("https://example.org/<b>")
def test_hostile_text_stays_text_in_html(text: str) -> None:
    usual = Read("".join(page(head("x"), [entry("x")])))
    read = Read("".join(page(head(text), [entry(text)])))
    assert [tag for tag in read.tags if tag != "a"] == [tag for tag in usual.tags if tag != "a"]
    addresses = [value for name, value in read.attributes if name == "href"]
    assert all(
        one is not None and one.startswith(("#", "https://", "http://")) for one in addresses
    )
    assert not any(name.startswith("on") or name == "src" for name, _ in read.attributes)
    shown = visible(text, breaks=True)
    assert read.quotes == [shown, shown]


@given(TEXTS)
def test_hostile_text_stays_text_in_markdown(text: str) -> None:
    line = escaped(text)
    assert "\n" not in line
    assert plain(line) == " ".join(visible(text, breaks=True).split())
    bare = re.sub(r"\\([^\w\s]|_)", "", line)
    assert not re.search(r"[\\`*_\[\]<|~^&]|\$(?!\d)|://|\bwww\.", bare, re.I)
    brief = "".join(markdown(head(text), [entry(text)]))
    usual = "".join(markdown(head("x"), [entry("x")]))
    starts = re.compile(r"^(# |## |- |\[\^\d+\]: |\*\*|$|As of|A research)")
    assert all(starts.match(line) for line in brief.splitlines())
    blocks = re.compile(r"^(?:# |## |- |\[\^\d)", re.M)
    assert len(blocks.findall(brief)) == len(blocks.findall(usual))


@given(TEXTS)
@example("see http://evil.example/ and www.evil.example or a@evil.example")
@example("see evil.com, 0.ZW/x, xn--p1ai.com or evil.com:80")
@example("**b** _i_ `c` <i> &amp; [l](m) ![i](j) ~~s~~ | a | b |")
def test_a_reader_of_markdown_sees_only_words(text: str) -> None:
    (block,) = (
        token
        for token in MarkdownIt("gfm-like").parse(f"“{escaped(text)}”")
        if token.type == "inline"
    )
    pieces = block.children or []
    assert {piece.type for piece in pieces} <= {"text", "text_special"}
    shown = " ".join(visible(text, breaks=True).split())
    assert "".join(piece.content for piece in pieces) == f"“{shown}”"


def test_a_hostile_store_is_written_as_text(tmp_path: Path) -> None:
    path = tmp_path / "hostile.db"
    hostile_store(path)
    with desk_of(path) as desk:
        brief, html = written(desk, "md"), written(desk, "html")
    for text in (brief, html):
        assert not any(ord(one) < 32 and one != "\n" for one in text)
        assert "\u202e" not in text
    assert "\\[bold red\\]" in brief
    assert "javascript" in html
    assert 'href="javascript' not in html


SCHEMAS = {
    "Event": {"name", "summary", "date", "startDate", "endDate", "country", "location", "involved",
              "keywords", "proof", "notes", "recordId"},
    "Article": {"name", "title", "publisher", "sourceUrl", "publishedAt"},
    "Documentation": {"document", "entity", "role", "summary", "recordId"},
    "Company": {"name", "alias", "country", "sourceUrl"},
}  # fmt: skip
"""Of the schemas of FollowTheMoney, the properties that are written here."""
for party in ("Person", "PublicBody", "Organization", "LegalEntity"):
    SCHEMAS[party] = SCHEMAS["Company"]


def test_entities_are_whole_and_refer_to_what_came_before(made: Path) -> None:
    with desk_of(made) as desk:
        total = desk.selected("").total
        found = [json.loads(line) for line in written(desk, "ftm").splitlines()]
    known: dict[str, str] = {}
    for one in found:
        assert set(one) == {"id", "schema", "properties"}
        assert set(one["properties"]) <= SCHEMAS[one["schema"]]
        assert one["id"] not in known
        for name, values in one["properties"].items():
            assert values
            assert all(isinstance(value, str) and value for value in values)
            if name in ("involved", "proof", "document", "entity"):
                assert all(value in known for value in values)
            if name in ("date", "publishedAt"):
                assert all(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value) for value in values)
        known[one["id"]] = one["schema"]
    assert list(known.values()).count("Event") == total
