"""Verb groups: auxiliaries, adverbs and the verb they belong to, read into one `Verb`."""

from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.chunks import Verb
from store.parse.shapes.tokens import Token
from store.parse.words.words import BASE, ING, PART, PAST, THIRD

__all__ = ["opens_infinitive", "verb_group"]


def opens_infinitive(found: list[Token], i: int) -> bool:
    """Whether the "to" at `i` stands before a verb."""
    j = i + 1
    while j < len(found) and (found[j].tag in "ag" or found[j].low in _QUOTES) and j < i + 4:
        j += 1
    return j < len(found) and (
        (found[j].tag == "v" and bool(found[j].forms & BASE))
        or found[j].low in ("be", "have", "do")
    )


def verb_group(found: list[Token], i: int, g: Grammar) -> tuple[Verb, int]:
    """The verb group that begins at `i`, and the index behind it."""
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
            if j > i and not (j == i + 1 and verb.modal == "ought"):
                break
            if j == i:
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
        elif tag == "q" and j > i:
            if low != "do" or not (verb.modal or verb.kind == "inf"):
                break
            main = verb.token = token  # "would do its utmost", "to do business"
            verb.lemma = "do"
            last = j
            j += 1
            break
        elif tag == "q":
            tense = "past" if low.startswith("did") else "pres"
            if low.endswith(("n't", "n’t")):
                verb.negative = True
            verb.lemma = "do"
            verb.token = token
        elif tag == "y" and j > i and low in _QUOTES and _quoted(found, j):
            pass
        elif be and low in _ITSELF and j + 1 < len(found) and found[j + 1].tag == "g":
            pass  # "is itself not on any list"
        elif tag == "g" or (tag == "a" and _inside(found, j)):
            if low in ("not", "never") or low in _SCARCELY:
                verb.negative = True
            if low not in _DENYING:
                verb.adverbs.append(low)
        elif j > i and _paired(found, j) and _inside(found, j):
            pass
        elif low == "," and main is None and j > i and (close := _said_twice(found, j)):
            return _of_second(verb, found, j + 2, close, g)
        elif low == "," and main is None and j > i and (past := _between(found, j)):
            j = past  # "will not, after all, build"
            continue
        elif low == "yet" and verb.negative and _inside(found, j):
            verb.adverbs.append(low)  # "has not yet approved"
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
    k = _left_so(found, j) if main is not None and main.lemma in _STAYING and not be else 0
    if k:
        main = verb.token = found[k]  # "remain prohibited", as "are prohibited"
        verb.lemma, verb.passive, last, j = main.lemma, True, k, k + 1
    yet = _has_yet(main, verb, found, j)
    if yet:
        verb.negative = True
        verb.adverbs.append("yet")
        j += 1
    going = main is not None and main.lemma == "go" and verb.progressive
    light = main is None and verb.lemma in ("be", "have") and not verb.modal
    if light and verb.lemma == "be" and j + 1 < size and _about_to(found, j):
        j += 1  # "is about to approve", "is only to be built"
    if light and not yet and _bound_to_be(found, j):
        # "are to be published", "have to be issued": what is said of them is still to come
        verb.modal = "will" if verb.lemma == "be" else "must"
        verb.tense, verb.passive = "modal", True
        have = have and not be and tense == "past"
        token = found[j + 2]
        verb.token, verb.lemma, main = token, token.lemma, token
        last, j = j + 2, j + 3
    elif (going or light) and _bound(found, j):
        # "was to deliver", "has to comply": the infinitive is the verb
        verb.modal = "" if yet else "must" if verb.lemma == "have" else "will"
        if verb.modal == "must" and i and found[i - 1].low == "still":
            verb.adverbs.append("still")
        verb.progressive = False
        verb.tense = "modal"
        token = next(t for t in found[j + 1 : j + 4] if t.tag == "v")
        verb.token, verb.lemma, main = token, token.lemma, token
        last = found.index(token, j)
        j = last + 1
        have = verb.modal == "must" and tense == "past"  # "had to write it off": it did
    if main is None and verb.lemma == "" and verb.kind == "inf":
        verb.lemma = "be"
    verb.perfect = have and (main is not None or be) and not (main is None and not be)
    verb.tense = tense
    if main is not None or verb.lemma == "be":  # "is on track to"
        j = _particle(found, j, verb, g)
        last = max(last, j - 1)
    if i and found[i - 1].low == "rather than" and last == i and verb.kind == "finite":
        verb.kind = "ing"  # "rather than buy"
    if i and last == i and found[i - 1].tag == "v" and found[i - 1].lemma == _HELP:  # noqa: SIM102
        if verb.kind == "finite" and found[i].forms & BASE:
            verb.kind, verb.tense = "inf", ""  # "helped smuggle chips"
    if i and found[i - 1].tag == "a" and verb.kind == "finite":
        verb.adverbs.append(found[i - 1].low)
    if i and found[i - 1].tag == "g" and (found[i - 1].low != "not" or verb.kind != "finite"):
        verb.negative = True
        if found[i - 1].low == _NO_LONGER:
            verb.adverbs.append(_NO_LONGER)
    if i > 1 and found[i - 1].tag == "a" and found[i - 2].low == "never":
        verb.negative = True  # "never knowingly sold it"
    if i and found[i - 1].low in _ALL_BUT:
        verb.adverbs.append(found[i - 1].low)
    verb.last = last
    verb.end = found[last].end
    return verb, max(j, last + 1)


