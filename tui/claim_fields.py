"""The fields of one claim as lines, each with the words of the article that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.citing import address, is_page, published
from tui.page import Page
from tui.voices import Name, voices
from tui.words import HEDGES, exact_money

if TYPE_CHECKING:
    from store.database import ToldClaim
    from store.records import Claim, Money, When
    from store.vocabulary import CueKind

__all__ = ["claim_fields", "cue_spans", "spaced", "whose_word"]


def cue_spans(claim: Claim, *kinds: CueKind) -> tuple[tuple[int, int], ...]:
    """The stretches of the article that justify a claim in these respects."""
    return tuple((cue.start, cue.end) for cue in claim.cues if cue.kind in kinds)


def claim_fields(page: Page, told: ToldClaim, name: Name, *, cues: bool = True) -> None:
    """The fields of a claim, then (with `cues`) the words that justify them."""
    claim, text = told.claim, told.document.text
    if claim.when is not None:
        page.anchor((claim.when.start, claim.when.end), *cue_spans(claim, "date"))
    page.pair("when", _when(claim.when))
    for role in claim.roles:
        known = name("actor", role.actor)
        said = f"“{role.name}”, " if role.name else ""
        printed = "" if role.name == known else f" ({said}{role.via})"
        page.anchor((role.start, role.end)).pair(role.role, known + printed)
    for chip in claim.chips:
        quantity = f" × {chip.quantity:,}" if chip.quantity else ""
        known = name("chip", chip.chip)
        page.anchor((chip.start, chip.end))
        page.pair("chip", known + quantity + _printed(chip.printed, known))
    if claim.units is not None:
        page.anchor(*cue_spans(claim, "amount")).pair("units", f"{claim.units:,}")
    for money in claim.money:
        page.anchor((money.start, money.end), *cue_spans(claim, "amount"))
        page.pair("money", _money(money))
    for site in claim.sites:
        known = name("place", site.place)
        page.anchor((site.start, site.end)).pair(site.kind, known + _printed(site.name, known))
    for rule in claim.rules:
        page.anchor((rule.start, rule.end))
        page.pair("rule", f"{name('rule', rule.rule)} (by {rule.by})")
    if claim.route != "none":
        page.anchor(*cue_spans(claim, "route")).pair("route", claim.route)
    negated = " · negated" if claim.polarity == "-" else ""
    page.anchor(*cue_spans(claim, "frame", "modality", "hedge", "negation"))
    page.pair("told as", f"{claim.type} · {claim.modality} · {HEDGES[claim.hedge]}{negated}")
    if claim.background:
        page.pair("", "background, not this article's news", "dim")
    for cue in claim.cues if cues else ():
        page.anchor((cue.start, cue.end))
        page.pair(f" {cue.kind}", f"“{spaced(text[cue.start : cue.end]).strip()}”", "key")


def _printed(printed: str, known: str) -> str:
    return f" (“{printed}”)" if printed and printed != known else ""


def _when(when: When | None) -> str:
    if when is None or not (when.first or when.last):
        return f"not resolved: “{when.phrase}”" if when is not None and when.phrase else ""
    span = when.first if when.first == when.last else f"{when.first or '…'} to {when.last or '…'}"
    return f"{span} ({when.precision})" + (f" “{when.phrase}”" if when.phrase else "")


def _money(money: Money) -> str:
    low, high = exact_money(money.minimum, money.currency), exact_money(money.maximum, "")
    value = low if money.minimum == money.maximum else f"{low} to {high}"
    qualifier = "" if money.qualifier == "exact" else f"{money.qualifier} "
    scope = ", ".join(
        part for part in (money.measure, money.geography, money.period) if part and part != "other"
    )
    converted = (
        f"; {exact_money(money.converted, money.converted_currency)} by the article"
        if money.converted is not None
        else ""
    )
    told = f"{qualifier}{value}{converted}"
    return told + (f" for {scope}" if scope else "") + _printed(money.printed, told)


def whose_word(page: Page, told: ToldClaim, name: Name) -> None:
    """The chain as a tree from the publisher down to the source, and the article itself."""
    page.head("On whose word")
    document = told.document
    for depth, voice in enumerate(voices(told.claim, document, name)):
        page.indent(2 * depth + 2).anchor((voice.start, voice.end))
        page.add("  " * (depth - 1) + "└ " if depth else "", "dim")
        page.add(voice.name, "" if depth else "strong")
        page.line(f" · {voice.kind}" if voice.kind else "", "dim")
    page.pair("title", document.title)
    page.pair("published", published(document))
    where = address(document)
    if is_page(where):
        page.anchor(address=where)
    page.pair("address", where)


def spaced(text: str) -> str:
    """White space runs as single spaces; one at either end stays one."""
    inside = " ".join(text.split())
    if not inside:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + inside + (" " if text[-1].isspace() else "")
