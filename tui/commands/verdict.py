"""An assessment as plain text: the answer first, then why, then where that is written."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from store.reference.names import slug
from tui.commands.layout import Layout
from tui.commands.output import NOTICE

if TYPE_CHECKING:
    from store.assess.check import Assessment
    from store.records import Facts, Step
    from store.reference import Reference
    from store.reference.names import Names

_STATUS = "status"
_PLAIN = frozenset(("", "yes", "no", "not known"))


def verdict(answer: "Assessment", reference: "Reference", width: int | None = None) -> str:
    """The whole assessment, lines no wider than 80 cells (addresses excepted)."""
    out = Layout(width)
    names, outcomes = reference.names, reference.law.outcomes
    meaning = outcomes[answer.status].meaning
    if answer.missing:
        meaning = f"not known is {'; '.join(answer.missing)}"
    out.say(f"{answer.status}: {meaning}", later="  ")
    out.pair("rule", ", ".join(f"{names.name('rule', id_)} ({id_})" for id_ in answer.rules[:1]))
    out.pair("also", ", ".join(names.name("rule", rule) for rule in answer.rules[1:]))
    out.pair("China", f"{answer.overlay}: {outcomes[answer.overlay].meaning}")
    out.pair("act", _act(answer, names))
    out.pair("assumed", "; ".join(answer.assumed))
    out.pair("confidence", answer.confidence)
    out.pair("horizon", _horizon(answer))
    for name in answer.unlisted:
        near = f"; nearest: {', '.join(name.nearest)}" if name.nearest else ""
        out.pair("not found", f"{name.fact.replace('_', ' ')} {name.text!r} in any table{near}")
    for warning in answer.warnings:
        out.pair("beware", warning)
    if answer.alternatives:
        out.head("If that were known")
        out.listed(f"{what}: {status}" for what, status in answer.alternatives.items())
    cited = _Cited()
    out.head("Why")
    for number, text in enumerate(_steps(answer, names, cited), 1):
        out.say(text, first=f"{number:>3}. ")
    if cited.urls:
        out.head("Sources")
        for number, url in enumerate(cited.urls, 1):
            out.say(url, first=f"  [{number}] ")
    return out.gap().say(NOTICE).text


@dataclass(slots=True)
class _Cited:
    """The addresses cited so far, each with one number."""

    urls: list[str] = field(default_factory=list)

    def mark(self, url: str) -> str:
        if not url:
            return ""
        if url not in self.urls:
            self.urls.append(url)
        return f" [{self.urls.index(url) + 1}]"


def _act(answer: "Assessment", names: "Names") -> str:
    """The facts that the act states, in the order in which one would tell them."""
    facts, when = answer.facts, answer.when
    typed = {slug(name.text): name.text for name in answer.unlisted}
    places = _several("place", facts.place, names, typed)
    told = (
        _party(facts.actor, names, typed) or "actor not told",
        _several("chip", facts.chip, names, typed) or "chip not told",
        facts.route or "route not told",
        places and f"for {places}",
        facts.shipped_from and f"from {_several('place', facts.shipped_from, names, typed)}",
        facts.operator and f"operator {_party(facts.operator, names, typed)}",
        facts.end_user and f"end user {_party(facts.end_user, names, typed)}",
        _owned(facts, names, typed),
        *_besides(facts),
        (when.phrase or when.first) if when is not None else "no date",
    )
    return " · ".join(part for part in told if part)


def _owned(facts: "Facts", names: "Names", typed: Mapping[str, str]) -> str:
    """The listed owners that the act states, and what they hold together."""
    if not facts.listed_owner and facts.share is None:
        return ""
    share = f"{facts.share:g}% " if facts.share is not None else ""
    owners = _several("actor", facts.listed_owner, names, typed) or "listed firms"
    return f"owned {share}by {owners}"


def _besides(facts: "Facts") -> Iterator[str]:
    """What else the act states: a licence, the kind of site, the use."""
    for known, called in (
        (facts.licence_held, "licence held"),
        (facts.new_site, "new site"),
        (facts.state_funded, "state-funded"),
    ):
        if known is not None:
            yield f"{called}: {'yes' if known else 'no'}"
    if facts.end_use:
        yield f"end use: {facts.end_use}"
    if facts.purpose:
        yield f"purpose: {facts.purpose}"


def _several(kind: str, keys: str, names: "Names", typed: Mapping[str, str]) -> str:
    return ", ".join(typed.get(key) or names.name(kind, key) for key in keys.split(",") if key)


def _party(key: str, names: "Names", typed: Mapping[str, str]) -> str:
    """A party by its name, with the home that only the act tells."""
    name, _, home = key.partition("@")
    at = f"in {names.name('place', home)}" if home else ""
    if not name:
        return f"a party {at}" if at else ""
    called = _several("actor", name, names, typed)
    return f"{called} ({at})" if at else called


def _horizon(answer: "Assessment") -> str:
    if not answer.last_confirmed:
        return ""
    words = f"law followed to {answer.last_confirmed}; the act is later"
    return f"{words}, and after the day the law was compiled" if answer.projected else words


def _steps(answer: "Assessment", names: "Names", cited: _Cited) -> Iterator[str]:
    """Each step in one short paragraph; lines of one paragraph of a rule in one."""
    held: list[Step] = []
    told: dict[tuple[str, ...], int] = {}
    number = 0
    for step in (*answer.steps, None):
        if held and (step is None or not _same(held[0], step)):
            number += 1
            yield _told(held, names, cited, told.get(_place(held[0]), 0))
            told.setdefault(_place(held[0]), number)
            held = []
        if step is not None:
            held.append(step)


def _place(step: "Step") -> tuple[str, ...]:
    return step.rule, step.paragraph, step.since, step.until


def _same(one: "Step", other: "Step") -> bool:
    """Whether two steps are lines of one paragraph of a rule."""
    lines = bool(one.threshold and one.fact and other.threshold and other.fact)
    return lines and bool(one.rule) and _place(one) == _place(other)


def _told(steps: "list[Step]", names: "Names", cited: _Cited, before: int) -> str:
    """Steps of one place in the law; `before` is the number of the one that named it first."""
    first = steps[0]
    lines = "; ".join(_line(step) for step in steps)
    if not first.rule:
        return lines
    called = f"{names.name('rule', first.rule)} ({first.rule})"
    sure = "" if first.confidence == "high" else f"{first.confidence} confidence"
    by = ", ".join(part for part in (called, first.paragraph, sure) if part)
    where = f"as in {before}" if before else f"{by}{_days(first)}{cited.mark(first.source)}"
    if not first.threshold or not first.fact:
        return f"{first.question}: {first.answer} ({where})"
    return f"{where}: {lines}"


def _line(step: "Step") -> str:
    """What was asked of which fact: "place China (stated) in China, Hong Kong, Macau: yes"."""
    if step.missing:
        return step.question if step.question != _STATUS else f"{_STATUS}: {step.answer}"
    if not step.threshold or not step.rule:
        value = step.value if step.value not in _PLAIN and step.question != _STATUS else ""
        return f"{step.question}: {step.answer}" + (f" ({value})" if value else "")
    origin = f" ({step.fact_from})" if step.fact_from else ""
    return f"{step.fact} {step.value or 'not known'}{origin} {step.threshold}: {step.answer}"


def _days(step: "Step") -> str:
    if step.since and step.until:
        return f", {step.since} to {step.until}"
    return f", from {step.since}" if step.since else f", to {step.until}" if step.until else ""
