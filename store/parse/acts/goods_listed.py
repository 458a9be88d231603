"""Rules about goods in the words of rules about firms: no party is in them.

A number that is put on the Commerce Control List stands for goods, and what a rule calls itself
("the Framework for Artificial Intelligence Diffusion") names nobody.
"""

import re

from store.parse.discourse.drafts import Draft
from store.parse.discourse.refer import Discourse
from store.parse.shapes.clauses import Clause
from store.parse.words.kinds import MAKING

__all__ = ["goods_listed"]

_ON = frozenset(("to", "on", "in", "onto", "from"))
_OF_GOODS = ("commerce control list", "ccl")
_TITLE = re.compile(r"[A-Z]\w+ (?:for|on|of) \Z")
_REACH = 40


def goods_listed(draft: Draft, clause: Clause, talk: Discourse) -> None:
    """Make a change of the rules of what is put on a list of goods; take out what is no party."""
    listed = draft.type == "list-entity" and any(
        prep in _ON and noun.plain.endswith(_OF_GOODS) for prep, noun in clause.preps
    )
    if listed:
        draft.type, draft.counterparties = "amend-rule", []
    elif draft.type in MAKING:
        draft.counterparties = [
            p
            for p in draft.counterparties
            if p.key in talk.g.names.actors
            or not _TITLE.search(talk.text, max(0, p.start - _REACH), p.start)
        ]
