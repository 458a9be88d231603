"""Every name, sum and rule of a document: what its tables know, and what only the form shows."""

import re
from collections.abc import Iterator, Mapping

from store.parse.attribution.voices import is_outlet
from store.parse.discourse.told import Told
from store.parse.frames.frames import nouns_of
from store.parse.lexicon.grammar import Grammar
from store.parse.names.name_forms import AGED
from store.parse.reader import Read, read
from store.parse.ready import Ready
from store.parse.rules.rulings import RuleHits
from store.parse.shapes.chunks import Noun
from store.parse.tagging.spans import Ref
from store.parse.words.word_classes import CLASS
from store.records import Document, Mention, Section
from store.reference.lexicon import phrases
from store.reference.names import slug

__all__ = ["mentions_of"]

_ACTS = CLASS["plan"] | CLASS["effort"] | CLASS["rule"] | CLASS["restriction"] | CLASS["investment"]
_WHERE = frozenset(("in", "near", "outside", "across", "around", "throughout", "along", "off"))
_BODY = CLASS["gov"] | CLASS["collective"]
_BY_WORDS = frozenset(("alias", "description"))
"""How a text names states ("China barred"), bodies ("its commerce ministry") and groups."""
_ONE = r"[A-Z](?:[\w’'-]+|\.(?:-?[A-Z]\.)*)"
_NAME = rf"{_ONE}(?: (?:(?:van|von|de|da|bin|binti|al) )?[\"“]?{_ONE}[\"”]?){{1,4}}"
_AGED = re.compile(rf"(?<![\w-])({_NAME}){AGED.pattern}")
_CREDIT = 60
_WHOLE = 2
"""Words that the name of a person has at least, where only his title shows that he is one."""


def mentions_of(document: Document, ready: Ready) -> tuple[Mention, ...]:
    """Every name, sum and rule outside the furniture, and the outlets of its credit lines."""
    found = read(document, ready.grammar)
    hits = RuleHits(found.low, document, ready.rules)
    titled = _titled(ready.grammar)
    kept: list[Mention] = []
    for section in found.sections:
        if section.kind == "furniture":
            kept += _credited(section, found, ready)
    for _, told in found.told:
        kept += _printed(told, document.text, _bodies(told, ready.grammar))
        kept += _acting(told, document.text, ready.grammar)
        kept += _people(told, document.text, titled, ready.grammar)
        kept += (
            Mention("rule", hit.rule, document.text[hit.start : hit.end], hit.start, hit.end)
            for hit in hits.within(*told.sentence)
        )
    return tuple(kept)


def _credited(section: Section, found: Read, ready: Ready) -> Iterator[Mention]:
    """The outlet that a line of credits names."""
    start, end = section.start, section.end
    if end - start > _CREDIT or not ready.voices.credit_line.match(found.low, start):
        return
    for first, past, _, ref in found.stretches:
        if start <= first < end and is_outlet(ref, ready.grammar):
            yield Mention("actor", ref.key, found.document.text[first:past], first, past)


def _bodies(told: Told, g: Grammar) -> dict[int, str]:
    """Where an authority stands under a name that no table lists, and whom it is known to be.

    Where only its state is known, its own name says more.
    """
    parties = (
        party
        for clause in told.clauses
        for _, noun in nouns_of(clause)
        for party in noun.known_parties or ()
    )
    known = (p for p in parties if p.via == "description" and p.end > p.start)
    return {p.start: p.key for p in known if p.key not in g.states}


def _printed(told: Told, text: str, bodies: Mapping[int, str]) -> Iterator[Mention]:
    """Names that the tables know or whose form gives them away, and sums."""
    for token in told.words:
        ref = token.ref
        if token.tag == "$" and ref is not None:
            yield Mention("money", "", f"{ref.maximum} {ref.currency}", ref.start, ref.end)
            if ref.converted is not None:
                other = f"{ref.converted} {ref.converted_currency}"
                yield Mention("money", "", other, ref.start, ref.end)
        elif isinstance(ref, Ref) and ref.kind in ("actor", "chip", "place"):
            key = bodies.get(ref.start, ref.key) if ref.key.startswith("~") else ref.key
            yield Mention(ref.kind, key, text[ref.start : ref.end], ref.start, ref.end)


def _acting(told: Told, text: str, g: Grammar) -> Iterator[Mention]:
    """Those who act or own by a name that no table lists, and whom no name but words stand for."""
    for clause in told.clauses:
        for prep, noun in nouns_of(clause):
            at_place = prep in _WHERE and noun.det != "the"
            for party in () if at_place else noun.known_parties or ():
                listed = party.end > party.start and party.via in _BY_WORDS
                told_of = listed and bool(party.cls & _BODY) and noun is clause.subj
                if told_of or (party.via == "name" and party.key.startswith("~")):
                    yield Mention("actor", party.key, text[party.start : party.end], *party[2:4])
            yield from _states(noun, text, g)


def _states(noun: Noun, text: str, g: Grammar) -> Iterator[Mention]:
    """ "China's push", "US export controls": the state whose act a noun tells."""
    if noun.head is None or not noun.cls & _ACTS:
        return
    for ref in (*noun.owner, *(r for r in noun.refs if r.start < noun.head.start)):
        if isinstance(ref, Ref) and ref.kind == "place":
            key = g.governments.get(ref.key, "")
            if key:
                yield Mention("actor", key, text[ref.start : ref.end], ref.start, ref.end)


def _people(told: Told, text: str, titled: re.Pattern[str], g: Grammar) -> Iterator[Mention]:
    """Persons whom no table lists: a name with an age behind it or a title before it."""
    taken = [t.ref[2:4] for t in told.words if isinstance(t.ref, Ref)]
    forms = g.register.forms
    for pattern in (_AGED, titled):
        for match in pattern.finditer(text, *told.sentence):
            end = match.end(1) - 2 * match[1].endswith(("'s", "’s"))
            words = text[match.start(1) : end].split()
            named = _without_titles(words, g)
            if len(named) < _WHOLE or forms.only_matters(named) or forms.thing(named):
                continue
            start = end - len(" ".join(named))
            if not any(first < end and past > start for first, past in taken):
                yield Mention("actor", slug(text[start:end]), text[start:end], start, end)


def _without_titles(words: list[str], g: Grammar) -> list[str]:
    """The name in "Vice-President Omar Teo", "Singaporeans Omar Teo"."""
    titles = g.register.context.titles
    while words:
        people = words[0].removesuffix("s")
        folk = people != words[0] and g.names.resolve("place", people)
        if words[0].lower().rstrip(".") not in titles and not folk:
            break
        words = words[1:]
    return words


def _titled(g: Grammar) -> re.Pattern[str]:
    titles = sorted(phrases(g.lexicon.organisations.person.titles), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?i:{'|'.join(map(re.escape, titles))}) ({_NAME})")
