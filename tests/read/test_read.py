"""Files, folders and standard input become documents, or a refusal in one clear line."""

import io
import os
import sys
from importlib.resources import files

import pytest

from store.errors import Refused
from store.read import (
    MAX_BYTES,
    Given,
    Refusal,
    Source,
    document,
    seed_sources,
    sources,
)
from store.records import Digest, Document

ARTICLE = "A short heading\n\nThe company said on Monday that it is going to buy more chips.\n"


def read(path, given=None):
    return [document(source) for source in sources([path], given)]


def only(path, given=None) -> Document:
    (found,) = read(path, given)
    assert isinstance(found, Document), found
    return found


def reason(path, given=None) -> str:
    (found,) = read(path, given)
    assert isinstance(found, Refusal), found
    assert "\n" not in str(found)
    return str(found)


def test_a_text_is_taken_as_it_is(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE)
    found = only(path)
    assert found.text == ARTICLE
    assert found.title == "A short heading"
    assert (found.published, found.dated_by, found.language) == (None, "unknown", "en")
    assert found.source == str(path)


def test_front_matter_says_what_is_known(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(
        "---\ntitle: 'A  title'\npublished: 2024-06-06\npublisher: Example Wire\n"
        "url: https://Example.org:443/a/?utm_source=x&id=3#top\norigin: Example Wire\n"
        "basis: reporting\nfacts: [a, b]\nstory: c\n"
        "digest_of:\n  publisher: The Paper\n  url: https://example.org/p\n  published: 2024-06\n"
        "---\n" + ARTICLE
    )
    found = only(path)
    assert found.text.endswith(ARTICLE)
    assert "published" not in found.text
    assert (found.title, found.publisher) == ("A title", "Example Wire")
    assert found.url == "https://example.org/a?id=3"
    assert (found.published.first, found.published.precision) == ("2024-06-06", "day")
    assert (found.dated_by, found.origin, found.basis) == ("metadata", "Example Wire", "reporting")
    assert found.digest_of == Digest(
        publisher="The Paper", url="https://example.org/p", published="2024-06"
    )
    assert found.shown_publisher == "digest of The Paper"


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("published: 2024-13", "2024-13"),
        ("published: 2024-13-01", "front matter"),
        ("published: soon", "not a date"),
        ("published: 2024-02-30x", "not a date"),
        ("published: [1, 2]", "not a date"),
        ("basis: hearsay", "reporting"),
        ("dated_by: me\npublished: 2024", "metadata"),
        ("url: 'javascript:alert(1)'", "not a web address"),
        ("url: 'https://exa mple.org'", "not a web address"),
        ("digest_of: Reuters", "wants a publisher"),
        ("title: [", "not YAML"),
        ("title: &a [*a]\nx: {{", "not YAML"),
    ],
)
def test_a_wrong_head_is_refused_with_what_is_wrong(tmp_path, head, words):
    path = tmp_path / "a.md"
    path.write_text(f"---\n{head}\n---\n{ARTICLE}")
    assert words in reason(path)


@pytest.mark.parametrize("text", ["---\nnot: closed\n" + ARTICLE, "--- a dash ---\n" + ARTICLE])
def test_dashes_that_are_no_front_matter_are_text(tmp_path, text):
    path = tmp_path / "a.md"
    path.write_text(text)
    assert only(path).text == text


def test_a_manifest_beside_the_files_describes_them(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "b.txt").write_text(ARTICLE + "More.")
    (tmp_path / "manifest.toml").write_text(
        '[[article]]\nfile = "a.txt"\npublished = 2025-01-23\npublisher = "Wire"\n'
        'dated_by = "byline"\nnote = "x"\n'
        '[[article]]\nfile = "b.txt"\npublished = "2025-01"\ndated_by = "inferred"\n'
    )
    first, second = read(tmp_path)
    assert (first.published.first, first.dated_by, first.publisher) == (
        "2025-01-23",
        "byline",
        "Wire",
    )
    assert (second.published.first, second.published.last) == ("2025-01-01", "2025-01-31")
    assert (second.published.precision, second.dated_by) == ("month", "inferred")
    assert only(tmp_path / "a.txt").publisher == "Wire"


@pytest.mark.parametrize(
    ("manifest", "words"),
    [
        ("[[article", "not TOML"),
        ("article = 3", "[[article]]"),
        ("[[article]]\npublisher = 'x'", "without the name of a file"),
        ("[[article]]\nfile = '../a.txt'", "without the name of a file"),
        ("[[article]]\nfile = 'a.txt'\n[[article]]\nfile = 'a.txt'", "twice"),
    ],
)
def test_a_wrong_manifest_is_refused_with_its_folder(tmp_path, manifest, words):
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "manifest.toml").write_text(manifest)
    assert words in reason(tmp_path)
    assert words in reason(tmp_path / "a.txt")


