"""What speaks for two tellings being of one act: what they share, and what only one of them has.

One short word a feature; the weights that were learned for them say whether the later telling is
a further mention of the act (`merging.merge`).
"""

from collections.abc import Hashable, Iterator
from itertools import product
from typing import NamedTuple

from store.parse.discourse.drafts import Draft
from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.clauses import Clause
from store.parse.telling.same import close, side_by_side
from store.parse.weights.weighing import Kind, Part, Parts, Weighing, word
from store.parse.words.kinds import AHEAD, HAPPENED
from store.parse.words.word_classes import CLASS
from store.records import When
from store.reference.names import Names

__all__ = ["AGAIN", "Telling", "evidence"]

AGAIN = "again"
"""The answer that the later telling is of the same act."""

_SENTENCES = ((0, "0"), (1, "1"), (2, "2"), (5, "5"), (10, "10"))
"""How many sentences lie between two tellings at most, and the name of that."""
_MOST = 3
_OBJECTS = 2
_FIFTHS = 5
_SHORT = len("not")
"""Words up to this long are mostly small words, which any two sentences share."""
_MOST_WORDS = 6
_OF_ITS_OWN = 0b11111
"""Sum, number, chips, other party and date: what makes a telling an act of its own."""


_Set = frozenset[str]


class Telling(NamedTuple):
    """An act as it is told in one place: what is looked at when it is held against another.

    `forms` keeps what `form` comes to, as many others are held against it. `filled` has a bit for
    each field that the act fills, in the order of `_filled`.
    """

    draft: Draft
    form: tuple[Hashable, ...]
    forms: dict[tuple[str, str], Part]
    words: _Set
    agents: _Set
    others: _Set
    makers: _Set
    chips: _Set
    places: _Set
    rules: _Set
    filled: int

    @classmethod
    def of(cls, draft: Draft) -> "Telling":
        """What is seen of `draft` whatever it is held against."""
        seen = draft.seen.parts if draft.seen is not None else ()
        spoken = [str(part.given[0]) for part in seen if part.make is word]
        words = frozenset([one for one in spoken if len(one) > _SHORT])
        return cls(draft, _form_of(draft), {}, words, *_names_of(draft), _filled(draft))

    def joined(self) -> "Telling":
        """The same, as it is put here, with all that other tellings have added to the act."""
        return Telling(
            self.draft, self.form, self.forms, self.words, *_names_of(self.draft),
            _filled(self.draft),
        )  # fmt: skip

    def put(self, name: str, act: str, kind: Kind) -> Part:
        """How it is put, as the first ("a") or the later ("b") of two tellings of an `act`."""
        found = self.forms.get((name, act))
        if found is None:
            found = self.forms[name, act] = kind[name, act, *self.form]
        return found


def _names_of(draft: Draft) -> tuple[_Set, _Set, _Set, _Set, _Set, _Set]:
    """Agents, other parties, makers who stand in, chips, places and rules of an act."""
    makers = [p.key for p in draft.counterparties if p.via == "maker"]
    return (
        frozenset([p.key for p in draft.agents]),
        frozenset([p.key for p in draft.counterparties if p.via != "maker"]),
        frozenset([*makers, *draft.vendors]),
        frozenset([chip.key for chip in draft.chips]),
        frozenset([site.place for site in draft.sites]),
        frozenset([rule.rule for rule in draft.rules]),
    )


def _filled(draft: Draft) -> int:
    """A bit for each of money, units, chips, other parties, date, sites and agents."""
    named = any(p.via != "maker" for p in draft.counterparties)
    fields = (
        bool(draft.money), bool(draft.units), bool(draft.chips), named, _dated(draft.when),
        bool(draft.sites), bool(draft.agents),
    )  # fmt: skip
    return sum([has << bit for bit, has in enumerate(fields)])


