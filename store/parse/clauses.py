"""Clauses of a sentence from its chunks: who does what to whom, and how clauses hang together.

One pass from left to right with a stack of open clauses; every decision looks at the chunk at
hand, its neighbours and the stack, never further than the next boundary.
"""

from itertools import pairwise
from typing import Any

from store.parse.chunks import Chunk, Mark, Noun, Verb
from store.parse.grammar import CLASS, Grammar, Word
from store.parse.lists import grouped, heads_clause, is_place, kind_of
from store.parse.tokens import Token
from store.parse.words import BASE, PART, PAST, word_set

__all__ = ["Clause", "parse"]

_ORG = CLASS["org"] | CLASS["person"]
_ACTOR = CLASS["actor"]
_TIME = CLASS["time"]
_OBJECT_CONTROL = word_set(
    """
    allow require urge order force ask tell want enable permit help let direct instruct
    compel oblige expect authorise authorize encourage press prompt cause lead advise warn
    forbid invite persuade push lobby call_on license mandate get
    """
)
_FROM_CONTROL = word_set(
    """
    bar ban prevent stop block prohibit restrict keep discourage forbid deter hinder exclude
    dissuade accuse suspect charge convict restrain preclude exempt
    """
)
_INFORMING = frozenset(["inform", "notify", "assure", "remind", "convince", "persuade", "advise"])
_COMPLYING = frozenset(("comply", "abide", "conform", "obey", "satisfy"))
_HANGING = frozenset(("ing", "inf", "purpose", "part"))
_GOODS = CLASS["chip"] | CLASS["compute"] | CLASS["person"] | CLASS["order"] | CLASS["sale"]
_FRONTED = frozenset(("purpose", "adverbial", "adv", "inf", "ing", "part", "that", "coord"))
_BARE = frozenset(("let", "have", "make", "help", "see", "watch"))
_FACTS = word_set(
    """
    concern concerns report reports claim claims announcement fear fears evidence condition
    suspicion suspicions allegation allegations news fact belief statement sign signs
    indication indications rumour rumours rumor rumors speculation hope view worry worries
    accusation accusations risk possibility prospect argument conclusion finding assurance
    assurances notice word warning warnings expectation expectations charge charges
    """
)


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


def parse(found: list[Chunk], g: Grammar) -> list[Clause]:
    """The clauses of a sentence, in the order of their verbs."""
    joined = grouped(found)
    clauses = _Parser(joined, g).run()
    for clause, following in pairwise(clauses):
        _complied(clause, following)
    for clause in reversed(clauses):
        if clause.shares is not None and not clause.shares.objs and not clause.shares.children:
            clause.shares.objs = list(clause.objs)
    for chunk in joined:
        if isinstance(chunk, Noun) and chunk.aside:
            clauses += _told_aside(chunk, g)
    return clauses


def _complied(clause: Clause, following: Clause) -> None:
    """ "To comply with a letter, TSMC stopped": who stopped complies, and as far as he did."""
    verb, done = clause.verb, following.verb
    fronted = clause.rel == "purpose" and clause.parent is None and clause.subj is None
    if not fronted or verb is None or done is None or verb.lemma not in _COMPLYING:
        return
    clause.subj, clause.rel = following.subj, "coord"
    verb.kind, verb.tense, verb.perfect = done.kind, done.tense, done.perfect
    verb.modal, verb.progressive = done.modal, done.progressive


def _told_aside(noun: Noun, g: Grammar) -> list[Clause]:
    """The clauses inside an apposition, with the phrase it explains as their subject."""
    inside = list(grouped(noun.aside))
    for i, chunk in enumerate(inside):
        if isinstance(chunk, Noun):
            inside[i] = noun
            break
    parser = _Parser(inside, g)
    parser.aside = True
    return parser.run()


# ------------------------------------------------------------------ the pass


