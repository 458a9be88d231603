"""Whose court or prosecutors a case is before, where its sentence does not say."""

from collections.abc import Sequence

from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.lexicon.grammar import Grammar
from store.parse.tagging.spans import Ref, Stretch
from store.parse.words.word_classes import CLASS

__all__ = ["courts", "two_cases"]

_CHINA = "CN"
_HOME = "US"
_PROSECUTOR = "prosecutor"
_REGULATOR = "regulator"
_CRIMINAL = frozenset(
    ("plead", "plead_guilty", "indict", "arrest", "convict", "sentence", "extradite", "arraign")
)
"""Steps that only prosecutors and courts take; a regulator fines and settles."""
_ON_THE_WAY = (" through ", " via ", " from ")
_LISTED = frozenset((", ", " and ", ", and "))
_SUING = frozenset(("sue", "accuse", "allege", "file", "bring", "say", "tell", "claim"))
"""What plaintiffs and witnesses do as well."""
_BEFORE = 12
"""Characters before a name in which its preposition stands."""
_GOV = CLASS["gov"] | CLASS["actor"]


def courts(
    drafts: Sequence[Draft], low: str, stretches: Sequence[Stretch], local: str, g: Grammar
) -> None:
    """Give each case without an authority that of the country it is told of.

    That is the first place of its sentence (`low`: the text in small letters), but for China and
    places that goods and people come from or go through; else the authority of another case of the
    text, the place of the dateline (`local`), the last place named before.
    """
    cases = [d for d in drafts if d.type == "prosecute"]
    for draft in cases:
        _accused(draft)
    default = {id(d) for d in cases for p in d.agents if _by_default(p, g)}
    for draft in cases:
        draft.agents = [p for p in draft.agents if not _by_default(p, g)]
        own = {p.key for p in draft.agents}
        draft.counterparties = [p for p in draft.counterparties if p.key not in own]
        if _criminal(draft, low):
            left = [p for p in draft.agents if not _only_fines(p, g)]
            if not left and draft.agents:
                default.add(id(draft))
            draft.agents = left
    known = [d for d in cases if any(p.cls & CLASS["gov"] for p in d.agents)]
    for draft in cases:
        if draft.agents:
            continue
        where = _place(low, stretches, draft.sentence.start, draft.sentence.end, g)
        key = _authority(where, g)
        courts_known = [d for d in known if not (_criminal(draft, low) and _fining(d, g))]
        if not where and courts_known:
            near = min(courts_known, key=lambda d: abs(d.start - draft.start))
            key = next(p.key for p in near.agents if p.cls & CLASS["gov"])
        elif not where:
            home = _HOME if id(draft) in default else ""
            key = _authority(local or _place(low, stretches, 0, draft.start, g) or home, g)
        if key:
            draft.agents = [Party(key, "inherited", draft.start, draft.start, _GOV)]
            draft.counterparties = [p for p in draft.counterparties if p.key != key]


def _accused(draft: Draft) -> None:
    """ "TSMC could face a penalty": where no frame says who prosecutes, no firm or person does."""
    if draft.frame is None or draft.frame.verbs or draft.lemma in _SUING:
        return
    if not any(p.cls & CLASS["gov"] for p in draft.agents):
        known = {p.key for p in draft.counterparties}
        draft.counterparties = [
            *(p for p in draft.agents if p.key not in known), *draft.counterparties
        ]  # fmt: skip
        draft.agents = []


def _criminal(draft: Draft, low: str) -> bool:
    """Whether a case is one that no regulator brings."""
    return draft.lemma in _CRIMINAL or low.find(" criminal ", draft.start, draft.end) >= 0


def two_cases(first: Draft, other: Draft, g: Grammar) -> bool:
    """ "BIS fined Seagate", "two men were indicted": a regulator's penalty and a criminal step."""
    if first.type != "prosecute" or other.type != "prosecute":
        return False
    fines = [d.lemma not in _CRIMINAL and bool(d.agents) and _fining(d, g) for d in (first, other)]
    penal = [d.lemma in _CRIMINAL for d in (other, first)]
    return (fines[0] and penal[0]) or (fines[1] and penal[1])


def _only_fines(party: Party, g: Grammar) -> bool:
    """Whether a regulator has a part in a criminal case only because it was named before."""
    return party.via == "inherited" and _regulates(party.key, g)


def _fining(draft: Draft, g: Grammar) -> bool:
    """Whether a case is a regulator's alone."""
    return all(_regulates(p.key, g) for p in draft.agents if p.cls & CLASS["gov"])


def _regulates(key: str, g: Grammar) -> bool:
    """Whether somebody is a body that gives licences and fines; a whole state also prosecutes."""
    actor = g.names.actors.get(key)
    return actor is not None and _REGULATOR in actor.roles and key not in g.states


def _by_default(party: Party, g: Grammar) -> bool:
    """Whether a government only stands in because no authority is named."""
    return party.via == "inherited" and party.key == g.governments.get(_HOME)


def _authority(country: str, g: Grammar) -> str:
    return g.offices.get((_PROSECUTOR, country)) or g.governments.get(country, "")


def _place(low: str, stretches: Sequence[Stretch], start: int, end: int, g: Grammar) -> str:
    """The country of the first place named from `start` to `end` that may be that of a court."""
    passed = start
    for at, past, kind, ref in stretches:
        if at >= end:
            break
        if at < start or kind != "e" or not isinstance(ref, Ref):
            continue
        before = low[max(start, at - _BEFORE) : at]
        if before.endswith(_ON_THE_WAY) or (low[passed:at] in _LISTED and passed > start):
            passed = past
            continue
        country = _seat(ref, before, g)
        if country and country != _CHINA:
            return country
    return ""


def _seat(ref: Ref, before: str, g: Grammar) -> str:
    """The country that `ref` names, also by a capital that else stands for its government."""
    if ref.kind == "place":
        return g.names.country_of(ref.key)
    return g.names.home_of(ref.key) if ref.key in g.states and before.endswith(" in ") else ""
