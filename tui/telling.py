"""What the evidence pane and the detail say of an event, as pages of text.

Pure: an event and the reference in, a page out. Everything from articles goes through `Page`,
which makes it safe to draw.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tui.citing import is_page, published
from tui.claim_fields import claim_fields, spaced, whose_word
from tui.page import Mark, Page
from tui.voices import Name, chain
from tui.words import HEDGES, NOTICE, act, plural, publisher

if TYPE_CHECKING:
    from store.assess.check import Assessment
    from store.database import EventView, ToldClaim
    from store.records import Claim, Conflict, Ruling, Step
    from tui.answers import Look

_CONTEXT = 220


def status_line(ruling: Ruling | Assessment | None, name: Name) -> str:
    """A status with what decides it, or with what is missing."""
    if ruling is None:
        return "not assessed"
    because = [name("rule", rule) for rule in ruling.rules[:2]]
    because += [f"not known: {_and(ruling.missing)}"] if ruling.missing else []
    return f"{ruling.status} ({'; '.join(because)})" if because else ruling.status


def _and(words: Iterable[str]) -> str:
    return ", ".join(word.replace("_", " ") for word in words)


def evidence(look: Look, name: Name) -> Page:
    """The quote in its sentence, on whose word, the rule status and the conflicts."""
    page = Page()
    view = look.view
    if not view.told:
        return page.line("no claim stands behind this event", "warn")
    told = view.told[0]
    _quote(page, told)
    page.line(chain(told.claim, told.document, name), "strong")
    _reports_line(page, view)
    page.add("then ", "dim").add(status_line(look.then, name), "strong")
    page.add(" · now ", "dim").add(status_line(look.now, name), "strong")
    overlay = look.then.overlay if look.then is not None else "none"
    page.add(" · overlay ", "dim").line(overlay)
    for conflict in view.event.conflicts:
        if conflict.verdict == "conflicts":
            page.line(f"conflict: {conflict_line(conflict)}", "warn")
    _notes(page, look)
    return page


def _quote(page: Page, told: ToldClaim) -> None:
    text, claim = told.document.text, told.claim
    low = max(0, claim.start - _CONTEXT)
    before = text[low : claim.start].rpartition("\n")[2]
    if low > 0 and len(before) == _CONTEXT:
        before = "… " + before.partition(" ")[2]
    after = text[claim.end : claim.end + _CONTEXT].partition("\n")[0]
    if len(after) == _CONTEXT:
        after = after.rpartition(" ")[0] + " …"
    page.add(spaced(before), "dim").add(spaced(claim.quote), "quote").line(spaced(after), "dim")


def _reports_line(page: Page, view: EventView) -> None:
    told = view.told[0]
    page.add(f"reported {published(told.document)}", "dim")
    if view.event.when is None or not view.event.when.first:
        page.add(" · the day of the act is not told", "dim")
    elif view.event.when.phrase:
        page.add(f" · act dated “{view.event.when.phrase}”", "dim")
    hedge = view.event.hedge
    page.add(f" · {HEDGES[hedge]}" if 0 <= hedge < len(HEDGES) else "", "dim")
    others = len({other.document_id for other in view.told}) - 1
    if others > 0:
        page.add(
            f" · {plural(others, 'other report')}, {plural(view.event.origins, 'origin')} in all",
            "dim",
        )
    page.line()


def conflict_line(conflict: Conflict) -> str:
    """What stands against what: `money: $7b (2 claims) vs $12b (1 claim)`."""
    left, right = len(conflict.left_claims), len(conflict.right_claims)
    return (
        f"{conflict.field}: {conflict.left} ({plural(left, 'claim')})"
        f" vs {conflict.right} ({plural(right, 'claim')})"
    )


def marks(
    claims: Iterable[Claim],
    current: Claim,
    matches: Iterable[Mark] = (),
    lit: Iterable[tuple[int, int]] = (),
) -> list[Mark]:
    """What is marked in an article: every claim, the current one strong, and over them the words
    that the filter asks for and those that justify the field pointed at.
    """
    found = [Mark(claim.start, claim.end, "claim") for claim in claims]
    found += [Mark(span.start, span.end, "claim") for span in current.also]
    found.append(Mark(current.start, current.end, "quote"))
    return [*found, *matches, *(Mark(start, end, "lit") for start, end in lit)]


def fields(look: Look, at: int, name: Name) -> Page:
    """The claim of one report with its cues, the other reports, and the rule status in steps."""
    page = Page()
    view = look.view
    told = view.told[at]
    event = view.event
    who = _who(view.told[0].claim, name)
    page.line(f"{who} {act(event.type, event.modality, event.polarity, event.hedge)}", "head")
    claim_fields(page, told, name)
    for line in look.corrected.get(told.claim_id, ()):
        page.line(f"corrected: {line}", "warn")
    whose_word(page, told, name)
    _reports(page, look, at)
    if view.event.conflicts:
        page.head("How the reports compare")
        weighed(page, view, at)
    _notes(page, look)
    _status(page, look, name)
    return page


def _who(claim: Claim, name: Name) -> str:
    return ", ".join(name("actor", actor) for actor in claim.actors("agent")) or "(not named)"


def _reports(page: Page, look: Look, at: int) -> None:
    view, chain = look.view, look.chain
    if len(view.told) < 2:
        return
    page.head(f"Told {len(view.told)} times · {chain.counted}")
    for line in chain.lines:
        branch = "  " * (line.depth - 1) + "└ " if line.depth else ""
        page.indent(2 * line.depth + 2).anchor(report=line.told)
        page.add(branch, "dim")
        if line.told < 0:
            page.add(line.origin, "strong").line(" · its own report is not in the store", "dim")
            continue
        told = view.told[line.told]
        page.add(publisher(told.document), "strong" if line.origin else "")
        page.add(f" {published(told.document)}")
        also = f" · same text: {', '.join(told.reprints)}" if told.reprints else ""
        why = f" · {told.why}" if told.why else ""
        here = " · shown here" if line.told == at else ""
        page.line(f" · {line.how}{also} · {told.claim.modality}{why}{here}", "dim")


def weighed(page: Page, view: EventView, at: int = 0) -> None:
    """How the reports of an event compare; each line leads to a report that says otherwise."""
    others = [one for one in view.event.conflicts if one.verdict != "agrees"]
    for conflict in sorted(others, key=lambda one: one.verdict != "conflicts"):
        style = "warn" if conflict.verdict == "conflicts" else ""
        page.anchor(report=_other_side(conflict, view, at))
        page.indent(2).add(f"{conflict.verdict.replace('-', ' ')}: ", style or "dim")
        page.line(both_sides(conflict, view), style)
    page.pair("agree on", ", ".join(agreed_fields(view.event.conflicts)))


def _other_side(conflict: Conflict, view: EventView, at: int) -> int:
    """A report that says otherwise than the one that shows; -1 where none does."""
    here = view.told[at].claim_id
    other = conflict.left_claims if here in conflict.right_claims else conflict.right_claims
    places = (place for place, told in enumerate(view.told) if told.claim_id in other)
    return next(places, -1)


def agreed_fields(conflicts: Iterable[Conflict]) -> tuple[str, ...]:
    """The fields in which some reports agree and none says another thing."""
    compared = tuple(conflicts)
    apart = {one.field for one in compared if one.verdict == "conflicts"}
    found = (one.field for one in compared if one.verdict == "agrees")
    return tuple(dict.fromkeys(field for field in found if field not in apart))


def both_sides(conflict: Conflict, view: EventView) -> str:
    """What stands against what, with who says it."""
    left = _said_by(conflict.left_claims, view)
    right = _said_by(conflict.right_claims, view)
    return f"{conflict.field}: {conflict.left} ({left}) vs {conflict.right} ({right})"


def _said_by(claims: Sequence[int], view: EventView) -> str:
    """The publishers of some claims; of another event's claims, how many they are."""
    known = {told.claim_id: told for told in (*view.told, *view.denials)}
    named = [publisher(known[claim].document) for claim in claims if claim in known]
    if len(named) < len(claims):
        return plural(len(claims), "claim") + " of another act"
    return ", ".join(dict.fromkeys(named))


