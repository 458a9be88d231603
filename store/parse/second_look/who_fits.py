"""Parties that an act of its kind does not have, once all of a document is read.

What is found clause by clause is held against the rest: countries to which no chips may go are
not bound by that, what China forbids binds those who buy, those of a group are named one by one,
an old rule is not that of whoever speaks now.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.fields.gather import descend, nouns_of
from store.parse.lexicon.grammar import Grammar
from store.parse.tagging.spans import Stretch
from store.parse.words.word_classes import CLASS
from store.records import When

__all__ = ["who_fit"]

_DEALING = frozenset(("with", "via"))
_OLD = timedelta(days=75)
"""How long ago a rule was made that is not the news of an article."""
_CHINA = "CN"
_RULING = "US"
"""Where one department makes most of the rules for chips."""


def who_fit(
    drafts: Iterable[Draft], stretches: Sequence[Stretch], published: When | None, g: Grammar
) -> None:
    """Take out of acts who cannot have a part in them, or for whom others are named."""
    named: dict[str, list[int]] = defaultdict(list)
    for start, _, kind, ref in stretches:
        if kind == "e" and ref.kind == "actor":
            named[ref.key].append(start)
    for draft in drafts:
        if draft.type == "smuggle":
            draft.agents = [p for p in draft.agents if not _governs(p, g)]
        if draft.type == "restrict":
            chinese = any(g.names.home_of(p.key) == _CHINA for p in draft.agents)
            draft.counterparties = [
                p
                for p in draft.counterparties
                if (p.via != "alias" or p.key not in g.states)
                and (p.via != "maker" or not chinese or _named_here(draft, named[p.key]))
            ]
            _by_the_body_named(draft, named, g)
            _of_the_state(draft, published, g)
        if draft.type == "state" and draft.modality == "denied" and not draft.counterparties:
            draft.counterparties = _dealt_with(draft)
        if len(draft.counterparties) > 1:
            draft.counterparties = _one_by_one(draft.counterparties, g)


def _named_here(draft: Draft, named: list[int]) -> bool:
    """Whether the sentence of an act names somebody who is named at these places."""
    start, end = draft.sentence
    at = bisect_left(named, start)
    return at < len(named) and named[at] < end


def _governs(party: Party, g: Grammar) -> bool:
    actor = g.names.actors.get(party.key)
    return actor is not None and actor.kind == "government-body"


def _by_the_body_named(draft: Draft, named: Mapping[str, list[int]], g: Grammar) -> None:
    """ "They need a licence, the Commerce Department said": the rule is of the body that is named.

    So it is where nobody but the state it belongs to was known to make it.
    """
    if len(draft.agents) != 1:
        return
    state = draft.agents[0]
    if state.via != "inherited" or state.key not in g.states:
        return
    for key, places in named.items():
        actor = g.names.actors.get(key)
        rules = actor is not None and "regulator" in actor.roles and g.names.home_of(key) == _RULING
        if rules and _named_here(draft, places) and state.key in g.names.ancestors(key):
            above = next((one for one in g.names.ancestors(key) if one not in g.states), key)
            draft.agents = [state._replace(key=above)]
            return


def _of_the_state(draft: Draft, published: When | None, g: Grammar) -> None:
    """ "In 2022 exports were restricted": an old rule is that of the state, whoever speaks now."""
    when = draft.when
    if published is None or when is None or not when.first or len(draft.agents) != 1:
        return
    maker, start = draft.agents[0], draft.sentence.start
    key = g.governments.get(g.names.home_of(maker.key), "")
    if (
        maker.via != "inherited"
        or not start > maker.start
        or key not in g.names.ancestors(maker.key)
    ):
        return
    if (
        key not in {p.key for p in draft.counterparties}
        and _day(published.first) - _day(when.first) > _OLD
    ):
        draft.agents = [maker._replace(key=key)]


def _day(written: str) -> date:
    return date.fromisoformat(written[:10])


def _dealt_with(draft: Draft) -> list[Party]:
    """ "Said it never did business with Huawei": whom a denial of dealings is about."""
    known = {p.key for p in draft.agents}
    nouns = [
        noun
        for one in (descend(draft.clause) if draft.clause is not None else ())
        for prep, noun in nouns_of(one, subject=False)
        if prep in _DEALING
    ]
    found = [p for noun in nouns for p in noun.known_parties or ()]
    firms = {p.key: p for p in found if p.cls & CLASS["company"] and p.key not in known}
    return list(firms.values()) if len(firms) == 1 else []


def _one_by_one(parties: list[Party], g: Grammar) -> list[Party]:
    """ "Ten Chinese firms, among them Alibaba": who is named stands for the group he is of."""
    homes = {
        g.names.home_of(p.key)
        for p in parties
        if p.via == "name" and p.cls & CLASS["company"] and not p.cls & CLASS["collective"]
    }
    return [
        p
        for p in parties
        if not p.cls & CLASS["collective"] or g.names.home_of(p.key) not in homes - {""}
    ]
