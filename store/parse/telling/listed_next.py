"""Whom an entity list takes in, where the next lines name them: "Among the additions are …"."""

import re

from store.parse.discourse.drafts import Draft
from store.parse.discourse.memory import Party
from store.parse.discourse.told import Told
from store.parse.tagging.spans import Ref
from store.parse.words.word_classes import CLASS
from store.reference.names import slug

__all__ = ["ListedNext"]

_NEXT = 2
"""Sentences behind a listing that may name whom it takes in."""
_NAMING = re.compile(
    r"(?:among (?:those|them|the)\b[\w ’'-]{0,40}? (?:are|is|were|was)"
    r"|(?:they|those|the [\w ’'-]{0,30}?(?:entities|companies|firms|additions|targets|list))"
    r"[\w ’'-]{0,30}? (?:include|includes|included|are|were))\b"
)
_BESIDES = re.compile(r"\b(?:which|who|whose|that|for|because|accused)\b")
_AMONG = re.compile(r", (?:including|among them|such as|notably|chief among them) ")
_NAME = re.compile(r"([A-Z][\w’'&-]*(?: [A-Z&][\w’'&-]*){0,4})(?=[,;.] |\.?$|[.\n]| and | that )")
_JOINING = re.compile(r",? and |, |; (?:and )?")
_COMPANY = CLASS["company"]
_LISTED = CLASS["company"] | CLASS["actor"]


class ListedNext:
    """Remembers the last listing of a text, and adds whom the sentences behind it name."""

    __slots__ = ("draft", "low", "number", "opened", "text")

    def __init__(self, text: str, low: str) -> None:
        """Nobody listed yet; `low` is the whole text in small letters."""
        self.text = text
        self.low = low
        self.draft: Draft | None = None
        self.number = 0
        self.opened = False

    def read(self, told: Told, item: bool) -> None:
        """See what a sentence adds to a listing; `item` if it stands in a list."""
        start, end = told.sentence
        draft = self.draft
        if item and self.opened and draft is not None:
            self._add(draft, told, start)
            told.drafts = [one for one in told.drafts if not _reason(one)]
            return
        near = draft is not None and told.place.number - self.number <= _NEXT
        naming = _NAMING.match(self.low, start, end)
        if near and draft is not None and naming is not None:
            self._add(draft, told, naming.end())
        made = next((one for one in told.drafts if one.type == "list-entity"), None)
        if made is not None and naming is None:
            self.draft, self.number = made, told.place.number
            among = _AMONG.search(self.low, start, end)
            if among is not None:
                self._add(made, told, among.end())
        self.opened = self.draft is not None and self.low.endswith(":", 0, end)

    def _add(self, draft: Draft, told: Told, start: int) -> None:
        """Add the companies that a sentence names from `start` on to those listed."""
        besides = _BESIDES.search(self.low, start, told.sentence.end)
        end = besides.start() if besides is not None else told.sentence.end
        names = [
            Party(ref.key, "name", ref.start, ref.end, ref.cls)
            for token in told.words
            if isinstance(ref := token.ref, Ref)
            and ref.kind == "actor"
            and start <= ref.start < end
            and ref.cls & _COMPANY
            and not ref.cls & CLASS["gov"]
        ]
        names += self._bare(told, start, end)
        if names:
            known = {party.key for party in names}
            kept = [
                p
                for p in draft.counterparties
                if p.key not in known and not p.cls & CLASS["collective"]
            ]
            draft.counterparties = [*kept, *names]

    def _bare(self, told: Told, start: int, end: int) -> list[Party]:
        """Whom no table lists: in a list of the listed, what only has a capital is a name."""
        taken = {ref.start for token in told.words if isinstance(ref := token.ref, Ref)}
        found: list[Party] = []
        start += self.text.startswith(" ", start)
        while start < end and (name := _NAME.match(self.text, start, end)) is not None:
            if taken.isdisjoint(range(start, name.end())):
                found.append(Party(slug(name[1]), "name", start, name.end(), _LISTED))
            joined = _JOINING.match(self.text, name.end(), end)
            start = joined.end() if joined is not None else end
        return found


def _reason(draft: Draft) -> bool:
    """ "…, for supplying chips to the army": why somebody is listed."""
    return draft.clause is not None and draft.clause.via_prep == "for"