def _notes(page: Page, look: Look) -> None:
    for note in look.notes:
        page.line(f"conflicts-with-rule: {note}", "warn")


def _status(page: Page, look: Look, name: Name) -> None:
    for title, ruling in (
        (f"Rule status then ({look.view.day or 'undated'})", look.then),
        (f"Rule status on {look.day}", look.now),
    ):
        page.head(title)
        if ruling is None:
            page.line("not assessed: the act is no transfer, or nothing is known to assess", "dim")
            continue
        reasons(page, ruling, name)
    page.line().line(NOTICE, "dim")


def reasons(page: Page, ruling: Ruling | Assessment, name: Name) -> None:
    """A status with all that it rests on, step by step."""
    page.line(status_line(ruling, name), "strong")
    page.pair("overlay", "" if ruling.overlay == "none" else ruling.overlay)
    page.pair("assumed", _and(ruling.assumed))
    for what, status in ruling.alternatives.items():
        page.pair("otherwise", f"{what}: {status}")
    page.pair("confidence", "" if ruling.confidence == "high" else ruling.confidence)
    for number, step in enumerate(ruling.steps, 1):
        _step(page, number, step, name)


def _step(page: Page, number: int, step: Step, name: Name) -> None:
    page.indent(3).add(f"{number}. {step.question} ").line(step.answer, "strong")
    known = f"{step.fact} ({step.fact_from})" if step.fact_from else step.fact
    page.pair("   fact", known)
    page.pair("   compared", " against ".join(p for p in (step.value, step.threshold) if p))
    called = f"{name('rule', step.rule)} ({step.rule})" if step.rule else ""
    page.pair("   rule", " ".join(part for part in (called, step.paragraph) if part))
    page.pair("   window", _window(step))
    page.pair("   missing", _and(step.missing))
    page.pair("   how sure", step.confidence if called or step.paragraph else "")
    if is_page(step.source):
        page.anchor(address=step.source)
    page.pair("   source", step.source)


def _window(step: Step) -> str:
    """The days on which the test of a step stands."""
    if step.since and step.until:
        return f"{step.since} to {step.until}"
    return f"from {step.since}" if step.since else f"to {step.until}" if step.until else ""