def evidence(
    one: Telling, two: Telling, told: str, rank: str, weighing: Weighing, g: Grammar
) -> Parts:
    """What speaks for `two` telling `one` again.

    `told` says how it stands in the text and what the grammar takes it for; `rank` which act of
    its kind the first is.
    """
    first, other = one.draft, two.draft
    kin = "same" if first.type == other.type else "akin"
    act = other.type if kin == "same" else f"{first.type}+{other.type}"
    between = abs(other.number - first.number)
    far = next((name for most, name in _SENTENCES if between <= most), "more")
    agents = _parties(one.agents, two.agents, g.names)
    others = _parties(one.others, two.others, g.names)
    chips = _chips(one.chips, two.chips, g.names)
    sums = _sums(first, other)
    days = _days(first.when, other.when)
    rules = _sets(one.rules, two.rules)
    kinds = weighing.kinds
    return Parts(
        (
            kinds[_where][
                act, kin, told, far, first.paragraph == other.paragraph,
                first.section, other.section, other.start < first.end and first.start < other.end,
                side_by_side(first, other),
            ],
            kinds[_who][act, kin, far, agents, others, _sets(one.makers, two.makers)],
            kinds[_what][
                act, kin, agents, others, chips, sums, _values(first.units, other.units)
            ],
            kinds[_when][act, kin, agents, days, rules, _sets(one.places, two.places)],
            kinds[_how][act, kin, first.modality, other.modality, first.negative, other.negative],
            kinds[_whence][first.origin_kind, other.origin_kind, first.origin == other.origin],
            kinds[_adds][act, *_added(one.filled, two.filled)],
            one.put("a", act, kinds[_form]),
            two.put("b", act, kinds[_form]),
            kinds[_alike][
                kin, far, agents, first.lemma if first.lemma == other.lemma else "",
                *_shared(one.words, two.words),
            ],
            kinds[_rank][
                act, kin, far, agents, rank, chips,
                bool(other.chips or other.money or other.units),
            ],
        )
    )  # fmt: skip


def _where(
    act: str,
    kin: str,
    told: str,
    far: str,
    near: bool,
    one: str,
    two: str,
    inside: bool,
    beside: bool,
) -> Iterator[str]:
    """How far apart the two stand."""
    yield from ("bias", f"told={told}", f"act={act}", f"act={act}/{told}")
    yield from (f"far={far}", f"far={far}/{kin}", f"far={far}/{told}", f"par={near}")
    yield from (f"inside={inside}/{kin}", f"own={far == '0'}/{kin}/{told}")
    yield f"where={one}+{two}"
    if beside:
        yield from ("beside", f"beside={kin}", f"beside={act}")


def _who(act: str, kin: str, far: str, agents: str, others: str, makers: str) -> Iterator[str]:
    """Whether the same take part."""
    yield from (f"agents={agents}", f"agents={agents}/{act}", f"agents={agents}/{kin}/{far}")
    yield from (f"others={others}", f"others={others}/{act}", f"makers={makers}")


def _what(
    act: str, kin: str, agents: str, others: str, chips: str, sums: str, units: str
) -> Iterator[str]:
    """Whether it is of the same chips, sums and numbers."""
    yield from (f"chips={chips}", f"chips={chips}/{act}", f"sums={sums}", f"sums={sums}/{act}")
    yield from (f"units={units}", f"units={units}/{kin}", f"all={agents}/{others}/{chips}")
    yield from (f"all={agents}/{chips}/{kin}", f"all={agents}/{sums}/{kin}/sums")


def _when(act: str, kin: str, agents: str, days: str, rules: str, places: str) -> Iterator[str]:
    """Whether it is of the same day, place and rule."""
    yield from (f"when={days}", f"when={days}/{act}", f"places={places}", f"places={places}/{act}")
    yield from (f"rules={rules}", f"rules={rules}/{act}")
    yield from (f"all={agents}/{days}/{kin}/days", f"all={agents}/{rules}/{kin}/rules")


