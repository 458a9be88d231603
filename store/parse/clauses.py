"""A clause: a verb with what stands around it, and how it hangs on another."""

from typing import Any

from store.parse.chunks import Noun, Verb

__all__ = ["Clause"]


class Clause:
    """A verb with what stands around it."""

    __slots__ = (
        "adj",
        "antecedent",
        "by_noun",
        "children",
        "comma",
        "dates",
        "head_noun",
        "holder",
        "objs",
        "parent",
        "pend",
        "preps",
        "rel",
        "shares",
        "sub",
        "subj",
        "tail",
        "verb",
        "via_prep",
        "whose",
    )  # fmt: skip

    def __init__(self, rel: str, parent: "Clause | None") -> None:
        """A clause that has no verb yet; `rel` says how it hangs on `parent`."""
        self.rel = rel
        self.parent = parent
        self.verb: Verb | None = None
        self.subj: Noun | None = None
        self.objs: list[Noun] = []
        self.preps: list[tuple[str, Noun]] = []
        self.pend: list[Noun] = []
        self.dates: list[Any] = []
        self.children: list[Clause] = []
        self.antecedent: Noun | None = None
        self.sub = ""
        self.adj = ""
        self.via_prep = ""
        self.head_noun: Noun | None = None
        self.holder: Clause | None = None
        self.by_noun = ""
        self.comma = False
        self.whose = False
        self.shares: Clause | None = None
        self.tail = 0

    def span(self) -> tuple[int, int]:
        """Start and end of the clause's own words."""
        starts = [
            n.start for n in (self.subj, *self.objs) if n is not None and self.rel != "shared"
        ]
        ends = [n.end for n in self.objs]
        for _, noun in self.preps:
            starts.append(noun.start)
            ends.append(noun.end)
        for date in self.dates:
            starts.append(date.start)
            ends.append(date.end)
        if self.verb is not None:
            starts.append(self.verb.start)
            ends.append(self.verb.end)
        if not starts:
            return 0, 0
        if self.tail:
            ends.append(self.tail)
        return min(starts), max(ends or starts)
