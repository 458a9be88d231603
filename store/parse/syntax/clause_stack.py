"""The clauses that stand open at a place in a sentence, innermost last, and what was read last."""

from typing import Any

from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.chunks import Chunk, Mark, Noun, Verb
from store.parse.shapes.clauses import Clause
from store.parse.words.word_classes import CLASS

__all__ = ["ADDRESSING", "ClauseStack"]

ADDRESSING = frozenset(["tell", "warn", "urge", "inform", "notify", "ask", "advise", "assure"])
"""Behind these stands who is spoken to, never who speaks."""

_ORG = CLASS["org"] | CLASS["person"]
_TIME = CLASS["time"]


_ACTING = frozenset(("it", "they", "he", "she", "we"))
_ASIDE = frozenset(("rel", "ing", "part", "inf", "coord", "that"))
_HANGING_ON = frozenset(("ing", "inf", "purpose"))


class ClauseStack:
    """What the reader of clauses has in hand; no question looks past the next boundary."""

    def __init__(self, found: list[Chunk], g: Grammar) -> None:
        """Nothing read yet of `found`; one main clause stands open."""
        self.found = found
        self.g = g
        self.clauses: list[Clause] = []
        self.stack: list[Clause] = [Clause("main", None)]
        self.prep = ""
        self.comma = False
        self.conj = ""
        self.last: Chunk | None = None
        self.last_noun: Noun | None = None
        self.coordinated: Noun | None = None
        self.source: Noun | None = None
        self.after_comma = False
        self.comma_noun: Noun | None = None
        self.dates: list[Any] = []
        self.aside = False

    @property
    def cur(self) -> Clause:
        """The innermost open clause."""
        return self.stack[-1]

    def open(self, rel: str, parent: Clause | None) -> Clause:
        """Open a clause inside the current one; only the last sixty stay in hand."""
        clause = Clause(rel, parent)
        self.stack.append(clause)
        if len(self.stack) > 60:
            del self.stack[1:30]
        return clause

    def take(self, clause: Clause, verb: Verb) -> None:
        """Make `verb` the verb of `clause`, which is complete enough to stand in the sentence."""
        clause.verb = verb
        if clause.parent is not None:
            clause.parent.children.append(clause)
        self.clauses.append(clause)
        clause.dates += self.dates
        self.dates = []
        self.copula(clause)

    def copula(self, clause: Clause) -> None:
        """The adjective of "is likely to", "is set to" is looked up behind the verb."""
        verb = clause.verb
        if verb is None or not verb.passive or verb.token is None:
            return
        for form in (verb.lemma, verb.token.low):
            if form in self.g.adjective:
                clause.adj = form

    def finite_ahead(self, i: int) -> bool:
        """Whether the first verb from `i` to the next boundary is finite.

        Passing over what a phrase is for: "after its plan to sell them was dropped".
        """
        steps = 0
        hung = False
        while i < len(self.found) and steps < 40:
            chunk = self.found[i]
            if isinstance(chunk, Verb):
                if chunk.kind != "inf" or not steps or not isinstance(self.found[i - 1], Noun):
                    return chunk.is_finite
                hung = True
            elif hung and isinstance(chunk, Mark) and (chunk.tag == "r" or chunk.low == ","):
                return False
            if isinstance(chunk, Mark) and (chunk.low in (",", ":", ";") or chunk.tag in "st"):
                if chunk.low == "," and steps <= 8:
                    if steps and self._begins(i + 1):
                        return False  # "if less than 30% complete, they must"
                    i += 1
                    steps += 1
                    continue
                return False
            i += 1
            steps += 1
        return False

    def _begins(self, i: int) -> bool:
        """Whether a pronoun that acts stands at `i` with its verb right behind."""
        who, verb = self.found[i : i + 2] if i + 1 < len(self.found) else (None, None)
        acts = isinstance(who, Noun) and who.pronoun in _ACTING
        told = isinstance(verb, Verb) and verb.is_finite and verb.lemma not in self.g.reporting
        return acts and told

    def waiting(self) -> Clause | None:
        """An outer clause whose subject still waits for its verb."""
        for clause in reversed(self.stack[:-1]):
            if clause.verb is None and (clause.pend or clause.rel == "rel"):
                return clause
        return None

    def main_subject(self) -> Noun | None:
        """The subject of the innermost finite clause."""
        for clause in reversed(self.stack):
            if clause.verb is not None and clause.verb.is_finite:
                return clause.subj
        return self.cur.subj

    def close_aside(self, i: int) -> None:
        """The comma at `i` ends a relative or participle clause in a subject that still waits."""
        following = self.found[i + 1] if i + 1 < len(self.found) else None
        if isinstance(following, Verb) and following.is_finite and len(self.stack) > 1:
            self._close_all()
        depth = len(self.stack) - 1
        while depth > 0 and self.stack[depth].rel in _HANGING_ON and self.stack[depth].verb:
            depth -= 1
        if self.stack[depth].rel not in _ASIDE or depth == 0:
            depth = len(self.stack) - 1
        outer = self.stack[depth - 1] if depth > 0 else None
        while outer is not None and outer.verb is None and outer.pend:
            if self.stack[depth].verb is None or self.stack[depth].rel not in _ASIDE:
                return
            del self.stack[depth:]
            depth -= 1
            outer = self.stack[depth - 1] if depth > 0 else None

    def _close_all(self) -> None:
        """Close all that stands open inside a subject whose verb follows now."""
        depth = len(self.stack) - 1
        while depth > 0 and self.stack[depth].verb is not None and self.stack[depth].rel != "main":
            depth -= 1
        waiting = self.stack[depth]
        if waiting.verb is None and waiting.pend and waiting.rel != "rel":
            del self.stack[depth + 1 :]

    def verb_later(self, i: int) -> bool:
        """Whether a finite verb follows before the next boundary."""
        for chunk in self.found[i : i + 12]:
            if isinstance(chunk, Verb) and chunk.is_finite:
                return True
            if isinstance(chunk, Mark) and (
                chunk.low in (",", ";", ":") or chunk.tag in ("s", "t", "c", "r")
            ):
                return False
        return False

    def verb_next(self, i: int) -> bool:
        """Whether only prepositions with their phrases stand from `i` to a finite verb."""
        for chunk in self.found[i : i + 10]:
            if isinstance(chunk, Verb):
                return chunk.is_finite
            if isinstance(chunk, Mark) and chunk.tag not in "pa":
                return False
        return False

    def same_head(self) -> Noun | None:
        """ "Chips which it made for China but which were barred": both tell of the first."""
        cur = self.cur
        return cur.antecedent if self.conj and cur.rel == "rel" and cur.verb is not None else None

    def holder(self, noun: Noun) -> Noun | None:
        """On what `noun` hangs by a preposition: the contract of "a contract with X"."""
        for clause in reversed(self.stack[-2:]):
            for one in (*clause.objs, *(n for _, n in clause.preps), *clause.pend):
                if any(inside is noun for _, inside in one.phrases):
                    return one
        return None

    def said_by(self) -> Noun | None:
        """The phrase behind a comma that says what went before: ", people at the company said"."""
        cur = self.cur
        noun = self.comma_noun
        return noun if noun is not None and noun in cur.objs and noun is not self.last else None

    def subject(self, pend: list[Noun]) -> Noun | None:
        """Which of the phrases that wait for a verb is its subject."""
        nouns = [n for n in pend if not (n.cls & _TIME and n.head_ref is None)]
        if not nouns:
            return None
        best = nouns[0]
        for other in nouns[1:]:
            if best.cls & CLASS["quantity"] or (
                other.head_ref is not None
                and best.head_ref is None
                and (
                    best.pronoun == "one"
                    or not best.cls
                    or (best.det in ("a", "an") and best.cls & _ORG)
                )
            ):
                best = other
        return best

    def controlled(self, governor: Clause) -> Noun | None:
        """Who does what an infinitive below `governor` tells."""
        return governor.subj

    def reports(self) -> bool:
        """Whether the open clause has a verb of saying."""
        verb = self.cur.verb
        return verb is not None and verb.lemma in self.g.reporting

    def adjacent(self) -> bool:
        """Whether a preposition was read last."""
        return isinstance(self.last, Mark) and self.last.tag == "p"

    def after_verb(self) -> bool:
        """Whether a verb, or a phrase behind one, was read last."""
        return isinstance(self.last, Verb) or (
            isinstance(self.last, Noun) and self.cur.verb is not None
        )

    def split_off(self, i: int) -> bool:
        """ ", a person briefed on it said": the phrase behind the comma waits for a later verb."""
        last, cur = self.last, self.cur
        if not isinstance(last, Noun) or last not in cur.objs or not self.verb_later(i + 1):
            return False
        cur.objs.remove(last)
        clause = self.open("coord", None)
        clause.pend = [last]
        return True
