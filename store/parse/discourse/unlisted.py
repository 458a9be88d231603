"""Names that no table lists: a capitalised phrase, or a part of a name spoken of before."""

from store.parse.discourse.bare_names import stands_as_name
from store.parse.discourse.memory import Memory, Party
from store.parse.names.name_forms import AGED
from store.parse.shapes.chunks import Noun
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set
from store.reference.names import slug

__all__ = ["unlisted"]

_JOINING = ("of", "and", "for", "&", "de")
_PARTICLES = word_set("van von der den da dos di del della la le bin binti al")
"""Small words inside the names of persons: "Joost van Gerwen"."""
_INSIDE = frozenset(_JOINING) | _PARTICLES
_OF_THINGS = ("no", "any", "each", "every")
"""Words before nouns that stand before no name: "with no NVLink"."""

_NAMED = ("person", "company", "government-body")
_ALSO_FIRMS = frozenset(("partner", "head", "representative"))
"""Titles that a company may bear as well, in small letters: "its partner Kulai Compute"."""


def unlisted(noun: Noun, talk: Memory) -> tuple[Party, ...]:
    """Whom a capitalised phrase names; a surname stands for the full name before."""
    if noun.det in _OF_THINGS:
        return ()
    words: list[str] = []
    printed = _after_owner(talk.text[noun.start : _own_end(noun, talk.text)].partition(",")[0])
    for word in printed.replace("’s", "").replace("'s", "").split():
        first = word.lstrip('"“')[:1]
        if first.isupper() or first.isdigit() or (words and word in _INSIDE):
            words.append(word)
        else:
            words = []
    while words and words[-1] in _INSIDE:
        words.pop()
    forms = talk.g.register.forms
    words = forms.named(words)
    if words and words[0] in talk.g.nationals:
        words = words[1:]  # "Singaporeans Peter Tan and Amy Lim"
    if not words or forms.coded(words):
        return ()
    words, titled = _without_title(words, noun, talk)
    if (len(words) == 1 and words[0].lower() in forms.posts) or forms.only_matters(words):
        return ()
    name = " ".join(words).strip('.,;:"“”')
    if len(name) < 3 or (not any(c.islower() for c in name) and len(name) < 4):
        return ()
    if name.split()[0] in talk.g.register.context.stop and len(words) == 1:
        return ()
    known = talk.named.get(name) or talk.named.get(name.split()[-1]) or _part_of(name, talk)
    if not known:
        if not stands_as_name(name, noun, talk):
            return ()
        known = slug(name)
        if len(words) in (2, 3):
            talk.named.setdefault(words[-1], known)
            talk.named.setdefault(words[0], known)
        talk.named[name] = known
    # A phrase with an age left out of it ends behind those who are listed with him.
    last = talk.text.find(words[-1], noun.start, noun.end)
    behind = last + len(words[-1]) if last >= 0 else noun.end
    if titled or AGED.match(talk.text, behind):
        talk.people.add(known)
    kind = CLASS["person"] if known in talk.people else CLASS["company"]
    return (Party(known, "name", noun.start, noun.end, CLASS["actor"] | kind),)


def _without_title(words: list[str], noun: Noun, talk: Memory) -> tuple[list[str], bool]:
    """ "CEO Amy Lim", "chief executive Amy Lim": the name, and whether it is somebody's."""
    titles = talk.g.register.context.titles - _ALSO_FIRMS
    posts = talk.g.register.forms.posts - _ALSO_FIRMS
    first = 0
    for at, word in enumerate(words[:-1], 1):
        if word.lower().rstrip(".") in posts and words[at] not in _JOINING:
            first = at  # "Defence Minister Omar Teo"
    printed = {word for word in _ALSO_FIRMS if words[0] == word.capitalize()}
    while first < len(words) - 1 and words[first].lower().rstrip(".") in titles | printed:
        first += 1
    before = noun.plain.split()[: -len(words)] if words else []
    return words[first:], first > 0 or not titles.isdisjoint(before[-1:])


def _own_end(noun: Noun, text: str) -> int:
    """Where the words of `noun` end before those listed with it: "Omar Teo and Amy Lim".

    "Bank of Trade and Commerce" is one name.
    """
    listed = next((n.start for n in noun.conj if n.start > noun.start), noun.end)
    own = text[noun.start : listed].split()
    return noun.end if any(word in _JOINING for word in own[:-1]) else listed


def _part_of(name: str, talk: Memory) -> str:
    """ "Hsu", "the Board of Investment": a part of the name of somebody spoken of before."""
    wanted = f" {name.lower()} "
    for seen in reversed(talk.seen):
        for party in seen.parties:
            actor = talk.g.names.actors.get(party.key)
            if actor is None or actor.kind not in _NAMED:
                continue
            if wanted in f" {actor.name.lower().replace('-', ' ')} ":
                return party.key
    return ""


def _after_owner(printed: str) -> str:
    """ "Vietnam's FPT" is FPT."""
    for mark in ("’s ", "'s "):
        printed = printed.rpartition(mark)[2]
    return printed