def _how(act: str, kin: str, one: str, two: str, negative: bool, also: bool) -> Iterator[str]:
    """Whether it stands as it stood."""
    yield from (f"m={one}+{two}", f"m={one}+{two}/{act}", f"ahead={_ahead(one, two)}/{kin}")
    yield from (f"not={negative}+{also}", f"not={negative == also}/{act}")


def _whence(one: str, two: str, same: bool) -> Iterator[str]:
    """Whether the same is credited."""
    yield f"origin={same}/{one}+{two}"


def _adds(act: str, new: int, less: int, both: int, has: int) -> Iterator[str]:
    """How much the later telling has that the first has not."""
    yield from (f"new={new}", f"new={new}/{act}", f"less={less}", f"both={both}")
    yield from (f"has={has}", f"has={has}/{act}")


def _alike(kin: str, far: str, agents: str, lemma: str, share: int, common: int) -> Iterator[str]:
    """Whether the two are told in the same words."""
    if lemma:
        yield from ("lemma", f"lemma={lemma}", f"lemma/{kin}/{far}", f"lemma/{agents}")
    yield from (f"share={share}", f"share={share}/{kin}", f"common={common}/{kin}")
    yield f"common={common}/{agents}"


def _rank(
    act: str, kin: str, far: str, agents: str, rank: str, chips: str, facts: bool
) -> Iterator[str]:
    """Whether the first is the only act of its kind so far, and how early the text tells it."""
    yield from (f"rank={rank}", f"rank={rank}/{kin}", f"rank={rank}/{act}", f"rank={rank}/{agents}")
    yield from (f"rank={rank}/{agents}/{kin}/{facts}", f"rank={rank}/{far}", f"rank={rank}/{chips}")


def _form(
    name: str,
    act: str,
    lemma: str,
    weighed: bool,
    loose: bool,
    old: bool,
    group: bool,
    vias: str,
    rel: str,
    verb: str,
    above: tuple[str, str, bool],
    bare: bool,
    subject: tuple[bool, bool, str, str] | None,
    objects: tuple[tuple[bool, bool, str, str, bool], ...],
) -> Iterator[str]:
    """How a telling is put: its clause, verb, subject and objects."""
    yield from (f"{name}.lemma={lemma}", f"{name}.weighed={weighed}", f"{name}.loose={loose}")
    yield from (f"{name}.old={old}", f"{name}.group={group}", f"{name}.via={vias}")
    yield from (f"{name}.rel={rel}", f"{name}.rel={rel}/{act}", f"{name}.verb={verb}")
    noun, governor, owned = above
    if noun:
        yield from (f"{name}.hn={noun}", f"{name}.hn={owned}/{noun}", f"{name}.hn={owned}")
    if governor:
        yield f"{name}.up={governor}"
    yield from (f"{name}.bare={bare}/{rel}", f"{name}.bare={bare}/{act}")
    if subject is not None:
        pronoun, definite, det, head = subject
        yield f"{name}.subj={pronoun}/{definite}/{det}"
        yield from (f"{name}.sh={head}", f"{name}.sh={head}/{det}")
    for pronoun, definite, det, head, counted in objects:
        yield from (f"{name}.obj={pronoun}/{definite}/{det}/{counted}", f"{name}.oh={head}/{det}")


def _form_of(draft: Draft) -> tuple[Hashable, ...]:
    """How a telling is put, as `_form` takes it."""
    clause = draft.clause
    verb = clause.verb if clause is not None else None
    subject: tuple[bool, bool, str, str] | None = None
    objects: tuple[tuple[bool, bool, str, str, bool], ...] = ()
    if clause is not None and verb is not None:
        noun = clause.subj
        if noun is not None:
            subject = (bool(noun.pronoun), noun.definite, noun.det, noun.plain)
        objects = tuple(
            (bool(n.pronoun), n.definite, n.det, n.plain, bool(n.quantity))
            for n in clause.objs[:_OBJECTS]
        )
    return (
        draft.lemma,
        any(one.field == "type" for one in draft.weighed),
        draft.loose,
        draft.background,
        any(p.cls & CLASS["collective"] for p in draft.agents),
        "+".join(sorted({p.via for p in draft.agents})),
        clause.rel if clause is not None else "",
        f"{verb.kind}/{verb.tense}/{verb.perfect}" if verb is not None else "",
        _above(clause),
        not _filled(draft) & _OF_ITS_OWN,
        subject,
        objects,
    )


