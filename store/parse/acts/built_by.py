"""Who builds a site that others announce: "Trump unveiled a campus to be built by G42"."""

from store.parse.discourse.drafts import Draft
from store.parse.discourse.refer import Discourse
from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.clauses import Clause
from store.parse.words.word_classes import CLASS
from store.parse.words.words import word_set

__all__ = ["built_by"]

_BUILDING = word_set("build construct erect develop set_up")
_DESCRIBING = frozenset(("purpose", "inf", "part", "rel"))


def built_by(draft: Draft, clause: Clause, g: Grammar, talk: Discourse) -> None:
    """Give an announced site to its builder; a firm that announces it deals with him."""
    if draft.type != "build" or draft.lemma not in g.status.unveiling:
        return
    for child in clause.children:
        verb = child.verb
        if child.rel not in _DESCRIBING or verb is None or verb.lemma not in _BUILDING:
            continue
        named = [p for prep, noun in child.preps if prep == "by" for p in talk.resolve(noun)]
        builders = [p for p in named if p.cls & CLASS["company"] and not p.cls & CLASS["gov"]]
        if not builders:
            continue
        known = {p.key for p in builders}
        firms = [p for p in draft.agents if p.cls & CLASS["company"] and p.key not in known]
        draft.agents, draft.counterparties = builders, firms
        return
