"""Noun phrases and verb groups of a tagged sentence, with everything else as single marks."""

import re
from collections.abc import Sequence
from typing import Any

from store.parse.grammar import CLASS, Grammar
from store.parse.tokens import NUMBERS, Token
from store.parse.words import BASE, ING, PART, PAST, THIRD, plural, singular, word_set

__all__ = ["Mark", "Noun", "Verb", "chunks"]

_QUANTITY = word_set(
    """
    worth number series range thousand thousands ten tens dozen dozens hundred hundreds
    million millions billion lot variety batch majority most some part rest amount quantity
    set kind type version versions stock stockpile share rack racks unit units piece pieces
    supply volume quantities numbers amounts half third quarter sort generation generations
    lineup shipment shipments delivery deliveries sale sales use deployment export exports
    """
)
_PRONOUNS = word_set(
    """
    it they he she we i you them him itself themselves himself herself
    """
)

_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_TIMES = {"million": 1e6, "thousand": 1e3, "dozen": 12, "hundred": 100}
_MEASURES = frozenset(
    [
        "nm",
        "nanometer",
        "nanometers",
        "nanometre",
        "nanometres",
        "nanometer-class",
        "-nanometer",
        "gb",
        "tb",
        "mb",
        "gigabytes",
        "terabytes",
        "mw",
        "gw",
        "kw",
        "megawatt",
        "megawatts",
        "gigawatt",
        "gigawatts",
        "km",
        "kilometers",
        "kilometres",
        "miles",
        "percent",
        "per",
        "bit",
        "bits",
        "petaflops",
        "teraflops",
        "tops",
        "hours",
        "days",
        "weeks",
        "months",
        "years",
    ]
)


class Noun:
    """A noun phrase: its words, head, classes, names inside, owner ("X's"), and of-phrases.

    What most phrases lack stands on the class, so that making one costs nothing.
    """

    start = end = first = last = cls = 0
    head: Token | None = None
    refs: Sequence[Any] = ()
    owner: Sequence[Any] = ()
    owner_word = ""
    of: "Sequence[Noun]" = ()
    phrases: "Sequence[tuple[str, Noun]]" = ()
    conj: "Sequence[Noun]" = ()
    examples: "Sequence[Noun]" = ()
    aside: "Sequence[Chunk]" = ()
    pronoun = ""
    det = ""
    definite = many = cap = False
    money: Sequence[Any] = ()
    quantity: int | None = None
    prep = ""
    plain = ""
    known_classes = -1
    known_parties: Any = None

    @property
    def head_ref(self) -> Any:
        """What the head names, None if it is a common noun."""
        return self.head.ref if self.head is not None and self.head.tag == "e" else None

    def all(self) -> "list[Noun]":
        """The phrase and those coordinated with it."""
        return [self, *self.conj]


class Verb:
    """A verb group: lemma, tense, aspect, voice, negation and the words that say so."""

    __slots__ = (
        "adverbs", "end", "finite", "first", "kind", "last", "lemma", "modal", "negative", "passive", "perfect",  # noqa: E501
        "progressive", "start", "tense", "token",
    )  # fmt: skip

    def __init__(self) -> None:
        """An empty group."""
        self.lemma = ""
        self.kind = "finite"
        self.tense = ""
        self.modal = ""
        self.perfect = self.progressive = self.passive = self.negative = False
        self.start = self.end = self.first = self.last = 0
        self.token: Token | None = None
        self.adverbs: list[str] = []

    @property
    def is_finite(self) -> bool:
        """Whether the group can head a clause of its own."""
        return self.kind == "finite"


class Mark:
    """Anything that is neither: preposition, conjunction, comma, date, relative, adverb."""

    __slots__ = ("end", "first", "low", "ref", "start", "tag")

    def __init__(self, token: Token, index: int) -> None:
        """A mark for one token."""
        self.tag = "p" if token.tag == "o" else token.tag
        self.low = token.low
        self.start = token.start
        self.end = token.end
        self.ref = token.ref
        self.first = index


Chunk = Noun | Verb | Mark


