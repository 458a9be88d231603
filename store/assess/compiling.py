"""Law as data → law made ready: groups spelled out, tests by question and rank, day by day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from store.assess.compiled import Assumption, Code, Era, Gate, Rung
from store.assess.days import after, before
from store.assess.law import Spell, spells
from store.assess.values import CONFIDENCE, Line
from store.records import Day
from store.reference.conditions import FACTS, OWN_LISTS, parse
from store.reference.law import Group, Law, Measure, Membership, Rule, Test
from store.reference.names import Names
from store.reference.procedure import Stage

__all__ = ["compile_law"]

CLASS, DUTY = "class", "duty"
_HIGH = CONFIDENCE["high"]


def compile_law(law: Law, names: Names) -> Code:
    """Make `law` ready. Raises ValueError where a line of it cannot be read."""
    build = _Build(law, names)
    starts = ("", *sorted(build.cuts()))
    assumptions = tuple(build.assumptions())
    build.taken = tuple(build.read)
    eras = tuple(
        build.era(start, following)
        for start, following in zip(starts, (*starts[1:], ""), strict=True)
    )
    sets = {line.accepted for line in build.lines.values() if _is_place(line)}
    return Code(law=law, eras=eras, starts=starts, assumptions=assumptions, sets=tuple(sets))


class _Build:
    """The pieces that stretches share, kept so that equal lines are one object."""

    def __init__(self, law: Law, names: Names) -> None:
        self.law = law
        self.names = names
        self.spells = {id_: tuple(spells(rule)) for id_, rule in law.rules.items()}
        self.lines: dict[tuple[str, frozenset[str]], Line] = {}
        self.rungs: dict[tuple[object, ...], Rung] = {}
        self.pools: dict[tuple[int, ...], tuple[Rung, ...]] = {}
        self.gates: dict[tuple[object, ...], Gate] = {}
        self.rows: dict[tuple[int, ...], tuple[Gate, ...]] = {}
        self.members: dict[str, frozenset[str]] = {}
        self.now: dict[tuple[str, str], Line] = {}
        self.read: dict[Line, None] = {}
        self.taken: tuple[Line, ...] = ()
        self.number = count()

    def cuts(self) -> set[Day]:
        """Every day on which something that a judgment reads begins, or has just ended."""
        found = {after(self.law.horizon)}
        for rule in self.law.rules.values():
            if rule.test or rule.overlay or rule.lists:
                found.update(spell.since for spell in self.spells[rule.id])
            for test in rule.test:
                found.update(_ends(test.since, test.until))
            for measure in rule.overlay:
                found.update(_ends(measure.since, measure.until))
        for question in self.law.procedure.questions.values():
            for stage in _stages(question.stage):
                found.update(_ends(stage.since, stage.until))
        for group in self.law.groups.values():
            for span in group.dated:
                found.update(_ends(span.since, span.until))
        return found - {""}

    def era(self, start: Day, following: Day) -> Era:
        """The law from `start` until the day before `following`."""
        self.turn(
            {
                id_: _members(self.law.groups, id_, start, self.law.read_as)
                for id_ in self.law.groups
            }
        )
        self.read = dict.fromkeys(self.taken)
        pools: dict[str, list[Rung]] = {}
        duties: dict[str, list[Rung]] = {}
        for rule in self.law.rules.values():
            for question, rung in self.standing(rule, start):
                layers = duties if rung.outcome.layer == DUTY else pools
                layers.setdefault(question, []).append(rung)
        gates = {
            id_: self.row(self.gate(stage, start) for stage in question.stage if _on(stage, start))
            for id_, question in self.law.procedure.questions.items()
        }
        classing = {line for rung in pools.get(CLASS, ()) for line in rung.lines}
        return Era(
            since=start,
            until=before(following) if following else "",
            gates=gates,
            pools={id_: self.pool(rungs) for id_, rungs in pools.items()},
            duties={id_: self.pool(rungs) for id_, rungs in duties.items()},
            sets=tuple({line.accepted for line in self.read if _is_place(line)}),
            things=tuple(
                line
                for line in self.read
                if line.subject in ("chip", "item") and line not in classing
                if line.fact != "chip.class"
            ),
            late=start > self.law.horizon,
        )

    def standing(self, rule: Rule, day: Day) -> Iterator[tuple[str, Rung]]:
        """The tests of a rule that stand on a day, with the question of each."""
        for index, test in enumerate(rule.test):
            run = _run(self.spells[rule.id], test, day)
            if run is not None and _on(test, day):
                yield test.question, self.rung(rule, index, test, run)
        for index, measure in enumerate(rule.overlay):
            if _on(measure, day):
                as_test = Test(
                    gives=measure.gives,
                    question="overlay",
                    when=measure.when,
                    since=measure.since,
                    until=measure.until,
                    confidence=measure.confidence,
                )
                spell = _spell(self.spells[rule.id], day)
                yield "overlay", self.rung(rule, ~index, as_test, (spell, "", ""))

    def rung(self, rule: Rule, index: int, test: Test, run: tuple[Spell, Day, Day]) -> Rung:
        """The test as it stands in one state of its rule; one object as long as nothing changes."""
        spell, since, until = run
        lines = tuple(self.line(text, rule) for text in test.when)
        key = (rule.id, index, spell.since, *(line.number for line in lines))
        if key not in self.rungs:
            outcome = self.law.outcomes[test.review or test.gives]
            stated = spell.entry.confidence if spell.entry else "high"
            self.rungs[key] = Rung(
                rule=rule.id,
                paragraph=test.paragraph,
                outcome=outcome,
                rank=outcome.rank if test.rank is None else test.rank,
                lines=lines,
                missing=test.missing,
                replaces=test.replaces,
                beside=test.beside,
                since=max(since, test.since),
                until=min(filter(None, (until, test.until)), default=""),
                confidence=min(
                    CONFIDENCE[test.confidence],
                    CONFIDENCE[stated],
                    *(line.confidence for line in lines),
                ),
                source=test.source or _source(rule) or (spell.entry.source if spell.entry else ""),
            )
        return self.rungs[key]

    def pool(self, rungs: Sequence[Rung]) -> tuple[Rung, ...]:
        """Tests by rank, then by how late they began; the order of the files plays no part."""
        ordered = sorted(rungs, key=lambda rung: (rung.rule, rung.paragraph))
        ordered.sort(key=lambda rung: (rung.rank, rung.since), reverse=True)
        return self.pools.setdefault(tuple(map(id, ordered)), tuple(ordered))

    def gate(self, stage: Stage, day: Day) -> Gate:
        """A stage on a day."""
        cited = self.law.rules.get(stage.rule)
        lines = tuple(self.line(text, None) for text in stage.when)
        then = self.row(self.gate(inner, day) for inner in stage.then if _on(inner, day))
        key = (id(stage), *(line.number for line in lines), id(then))
        if key not in self.gates:
            self.gates[key] = Gate(
                stage=stage,
                lines=lines,
                outcome=self.law.outcomes[stage.gives] if stage.gives else None,
                answers=frozenset(stage.answer),
                then=then,
                rule=stage.rule,
                source=stage.source or (_source(cited) if cited is not None else ""),
            )
        return self.gates[key]

    def row(self, gates: Iterable[Gate]) -> tuple[Gate, ...]:
        """Stages in their order; equal rows are one object."""
        found = tuple(gates)
        return self.rows.setdefault(tuple(map(id, found)), found)

    def assumptions(self) -> Iterator[Assumption]:
        """The assumptions; their lines name places and no group, so they hold for all days."""
        self.turn({})
        for entry in self.law.procedure.assumptions:
            yield Assumption(
                fact=entry.fact,
                value=entry.value,
                because=entry.because,
                lines=tuple(self.line(text, None) for text in entry.when),
                party=entry.party,
                override=entry.override,
            )

    def turn(self, members: dict[str, frozenset[str]]) -> None:
        """Let the groups have these members from here on."""
        if members != self.members:
            self.members = members
            self.now = {}

    def line(self, text: str, rule: Rule | None) -> Line:
        """A line of `when` with its groups spelled out; equal ones are one object."""
        written = text, rule.id if rule is not None else ""
        if written not in self.now:
            self.now[written] = self.spelled(text, rule)
        self.read[self.now[written]] = None
        return self.now[written]

    def spelled(self, text: str, rule: Rule | None) -> Line:
        condition = parse(text)
        accepted: set[str] = set()
        confidence = _HIGH
        for value in condition.values:
            if rule is not None and _own_list(condition.fact, value):
                accepted.update(_own(rule, value))
            elif value in self.members:
                accepted |= self.members[value]
                confidence = min(confidence, CONFIDENCE[self.law.groups[value].confidence])
            elif value in self.names.regions:
                accepted.update(self.names.regions[value].members)
            else:
                accepted.add(value)
        key = (text, frozenset(accepted))
        if key not in self.lines:
            told = ", ".join(map(self.told, condition.values))
            self.lines[key] = Line(condition, key[1], confidence, next(self.number), told)
        return self.lines[key]

    def told(self, value: str) -> str:
        """A value of a line as a reader knows it."""
        if value in OWN_LISTS:
            return OWN_LISTS[value].words
        group = self.law.groups.get(value)
        if group is not None:
            return group.words
        for kind in ("place", "chip", "actor"):
            name = self.names.name(kind, value)
            if name != value:
                return name
        return value


def _on(window: Test | Stage | Measure | Membership, day: Day) -> bool:
    """Whether the window of an entry is open on a day."""
    return window.since <= day and (not window.until or day <= window.until)


def _ends(since: Day, until: Day) -> tuple[Day, Day]:
    return since, after(until) if until else ""


def _spell(found: Sequence[Spell], day: Day) -> Spell:
    return next(spell for spell in found if not spell.until or day <= spell.until)


def _run(found: Sequence[Spell], test: Test, day: Day) -> tuple[Spell, Day, Day] | None:
    """The state that lets a test count on a day, with the unbroken run of such states."""
    counts = [spell.state in test.during if test.during else spell.in_force for spell in found]
    here = next(i for i, spell in enumerate(found) if not spell.until or day <= spell.until)
    if not counts[here]:
        return None
    first = last = here
    while first > 0 and counts[first - 1]:
        first -= 1
    while last + 1 < len(found) and counts[last + 1]:
        last += 1
    return found[here], found[first].since, found[last].until


def _members(
    groups: Mapping[str, Group], id_: str, day: Day, read_as: Mapping[str, str]
) -> frozenset[str]:
    """The places of a group on a day."""
    group = groups[id_]
    found = set(group.members)
    found.update(span.place for span in group.dated if _on(span, day))
    for other in group.includes:
        found |= _members(groups, other, day, read_as)
    for other in group.excludes:
        found -= _members(groups, other, day, read_as)
    found.update(place for place, model in read_as.items() if model in found)
    return frozenset(found)


def _is_place(line: Line) -> bool:
    return line.fact in FACTS and FACTS[line.fact].kind == "place"


def _own_list(fact: str, value: str) -> bool:
    return value in OWN_LISTS and fact in OWN_LISTS[value].facts


def _own(rule: Rule, name: str) -> Iterable[str]:
    """A list of the rule by the word that stands for it in a line."""
    if name == "named":
        return rule.named_chips
    if name == "reported_outside":
        return rule.reported_outside
    return (entry if isinstance(entry, str) else entry.actor for entry in rule.lists)


def _stages(stages: Iterable[Stage]) -> Iterator[Stage]:
    for stage in stages:
        yield stage
        yield from _stages(stage.then)


def _source(rule: Rule) -> str:
    return rule.source[0].url if rule.source else ""
