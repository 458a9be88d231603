"""Faults of rules and groups: what goes round in a circle, days out of order, missing sources."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from store.reference.conditions import parse
from store.reference.decode import Located
from store.reference.law import Group, Rule, Test
from store.reference.problems import Problem

__all__ = ["law_faults"]


def law_faults(entries: Sequence[Located]) -> Iterator[Problem]:
    """Every such fault."""
    rules = [one for one in entries if isinstance(one.entry, Rule)]
    groups = [one for one in entries if isinstance(one.entry, Group)]
    replaced = {
        one.id: tuple(id_ for test in one.entry.test for id_ in test.replaces) for one in rules
    }
    yield from _circles(rules, replaced, _replacing, "rules that replace each other")
    parts = {one.id: (*one.entry.includes, *one.entry.excludes) for one in groups}
    yield from _circles(groups, parts, lambda _: "includes", "groups that hold each other")
    for one in rules:
        yield from _days(one)
        yield from _cited(one)
    for one in groups:
        for index, span in enumerate(one.entry.dated):
            yield from _order(one, f"dated[{index}]", span.since, span.until)


def _circles(
    entries: Iterable[Located],
    after: Mapping[str, Sequence[str]],
    field: Callable[[Located], str],
    what: str,
) -> Iterator[Problem]:
    """Each circle once, at its first entry by id."""
    for one in entries:
        path = _way_back(one.id, after)
        if path and one.id == min(path):
            yield one.problem(field(one), f"{what}: {' > '.join([*path, one.id])}")


def _replacing(one: Located) -> str:
    """The field of the first test that sets other rules aside."""
    index = next(index for index, test in enumerate(one.entry.test) if test.replaces)
    return f"test[{index}].replaces"


def _way_back(start: str, after: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """A way from `start` to itself, () if there is none."""
    paths: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while paths:
        path = paths.pop()
        for next_ in after.get(path[-1], ()):
            if next_ == start:
                return path
            if next_ not in seen:
                seen.add(next_)
                paths.append((*path, next_))
    return ()


def _days(one: Located) -> Iterator[Problem]:
    """Stretches of days that end before they begin."""
    rule: Rule = one.entry
    for index, test in enumerate(rule.test):
        yield from _order(one, f"test[{index}]", test.since, test.until)
    for index, limit in enumerate(rule.limit):
        yield from _order(one, f"limit[{index}]", limit.since, limit.until)
    for index, measure in enumerate(rule.overlay):
        yield from _order(one, f"overlay[{index}]", measure.since, measure.until)


def _order(one: Located, field: str, since: str, until: str) -> Iterator[Problem]:
    if since and until and until < since:
        yield one.problem(f"{field}.until", f"{until} is before {since}")


def _cited(one: Located) -> Iterator[Problem]:
    """Sources that are missing, and thresholds that say not where they are written."""
    rule: Rule = one.entry
    if not any(source.url.strip() for source in rule.source):
        yield one.problem("source", "a rule needs a source with its address")
    for index, state in enumerate(rule.state):
        if not state.source.strip():
            yield one.problem(f"state[{index}].source", "a state needs the address of its source")
    for index, test in enumerate(rule.test):
        if _measures(test) and not (test.paragraph or test.source):
            message = "a threshold needs the paragraph in which it stands, or a source"
            yield one.problem(f"test[{index}].paragraph", message)


def _measures(test: Test) -> bool:
    """Whether a test compares a figure."""
    for line in test.when:
        try:
            if parse(line).ordered:
                return True
        except ValueError:
            continue  # said by `line_faults`
    return False
