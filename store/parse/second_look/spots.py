"""Where the phrases of a sentence stand, seen from the clause that tells an act."""

from collections.abc import Collection, Iterator

from store.parse.discourse.told import Told
from store.parse.shapes.chunks import Noun
from store.parse.shapes.clauses import Clause

__all__ = ["clauses_from", "lists", "phrases", "set_off"]


def clauses_from(act: Clause | None) -> dict[int, str]:
    """How the clauses above and below hang together with that of an act, by identity."""
    if act is None:
        return {}
    found = {id(act): ""}
    waiting = [(child, f"d:{child.rel}") for child in act.children]
    while waiting:
        one, name = waiting.pop()
        found[id(one)] = name
        waiting += [(child, "dd") for child in one.children if id(child) not in found]
    clause = act
    while clause.parent is not None and id(clause.parent) not in found:
        found[id(clause.parent)] = f"u:{clause.rel}"
        clause = clause.parent
    return found


def phrases(told: Told) -> list[tuple[int, str, Noun]]:
    """Every phrase of a sentence: the clause it stands in, by identity, and as what.

    Once its acts are known a sentence does not change, and several questions look at its phrases.
    """
    if told.phrases is None:
        told.phrases = list(_phrases(told))
    return told.phrases


def _phrases(told: Told) -> Iterator[tuple[int, str, Noun]]:
    for one in told.clauses:
        nouns = [(prep, noun) for prep, noun in one.preps]
        nouns += [("o", noun) for noun in one.objs]
        if one.subj is not None:
            nouns.append(("s", one.subj))
        if one.antecedent is not None:
            nouns.append(("ante", one.antecedent))
        for role, noun in nouns:
            for part in noun.all():
                yield id(one), f".{role}", part
                for example in part.examples:
                    yield id(one), f".{role}", example


def lists(told: Told) -> Iterator[list[Noun]]:
    """The phrases of a sentence that name several in a row."""
    for one in told.clauses:
        for noun in (one.subj, one.antecedent, *one.objs, *(inside for _, inside in one.preps)):
            if noun is None:
                continue
            for some in (noun.all(), noun.examples):
                if len(some) > 1:
                    yield list(some)


def set_off(act: Clause | None, parties: Collection[str], start: int) -> bool:
    """ "MGX, set up by G42, will invest": whom only a remark on a party names, at `start`."""
    if act is None or act.subj is None or act.verb is None:
        return False
    doer = act.subj
    if not any(p.key in parties for p in doer.known_parties or ()):
        return False
    beside = any(doer.end <= noun.start <= start for _, noun in act.preps)
    return doer.end <= start < act.verb.start and not beside
