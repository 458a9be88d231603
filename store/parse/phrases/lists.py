"""Lists of names, appositions and examples: chunks joined before the clauses are told apart."""

from collections.abc import Sequence

from store.parse.phrases.going_on import joins, list_ahead
from store.parse.phrases.looking_ahead import heads_clause, is_place, kind_of, mark_of, verb_next
from store.parse.phrases.titled import behind_name, titled
from store.parse.shapes.chunks import Chunk, Mark, Noun, Verb
from store.parse.words.word_classes import CLASS
from store.parse.words.words import PART, word_set

__all__ = ["grouped", "opens_clause"]

_ORG = CLASS["org"] | CLASS["person"]
_ACTOR = CLASS["actor"]
_TIME = CLASS["time"]
_DEALS = CLASS["deal"] | CLASS["order"] | CLASS["purchase"] | CLASS["sale"] | CLASS["investment"]
_SAYING = frozenset(("say", "add"))
_THINKING = _SAYING | {"believe", "think", "hope", "claim", "argue", "insist", "write", "contend"}
"""Verbs behind which a name opens a clause, as nobody is said or thought."""
_LINKS = frozenset(
    (",", "/", "and", "or", "&", "as well as", "nor", "both", "even", "such as", "including",
     "like", "namely", "notably")
)  # fmt: skip
"""Marks behind a phrase that can join another to it."""
_EXAMPLES = ("including", "such as", "like", "notably")
_CHIEFLY = word_set("chiefly mainly mostly primarily principally largely predominantly")
_REACH = 7
"""How many chunks back those are looked for who include somebody."""
_OPENERS = frozenset((";", ":", "“", '"'))
"""Marks behind which a clause begins anew."""


def grouped(found: Sequence[Chunk]) -> list[Chunk]:
    """Join lists of names, drop what is only said in passing between commas, attach examples."""
    out: list[Chunk] = []
    i = 0
    size = len(found)
    while i < size:
        chunk = found[i]
        if not isinstance(chunk, Noun):
            out.append(chunk)
            i += 1
            continue
        following = found[i + 1] if i + 1 < size else None
        if not isinstance(following, Mark) or following.low not in _LINKS:
            out.append(chunk)
            i += 1
            continue
        if chunk.conj or chunk.examples:
            out.append(chunk)
            i += 1
            continue
        i = _group(found, i, chunk, out)
    return out


def _group(found: Sequence[Chunk], i: int, noun: Noun, out: list[Chunk]) -> int:
    size = len(found)
    i += 1
    out.append(noun)
    while i < size:
        here = found[i]
        if (
            isinstance(here, Mark)
            and here.tag == "p"
            and here.low in ("such as", "including", "like", "namely", "notably")
        ):
            following = found[i + 1] if i + 1 < size else None
            if (isinstance(following, Noun) and not isinstance(noun.head_ref, type(None))) or (
                isinstance(following, Noun) and noun.cls & ~_TIME
            ):
                if here.low == "like" and not noun.many and noun.head_ref is None:
                    return i
                i, members = _members(found, i + 1)
                _holder(noun, out).examples = members
                if i < size and mark_of(found[i]) == "," and verb_next(found, i + 1):
                    i += 1
                continue
            return i
        if _chiefly(found, i, noun):
            i, noun.examples = _members(found, i + 2)
            if i < size and mark_of(found[i]) == "," and verb_next(found, i + 1):
                i += 1
            continue
        if isinstance(here, Mark) and here.low == "," and i + 1 < size:
            following = found[i + 1]
            if isinstance(following, Mark) and following.low in _EXAMPLES:
                i += 1
                continue
            past = _apposed(found, i) if _in_front(out) else _aside(found, i, noun)
            past = past or titled(found, i, noun)
            if past:
                inside = found[i + 1 : past]
                first = inside[0] if inside else None
                if any(isinstance(c, Verb) for c in inside):
                    noun.aside = inside
                elif noun.cls & _DEALS and isinstance(first, Noun) and first.plain == "worth":
                    noun.money = noun.money or [
                        one for c in inside if isinstance(c, Noun) for one in c.money
                    ]
                elif isinstance(first, Noun) and first.head_ref and not noun.all()[-1].head_ref:
                    one, noun.end = noun.all()[-1], first.end
                    one.examples = one.examples or [first]
                i = past
                continue
        joined = _next_member(found, i, noun, out)
        if joined is not None and not _fronted(found, i, noun, joined[1], out):
            member, i = joined
            noun.conj = (*noun.conj, member)
            noun.end = max(noun.end, member.end)
            noun.many = True
            continue
        return i
    return i


def _holder(noun: Noun, out: list[Chunk]) -> Noun:
    """ "Charged people tied to Oracle, including Mr Ames": several are likelier to include him."""
    if noun.many or noun.conj or noun.head_ref is None:
        return noun
    verbs = 0
    for n in range(len(out) - 2, max(len(out) - _REACH, 0) - 1, -1):
        chunk = out[n]
        if isinstance(chunk, Noun):
            if chunk.many and chunk.cls & _ORG and chunk.head_ref is None and not chunk.examples:
                told = verbs and not any(isinstance(c, Verb) for c in out[:n])
                return noun if told else chunk
        elif isinstance(chunk, Verb):
            verbs += 1
            if verbs > 1:
                return noun
    return noun