def _above(clause: Clause | None) -> tuple[str, str, bool]:
    """The noun that a clause belongs to, the verb it hangs on, whether somebody has the noun."""
    if clause is None:
        return "", "", False
    noun, parent = clause.head_noun, clause.parent
    governor = parent.verb.lemma if parent is not None and parent.verb is not None else ""
    if noun is None:
        return "", governor, False
    return noun.plain, governor, bool(noun.owner or noun.owner_word)


def _sets(a: _Set, b: _Set) -> str:
    """How two sets lie to each other."""
    if not a or not b:
        return "none" if not a and not b else "a" if a else "b"
    if a == b:
        return "same"
    if a < b or b < a:
        return "part"
    return "some" if a & b else "other"


def _parties(a: _Set, b: _Set, names: Names) -> str:
    plain = _sets(a, b)
    if plain == "other" and any(_kin(x, y, names) for x, y in product(a, b)):
        return "kin"
    return plain


def _kin(x: str, y: str, names: Names) -> bool:
    """Whether one is a unit of the other, its office, or a group that it may belong to."""
    if x in names.ancestors(y) or y in names.ancestors(x):
        return True
    one, two = names.actors.get(x), names.actors.get(y)
    if one is None or two is None or one.hq != two.hq:
        return False
    if "collective" in (one.kind, two.kind) or x in two.affiliation or y in one.affiliation:
        return True
    return {one.kind, two.kind} <= {"government-body", "person"}


def _chips(a: _Set, b: _Set, names: Names) -> str:
    plain = _sets(a, b)
    if plain == "other":
        wide = {m for key in a | b if key in names.families for m in (key, *names.members(key))}
        if (a | b) <= wide:
            return "kin"
    return plain


def _sums(first: Draft, other: Draft) -> str:
    if not first.money or not other.money:
        return _values(bool(first.money), bool(other.money))
    return "same" if close(first, other) else "other"


def _values(a: Hashable, b: Hashable) -> str:
    if not a or not b:
        return "none" if not a and not b else "a" if a else "b"
    return "same" if a == b else "other"


def _dated(when: When | None) -> bool:
    return when is not None and bool(when.first or when.last)


def _days(a: When | None, b: When | None) -> str:
    if a is None or b is None or not _dated(a) or not _dated(b):
        return _values(_dated(a), _dated(b))
    if (a.first, a.last) == (b.first, b.last):
        return "same"
    apart = (a.last and b.first and a.last < b.first) or (b.last and a.first and b.last < a.first)
    return "other" if apart else "over"


def _ahead(one: str, two: str) -> str:
    if one in AHEAD and two in AHEAD:
        return "ahead"
    if one in HAPPENED and two in HAPPENED:
        return "there"
    if (one in AHEAD and two in HAPPENED) or (two in AHEAD and one in HAPPENED):
        return "a" if one in AHEAD else "b"
    return "same" if one == two else "other"


def _added(one: int, two: int) -> tuple[int, int, int, int]:
    """Fields that only the later telling fills, only the first, both, and the later in all."""
    new, less, both = (two & ~one).bit_count(), (one & ~two).bit_count(), (one & two).bit_count()
    return min(new, _MOST), min(less, _MOST), both, min(new + both, _MOST + 1)


def _shared(a: _Set, b: _Set) -> tuple[int, int]:
    """How many fifths of the shorter telling's words both have (-1: it has none), and how many."""
    least, common = min(len(a), len(b)), len(a & b)
    return int(common * _FIFTHS / least) if least else -1, min(common, _MOST_WORDS)
