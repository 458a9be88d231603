"""What speaks for a chip that an act may be about.

How the act speaks of chips or of dealing in them, which chips were named last, spoken of last and
named most, what the acts before it were about, whose chips they are and what stands beside them.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from store.parse.discourse.drafts import Draft
from store.parse.discourse.told import Told
from store.parse.fields.unnamed import dealt_in, spoken_of
from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.tokens import Token
from store.parse.weights.weighing import Kinds, Part
from store.reference.names import Names

__all__ = ["Around", "Chips", "signs"]

LAST = 2
"""Chips named last that are looked at, however far back."""

_REMEMBERED = 12
"""Sentences behind which no chip is the one named last."""

_AHEAD = 2
"""Sentences behind that of an act in which it may be said which chips it is about."""

_BEFORE = 2
"""Acts before one that are looked at."""

_MOST = 4
_SHARES = ((1.0, "only"), (0.6, "most"), (0.34, "half"), (0.0, "few"))
"""What part of all names of chips that is."""

_PASSED = frozenset("dez")
"""Tags of words that are looked past: articles, names, marks of possession."""

_LISTED = frozenset((",", "and", "or", "&", "both", "chip", "chips"))
"""Words between chips that are named in one breath."""


class Around(NamedTuple):
    """What stands around the chips of an act: how it speaks of them, what was named last, words.

    `last` has how many others were named since, and how many sentences ago; `ahead` in how many
    sentences a chip that this one does not name is named; `beside` the two words before a chip in
    the sentence of the act and the one behind it, `side` on which side of the act it stands there;
    `announced` the word before a chip that is named behind; `centre` the chips that were spoken of
    when the act was told, `since` how many sentences ago; `before` how an act that was about a chip
    is like this one; `makers` are those with a part in the act, `fellows` the chips that are named
    in one breath with its own.
    """

    spoken: str
    dealt: str
    last: dict[str, tuple[int, int]]
    ahead: dict[str, int]
    beside: dict[str, tuple[str, str, str]]
    side: dict[str, str]
    announced: dict[str, str]
    centre: frozenset[str]
    since: int
    before: dict[str, str]
    makers: frozenset[str]
    fellows: frozenset[str]
    chips: frozenset[str]


class Chips:
    """The chips that one document names, sentence by sentence."""

    def __init__(self, told: Sequence[Told], drafts: Sequence[Draft], g: Grammar) -> None:
        """Count which is named how often; `told` are the sentences in order."""
        self.g = g
        self.told = told
        self.drafts = drafts
        self.named = [[chip for _, chip in _chips(one)] for one in told]
        counts = Counter(chip for chips in self.named for chip in chips)
        whole = sum(counts.values())
        self.share = {
            chip: next(word for least, word in _SHARES if count / whole >= least)
            for chip, count in counts.items()
        }
        self.many = min(len(counts), _MOST)
        self.listed = _listed(told)
        self._last: dict[int, dict[str, tuple[int, int]]] = {}

    def last(self, at: int) -> dict[str, tuple[int, int]]:
        """The chips named before the sentence `at`: how many others since, and how far back."""
        found = self._last.get(at)
        if found is not None:
            return found
        found = self._last[at] = {}
        for back in range(1, min(at, _REMEMBERED) + 1):
            for chip in reversed(self.named[at - back]):
                if chip not in found:
                    found[chip] = len(found), back
        return found

    def ahead(self, at: int) -> dict[str, int]:
        """The chips that the sentences behind the sentence `at` name and it does not."""
        here = set(self.named[at])
        found: dict[str, int] = {}
        for step, chips in enumerate(self.named[at + 1 : at + 1 + _AHEAD], 1):
            for chip in chips:
                if chip not in here:
                    found.setdefault(chip, step)
        return found

    def around(self, number: int, chips: frozenset[str]) -> Around:
        """What stands around those `chips` that may belong to the act `number`."""
        draft = self.drafts[number]
        at = draft.number - 1
        own = [chip.key for chip in draft.chips]
        doers = [p.key for p in (*draft.agents, *draft.counterparties) if p.via != "maker"]
        spoken_at, centre = draft.centre
        return Around(
            spoken=spoken_of(draft.clause),
            dealt=dealt_in(draft),
            last=self.last(at),
            ahead=self.ahead(at),
            beside=_beside(self.told[at]),
            side=_side(self.told[at], draft),
            announced=self._announced(at),
            centre=frozenset(centre),
            since=min(draft.number - spoken_at, 3),
            before=self._before(number),
            makers=frozenset(doers) & self.g.register.vendors,
            fellows=frozenset(fellow for chip in own for fellow in self.listed.get(chip, ())),
            chips=chips,
        )

    def _before(self, number: int) -> dict[str, str]:
        """The chips of the acts before one, and what these share with it."""
        draft = self.drafts[number]
        found: dict[str, str] = {}
        for one in self.drafts[max(0, number - _BEFORE) : number][::-1]:
            who = "who" if draft.keys() & one.keys() else ""
            what = "what" if one.type == draft.type else ""
            for chip in one.chips:
                found.setdefault(chip.key, f"{who}{what}{min(draft.number - one.number, 2)}")
        return found

    def _announced(self, at: int) -> dict[str, str]:
        """The word before each chip in the sentences behind: "the chip, known as the B30A"."""
        found: dict[str, str] = {}
        for one in self.told[at + 1 : at + 1 + _AHEAD]:
            for chip, (_, word, _) in _beside(one).items():
                found.setdefault(chip, word)
        return found


def signs(
    chip: str, draft: Draft, sort: str, state: str, here: bool, around: Around, chips: Chips
) -> Iterator[Part]:
    """What speaks for or against `chip`, part by part; `here` if its sentence names it."""
    g, act, spoken = chips.g, draft.type, around.spoken
    kinds: Kinds = g.things["chip"].kinds
    since, back = around.last.get(chip, (LAST, _REMEMBERED))
    where = "here" if here else str(min(since, LAST))
    far = "here" if here else str(min(back, 6) // 2)
    vendor = g.names.vendor(chip)
    mid = f"{around.since}{len(around.centre) > 1}" if chip in around.centre else "off"
    yield kinds[_meant][act, sort, state, spoken, where, far, chips.many]
    yield kinds[_worded][
        act, state, _kin(chip, around.chips, g.names), *around.beside.get(chip, ("", "", ""))
    ]
    yield kinds[_named_much][act, state, spoken, around.dealt, chips.share[chip], where]
    yield kinds[_central][act, state, spoken, around.dealt, mid, where]
    yield kinds[_whose][
        act, state, _fits(vendor, around.makers), _fits(vendor, draft.vendors),
        chip in around.fellows,
    ]  # fmt: skip
    yield kinds[_told_before][act, state, spoken, around.before.get(chip, "")]
    if chip in around.side:
        yield kinds[_beside_act][act, state, spoken, around.side[chip]]
    if chip in around.announced:
        yield kinds[_called][spoken, around.announced[chip]]
    if chip in around.ahead:
        step, again = around.ahead[chip], chip in around.last
        yield kinds[_next][act, state, spoken, step, again, chips.many]


def _fits(vendor: str, makers: Sequence[str] | frozenset[str]) -> str:
    """Whether a chip is of one of the makers that an act is about, "" where it is about none."""
    if not makers or not vendor:
        return ""
    return "fits" if vendor in makers else "clash"


def _chip(token: Token) -> str:
    """The chip that a word names, "" for none."""
    ref = token.ref
    return ref.key if ref is not None and getattr(ref, "kind", "") == "chip" else ""


def _chips(told: Told) -> list[tuple[Token, str]]:
    return [(token, chip) for token in told.refs if (chip := _chip(token))]


def _beside(told: Told) -> dict[str, tuple[str, str, str]]:
    """The words before and behind each chip that a sentence names."""
    found: dict[str, tuple[str, str, str]] = {}
    if not _chips(told):
        return found
    before = ("", "")
    words = told.words
    for n, token in enumerate(words):
        if chip := _chip(token):
            behind = words[n + 1].low if n + 1 < len(words) else ""
            found.setdefault(chip, (*before, behind))
        elif token.tag not in _PASSED:
            before = (before[1], token.low)
    return found


def _side(told: Told, draft: Draft) -> dict[str, str]:
    """Where the chips of a sentence stand: in the words that tell an act, before or behind them."""
    found: dict[str, str] = {}
    for token, chip in _chips(told):
        behind = "behind" if token.start >= draft.end else "in"
        found.setdefault(chip, "front" if token.start < draft.start else behind)
    return found


def _listed(told: Sequence[Told]) -> dict[str, set[str]]:
    """With which others each chip is named in one breath: "the H20 and the L20"."""
    found: dict[str, set[str]] = {}
    for one in told:
        if len(_chips(one)) < 2:
            continue
        last = ""
        for token in one.words:
            chip = _chip(token)
            if chip:
                if last and last != chip:
                    found.setdefault(last, set()).add(chip)
                    found.setdefault(chip, set()).add(last)
                last = chip
            elif token.ref is None and token.tag not in _PASSED and token.low not in _LISTED:
                last = ""
    return found


def _kin(chip: str, chips: frozenset[str], names: Names) -> str:
    """Whether a member of the family that `chip` is, or a family it is of, is spoken of too."""
    if chip in names.families:
        return "over" if chips.intersection(names.members(chip)) else ""
    return "under" if chips.intersection(names.families_of(chip)) else ""


def _meant(
    act: str, sort: str, state: str, spoken: str, where: str, far: str, chips: int
) -> list[str]:
    return [
        f"ref={spoken}/{state}", f"ref={spoken}/{where}", f"ref={spoken}/{where}/{state}",
        f"ref={spoken}/{where}/{far}/{state}", f"ref={spoken}/{act}/{state}",
        f"ref={spoken}/{sort}/{state}", f"last={where}/{far}/{state}",
        f"last={where}/{act}/{state}", f"last={where}/many={chips}/{state}",
        f"many={chips}/{state}",
    ]  # fmt: skip


def _worded(act: str, state: str, kin: str, first: str, second: str, behind: str) -> list[str]:
    found = [f"kin={kin}/{state}", f"kin={kin}/{act}"] if kin else []
    if second or behind:
        found += [
            f"pre={second}", f"pre={second}/{state}", f"pre={first} {second}/{state}",
            f"post={behind}", f"post={behind}/{state}",
        ]  # fmt: skip
    return found


def _named_much(act: str, state: str, spoken: str, dealt: str, share: str, where: str) -> list[str]:
    return [
        f"share={share}/{state}", f"share={share}/{act}/{state}", f"share={share}/{spoken}/{state}",
        f"share={share}/{where}/{state}", f"dealt={dealt}/{state}",
        f"dealt={dealt}/{share}/{state}", f"dealt={dealt}/{share}/{where}",
        f"dealt={dealt}/{act}/{share}/{state}",
    ]  # fmt: skip


def _central(act: str, state: str, spoken: str, dealt: str, mid: str, where: str) -> list[str]:
    return [
        f"mid={mid}/{state}", f"mid={mid}/{spoken}/{state}", f"mid={mid}/{act}/{state}",
        f"mid={mid}/{where}/{state}", f"mid={mid}/{dealt}/{state}",
    ]  # fmt: skip


def _whose(act: str, state: str, doer: str, maker: str, fellow: bool) -> list[str]:
    return [
        f"doer={doer}/{state}", f"doer={doer}/{act}/{state}", f"maker={maker}/{state}",
        f"maker={maker}/{act}/{state}", f"fellow={fellow}/{state}",
    ]  # fmt: skip


def _told_before(act: str, state: str, spoken: str, before: str) -> list[str]:
    return [
        f"before={before}/{state}", f"before={before}/{act}/{state}",
        f"before={before}/{spoken}/{state}",
    ]  # fmt: skip


def _beside_act(act: str, state: str, spoken: str, side: str) -> list[str]:
    return [f"side={side}/{state}", f"side={side}/{act}/{state}", f"side={side}/{spoken}/{state}"]


def _called(spoken: str, word: str) -> list[str]:
    return [f"called={word}", f"called={word}/{spoken}"]


def _next(act: str, state: str, spoken: str, step: int, told: bool, chips: int) -> list[str]:
    """A chip that is only named behind an act, and whether it had been named before it too."""
    said = "again" if told else "first"
    return [
        f"next={said}/{state}", f"next={said}{step}/{state}", f"next={said}/{act}/{state}",
        f"next={said}/{spoken}/{state}", f"next={said}{step}/{spoken}", f"next={said}/many={chips}",
    ]  # fmt: skip
