"""Texts that say something of the law, as tables that need no Python."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from store.assess.days import interval
from store.assess.sayings import KIND, rule_notes
from store.parse import claims
from store.read import Given, document, sources
from store.records import ChipUse, Claim, Document, Role, RuleUse, When
from store.reference import Reference
from tests.assess.tables import tables

SHARED = Path(__file__).parents[3] / "shared"


def told(case: dict[str, Any], reference: Reference) -> tuple[Claim, Document]:
    """A claim that is the whole text, with its chip or rule, in a document of that day."""
    text: str = case["text"]
    days = interval(case["day"])
    assert days is not None
    first, last, precision = days
    published = When(first=first, last=last, precision=precision)
    document = Document(sha256="0", text=f"Before. {text} After.", published=published)
    start = len("Before. ")
    chips: tuple[ChipUse, ...] = ()
    rules: tuple[RuleUse, ...] = ()
    if "chip" in case:
        at = start + text.index(case["chip"])
        end = at + len(case["chip"])
        key = reference.names.resolve("chip", case["chip"])[0]
        chips = (ChipUse(chip=key, name="", printed="", start=at, end=end),)
    roles: tuple[Role, ...] = ()
    if "agent" in case:
        roles = (Role(role="agent", actor=case["agent"], name="", via="name", start=0, end=0),)
    if "rule" in case:
        words = case.get("at") or case["at_rule"]
        at = start + text.index(words)
        rules = (RuleUse(rule=case["rule"], by="wording", start=at, end=at + len(words)),)
    return Claim(
        start=start,
        end=start + len(text),
        quote=text,
        type="restrict" if rules else "deploy",
        modality="ongoing",
        roles=roles,
        chips=chips,
        rules=rules,
    ), document


@pytest.mark.parametrize("case", tables("saying"))
def test_what_a_text_says_is_held_against_the_rules(
    case: dict[str, Any], reference: Reference
) -> None:
    claim, article = told(case, reference)
    notes = rule_notes(claim, article, reference.law, reference.names)
    if "note" not in case:
        assert notes == ()
        return
    (note,) = notes
    assert note.kind == KIND
    assert article.text[note.start : note.end] == case["at"]
    assert case["note"] in note.message
    assert note.broad == case.get("broad", False)
    assert note.source


def test_an_undated_document_contradicts_nothing(reference: Reference) -> None:
    case = next(one for one in (p.values[0] for p in tables("saying")) if "note" in one)
    claim, article = told({**case, "day": "2025-01-20"}, reference)
    undated = Document(sha256="0", text=article.text)
    assert rule_notes(claim, undated, reference.law, reference.names) == ()


@pytest.mark.skipif(not SHARED.exists(), reason="the shared articles are not here")
def test_real_articles_say_what_does_not_hold(reference: Reference) -> None:
    labels = tomllib.loads((SHARED / "gold/articles.toml").read_text("utf-8"))["rule_ref"]
    wrong = [one for one in labels if one["truth"] in ("wrong-on-date", "too-broad")]
    files = sorted((SHARED / "articles").glob("*.txt"))
    found: dict[int, set[tuple[int, int]]] = {}
    for number, file in enumerate(files):
        (source,) = sources([file], Given())
        article = document(source)
        assert isinstance(article, Document)
        found[number] = {
            (note.start, note.end)
            for claim in claims(article, reference)
            for note in rule_notes(claim, article, reference.law, reference.names)
        }
    for label in wrong:
        spans = found[label["article"]]
        assert any(start < label["end"] and label["start"] < end for start, end in spans), label
    assert sum(map(len, found.values())) == len(wrong)