def test_a_file_that_only_the_manifest_knows_is_named(tmp_path):
    (tmp_path / "a.txt").write_text(ARTICLE)
    (tmp_path / "manifest.toml").write_text('[[article]]\nfile = "b.txt"\n')
    found = read(tmp_path)
    assert [type(one) for one in found] == [Refusal, Document]
    assert "not there" in str(found[0])


def test_what_the_user_says_beats_what_the_article_says(tmp_path):
    path = tmp_path / "a.md"
    path.write_text(f"---\npublished: 2024-06-06\npublisher: Wire\n---\n{ARTICLE}")
    found = only(path, Given(published="2025-01", publisher="Other", url="http://example.org/"))
    assert (found.published.first, found.dated_by) == ("2025-01-01", "user")
    assert (found.publisher, found.url) == ("Other", "http://example.org")


@pytest.mark.parametrize("day", ["2024-13", "2024-02-30", "yesterday", "24-01-01", "20240101"])
def test_a_wrong_date_on_the_command_line_is_refused_at_once(tmp_path, day):
    with pytest.raises(Refused, match=r"--published: .* is not a date"):
        sources([tmp_path], Given(published=day))


def test_one_address_is_not_given_to_several_articles(tmp_path):
    with pytest.raises(Refused, match="one article"):
        sources([tmp_path], Given(url="https://example.org"))


def test_a_byline_dates_an_article_and_is_kept_with_its_place(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("A heading\nBy Somebody | Thursday, Jan 23, 2025 5:07 am ET\n\nText of it.\n")
    found = only(path)
    assert (found.published.first, found.dated_by) == ("2025-01-23", "byline")
    assert found.text[found.published.start : found.published.end] == found.published.phrase


@pytest.mark.parametrize(
    "text",
    [
        "A heading\n\nThe rule that was published on October 7, 2022 bars the sale of advanced "
        "chips to Chinese buyers of every kind.\n",
        "A heading\nBy Somebody, Feb 30, 2025\n\nText.\n",
        "A line\n" * 20 + "May 5, 2025\n",
    ],
)
def test_a_date_in_a_sentence_is_no_publication_date(tmp_path, text):
    path = tmp_path / "a.txt"
    path.write_text(text)
    assert (only(path).published, only(path).dated_by) == (None, "unknown")


def test_a_folder_is_read_in_a_stable_order_without_hidden_files(tmp_path):
    for name in ("b.txt", "a.md", "deep/c.txt", ".hidden/d.txt", "e.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(ARTICLE)
    names = [os.path.relpath(found.source, tmp_path) for found in read(tmp_path)]
    assert names == ["a.md", "b.txt", os.path.join("deep", "c.txt")]


def test_what_cannot_be_read_says_why(tmp_path):
    (tmp_path / "empty.txt").write_text(" \n\t \x00 ")
    (tmp_path / "page.html").write_text("<p>x</p>")
    (tmp_path / "pdf.txt").write_bytes(b"%PDF-1.7 " + b"x" * 500)
    (tmp_path / "bin.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "void").mkdir()
    assert "empty" in reason(tmp_path / "empty.txt")
    assert "a web page" in reason(tmp_path / "page.html")
    assert "a PDF file" in reason(tmp_path / "pdf.txt")
    assert "binary" in reason(tmp_path / "bin.txt")
    assert "no such file" in reason(tmp_path / "none.txt")
    assert "no article in this folder" in reason(tmp_path / "void")
    if os.path.exists("/dev/null"):
        assert "neither a file nor a folder" in reason("/dev/null")


def test_a_huge_file_is_refused_unread_with_its_size(tmp_path):
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    assert "100.0 MB" in reason(path)
    path.write_bytes(b"word " * (MAX_BYTES // 5))
    only(path)


def test_an_unreadable_file_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text(ARTICLE)

    def denied(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", denied)
    assert "Permission denied" in reason(path)


def test_standard_input_is_one_article(monkeypatch):
    class Piped:
        buffer = io.BytesIO(b"---\npublished: 2024-06\n---\nWords of it.")

    monkeypatch.setattr(sys, "stdin", Piped)
    found = only("-")
    assert (found.source, found.text.strip()) == ("-", "Words of it.")
    assert found.published.precision == "month"


def test_standard_input_is_bounded(monkeypatch):
    class Piped:
        buffer = io.BytesIO(b"word " * MAX_BYTES)

    monkeypatch.setattr(sys, "stdin", Piped)
    assert "over 5 MB" in reason("-")


def test_every_built_in_brief_is_a_document():
    found = [document(source) for source in seed_sources()]
    assert [one for one in found if isinstance(one, Refusal)] == []
    there = list(files("seeds").joinpath("articles").iterdir())
    assert len(found) == len([item for item in there if item.name.endswith(".md")]) > 0
    assert all(one.published and one.digest_of and one.language == "en" for one in found)


def test_a_source_with_nothing_in_it_is_refused():
    assert isinstance(document(Source(name="x")), Refusal)