def chunks(found: list[Token], g: Grammar) -> list[Chunk]:
    """The chunks of a tagged sentence, in order; short bracketed stretches are left out."""
    out: list[Chunk] = []
    i = 0
    size = len(found)
    while i < size:
        token = found[i]
        tag = token.tag
        if token.low == "(":
            close = _closing(found, i)
            if close is not None:
                i = close + 1
                continue
        if tag in "mbhqv" or (tag == "o" and _opens_infinitive(found, i)):
            verb, i = _verb(found, i, g)
            out.append(verb)
            continue
        if tag in "djune$" or (tag == "z" and i + 1 < size and out and isinstance(out[-1], Noun)):
            noun, following = _noun(found, i, g)
            if noun is not None:
                out.append(noun)
                i = following
                continue
        if tag == "w":
            noun = Noun()
            noun.first = noun.last = i
            noun.start, noun.end = token.start, token.end
            noun.head = token
            noun.pronoun = token.low
            noun.plain = token.low
            noun.cls = CLASS["pronoun"]
            out.append(noun)
            i += 1
            continue
        if tag == "k" and i + 1 < size and found[i + 1].tag in "nj" and _dated(found, i):
            noun, following = _noun(found, i + 1, g)
            if noun is not None:
                noun.start = token.start
                noun.refs = (*noun.refs, token.ref)
                out.append(noun)
                i = following
                continue
        out.append(Mark(token, i))
        i += 1
    return out


def _dated(found: list[Token], i: int) -> bool:
    """Whether a date stands as an adjective in a noun phrase ("the 2022 ban")."""
    return i > 0 and found[i - 1].tag in "dz" and found[i].ref is not None


def _closing(found: list[Token], i: int) -> int | None:
    for j in range(i + 1, min(i + 40, len(found))):
        if found[j].low == ")":
            return j
    return None


def _opens_infinitive(found: list[Token], i: int) -> bool:
    j = i + 1
    while j < len(found) and found[j].tag in "ag" and j < i + 4:
        j += 1
    return j < len(found) and (
        (found[j].tag == "v" and bool(found[j].forms & BASE))
        or found[j].low in ("be", "have", "do")
    )


def _verb(found: list[Token], i: int, g: Grammar) -> tuple[Verb, int]:
    verb = Verb()
    verb.first = i
    verb.start = found[i].start
    size = len(found)
    main: Token | None = None
    tense = ""
    have = be = False
    being = False
    last = i
    j = i
    while j < size:
        token = found[j]
        tag = token.tag
        low = token.low
        if tag == "o":
            if j > i:
                break
            verb.kind = "inf"
        elif tag == "m":
            if j > i:
                break
            verb.modal = low.removesuffix("n't").removesuffix("n’t").removesuffix("not")
            if low.endswith(("n't", "n’t")) or low == "cannot":
                verb.negative = True
                verb.modal = {"wo": "will", "ca": "can", "can": "can"}.get(verb.modal, verb.modal)
            tense = "modal"
        elif tag == "h":
            if main is not None:
                break
            if low == "having":
                verb.kind = "ing"
            elif not tense and verb.kind == "finite":
                tense = "past" if low.startswith("had") else "pres"
            if low.endswith(("n't", "n’t")):
                verb.negative = True
            have = True
            main = main if main and main.tag == "v" else None
            verb.token = token
            verb.lemma = "have"
        elif tag == "b":
            if low == "being" and not be and j == i:
                verb.kind = "ing"
            elif low in ("be", "been", "being"):
                being = being or low == "being"
            elif not tense and verb.kind == "finite":
                tense = "past" if low.startswith(("was", "were")) else "pres"
            elif tense and j > i and not have and not verb.modal:
                break
            if low.endswith(("n't", "n’t")):
                verb.negative = True
            be = True
            verb.token = token
            verb.lemma = "be"
        elif tag == "q":
            if j > i:
                break
            tense = "past" if low.startswith("did") else "pres"
            if low.endswith(("n't", "n’t")):
                verb.negative = True
            verb.lemma = "do"
            verb.token = token
        elif tag == "g" or (tag == "a" and _inside(found, j)):
            if low in ("not", "never") or low in ("hardly", "no longer"):
                verb.negative = True
            else:
                verb.adverbs.append(low)
        elif tag == "v":
            forms = token.forms
            if be and forms & ING:
                verb.progressive = True
            elif be and forms & PART:
                verb.passive = True
                verb.progressive = being
            elif be:
                break
            elif have and forms & PART:
                pass
            elif have:
                break
            elif verb.kind == "inf" or verb.modal or verb.lemma == "do":
                if not forms & BASE:
                    break
            elif j == i or all(found[k].tag in "ag" for k in range(i, j)):
                if forms & ING and not forms & BASE:
                    verb.kind = "ing"
                elif forms & PAST:
                    tense = "past"
                elif forms & (THIRD | BASE):
                    tense = "pres"
                elif forms & PART:
                    verb.kind = "part"
            else:
                break
            main = token
            verb.token = token
            verb.lemma = token.lemma
            last = j
            j += 1
            break
        else:
            break
        last = j
        j += 1
    yet = _has_yet(main, verb, found, j)
    if yet:
        verb.negative = True
        j += 1
    going = main is not None and main.lemma == "go" and verb.progressive
    light = main is None and verb.lemma in ("be", "have") and not verb.modal
    if light and verb.lemma == "be" and _bound_to_be(found, j):
        # "are to be published": what is said of them is still to come
        verb.modal, verb.tense, verb.passive = "will", "modal", True
        token = found[j + 2]
        verb.token, verb.lemma, main = token, token.lemma, token
        last, j = j + 2, j + 3
    elif (going or light) and _bound(found, j):
        # "was to deliver", "has to comply": the infinitive is the verb
        verb.modal = "" if yet else "must" if verb.lemma == "have" else "will"
        verb.progressive = False
        verb.tense = "modal"
        token = next(t for t in found[j + 1 : j + 4] if t.tag == "v")
        verb.token, verb.lemma, main = token, token.lemma, token
        last = found.index(token, j)
        j = last + 1
        have = False
    if main is None and verb.lemma == "" and verb.kind == "inf":
        verb.lemma = "be"
    verb.perfect = have and (main is not None or be) and not (main is None and not be)
    verb.tense = tense
    if main is not None:
        j = _particle(found, j, verb, g)
        last = max(last, j - 1)
    if i and found[i - 1].tag == "g" and (found[i - 1].low != "not" or verb.kind != "finite"):
        verb.negative = True
    verb.last = last
    verb.end = found[last].end
    return verb, max(j, last + 1)