def _chiefly(found: Sequence[Chunk], i: int, noun: Noun) -> bool:
    """Whether names behind a comma say who most of a group are (", chiefly ByteDance")."""
    if mark_of(found[i]) != "," or i + 2 >= len(found) or mark_of(found[i + 1]) not in _CHIEFLY:
        return False
    first = found[i + 2]
    group = noun.cls & CLASS["collective"] or (noun.many and noun.cls & _ORG)
    return bool(group) and isinstance(first, Noun) and kind_of(first) == "actor"


def _fronted(found: Sequence[Chunk], i: int, noun: Noun, j: int, out: list[Chunk]) -> bool:
    """ "In a letter to Reuters, Alibaba and Tencent have": the comma ends a phrase put in front.

    What is listed behind it, up to `j` or on, does what the next verb tells.
    """
    closed = not noun.conj or mark_of(found[i - 2], "tag") == "c"
    if mark_of(found[i]) != "," or not closed or not _in_front(out):
        return False
    ended = False
    while j < len(found) and (isinstance(found[j], Noun) or mark_of(found[j]) in _LINKS):
        if ended and mark_of(found[j]) == ",":
            return False  # "in talks with Alibaba, Tencent and Baidu, Nvidia agreed"
        ended = ended or mark_of(found[j], "tag") == "c"
        j += 1
    return verb_next(found, j)


def _apposed(found: Sequence[Chunk], i: int) -> int:
    """Where the apposition to a phrase put in front ends: "in Batam, Indonesia, Tencent rents".

    In "according to the report, the firm, based in Texas, sells" the comma opens the subject.
    """
    first, behind = found[i + 1], found[i + 2] if i + 2 < len(found) else None
    if not isinstance(first, Noun) or kind_of(first) == "actor" or mark_of(behind or first) != ",":
        return 0
    return i + 2 if i + 3 < len(found) and _subject_at(found, i + 3) else 0


def _subject_at(found: Sequence[Chunk], i: int) -> bool:
    return isinstance(found[i], Noun) and heads_clause(found, i)


def _in_front(out: list[Chunk]) -> bool:
    """Whether only phrases with prepositions and times have been read of a clause."""
    start = len(out)
    while (
        start and mark_of(out[start - 1], "tag") != "t" and mark_of(out[start - 1]) not in _OPENERS
    ):
        start -= 1
    front = out[start:]
    if len(front) < 2 or mark_of(front[-2], "tag") != "p":
        return False
    if mark_of(front[0], "tag") not in ("p", "a") and mark_of(front[0]) != "after":
        return False
    counted = front[1] if len(front) > 2 and mark_of(front[2]) == "of" else None
    if isinstance(counted, Noun) and (counted.money or counted.quantity):
        return False  # "more than $1 billion of A100, H100 and H200 chips was sold"
    return not any(isinstance(c, Verb) or mark_of(c, "tag") in ("s", "r", "c") for c in front[1:])


def _members(found: Sequence[Chunk], i: int) -> tuple[int, list[Noun]]:
    first = found[i]
    assert isinstance(first, Noun)
    members = [first]
    i += 1
    while True:
        joined = _next_member(found, i, members[-1], [])
        if joined is None:
            return i, members
        member, i = joined
        members.append(member)


def _next_member(
    found: Sequence[Chunk], i: int, noun: Noun, out: list[Chunk]
) -> tuple[Noun, int] | None:
    """The next member of a list that `noun` opens, None where no list goes on."""
    size = len(found)
    j = i
    comma = conj = False
    while j < size:
        mark = found[j]
        if isinstance(mark, Mark) and mark.low in (",", "/"):
            if comma:
                return None
            comma = True
        elif (
            isinstance(mark, Mark)
            and mark.tag == "c"
            and mark.low in ("and", "or", "&", "as well as", "nor")
        ):
            if conj:
                return None
            conj = True
        elif isinstance(mark, Mark) and mark.low in ("both", "even"):
            pass
        else:
            break
        j += 1
    if j >= size or not (comma or conj):
        return None
    member = found[j]
    if not isinstance(member, Noun) or member.pronoun:
        return None
    kind, other = kind_of(noun), kind_of(member)
    if kind == "chip" and not other and member.cls & CLASS["chip"] and member.refs:
        other = "chip"
    if kind != other and {kind, other} == {"actor", ""}:
        if not (conj and _fellows(noun, member) and not (comma and not noun.conj)):
            return None
        past = j + 3 if j + 2 < size and mark_of(found[j + 1]) == "of" else j + 1
        past = behind_name(found, past, member) or past
        return None if _has_verb(out) or not verb_next(found, past) else (member, j + 1)
    if kind != other:
        return None
    if kind == "":
        alias = comma and mark_of(found[j - 1]) == "or"
        if not conj or (comma and not noun.conj and not alias) or heads_clause(found, j):
            return None
        if (
            noun.cls
            and member.cls
            and not (noun.cls & member.cls)
            and (member.det or noun.cls & (_ACTOR | _ORG))
        ):
            return None
    elif (not conj and not list_ahead(found, j, kind)) or (
        heads_clause(found, j) and _has_verb(out) and not (_begins(out) or _is_said(out))
    ):
        return None
    return member, j + 1