class _Parser:
    def __init__(self, found: list[Chunk], g: Grammar) -> None:
        self.found = found
        self.g = g
        self.clauses: list[Clause] = []
        self.stack: list[Clause] = [Clause("main", None)]
        self.prep = ""
        self.comma = False
        self.conj = ""
        self.last: Chunk | None = None
        self.last_noun: Noun | None = None
        self.after_comma = False
        self.comma_noun: Noun | None = None
        self.dates: list[Any] = []
        self.aside = False

    @property
    def cur(self) -> Clause:
        return self.stack[-1]

    def run(self) -> list[Clause]:
        for i, chunk in enumerate(self.found):
            if isinstance(chunk, Noun):
                self.noun(chunk, i)
            elif isinstance(chunk, Verb):
                self.verb(chunk, i)
                self.prep, self.conj, self.comma = "", "", False
                self.last = chunk
            else:
                self.mark(chunk, i)
        return self.clauses

    # ---------------------------------------------------------------- marks

    def mark(self, mark: Mark, i: int) -> None:
        tag, low = mark.tag, mark.low
        if tag == "x":
            self.prep = ""
            if low == ":":
                self.stack = [*self.stack[:1]]
                self.open("main", None)
                self.comma = False
                self.last = mark
                return
            self.comma = True
            self.close_aside()
        elif tag == "c":
            self.conj = low
        elif tag == "p":
            self.prep = low
        elif tag == "k":
            if self.conj and self.cur.verb is not None:
                self.dates.append(mark.ref)
            else:
                self.cur.dates.append(mark.ref)
            self.prep = ""
        elif tag == "s":
            self.subordinator(mark, i)
        elif tag == "r":
            self.relative(mark)
        elif tag == "t":
            self.that(mark, i)
        elif tag == "a" and low in ("abroad", "overseas", "offshore", "domestically", "illegally"):
            self.cur.tail = mark.end
        if tag not in "ay":
            self.last = mark

    def close_aside(self) -> None:
        """A comma ends a relative or participle clause inside a subject that still waits."""
        while len(self.stack) > 1:
            top, outer = self.stack[-1], self.stack[-2]
            if (
                top.verb is not None
                and outer.verb is None
                and outer.pend
                and top.rel in ("rel", "ing", "part", "inf", "coord", "that")
            ):
                self.stack.pop()
                continue
            return

    def open(self, rel: str, parent: Clause | None) -> Clause:
        clause = Clause(rel, parent)
        self.stack.append(clause)
        if len(self.stack) > 60:
            del self.stack[1:30]
        return clause

    def subordinator(self, mark: Mark, i: int) -> None:
        if not self.finite_ahead(i + 1) or (mark.low == "as" and not self.as_clause(i)):
            self.prep = mark.low
            return
        parent = next((c for c in reversed(self.stack) if c.verb is not None), None)
        rel = (
            "whether"
            if mark.low in ("if", "whether", "how", "where", "why") and self.after_verb()
            else "adv"
        )
        clause = self.open(rel, parent)
        clause.sub = mark.low
        self.prep, self.conj, self.comma = "", "", False

    def as_clause(self, i: int) -> bool:
        """Whether "as" opens a clause: at the start, behind a comma, or before somebody who acts."""  # noqa: E501
        if self.comma or self.last is None:
            return True
        following = self.found[i + 1] if i + 1 < len(self.found) else None
        if not isinstance(following, Noun):
            return False
        known = following.pronoun or following.head_ref is not None or following.det == "the"
        return bool(known) and heads_clause(self.found, i + 1, [])

    def after_verb(self) -> bool:
        return isinstance(self.last, Verb) or (
            isinstance(self.last, Noun) and self.cur.verb is not None
        )

    def finite_ahead(self, i: int) -> bool:
        steps = 0
        while i < len(self.found) and steps < 40:
            chunk = self.found[i]
            if isinstance(chunk, Verb):
                return chunk.is_finite
            if isinstance(chunk, Mark) and (chunk.low in (",", ":", ";") or chunk.tag in "st"):
                if chunk.low == "," and steps <= 8:
                    i += 1
                    steps += 1
                    continue
                return False
            i += 1
            steps += 1
        return False

    def relative(self, mark: Mark) -> None:
        clause = self.open(
            "rel", next((c for c in reversed(self.stack) if c.verb is not None), None)
        )
        clause.antecedent = self.who() if mark.low == "who" else self.last_noun
        clause.comma = self.comma
        clause.via_prep = self.prep
        clause.whose = mark.low == "whose"
        self.prep, self.conj, self.comma = "", "", False

    def who(self) -> Noun | None:
        """The last phrase that can be a person or a body."""
        cur = self.cur
        for noun in (
            self.last_noun,
            *(n for _, n in reversed(cur.preps)),
            *reversed(cur.objs),
            *reversed(cur.pend),
        ):
            if noun is not None and noun.cls & (_ACTOR | _ORG):
                return noun
        return self.last_noun

    def that(self, mark: Mark, i: int) -> None:
        if self.conj and self.cur.rel == "that" and self.cur.parent is not None:
            self.stack.pop()
            self.open("that", None).parent = self.clauses[-1].parent if self.clauses else None
            self.prep, self.conj, self.comma = "", "", False
            return
        following = self.found[i + 1] if i + 1 < len(self.found) else None
        while isinstance(following, Mark) and following.tag in "ay":
            i += 1
            following = self.found[i + 1] if i + 1 < len(self.found) else None
        last = self.last
        governor = self.cur if self.cur.verb is not None else None
        reporting = (
            governor is not None
            and governor.verb is not None
            and (
                governor.verb.lemma in self.g.reporting
                or governor.verb.lemma in self.g.denying
                or isinstance(last, Verb)
                or (isinstance(last, Mark) and last.tag == "k")
            )
        )
        if isinstance(last, Noun) and isinstance(following, Verb):
            clause = self.open("rel", governor)
            clause.antecedent = last
        elif (fact := self.fact(last)) is not None:
            clause = self.open("that", governor)
            clause.head_noun = fact
        elif (
            reporting
            or isinstance(last, Verb)
            or (governor is not None and governor.adj)
            or self.comma
            or self.conj
        ) or (
            governor is not None
            and governor.verb is not None
            and isinstance(last, Noun)
            and last in governor.objs
            and (last.pronoun or last.head_ref is not None or governor.verb.lemma in _INFORMING)
        ):
            clause = self.open("that", governor)
        elif isinstance(last, Noun) and self.finite_ahead(i + 1):
            clause = self.open("rel", governor)
            clause.antecedent = last
        else:
            return
        self.prep, self.conj, self.comma = "", "", False

    def fact(self, last: Chunk | None) -> Noun | None:
        """The report, fear or assurance whose content a "that" opens."""
        nouns = (last, *reversed(self.cur.objs)) if isinstance(last, Noun) else ()
        return next(
            (
                n
                for n in nouns
                if isinstance(n, Noun) and n.head is not None and n.head.low in _FACTS
            ),
            None,
        )

    # ---------------------------------------------------------------- nouns

    def noun(self, noun: Noun, i: int) -> None:
        if self.comma and not self.conj and len(self.stack) > 1 and self.cur.verb is not None:
            outer = self.stack[0]
            if outer.verb is None and not outer.pend and self.cur.rel in _FRONTED:
                self.stack = [outer]
                self.prep = ""
        if self.bare_relative(noun, i):
            clause = self.open("rel", self.cur if self.cur.verb is not None else None)
            clause.antecedent = self.last_noun
            self.comma = False
        cur = self.cur
        self.after_comma = self.comma
        if self.conj and not self.prep and self.rejoined(noun):
            self.last = self.last_noun = noun
            self.conj, self.comma = "", False
            return
        if self.prep:
            noun.prep = self.prep
            prep = self.prep
            self.prep = ""
            if isinstance(self.last_noun, Noun) and (prep == "of" or self.adjacent()):
                self.last_noun.phrases = (*self.last_noun.phrases, (prep, noun))
                if prep == "of":
                    self.last_noun.of = (*self.last_noun.of, noun)
            cur.preps.append((prep, noun))
        elif noun.cls & _TIME and not noun.money and noun.head_ref is None:
            self.last = noun
            self.comma = False
            return
        elif cur.verb is None:
            cur.pend.append(noun)
        elif (
            self.conj
            and not self.comma
            and cur.preps
            and self.last_noun is not None
            and self.last_noun.prep
        ):
            prep = self.last_noun.prep
            noun.prep = prep
            cur.preps.append((prep, noun))
        else:
            cur.objs.append(noun)
            if self.comma:
                cur.comma = True
                self.comma_noun = noun
        self.last = noun
        self.last_noun = noun
        self.conj = ""
        self.comma = False

    def rejoined(self, noun: Noun) -> bool:
        """ "G42 of the UAE and Humain of Saudi Arabia": the second name joins the first."""
        last = self.last_noun
        if last is None or last.prep not in ("of", "in", "from") or not is_place(last):
            return False
        if noun.head_ref is None or getattr(noun.head_ref, "kind", "") != "actor":
            return False
        cur = self.cur
        for earlier in (
            *reversed(cur.objs),
            *(n for _, n in reversed(cur.preps)),
            *reversed(cur.pend),
        ):
            if kind_of(earlier) == "actor" and earlier is not noun:
                earlier.conj = (*earlier.conj, noun)
                earlier.many = True
                return True
        return False

    def bare_relative(self, noun: Noun, i: int) -> bool:
        """ "The chips Nvidia sells": a phrase right behind a phrase, with a verb of its own."""
        before = self.found[i - 1] if i else None
        if not isinstance(before, Noun) or before is not self.last_noun or self.prep or self.comma:
            return False
        if before.head_ref is not None and not noun.pronoun:
            return False
        if noun.pronoun in ("it", "they", "he", "she", "we") or noun.head_ref is not None:
            return heads_clause(self.found, i, []) and not self.reports()
        return False

    def split_off(self, i: int) -> bool:
        """ ", a person briefed on it said": the phrase behind the comma waits for a later verb."""
        last, cur = self.last, self.cur
        if not isinstance(last, Noun) or last not in cur.objs or not self.verb_later(i + 1):
            return False
        cur.objs.remove(last)
        clause = self.open("coord", None)
        clause.pend = [last]
        return True

    def gerund(self, cur: Clause) -> bool:
        """ "Restricting sales could": what looked like an adjunct is the subject."""
        return (
            cur.rel == "adverbial"
            and cur.verb is not None
            and cur.verb.kind == "ing"
            and not cur.via_prep
            and not (self.comma or self.conj or self.after_comma)
            and len(self.stack) > 1
            and self.stack[-2].verb is None
        )

    def said_by(self) -> Noun | None:
        """The phrase behind a comma that says what went before: ", people at the company said"."""
        cur = self.cur
        noun = self.comma_noun
        return noun if noun is not None and noun in cur.objs and noun is not self.last else None

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

    def reports(self) -> bool:
        verb = self.cur.verb
        return verb is not None and verb.lemma in self.g.reporting

    def adjacent(self) -> bool:
        return isinstance(self.last, Mark) and self.last.tag == "p"

    # ---------------------------------------------------------------- verbs

    def verb(self, verb: Verb, i: int) -> None:
        if verb.kind == "finite":
            self.finite(verb, i)
        elif verb.kind == "inf":
            self.infinitive(verb)
        elif verb.kind == "ing":
            self.participle(verb, i)
        else:
            self.past_participle(verb)

    def take(self, clause: Clause, verb: Verb) -> None:
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

    def subject(self, pend: list[Noun]) -> Noun | None:
        nouns = [n for n in pend if not (n.cls & _TIME and n.head_ref is None)]
        if not nouns:
            return None
        best = nouns[0]
        for other in nouns[1:]:
            if best.cls & CLASS["quantity"] or (
                other.head_ref is not None
                and best.head_ref is None
                and (not best.cls or (best.det in ("a", "an") and best.cls & _ORG))
            ):
                best = other
        return best

    def finite(self, verb: Verb, i: int) -> None:
        cur = self.cur
        if self.aside and cur.verb is None and cur.pend and self.is_participle(verb, i):
            verb.kind, verb.tense = "part", ""
            self.past_participle(verb)
            return
        if cur.verb is None:
            if cur.rel == "rel":
                if cur.pend:
                    cur.subj = self.subject(cur.pend)
                    if cur.whose and cur.subj is not None and cur.antecedent is not None:
                        cur.subj.owner = cur.subj.owner or [cur.antecedent]
                    elif cur.antecedent is not None and not cur.via_prep:
                        cur.objs.append(cur.antecedent)
                else:
                    cur.subj = cur.antecedent
            elif cur.pend:
                cur.subj = self.subject(cur.pend)
            elif cur.rel in ("adv", "that", "whether"):
                cur.subj = None
            self.take(cur, verb)
            return
        if (
            (
                self.conj
                and cur.rel in ("inf", "purpose")
                and verb.token is not None
                and verb.first == verb.last
            )
            and verb.token.forms & BASE
            and not verb.token.forms & PAST
            and cur.verb.kind == "inf"
        ):
            clause = self.open(cur.rel, cur.parent)
            clause.subj = cur.subj
            clause.head_noun = cur.head_noun
            clause.sub = self.conj
            self.take(clause, verb)
            return
        if self.gerund(cur):
            outer = self.stack[-2]
            cur.rel = "gerund"
            self.stack.pop()
            self.take(outer, verb)
            return
        if self.bought_by() and self.reduced(verb):
            return
        if self.is_participle(verb, i):
            verb.kind = "part"
            verb.tense = ""
            self.past_participle(verb)
            return
        if isinstance(self.last, Noun) and self.last in cur.objs and not self.shared(i):
            stolen = self.last
            takes_that = cur.verb is not None and (
                cur.verb.lemma in self.g.reporting
                or cur.verb.lemma
                in (
                    "mean",
                    "ensure",
                    "hope",
                    "fear",
                    "make",
                    "have",
                    "let",
                    "help",
                    "see",
                    "believe",
                )
            )
            waiting = self.waiting()
            if waiting is not None and not takes_that and not self.after_comma:
                self.resume(waiting, verb)
                return
            bare = verb.token is not None and verb.first == verb.last and verb.token.forms & BASE
            if cur.verb is not None and cur.verb.lemma in _BARE and bare:
                clause = self.open("inf", cur)
                clause.subj = stolen
                verb.kind, verb.tense = "inf", ""
                self.take(clause, verb)
                return
            cur.objs.remove(stolen)
            parent = cur if takes_that and not self.conj else cur.parent
            clause = self.open(
                "that" if takes_that else "coord", parent if parent is not None else None
            )
            if not takes_that:
                clause.parent = None
            clause.subj = stolen
            self.take(clause, verb)
            return
        sayer = self.said_by()
        if sayer is not None and verb.lemma in self.g.reporting and not self.conj:
            cur.objs.remove(sayer)
            clause = self.open("coord", None)
            clause.subj = sayer
            self.take(clause, verb)
            return
        if isinstance(self.last, Noun) and self.last.prep and not self.conj:
            waiting = self.waiting()
            if waiting is not None:
                self.resume(waiting, verb)
                return
            if self.reduced(verb):
                return
            stolen = self.last
            if (
                stolen.head_ref is not None and getattr(stolen.head_ref, "cls", 0) & _ACTOR
            ) or stolen.pronoun:
                clause = self.open("coord", None)
                clause.subj = stolen
                self.take(clause, verb)
                return
        if self.conj or self.comma:
            base = self.sharer(verb)
            clause = self.open(
                "coord",
                base.parent if base is not None and base.rel in ("that", "rel", "adv") else None,
            )
            if (
                base is not None
                and not base.objs
                and not base.preps
                and base is self.cur_before(clause)
            ):
                clause.shares = base
            if base is not None and base.verb is not None:
                _share_auxiliary(base.verb, verb, self.conj)
            if base is not None:
                clause.subj = base.subj
                clause.antecedent = base.antecedent
                if base.rel in ("rel", "adv", "that"):
                    clause.rel = base.rel
                    clause.sub = base.sub
            self.take(clause, verb)
            return
        waiting = self.waiting()
        if waiting is not None:
            self.resume(waiting, verb)
            return
        if self.reduced(verb):
            return
        clause = self.open("coord", None)
        clause.subj = cur.subj
        self.take(clause, verb)

    def cur_before(self, clause: Clause) -> Clause:
        """The clause that stood open before `clause` was opened."""
        return self.stack[-2] if len(self.stack) > 1 else clause

    def shared(self, i: int) -> bool:
        return bool(self.conj)

    def is_participle(self, verb: Verb, i: int) -> bool:
        """Whether a form in -ed behind an object belongs to it ("chips made by", "rules proposed")."""  # noqa: E501
        token = verb.token
        if (
            token is None
            or verb.first != verb.last
            or not token.forms & PART
            or verb.tense != "past"
        ):
            return False
        last = self.last
        if self.aside and isinstance(last, Noun) and self.cur.verb is None:
            return True
        if self.cur.verb is None:
            return False
        if self.conj or not isinstance(last, Noun) or last.pronoun or self.waiting() is not None:
            return False
        if verb.lemma in self.g.reporting and self.said_by() is not None:
            return False
        cur = self.cur.verb
        following = self.found[i + 1] if i + 1 < len(self.found) else None
        by = isinstance(following, Mark) and following.tag == "p"
        if self.comma or self.after_comma:
            if isinstance(following, Mark) and following.low == "by":
                return True
            return self.split_off(i)
        takes_that = cur is not None and (cur.lemma in self.g.reporting) and last in self.cur.objs
        return not (
            takes_that
            and (last.cls & (_ACTOR | _ORG) or last.definite)
            and not (by and getattr(following, "low", "") == "by")
        )

    def waiting(self) -> Clause | None:
        """An outer clause whose subject still waits for its verb."""
        for clause in reversed(self.stack[:-1]):
            if clause.verb is None and (clause.pend or clause.rel == "rel"):
                return clause
        return None

    def resume(self, clause: Clause, verb: Verb) -> None:
        while self.stack[-1] is not clause:
            self.stack.pop()
        if clause.rel == "rel" and not clause.pend:
            clause.subj = clause.antecedent
        else:
            clause.subj = self.subject(clause.pend)
        self.take(clause, verb)

    def bought_by(self) -> bool:
        """Whether what looked like a past tense is a participle: a thing as subject, done by somebody."""  # noqa: E501
        outer = next((c for c in reversed(self.stack) if c.rel not in _HANGING), None)
        if outer is None or outer.verb is None or outer.subj is None or outer.objs:
            return False
        token = outer.verb.token
        if self.conj or self.comma or token is None or not token.forms & PART:
            return False
        return bool(outer.subj.cls & _GOODS) and any(
            p in ("by", "from", "to") and n.cls & (_ACTOR | _ORG) for p, n in outer.preps
        )

    def reduced(self, verb: Verb) -> bool:
        """What was read as a past tense was a participle of the subject ("chips sold to X are")."""
        depth = len(self.stack) - 1
        while depth > 0 and self.stack[depth].rel in _HANGING:
            depth -= 1
        cur = self.stack[depth]
        first = cur.verb
        if first is None or first.tense != "past" or first.passive or first.perfect or first.modal:
            return False
        if (
            cur.rel not in ("main", "that", "adv", "coord")
            or cur.subj is None
            or first.token is None
        ):
            return False
        if first.first == first.last and not any(
            o.end <= verb.start and o in cur.objs for o in cur.objs
        ):
            first.kind = "part"
            first.passive = True
            first.tense = ""
            clause = Clause(cur.rel, cur.parent)
            clause.sub = cur.sub
            clause.subj = cur.subj
            cur.rel = "part"
            cur.antecedent = cur.subj
            self.stack[depth:] = [clause]
            self.take(clause, verb)
            cur.parent = clause
            return True
        return False

    def sharer(self, verb: Verb) -> Clause | None:
        """The clause whose subject a coordinated verb shares."""
        for clause in reversed(self.stack):
            if clause.verb is not None and clause.verb.is_finite and clause.subj is not None:
                return clause
        return None

    def infinitive(self, verb: Verb) -> None:
        cur = self.cur
        if cur.verb is None:
            head = cur.pend[-1] if cur.pend else self.last_noun
            waits = bool(cur.pend)
            clause = self.open("inf", None)
            clause.head_noun = head
            clause.subj = self.owner_of(head) if waits else None
            if not waits and not cur.pend:
                clause.rel = "purpose"
            if verb.first > 0 and waits and self.titled(cur):
                # a headline: "China to ban chips"
                self.stack.pop()
                cur.subj = self.subject(cur.pend)
                self.take(cur, verb)
                return
            self.take(clause, verb)
            return
        governor = cur
        if self.conj and cur.rel in ("inf", "purpose"):
            clause = self.open(cur.rel, cur.parent)
            clause.subj = cur.subj
            clause.head_noun = cur.head_noun
            clause.sub = self.conj
            self.take(clause, verb)
            return
        clause = self.open("inf", governor)
        gv = governor.verb
        assert gv is not None
        if self.adjective(governor):
            clause.subj = governor.subj
            self.take(clause, verb)
            return
        if isinstance(self.last, Verb) or (
            isinstance(self.last, Mark) and self.last.tag in "ak" and not governor.objs
        ):
            clause.subj = self.controlled(governor)
        elif isinstance(self.last, Noun) and self.last.prep == "":
            if governor.objs and gv.lemma.split("_")[0] in _OBJECT_CONTROL and not gv.passive:
                clause.subj = (
                    governor.objs[-1]
                    if governor.objs[-1] is self.last or len(governor.objs) == 1
                    else governor.objs[0]
                )
            else:
                clause.head_noun = self.last
                clause.subj = self.owner_of(self.last) or self.controlled(governor)
                if (
                    not self.last.cls
                    & (
                        CLASS["plan"]
                        | CLASS["effort"]
                        | CLASS["ability"]
                        | CLASS["licence"]
                        | CLASS["rule"]
                        | CLASS["restriction"]
                        | CLASS["talk-noun"]
                    )
                    and not self.comma
                ):
                    clause.rel = "purpose"
                    clause.head_noun = None
                elif self.comma:
                    clause.rel = "purpose"
        else:
            noun = self.last_noun
            if (
                noun is not None
                and noun.prep
                and noun.cls
                & (
                    CLASS["plan"]
                    | CLASS["effort"]
                    | CLASS["ability"]
                    | CLASS["rule"]
                    | CLASS["restriction"]
                )
            ):
                clause.head_noun = noun
                clause.subj = self.owner_of(noun) or self.controlled(governor)
            elif governor.objs and gv.lemma.split("_")[0] in _OBJECT_CONTROL and not gv.passive:
                clause.subj = governor.objs[0]
            elif noun is not None and noun.prep == "for" and gv.lemma == "be":
                clause.subj = noun
            else:
                clause.rel = "purpose"
                clause.subj = self.controlled(governor)
        if self.comma:
            clause.rel = "purpose"
        self.take(clause, verb)

    def adjective(self, governor: Clause) -> bool:
        """ "is likely to", "has been able to": the adjective says how the infinitive stands."""
        last = self.last
        if not isinstance(last, Noun) or last.head is None or last.prep:
            return False
        if (
            governor.verb is None
            or governor.verb.lemma != "be"
            or last.head.low not in self.g.adjective
        ):
            return False
        governor.adj = last.head.low
        if last in governor.objs:
            governor.objs.remove(last)
        return True

    def titled(self, clause: Clause) -> bool:
        return getattr(self, "headline", False) or not any(
            isinstance(c, Verb) and c.is_finite for c in self.found
        )

    def controlled(self, governor: Clause) -> Noun | None:
        return governor.subj

    def owner_of(self, noun: Noun | None) -> Noun | None:
        """The owner of a plan or effort as a phrase: "ByteDance's plan to"."""
        if noun is None or not noun.owner:
            return None
        first = noun.owner[0]
        if isinstance(first, Noun):
            return first
        owner = Noun()
        owner.start, owner.end = first.start, first.end
        owner.refs = [first]
        owner.cls = int(getattr(first, "cls", 0))
        owner.definite = True
        owner.plain = "owner"
        return _named(owner, first)

    def participle(self, verb: Verb, i: int) -> None:
        cur = self.cur
        if self.prep:
            clause = self.open("ing", cur if cur.verb is not None else None)
            clause.via_prep = self.prep
            governor = cur
            if cur.verb is None:
                clause.head_noun = cur.pend[-1] if cur.pend else None
                clause.subj = self.owner_of(clause.head_noun)
                if not cur.pend:
                    clause.rel = "adverbial"
            else:
                lemma = cur.verb.lemma.split("_")[0]
                noun = self.last_noun
                if lemma in _FROM_CONTROL or (self.prep in ("from", "of", "with") and cur.objs):
                    clause.subj = (
                        cur.subj if cur.verb.passive else (cur.objs[0] if cur.objs else cur.subj)
                    )
                    if (
                        lemma not in _FROM_CONTROL
                        and isinstance(self.last, Mark)
                        and noun is not None
                        and noun.cls & CLASS["plan"]
                    ):
                        clause.head_noun = noun
                else:
                    clause.subj = governor.subj
                if (
                    isinstance(noun, Noun)
                    and (noun.cls & (CLASS["plan"] | CLASS["restriction"]))
                    and noun in (*cur.objs, *(n for _, n in cur.preps))
                ):
                    clause.head_noun = noun
                    clause.subj = self.owner_of(noun) or governor.subj
            self.take(clause, verb)
            return
        if cur.verb is None and not cur.pend:
            clause = self.open("adverbial", None)
            self.take(clause, verb)
            self.stack[-2].pend = []
            return
        if cur.verb is None and cur.pend:
            if self.comma:
                clause = self.open("ing", None)
                clause.subj = self.subject(cur.pend)
            else:
                clause = self.open("ing", None)
                clause.subj = cur.pend[-1] if self.last_noun is cur.pend[-1] else self.last_noun
                clause.antecedent = clause.subj
                clause.by_noun = "reduced"
            self.take(clause, verb)
            return
        if self.conj and cur.rel in ("ing", "adverbial") and not isinstance(self.last, Verb):
            clause = self.open(cur.rel, cur.parent)
            clause.subj = cur.subj
            clause.via_prep = cur.via_prep
            self.take(clause, verb)
            return
        if self.after_comma and isinstance(self.last, Noun) and self.split_off(i):
            cur = self.cur
            clause = self.open("ing", None)
            clause.subj = clause.antecedent = self.last_noun
            clause.by_noun = "reduced"
            self.take(clause, verb)
            return
        clause = self.open("ing", cur)
        if isinstance(self.last, Verb):
            clause.rel = "inf"
            clause.subj = self.controlled(cur)
        elif self.comma or self.conj:
            clause.subj = self.main_subject()
            clause.rel = "adjunct"
        elif isinstance(self.last, Noun):
            clause.subj = self.last
            clause.antecedent = self.last
            clause.by_noun = "reduced"
        else:
            clause.subj = cur.subj
        self.take(clause, verb)

    def main_subject(self) -> Noun | None:
        for clause in reversed(self.stack):
            if clause.verb is not None and clause.verb.is_finite:
                return clause.subj
        return self.cur.subj

    def past_participle(self, verb: Verb) -> None:
        cur = self.cur
        verb.passive = True
        cur = self.cur
        clause = self.open("part", cur if cur.verb is not None else None)
        clause.subj = self.last_noun
        clause.antecedent = self.last_noun
        if self.comma and cur.verb is not None:
            clause.subj = self.last_noun
        self.take(clause, verb)


def _named(noun: Noun, ref: Any) -> Noun:
    """Give a made-up phrase the name `ref` as its head."""
    token = Token(ref.start, ref.end, "", "e", Word("", "", 0, 0, False, False), True)
    token.ref = ref
    noun.head = token
    return noun


def _share_auxiliary(first: Verb, second: Verb, conj: str) -> None:
    """ "does not support or allow", "will buy and rent": a bare form takes the first one's auxiliary."""  # noqa: E501
    token = second.token
    bare = token is not None and second.first == second.last and token.forms & BASE
    if not bare or not (first.modal or first.negative) or first.perfect or first.progressive:
        return
    second.modal, second.tense = first.modal, first.tense
    if conj in ("or", "nor"):
        second.negative = first.negative