def _has_yet(main: Token | None, verb: Verb, found: list[Token], j: int) -> bool:
    """ "Has yet to": it has not."""
    light = main is None and verb.lemma in ("be", "have") and not verb.modal
    return light and j < len(found) and found[j].low == "yet" and _bound(found, j + 1)


def _bound_to_be(found: list[Token], j: int) -> bool:
    """Whether "to be" and a participle follow right behind."""
    if j + 2 >= len(found) or found[j].tag != "o" or found[j + 1].low != "be":
        return False
    return found[j + 2].tag == "v" and bool(found[j + 2].forms & PART)


def _bound(found: list[Token], j: int) -> bool:
    """Whether "to" and a verb follow right behind."""
    if j >= len(found) or found[j].tag != "o":
        return False
    k = j + 1
    while k < len(found) and found[k].tag == "a" and k < j + 3:
        k += 1
    return k < len(found) and found[k].tag == "v" and bool(found[k].forms & BASE)


def _inside(found: list[Token], j: int) -> bool:
    """Whether an adverb at `j` stands inside a verb group: a verb form follows soon."""
    for k in range(j + 1, min(j + 3, len(found))):
        if found[k].tag in "vbhg":
            return True
        if found[k].tag != "a":
            return False
    return False


def _particle(found: list[Token], j: int, verb: Verb, g: Grammar) -> int:
    """Join a particle that makes another verb ("set aside", "look into")."""
    for words, joined in g.particles.get(verb.lemma, ()):
        if words[-1] == "to" and _bound(found, j + len(words) - 1):
            continue
        if all(j + k < len(found) and found[j + k].low == w for k, w in enumerate(words)):
            verb.lemma = joined
            return j + len(words)
        if len(words) > 1 and j < len(found) and found[j].low == " ".join(words):
            verb.lemma = joined
            return j + 1
    return j


_MODIFIERS = frozenset("djune$")