def _fellows(one: Noun, other: Noun) -> bool:
    """ "SoftBank's telecoms unit and Indosat": a name and a body that has none, side by side."""
    bodies = [n for n in (one, other) if n.head_ref is None]
    return all(n.cls & CLASS["org"] and (n.owner or n.det or n.owner_word) for n in bodies)


def _begins(out: list[Chunk]) -> bool:
    """Whether the last phrase stands behind ", and": then it opens a clause of its own."""
    return len(out) > 2 and mark_of(out[-2], "tag") == "c" and mark_of(out[-3]) == ","


def _is_said(out: list[Chunk]) -> bool:
    """Whether the last phrase opens what somebody says ("it said Nvidia and AMD would")."""
    verb = out[-2] if len(out) > 1 else None
    return isinstance(verb, Verb) and verb.is_finite and verb.lemma in _THINKING


def _has_verb(out: list[Chunk]) -> bool:
    """Whether a finite verb stands before in the same stretch."""
    for chunk in reversed(out):
        if isinstance(chunk, Verb) and chunk.is_finite:
            return True
        if isinstance(chunk, Mark) and (chunk.tag in "str" or chunk.low in (";", ":")):
            return False
    return False


def _two_chips(one: Noun, other: Noun) -> bool:
    """ "The H20, the L20" are two, "the A800, an A100 with slower links" is one."""
    return kind_of(one) == kind_of(other) == "chip" and other.det not in ("a", "an")


def _aside(found: Sequence[Chunk], i: int, noun: Noun) -> int:
    """Where an apposition that opens at the comma `i` ends, 0 if none does."""
    size = len(found)
    first = found[i + 1] if i + 1 < size else None
    if not isinstance(first, Noun) or first.pronoun or _two_chips(noun, first):
        return 0
    named = first.head_ref is not None and getattr(first.head_ref, "kind", "") == "actor"
    same = named and noun.head_ref is not None and first.head_ref.key == noun.head_ref.key
    plain = not named or same or bool(first.owner) or first.det in ("a", "an", "the")
    if (
        not plain
        or (
            first.head_ref is not None
            and getattr(first.head_ref, "kind", "") == "place"
            and not first.det
        )
    ) and not (is_place(noun) and is_place(first)):
        return 0
    j = i + 2
    while j < size and j < i + 26:
        chunk = found[j]
        if isinstance(chunk, Verb) and chunk.is_finite:
            following = found[j + 1] if j + 1 < size else None
            token = chunk.token
            single = chunk.first == chunk.last and token is not None and bool(token.forms & PART)
            if not (single and isinstance(following, Mark) and following.tag == "p"):
                return 0
            if chunk.lemma in _SAYING:
                return 0  # "…, the company said in a filing"
        if isinstance(chunk, Mark) and chunk.low == ",":
            after = found[j + 1] if j + 1 < size else None
            if isinstance(after, Verb) and after.is_finite:
                return j + 1
            if isinstance(after, Mark) and after.tag in "rk":
                return j
            if isinstance(after, Mark) and after.tag == "a" and verb_next(found, j + 1):
                return j + 1
            if isinstance(after, Verb) and after.kind == "ing":
                return j
            if (
                first.det in ("a", "an", "the")
                and noun.head_ref is not None
                and isinstance(after, Mark)
                and after.tag in "cp"
            ):
                return j
            if joins(found, j, noun, first):
                return j
        if isinstance(chunk, Mark) and chunk.tag in "st":
            return 0
        j += 1
    if (
        j >= size
        and noun.head_ref is not None
        and first.det in ("a", "an", "the")
        and first.cls & _ORG
    ):
        return size
    return 0


def opens_clause(found: Sequence[Chunk], last: Noun, following: Chunk | None, i: int) -> bool:
    """Whether `last`, before the verb at `i`, begins a clause: "bought chips and Tencent rented".

    Those listed with their like are one phrase; here somebody stands behind another kind of thing.
    """
    k = i - 1
    while k > 0 and found[k] is not last:
        k -= 1
    before = found[k - 1] if k > 0 else None
    if before is None or mark_of(before, "tag") != "c" or not last.cls & (_ACTOR | _ORG):
        return False
    if is_place(last):
        beside = found[k - 2] if k > 1 else None
        joined = isinstance(beside, Noun) and is_place(beside)
        return isinstance(following, Noun) and not joined
    if isinstance(following, Noun):
        return not following.cls & _TIME or bool(following.head_ref)
    return last.head_ref is not None and (following is None or mark_of(following) != "by")
