"""Rules as plain text: all of them with their state on a day, or the life of one."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tui.cells import cut
from tui.commands.layout import Layout
from tui.commands.output import NOTICE

if TYPE_CHECKING:
    from store.reference import Reference
    from store.reference.law import Rule, State

_NAME, _STATE = 26, 15
_WITH_IDS = 96
"""Columns from which a line has room for the id of the rule."""


def listing(reference: "Reference", day: str, width: int | None = None) -> str:
    """Every rule with its state on a day, those of one country together."""
    from store.assess.check import rule_line

    law, names = reference.law, reference.names
    out = Layout(width, widest=_WITH_IDS)
    whose: dict[str, list[Rule]] = {}
    for rule in law.rules.values():
        whose.setdefault(rule.jurisdiction, []).append(rule)
    for place, rules in sorted(whose.items(), key=lambda pair: -len(pair[1])):
        out.head(f"{names.name('place', place)} · {len(rules)}")
        for rule in rules:
            row = rule_line(rule, day, law)
            mark = "●" if row["in_force"] else "○"
            name = cut(rule.short or rule.name, _NAME)
            told = f"{mark} {name:<{_NAME}} {row['state']:<{_STATE}} {row['since'] or '-':<10}"
            if out.width >= _WITH_IDS:
                told = f"{told} {rule.id}"
            out.lines.append(told.rstrip())
            if row["due"]:
                out.say(str(row["due"]), first=" " * (_NAME + 3))
    count = len(law.rules)
    out.gap().say(f"{count} rules on {day}: ● in force, ○ not; 'bdwatch rules NAME' tells one.")
    return out.say(_horizon(day, law.horizon)).say(NOTICE).text


def life(rule: "Rule", reference: "Reference", day: str, width: int | None = None) -> str:
    """What a rule is, its state on a day, and everything that it became, oldest first."""
    from store.assess.check import rule_line

    law = reference.law
    row = rule_line(rule, day, law)
    out = Layout(width)
    out.say(rule.name)
    place = reference.names.name("place", rule.jurisdiction)
    out.say(" · ".join(part for part in (rule.issuer, rule.kind, rule.citation, place) if part))
    out.say(rule.id).gap()
    force = "in force" if row["in_force"] else "not in force"
    since = f" since {row['since']}" if row["since"] else ""
    out.say(f"On {day}: {row['state']}{since} ({force})")
    if row["due"]:
        out.say(str(row["due"]), first="  ")
    if row["last_confirmed"]:
        out.say(f"last confirmed {row['last_confirmed']}", first="  ")
    out.gap().say(rule.summary).gap()
    if rule.note:
        out.say(rule.note).gap()
    out.pair("law", "; ".join(rule.legal_refs))
    out.pair("reaches", ", ".join(kind.replace("-", " ") for kind in rule.reaches))
    out.pair("to", "; ".join(_place(one, reference) for one in rule.destinations)).gap()
    urls: list[str] = []
    for told in _along(rule.state, day):
        if told is None:
            out.lines.append(f"{day} ◀ the day asked for")
            continue
        if told.source and told.source not in urls:
            urls.append(told.source)
        cited = f" [{urls.index(told.source) + 1}]" if told.source else ""
        sure = "" if told.confidence == "high" else f" ({told.confidence} confidence)"
        note = f": {told.note}" if told.note else ""
        first = f"{told.on or told.expected} {_mark(told)} "
        out.say(f"{_called(told)}{note}{sure}{cited}", first=first, later=" " * 11 + "│ ")
    out.gap().say("● change, ○ nothing changes, ◌ fixed in advance and not confirmed")
    if urls:
        out.head("Sources")
        for number, url in enumerate(urls, 1):
            out.say(url, first=f"  [{number}] ")
    return out.gap().say(_horizon(day, law.horizon)).say(NOTICE).text


def _place(id_: str, reference: "Reference") -> str:
    """A destination in words: a place, a group of them, or everywhere."""
    group = reference.law.groups.get(id_)
    return group.words if group is not None else reference.names.name("place", id_)


def _along(states: "Iterable[State]", day: str) -> "Iterator[State | None]":
    """The states by their days, and None where the day asked for falls."""
    passed = False
    for state in sorted(states, key=lambda one: one.on or one.expected):
        if not passed and (state.on or state.expected) > day:
            passed = True
            yield None
        yield state
    if not passed:
        yield None


def _mark(state: "State") -> str:
    return "◌" if state.expected else "○" if state.milestone else "●"


def _called(state: "State") -> str:
    if state.expected:
        return f"due to become {state.becomes}"
    return "no change" if state.milestone else state.becomes


def _horizon(day: str, horizon: str) -> str:
    later = "; the day is later" if day > horizon else ""
    return f"The law was followed to {horizon}{later}."
