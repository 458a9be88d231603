"""A clause: a verb with what stands around it, and how it hangs on another."""

from typing import Any

from store.parse.shapes.chunks import Noun, Verb

__all__ = ["CONDITIONS", "WHOLE", "Clause"]

CONDITIONS = frozenset(
    (
        "if",
        "unless",
        "provided",
        "provided that",
        "providing that",
        "assuming",
        "as long as",
        "so long as",
    )
)
"""What opens a condition."""

WHOLE = frozenset(("main", "coord"))
"""How clauses stand that are sentences of their own, or joined to one."""


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
        "known_below",
        "known_nouns",
        "known_roles",
        "known_span",
        "known_words",
        "loose",
        "objs",
        "parent",
        "pend",
        "preps",
        "quote",
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
        self.loose = False
        """Set off by a comma, as what is told besides, not to say which."""
        self.whose = False
        self.shares: Clause | None = None
        self.quote: Clause | None = None
        """What stands before "…, it said" and is so said."""
        self.tail = 0
        # What was put together of a clause is kept: every step asks for it again.
        self.known_below: list[Clause] | None = None
        self.known_nouns: list[tuple[str, Noun]] | None = None
        self.known_roles: Any = None
        self.known_span: tuple[int, int] | None = None
        self.known_words: frozenset[str] | None = None

    def cut_off(self) -> None:
        """Forget the other clauses."""
        self.parent = self.holder = self.shares = self.quote = self.known_below = None
        self.children = []

    def pays(self, sums: list[Noun]) -> None:
        """Take the sums that a clause above spends on it for its own objects."""
        self.objs += sums
        self.known_nouns = self.known_roles = self.known_span = self.known_words = None

    def said(self) -> "list[Clause]":
        """What the verb is said to say: its clauses with "that", and what stands before it."""
        found = [one for one in self.children if one.rel == "that"]
        return found if self.quote is None else [*found, self.quote]

    def span(self) -> tuple[int, int]:
        """Start and end of the clause's own words, asked for once its sentence is read."""
        if self.known_span is None:
            self.known_span = self._span()
        return self.known_span

    def _span(self) -> tuple[int, int]:
        start, end = 1 << 60, 0
        own = self.rel != "shared"
        if own and self.subj is not None:
            start = self.subj.start
        for noun in self.objs:
            if own and noun.start < start:
                start = noun.start
            if noun.end > end:
                end = noun.end
        for _, noun in self.preps:
            if noun.start < start:
                start = noun.start
            if noun.end > end:
                end = noun.end
        verb = self.verb
        if verb is not None:
            if verb.start < start:
                start = verb.start
            if verb.end > end:
                end = verb.end
        for date in self.dates:
            if date is not None:
                if date.start < start:
                    start = date.start
                if date.end > end:
                    end = date.end
        if start == 1 << 60:
            return 0, 0
        return start, max(end, self.tail) or start
