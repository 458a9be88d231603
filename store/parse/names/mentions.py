"""Names in a text: one pass of an automaton over all reference names, then a look at each hit.

Matching is by lower case so that headlines are read too; what a hit may be is decided by its own
case, its neighbours and the words around it. A well-formed name that no table lists gets a key
that starts with `~`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import ahocorasick_rs

from store.parse.names.name_context import NameContext
from store.parse.names.name_forms import NameForms, owned
from store.parse.words.plain import lowered, straightened
from store.parse.words.scans import any_of, headed, led
from store.reference.lexicon import phrases
from store.reference.lexicon_forms import Organisations
from store.reference.names import Names, slug

__all__ = ["Found", "Register", "find_names"]

_MODEL = re.compile(r" ([A-Z]{0,3}\d{2,4}[A-Z]{0,3})(?![\w-]|[.,]\d)(?<! (?:19|20)\d\d)")
"""A number behind the name of a line of chips: "the Zhenwu M890"."""
_ONE_MORE = re.compile(
    r"(?:,? (?:and|or|plus) |, |/)(?:the )?([A-Za-z]{0,3}\d{1,4}[A-Za-z]{0,2})(?![\w-]|[.,]\d)"
)
"""A model that goes on with a list of them: ", 590", " and 690"."""


_NICKNAMED = re.compile(
    r"[A-Z](?<![\w-](?s:.))[\w’'-]{1,24}(?: [A-Z][\w’'.-]{0,24}){0,2}"
    r" [\"“‘][A-Z]\w{1,24}[\"”’] [A-Z][\w’-]{1,24}"
)
"""A person with the name by which friends call him: 'Yih-Shyan "Wally" Liaw'."""


class Found(NamedTuple):
    """A hit: `kind` is actor, chip, place or rule; `key` its id; `extra` says how sure it is."""

    kind: str
    key: str
    start: int
    end: int
    adjective: bool = False
    person: bool = False


class _Pattern(NamedTuple):
    kind: str
    key: str
    printed: str
    needs: str
    adjective: bool
    official: bool = False
    line: bool = False
    """Whether it names a line of chips, so that a number behind it is another of that line."""


@dataclass(frozen=True, slots=True)
class Register:
    """All names as one automaton, with the forms of names that no table lists."""

    automaton: ahocorasick_rs.AhoCorasick
    patterns: tuple[tuple[_Pattern, ...], ...]
    numbers: dict[str, int]
    designator: re.Pattern[str]
    vendor_designator: re.Pattern[str]
    organisation: re.Pattern[str]
    of_body: re.Pattern[str]
    of_matters: re.Pattern[str]
    context: NameContext
    forms: NameForms
    vendors: frozenset[str]
    makers: dict[str, str]
    """Chip or family → the maker whose chip it is."""

    @classmethod
    def of(cls, names: Names, forms: Organisations) -> "Register":
        """Build the automaton of `names`."""
        table: dict[str, list[_Pattern]] = {}
        for pattern in _patterns(names):
            spelled = lowered(straightened(pattern.printed))
            for key in {spelled, spelled.replace(" & ", " and ")}:
                kept = table.setdefault(key, [])
                if not any(p.key == pattern.key and p.kind == pattern.kind for p in kept):
                    kept.append(pattern)
        words = list(table)
        context = NameContext.of(names, forms)
        series = led(map(re.escape, phrases(forms.designator.series)), r"\w-")
        free = "|".join(forms.designator.forms)
        vendor = "|".join(forms.designator.vendor_forms)
        suffix = any_of(phrases(forms.company.suffixes))
        bodies = "|".join(map(re.escape, phrases(forms.company.bodies)))
        of_bodies = "|".join(map(re.escape, phrases(forms.company.of_bodies)))
        laws = any_of(phrases(forms.company.laws))
        _, of_tails = headed(map(re.escape, phrases(forms.company.of_bodies)))
        cap = r"[A-Z0-9][\w’'&.-]{0,40}"
        first = r"[A-Z0-9](?<![\w-](?s:.))"
        rest = r"[\w’'&.-]{0,40} "
        return cls(
            automaton=ahocorasick_rs.AhoCorasick(
                words, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
            ),
            patterns=tuple(tuple(table[word]) for word in words),
            numbers={word: number for number, word in enumerate(words)},
            designator=re.compile(rf"(?<![\w-])(?:{free})(?=s?(?!\w|\.\d))"),
            vendor_designator=re.compile(
                rf"{series} ?(?:{vendor}|\d{{2,4}}[A-Z]{{0,3}})(?=s?(?!\w))"
            ),
            organisation=re.compile(
                rf"{first}{rest}(?:of |and |& |for )?(?:{cap} (?:of |and |& |for )?){{0,5}}?(?:(?:{suffix})(?! {cap} (?:{bodies})(?!\w))|(?P<body>{bodies}))(?![\w-])(?! (?:{laws})(?!\w))(?:,? (?:{suffix})(?!\w))*(?(body)(?: (?:of|for) (?:{cap}(?: (?:of|and|for) )?(?: |(?=\W)))+)?)"  # noqa: E501
            ),
            of_body=re.compile(
                rf"{first}(?:{rest}(?:{cap} ){{0,2}}(?:{of_bodies})|{of_tails}) (?:of|for) (?:{cap}(?: (?:of|and|for) | |(?=\W))){{1,6}}"  # noqa: E501
            ),
            of_matters=_of_matters(
                phrases(forms.company.ministries), phrases(forms.company.matters)
            ),
            context=context,
            forms=NameForms.of(forms, context),
            vendors=frozenset(c.vendor for c in names.chips.values()),
            makers={key: names.vendor(key) for key in (*names.chips, *names.families)},
        )


def _of_matters(ministries: Sequence[str], matters: Sequence[str]) -> re.Pattern[str]:
    """Authorities named by all they look after: "Ministry of Trade, Industry and Energy".

    The head may stand behind: "Investment, Trade and Industry Ministry".
    """
    one = f"(?:{any_of(matters)})"
    more = rf"(?:, {one}){{0,4}},? (?:and|&) {one}(?![\w-])"
    heads = any_of(ministries)
    first = [re.escape(head) + rf" (?:of|for) (?:the )?{one}{more}" for head in ministries]
    last = [re.escape(word) + rf"{more} (?:{heads})(?![\w-])" for word in matters]
    return re.compile(led([*first, *last], r"\w-"))


def _patterns(names: Names) -> Iterator[_Pattern]:
    """Every spelling of every name; the first kind wins where two share one."""
    for actor in names.actors.values():
        unsure = set(actor.ambiguous_aliases)
        for printed in (actor.name, *actor.aliases, *actor.ambiguous_aliases):
            if printed.startswith("the ") and actor.kind != "publisher":
                continue
            if printed in unsure and printed[0].islower() and printed[:4] != "the ":
                continue
            needs = "context" if printed in unsure else ""
            if actor.kind == "person" and " " not in printed:
                needs = "family" if actor.name.startswith(f"{printed} ") else "surname"
            if actor.kind == "publisher" and printed[:4] in ("The ", "the "):
                needs = "outlet"
            elif actor.kind == "publisher" and needs and f"The {printed}" == actor.name:
                needs = "article"
            official = actor.kind == "government-body"
            yield _Pattern("actor", actor.id, printed, needs, False, official)
    for family in names.families.values():
        if "unspecified" in family.short:
            continue
        stem = family.short.split()[0].lower()
        for printed in (family.short, *family.aliases, *family.generic_aliases):
            told = stem in printed.lower() or _initials(printed) == stem
            if told or not printed.isascii():
                sure = printed != family.short and printed not in family.generic_aliases
                yield _Pattern("chip", family.id, printed, "" if sure else "chip", False)
    for chip in sorted(names.chips.values(), key=lambda c: not c.default):
        yield _Pattern("chip", chip.id, chip.name, "", False)
        vague = len(chip.short) < (4 if chip.short in chip.generic_aliases else 3)
        yield _Pattern("chip", chip.id, chip.short, "chip" if vague else "", False)
        for printed in chip.aliases:
            yield _Pattern("chip", chip.id, printed, "chip" if len(printed) <= 3 else "", False)
        for printed in chip.generic_aliases:
            line = not any(map(str.isdigit, printed))
            yield _Pattern("chip", chip.id, printed, "chip", False, line=line)
    for country in names.countries.values():
        for printed in (country.name, *country.aliases):
            yield _Pattern("place", country.iso, printed, "", False)
        for printed in country.demonyms:
            yield _Pattern("place", country.iso, printed, "", True)
    for hub in names.hubs.values():
        for printed in (hub.name, *hub.aliases):
            yield _Pattern("place", hub.id, printed, "", False)
    for region in names.regions.values():
        for printed in (region.name, *region.aliases):
            yield _Pattern("place", region.id, printed, "", False)
    families = {family.short for family in names.families.values()}
    for unsure_name in names.ambiguous:
        if unsure_name.alias in families:
            continue
        if unsure_name.candidates and unsure_name.alias[0].isupper():
            key = unsure_name.candidates[0]
            kind = "actor" if key in names.actors else "chip" if key in names.chips else "place"
            if kind == "place" and key not in names.countries and key not in names.hubs:
                continue
            yield _Pattern(kind, key, unsure_name.alias, "context", False)


def _initials(printed: str) -> str:
    return "".join([word[0] for word in printed.lower().split()])


def find_names(text: str, low: str, register: Register) -> tuple[Found, ...]:
    """Every name in `text`, leftmost first, none overlapping; `low` is its lower case."""
    found: list[Found] = []
    unsure: list[Found] = []
    for number, start, end in register.automaton.find_matches_as_indexes(low):
        if start and low[start - 1].isalnum() and low[start].isalnum() and low[start].isascii():
            continue
        one = register.patterns[number][0]
        many = one.kind == "chip" and low[end : end + 1] == "s"
        if _cut(low, end + many):
            # "H20 chip" is in "H20 chipsets": what is named is the shorter name before the word
            end = start + low[start:end].rfind(" ")
            shorter = register.numbers.get(low[start:end])
            if shorter is None:
                continue
            number = shorter
        for pattern in register.patterns[number]:
            if not _spelled(text, low, start, end, pattern):
                continue
            if _meant(text, low, start, end, pattern, register.context):
                past, joined = _grown(low, end, pattern.kind, register.context.joined)
                adjective = pattern.adjective or joined
                model = _MODEL.match(text, end) if pattern.line else None
                if model is not None and lowered(model[1]) not in register.numbers:
                    found.append(Found("chip", slug(text[start : model.end()]), start, model.end()))
                    break
                found.append(Found(pattern.kind, pattern.key, start, past, adjective))
                break
            if pattern.needs == "chip" and end - start > _SHORT:
                unsure.append(Found(pattern.kind, pattern.key, start, end))
                break
    if unsure:
        found += _borne_out(text, register, found, unsure)
        found.sort(key=lambda f: f.start)
    found += _in_lists(text, low, register, found)
    found += _unlisted(text, low, register, found)
    found.sort(key=lambda f: (f.start, -f.end))
    return tuple(found)


def _borne_out(
    text: str, register: Register, found: list[Found], unsure: list[Found]
) -> list[Found]:
    """Names far from any word for chips that a sure one, or that of their maker, bears out.

    "Blackwell is not part of the deal" is Nvidia's where Nvidia is spoken of, "Hopper" nobody's
    chip where a Sarah Hopper is.
    """
    known = {one.key for one in found}
    surname = register.context.surname
    people = {one.key for one in unsure if not surname(text, one.start, one.end, first=False)}
    made = {one.key for one in unsure if register.makers.get(one.key) in known} - people
    return [one for one in unsure if one.key in known or one.key in made]


_SHORT = 3
"""Letters up to which the name of a chip means one only where chips are spoken of."""


def _cut(low: str, end: int) -> bool:
    """Whether a name that ends here would end inside a word."""
    return end < len(low) and low[end].isalnum() and low[end - 1].isascii()


def _in_lists(text: str, low: str, register: Register, known: list[Found]) -> list[Found]:
    """Chips that stand in a list behind one that is sure: "Siyuan 590 and 690", "L20 and L2"."""
    extra: list[Found] = []
    starts = {one.start for one in known}
    for one in known:
        end = one.end
        before = low[one.start : end].rpartition(" ")[0]
        while one.kind == "chip":
            more = _ONE_MORE.match(text, end)
            if more is None or more.start(1) in starts:
                break
            name = lowered(more[1])
            for spelled in (name, f"{before} {name}") if before else (name,):
                number = register.numbers.get(spelled)
                if number is not None and register.patterns[number][0].kind == "chip":
                    key = register.patterns[number][0].key
                    extra.append(Found("chip", key, *more.span(1)))
                    break
            else:
                break
            end = more.end()
    return extra


def _spelled(text: str, low: str, start: int, end: int, pattern: _Pattern) -> bool:
    """Whether a hit is printed as the name is: a common word in lower case is none."""
    printed = text[start:end]
    wanted = pattern.printed
    if start >= 4 and low[start - 4 : start] == "non-":
        return False
    if pattern.kind == "actor" and low[end : end + 6] in ("-based", "-headq", "-backe", "-led s"):
        return not pattern.official
    if not wanted.islower() and wanted.isascii():
        if printed.islower():
            return False
        if " " not in wanted:
            if len(wanted) <= 4 and wanted.isupper() and printed != wanted:
                return False
            return printed[0].isupper() or not wanted[0].isupper()
        elif wanted[:4] in ("The ", "the ") and not printed[4].isupper():
            return False
        elif pattern.kind != "actor" or wanted[0].isupper():
            words = [w for w in wanted.split() if w[0].isupper()]
            shown = [w[0].isupper() for w in printed.split()]
            if pattern.kind == "actor" and len(words) == len(shown):
                return shown[0] or printed[:4] == "the "  # not "to scale AI models"
            return not words or any(shown)
    return True


def _meant(
    text: str, low: str, start: int, end: int, pattern: _Pattern, context: NameContext
) -> bool:
    """Whether the words around a hit let it be the name."""
    if pattern.needs == "outlet":
        return context.outlet(low, end)
    if pattern.needs == "article":
        return low[max(0, start - 4) : start] == "the "
    if pattern.needs in ("surname", "family"):
        return context.surname(text, start, end, pattern.needs == "family")
    if pattern.needs == "chip":
        return context.of_chips(low, start, end)
    if pattern.needs == "context":
        return context.itself(pattern.printed, text, low, start, end)
    return True


_TAIL = re.compile(
    r"(?P<join>-[a-z]+(?:-[a-z]+)*)(?!\w)|,? (?:inc|corp|ltd|llc|plc|co)\b(?:\.(?! [a-z]))?(?:,? ltd\b\.?)?"  # noqa: E501
)


def _grown(low: str, end: int, kind: str, joined: tuple[str, ...]) -> tuple[int, bool]:
    """Where a name really ends: with its company form, or with "-based", which makes it a modifier."""  # noqa: E501
    tail = _TAIL.match(low, end) if kind != "chip" else None
    if tail is None:
        return end, False
    if tail["join"]:
        return (tail.end(), True) if tail["join"].endswith(joined) else (end, False)
    return (tail.end(), False) if kind == "actor" else (end, False)


def _unlisted(text: str, low: str, register: Register, known: list[Found]) -> list[Found]:
    """Well-formed names of chips and organisations that no table lists.

    An organisation may swallow the places in its own name ("Shenzhen University"); `known` loses
    them then.
    """
    extra: list[Found] = []
    taken = sorted((f.start, f.end, f.kind) for f in known)
    for pattern, sure in ((register.vendor_designator, True), (register.designator, False)):
        for match in pattern.finditer(text):
            start, end = match.span()
            if _overlapping(taken, start, end):
                continue
            if not sure and not register.context.of_chips(low, start, end):
                continue
            extra.append(Found("chip", slug(match[0]), start, end))
    swallowed: set[tuple[int, int]] = set()
    for pattern in (_NICKNAMED, register.of_matters, register.of_body, register.organisation):
        for match in pattern.finditer(text):
            start, end = register.forms.trimmed(text, *match.span())
            inside = _overlapping(taken, start, end)
            if any(kind != "place" for _, _, kind in inside):
                continue
            if not register.forms.is_name(text, low, start, end, bool(inside)):
                continue
            if any(f.start < end and f.end > start for f in extra[-8:]):
                continue
            swallowed.update((a, b) for a, b, _ in inside)
            places = [(a - start, b - start) for a, b, _ in inside]
            name = owned(text[start:end], places)
            person = pattern is _NICKNAMED
            extra.append(Found("actor", slug(name), start, end, person=person))
    if swallowed:
        known[:] = [f for f in known if (f.start, f.end) not in swallowed]
    return extra


def _overlapping(
    taken: list[tuple[int, int, str]], start: int, end: int
) -> list[tuple[int, int, str]]:
    """The hits that share a character with `start` to `end`; hits do not overlap each other."""
    first = bisect_left(taken, (start,))
    if first and taken[first - 1][1] > start:
        first -= 1
    last = first
    while last < len(taken) and taken[last][0] < end:
        last += 1
    return taken[first:last]