def _noun(found: list[Token], i: int, g: Grammar) -> tuple[Noun | None, int]:
    noun = Noun()
    noun.first = i
    size = len(found)
    j = i
    head: Token | None = None
    words: list[str] = []
    quantity: float | None = None
    while j < size:
        token = found[j]
        tag = token.tag
        if tag == "d":
            if head is not None:
                break
            if token.low in ("most", "own", "other", "more") and (noun.owner or noun.owner_word):
                j += 1
                continue
            noun.det = noun.det or token.low
            if token.low in ("the", "this", "these", "those", "its", "their", "his", "her", "both"):
                noun.definite = True
            if token.low in ("its", "their", "his", "her"):
                noun.owner_word = token.low
        elif tag == "z":
            if head is None:
                break
            if j + 1 >= size or (
                found[j + 1].tag not in "juneavk$"
                and found[j + 1].low not in ("most", "own", "other", "many", "few")
                and not found[j + 1].word.noun
            ):
                j += 1
                noun.owner = noun.owner or ([head.ref] if head.tag == "e" else [])
                break
            refs = [head.ref] if head.tag == "e" else []
            noun.owner = refs or noun.owner
            noun.owner_word = noun.owner_word or head.low
            if head.tag == "n":
                noun.phrases = (*noun.phrases, ("'s", _simple(head, j - 1, words, g)))
            noun.definite = True
            head = None
            words = []
        elif tag == "n":
            if token.low == "worth" and head is not None and head.tag == "n":
                break
            if head is not None and token.low in _GIVEN and _given_to(found, i, head):
                break
            head = token
            words.append(token.low)
        elif tag == "e":
            head = token
            if token.ref is not None:
                noun.refs = (*noun.refs, token.ref)
            words.append(token.low)
        elif tag == "$":
            if head is not None and head.tag != "$" and not (len(words) == 1 and noun.det):
                break
            head = token
            noun.money = (*noun.money, token.ref)
            words.append("$")
        elif tag == "u":
            if head is not None and head.tag == "n" and not token.low.isdecimal():
                break
            after = found[j + 1].low if j + 1 < size else ""
            count = NUMBERS.get(token.low)
            if count is None and _DIGITS.fullmatch(token.low):
                count = float(token.low.replace(",", ""))
            count = None if after in _MEASURES else count
            times = _TIMES.get(after, 1)
            if count is not None and (count * times).is_integer():
                quantity = count * times
            if head is not None:
                words.append(token.low)
        elif tag == "j":
            if head is not None and not (j + 1 < size and found[j + 1].tag in "jne"):
                break
            words.append(token.low)
        elif (
            (tag == "a" and head is None and j + 1 < size and found[j + 1].tag in "junea$")
            or (
                tag == "c"
                and head is None
                and j > i
                and found[j - 1].tag == "j"
                and j + 1 < size
                and found[j + 1].tag == "j"
            )
            or (
                tag == "c"
                and j > i
                and found[j - 1].tag == "u"
                and j + 1 < size
                and found[j + 1].tag == "u"
            )
            or (
                tag == "x"
                and head is None
                and j > i
                and found[j - 1].tag == "j"
                and j + 1 < size
                and found[j + 1].tag in "ja"
            )
        ):
            pass
        elif (
            tag == "v"
            and head is None
            and j > i
            and found[j - 1].tag in "dzj"
            and j + 1 < size
            and found[j + 1].tag in "jne"
        ):
            words.append(token.low)
        elif (
            tag == "y"
            and token.low in "“”\"‘’'"
            and j + 1 < size
            and found[j + 1].tag in "nje"
            and head is None
            and j > i
        ):
            pass
        elif tag == "k" and j > i and head is None:
            noun.refs = (*noun.refs, token.ref)
        else:
            break
        j += 1
    if head is None:
        if j == i:
            return None, i
        head = found[j - 1]
        if head.tag not in "ju":
            if head.tag == "d" and head.low in (
                "this",
                "these",
                "those",
                "both",
                "all",
                "some",
                "many",
                "most",
                "others",
                "another",
                "each",
                "several",
                "few",
                "more",
            ):
                noun.pronoun = head.low
            elif head.tag != "d":
                return None, i
            else:
                noun.pronoun = head.low
    noun.head = head
    noun.last = j - 1
    noun.start = found[i].start
    noun.end = found[j - 1].end
    noun.cap = head.cap and not (i == 0 and len(words) == 1 and plural(head.low))
    noun.many = head.tag == "n" and plural(head.low)
    noun.plain = " ".join(words)
    noun.cls = classes_of(words, head, g)
    if quantity is not None:
        noun.quantity = int(quantity)
    return noun, j


_GIVEN = frozenset(("access", "permission", "approval", "clearance", "use"))
_GIVING = word_set(
    """
    give grant offer provide deny guarantee allow afford refuse promise
    """
)


def _given_to(found: list[Token], i: int, head: Token) -> bool:
    """Whether the name `head` is who is given what stands behind it ("gives Tencent access")."""
    actor = head.tag == "e" and getattr(head.ref, "kind", "") == "actor"
    return actor and i > 0 and found[i - 1].tag == "v" and found[i - 1].lemma in _GIVING


def _simple(head: Token, index: int, words: list[str], g: Grammar) -> Noun:
    noun = Noun()
    noun.first = noun.last = index
    noun.start, noun.end = head.start, head.end
    noun.head = head
    noun.cls = classes_of(words, head, g)
    noun.plain = " ".join(words)
    noun.definite = True
    return noun


def classes_of(words: list[str], head: Token, g: Grammar) -> int:
    """The classes of a phrase with these words; names count by what they name."""
    if head.tag == "$":
        return CLASS["money"]
    if head.tag == "e":
        return int(getattr(head.ref, "cls", 0))
    if head.tag in "ju" and not words:
        return CLASS["quantity"]
    value = 0
    while len(words) > 1 and words[-1][:1].isdigit():
        words = words[:-1]
    last = singular(words[-1]) if words else singular(head.low)
    for length in (4, 3, 2):
        if len(words) >= length:
            phrase = " ".join((*words[-length:-1], last))
            found = g.nouns.get(phrase)
            if found:
                value = found
                break
    if not value:
        value = g.nouns.get(last, 0)
        if not value and "-" in last:
            value = g.nouns.get(last.rpartition("-")[2], 0)
    return value