_ITSELF = frozenset(("itself", "themselves", "himself", "herself"))
_QUOTES = frozenset("\"'")
_ALL_BUT = frozenset(("almost", "nearly"))
_AND = frozenset(("and", "or", "nor", "but"))
_ASIDE = frozenset(("as", "and", "or"))
_STAYING = frozenset(("remain", "stay"))
"""Verbs before a participle that say that a thing is still so."""
_HELP = "help"
"""What takes another verb as it is."""
_NO_LONGER = "no longer"
_SCARCELY = frozenset(("neither", "hardly", "scarcely", "rarely", "seldom", _NO_LONGER))
"""Adverbs that all but deny."""
_DENYING = (_SCARCELY | {"not", "never"}) - {_NO_LONGER}
"""Adverbs of which nothing is left to say once the verb is denied."""


def _quoted(found: list[Token], j: int) -> bool:
    """Whether a quotation begins inside the group ("would “not copy”", "had “secretly bought”")."""
    k = j + 1
    while k < len(found) and found[k].tag == "a" and k < j + 3:
        k += 1
    return k < len(found) and found[k].tag in "vbhg"


def _left_so(found: list[Token], j: int) -> int:
    """Where a participle follows, adverbs aside, 0 if none does."""
    while j < len(found) and found[j].tag == "a":
        j += 1
    return j if j < len(found) and found[j].tag == "v" and found[j].forms & PART else 0


def _has_yet(main: Token | None, verb: Verb, found: list[Token], j: int) -> bool:
    """ "Has yet to": it has not."""
    light = main is None and verb.lemma in ("be", "have") and not verb.modal
    return light and j < len(found) and found[j].low == "yet" and _bound(found, j + 1)


def _about_to(found: list[Token], j: int) -> bool:
    """Whether "about to" and a verb follow right behind, or another adverb and "to be"."""
    if found[j].low == "about":
        return _bound(found, j + 1) or _bound_to_be(found, j + 1)
    return found[j].tag == "a" and _bound_to_be(found, j + 1)


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
    for k in range(j + 1, min(j + 4, len(found))):
        if found[k].tag in "vbhg":
            return True
        if found[k].tag != "a" and found[k].low not in _QUOTES and not _paired(found, k):
            return False
    return False


def _paired(found: list[Token], j: int) -> bool:
    """Whether "and" or "or" at `j` stands between two adverbs: "formally or publicly"."""
    pair = found[j].low in ("and", "or") and 0 < j < len(found) - 1
    return pair and found[j - 1].tag == found[j + 1].tag == "a"


def _between(found: list[Token], j: int) -> int:
    """Where the verb stands that two commas part from its auxiliary, 0 if it is not parted so.

    What stands between them must be an aside without a name or a day: "however", "as reported".
    """
    close = next((k for k in range(j + 1, min(j + 7, len(found))) if found[k].low == ","), 0)
    inside = found[j + 1 : close]
    if not inside or found[j - 1].tag not in "gmhbqa" or any(one.ref for one in inside):
        return 0
    if inside[0].low not in _ASIDE and any(one.tag in "vbhmqo" for one in inside):
        return 0
    k = close + 1
    while k < len(found) and found[k].tag == "a":
        k += 1
    verbal = k < len(found) and found[k].tag in "vbh"
    return close + 1 if verbal and found[k].forms & (BASE | PART) else 0


def _said_twice(found: list[Token], j: int) -> int:
    """Where the comma stands behind a second auxiliary, 0 if there is none.

    "Has not, and will not, sell", "would not, and never had, relied".
    """
    close = next((k for k in range(j + 1, min(j + 7, len(found))) if found[k].low == ","), 0)
    inside = found[j + 1 : close]
    if len(inside) < 2 or found[j - 1].tag not in "gmhbqa" or inside[0].low not in _AND:
        return 0
    if any(one.tag not in "gamhbq" for one in inside[1:]) or close + 1 == len(found):
        return 0
    verbal = found[close + 1].tag in "vbh" and found[close + 1].forms & (BASE | PART)
    return close if verbal else 0


def _of_second(first: Verb, found: list[Token], i: int, close: int, g: Grammar) -> tuple[Verb, int]:
    """The verb that two auxiliaries share, as the second one has it: denied if either denies it."""
    start = next((k for k in range(i, close) if found[k].tag not in "ga"), i)
    verb, end = verb_group([*found[:close], *found[close + 1 :]], start, g)
    verb.first, verb.start = first.first, first.start
    verb.last += verb.last >= close
    never = any(found[k].low in ("not", "never") for k in range(i, start))
    verb.negative = verb.negative or first.negative or never
    return verb, end + (end > close)


def _particle(found: list[Token], j: int, verb: Verb, g: Grammar) -> int:
    """Join a particle that makes another verb ("set aside", "look into")."""
    known = g.particles.get(verb.lemma)
    if known is None or j >= len(found):
        return j
    low = found[j].low
    for words, joined in known:
        if low != words[0] and " " not in low:
            continue
        if words[-1] == "to" and _bound(found, j + len(words) - 1):
            continue
        if all(j + k < len(found) and found[j + k].low == w for k, w in enumerate(words)):
            verb.lemma = joined
            return j + len(words)
        if low == " ".join(words):
            verb.lemma = joined
            return j + 1
    return j
