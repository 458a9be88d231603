"""Noun, verb or adjective: what an open word is, from its forms and its neighbours."""

from store.parse.lexicon.grammar import Grammar
from store.parse.shapes.tokens import Token
from store.parse.tagging.only_verbs import (
    AHEAD,
    adjectival,
    begins,
    named_goods,
    one_of_many,
    one_thing,
    one_told_of,
    only_verb,
    several,
    sole,
    speaks_last,
    told_before,
    told_by,
    verb_before,
)
from store.parse.tagging.parallels import coordinated
from store.parse.tagging.participles import participle, present_participle
from store.parse.tagging.predicates import (
    attributive,
    contained,
    governs,
    joins,
    lacking,
    numbered,
    relative,
    resumed,
    verb_ahead,
)
from store.parse.words.word_classes import CLASS
from store.parse.words.words import BASE, ING, PART, PAST, THIRD, plural, word_set

__all__ = ["decide"]

_TO_NOUN = word_set(
    """
    access export shipment sale delivery supply threat response approach alternative answer
    according due compared close closer resort addition shift switch subject key exports
    contrary prior back opposed related limit limits move thanks
    """
)
_BARRING = word_set("block stop halt curb limit ban bar end cut cap pause freeze restrict")
"""What one moves to do to the next: "moved to stop sales", "its threat to curb exports"."""
_QUOTED = frozenset(('"', "”", "’", "'", "''"))
_OBJECT = "dew$ujkt"
_RATHER = "rather than"


def decide(
    token: Token,
    i: int,
    found: list[Token],
    previous: str,
    before: str,
    last: Token | None,
    following: Token | None,
    titled: bool,
    g: Grammar,
) -> str:
    """The tag of the open word at `i`; `previous` and `before` are the tags to its left."""
    forms = token.word.forms
    noun = bool(token.word.noun)
    if not forms:
        return "n"
    nxt = _rough(following)
    if nxt == "v" and forms & BASE and noun and i + 2 < len(found) and attributive(found, i + 1):
        nxt = "j"  # "firms use banned chips"
    if nxt == "a":
        ahead = next((t.tag for t in found[i + 1 : i + AHEAD] if t.tag != "a"), "")
        nxt = ahead if ahead in ("u", "$") else nxt
    if token.cap and not titled and i and previous not in ("", "y") and found[i - 1].tag != "y":
        return "n"
    if previous == "o" and forms & BASE:
        two = found[i - 2] if i > 1 else None
        if noun and two is not None and (two.lemma in _TO_NOUN or two.low in _TO_NOUN):
            bars = token.word.lemma in _BARRING and nxt in "nj"
            return "v" if bars or nxt in "dew$" else "n"
        return "v"
    if previous in ("m", "q") and forms & BASE:
        return "v"
    if i and found[i - 1].low in _NOT_NOW and forms & (THIRD | BASE) and nxt not in "vmbh":
        return "v"
    if previous in ("b", "h") and forms & (ING | PART):
        return "v"
    if previous in ("b", "h") and not noun and forms == BASE and nxt not in "de$w":
        return "j"  # "are exempt from it", "has zero share"
    if forms & ING and not forms & (BASE | THIRD):
        return present_participle(token, found, i, previous, last, nxt, noun)
    if i and found[i - 1].low in _QUOTED and token.word.lemma in g.reporting:
        return "v"
    if forms & (PAST | PART) and not forms & (BASE | THIRD):
        if previous == "j" and found[i - 1].low in _SPEAKERS and token.word.lemma in g.reporting:
            found[i - 1].tag = "n"  # "an official said Malaysia saw": not an official Malaysia
            return "v"
        return participle(token, found, i, previous, last, nxt, noun)
    return _plain(token, i, found, previous, before, last, nxt, noun, forms, following, g, titled)


def _rough(token: Token | None) -> str:
    if token is None:
        return "y"
    if token.tag:
        return token.tag
    if token.word.noun and token.word.noun_first:
        return "n"
    return "v"


_OF_NOUNS = word_set("the a an its their these those our his her any no such")
_ASKING = frozenset(["what", "how", "whether", "why", "where"])
_NOT_NOW = frozenset(["no longer", "never", "hardly", "rarely", "seldom"])
_SOME_OF_THEM = frozenset(["some", "many", "most", "others", "few", "several", "both"])
_SPEAKERS = frozenset(["official", "executive", "representative", "veteran"])
_TRADES = CLASS["sale"] | CLASS["purchase"] | CLASS["order"]
_PARTICLES = frozenset(["off", "up", "out", "down", "back", "away", "aside", "over"])
_ADJECTIVE_TOO = word_set(
    """
    direct complete open clear separate slow secure free correct clean lower own live
    present welcome
    """
)


def _preferred(found: list[Token], i: int) -> bool:
    """ "Rather than buy", "would rather wait than order": what somebody does not want to do."""
    low = found[i - 1].low
    return low == _RATHER or (low == "than" and any(t.low == "rather" for t in found[:i]))


def _helped(
    token: Token, last: Token | None, nxt: str, forms: int, following: Token | None
) -> bool:
    """ "Helped ship chips", "helps fund it": what somebody helps do has its object right behind."""
    if last is None or last.lemma != "help" or not forms & BASE or following is None:
        return False
    goods = bool(token.word.noun & CLASS["chip"])
    return not goods and (nxt in ("d", "e", "j", "u", "$", "w") or following.word.many)


def _plain(
    token: Token,
    i: int,
    found: list[Token],
    previous: str,
    before: str,
    last: Token | None,
    nxt: str,
    noun: bool,
    forms: int,
    following: Token | None,
    g: Grammar,
    titled: bool,
) -> str:
    if previous in ("d", "j") and not noun and forms & THIRD and found[i - 1].low not in _OF_NOUNS:
        return "v"
    if forms & THIRD and numbered(found, i, nxt, g):
        return "v"
    alone = previous == "d" and found[i - 1].low in _SOME_OF_THEM and (i == 1 or before in "xyc")
    if alone and forms & BASE and nxt in ("dew$k" if noun else "dew$knjup"):
        return "v"  # "some sell servers, others rent them"
    if alone and forms & BASE and nxt == "o" and token.word.lemma in g.catenative:
        return "v"  # "both plan to buy it"
    if forms & BASE and before == "r" and found[i - 1].low in ("all", "both", "each"):
        return "v"  # "which all supply"
    if previous in ("p", "s") and forms & BASE and _preferred(found, i) and nxt in _OBJECT + "pn":
        found[i - 1].low, found[i - 1].tag = _RATHER, "p"
        return "v"
    if previous in ("d", "j", "z", "u", "p", "$"):
        if forms & (PAST | PART) and nxt in "ne" and not noun:
            return "j"
        if previous == "$" and forms & THIRD and not noun and nxt in "djneu$w":
            return "v"  # "an outlook of $8.7 billion includes no sales"
        return "n"
    if token.low == "clear" and previous == "w" and nxt == "t":
        return "j"
    if token.low in _ADJECTIVE_TOO and previous in ("v", "b") and last is not None:  # noqa: SIM102
        if last.lemma in ("remain", "stay", "keep", "become"):
            return "j"
    if token.low in _ADJECTIVE_TOO and previous == "b":
        return "j"  # "was lower than"
    if token.low in _ADJECTIVE_TOO and nxt in "nj" and previous not in ("w", "r"):
        return "j"
    if not noun and i == 0 and not forms & ~BASE and nxt in "nembh" and not titled:
        return "n"  # "Bridge has secured a loan"
    if token.low == "forecast" and previous == "n" and nxt in "po" and verb_before(found, i):
        return "n"  # "raised its capital expenditure forecast to"
    if token.low == "access" and following is not None and following.low == "to":
        return "n"  # "give it access to": the verb has its object right behind it
    if not noun:
        if previous in ("v",) and not forms & PAST:
            return "n" if forms & THIRD and nxt not in "de$" else "v"
        return "v"
    if previous == "r" and found[i - 1].low != "who" and following is not None:
        word = following.word
        if not (following.tag or word.noun) and word.forms & (BASE | PAST):
            return "n"  # "which sources say"
    if previous == "r" and (nxt in ("m", "b", "h") or (before == "p" and nxt == "p")):
        return "n"  # "under which exports are"
    if previous in ("w", "r"):
        return "n" if found[i - 1].low == "whose" else "v"  # "whose exports were barred"
    if previous == "v" and _helped(token, last, nxt, forms, following):
        return "v"
    if previous in ("v", "b", "h"):
        return "n"
    if token.word.noun & CLASS["chip"]:
        return "n"  # "the chips it buys"
    traded = previous == "e" and getattr(found[i - 1].ref, "kind", "") == "chip"
    if traded and token.word.noun & _TRADES and nxt not in ("d", "$"):
        return "n"  # "A100 exports that", "H20 sales"
    if following is not None and following.tag in ("p", "a") and previous in ("e", "n", "w"):
        parts = g.particles.get(token.word.lemma, ())
        if any(words[0] == following.low for words, _ in parts) and following.low in _PARTICLES:
            return "v"
    if forms == BASE and previous == "n" and one_of_many(found, i):
        return "n"
    if forms & BASE and nxt == "y" and token.word.lemma in g.reporting and speaks_last(found, i):
        return "v"
    to_verb = nxt == "o" and token.word.lemma in g.catenative
    doing = following is not None and following.low.endswith("ing")
    if doing and last is not None and previous in ("e", "n") and token.word.lemma in g.catenative:  # noqa: SIM102
        if begins(found, i, last, forms):
            return "v"
    objective = nxt in _OBJECT or to_verb
    if nxt in ("m", "b", "h") and previous in ("t", "s", "x", "") and not forms & PAST:
        return "n"
    if nxt == "w" and previous in ("t", "s", "x", "") and one_told_of(found, i):
        return "n"
    if previous == "t":
        if i > 1 and nxt in "prxcna":
            return "v" if relative(found, i, forms, nxt) else "n"
        return "v" if objective or (forms & THIRD and nxt != "p") else "n"
    if nxt in "po" and previous in ("n", "e", "a") and governs(found, i, forms, g):
        return "v"
    if token.word.lemma in g.reporting and forms & (THIRD | BASE) and previous in ("n", "e"):
        if previous == "n" and nxt == "t" and one_thing(found, i, forms):
            return "n"
        if nxt == "t" or (nxt in "pk" and any(t.tag == "t" for t in found[i + 1 : i + 7])):
            return "v"
    if forms & (THIRD | BASE) and nxt in "de$w" and previous in ("e", "n", "k", "u"):  # noqa: SIM102
        if not verb_before(found, i):
            return "v"
    if titled and forms & THIRD and 0 < i < 6 and nxt in "nje$d" and not verb_before(found, i):  # noqa: SIM102
        if last is not None and previous == "n" and last.cap and not plural(last.low):
            return "v"
    if previous in ("e", "n") and nxt in ("n", "j", "e") and joins(found, i, forms, g):
        return "v"
    goods = bool(following and following.word.forms & PART) and named_goods(found, i + 2)
    told = nxt == "p" and not titled and found[-1].tag == "y"
    joined = (
        nxt == "p"
        and following is not None
        and any(words[0] == following.low for words, _ in g.particles.get(token.word.lemma, ()))
    )
    if previous in ("e", "n") and (nxt in "nj" or joined or told or goods):  # noqa: SIM102
        if only_verb(found, i, last, forms):
            return "v"
    if previous in ("n", "e") and nxt == "k" and verb_before(found, i):
        return "n"
    if previous in ("e", "n", "k") and not titled:
        if nxt in "djune$wk" and nxt not in "n" and lacking(found, i, forms, g):
            return "v"
        if nxt in "pyxotscka" and contained(found, i, forms, g):
            return "v"
    if previous == "k":
        if not forms & THIRD:
            return "n"
        alone = nxt in "nj" and not verb_before(found, i) and not verb_ahead(found, i + 1)
        return "v" if objective or alone else "n"  # "the permit of July 2025 covers exports"
    if last is not None and previous in ("e", "n"):
        many = several(found, i, last, previous)
        adjective = previous == "e" and adjectival(last)
        if adjective:
            if not ((forms & THIRD and nxt in "d$wts") or (forms & THIRD and to_verb)):  # noqa: SIM102
                if not (titled and forms & THIRD and nxt in "nje" and last.ref is not None):
                    return "n"
            return "v"
        if forms & THIRD and not many:
            if not token.word.noun_first:
                return "v"
            if objective and (previous == "e" or not told_before(found, i, g)):
                return "v"
            if objective:
                return "n"
            return (
                "v"
                if previous == "e"
                and nxt in "n"
                and (titled or not plural(following.low if following else ""))
                else "n"
            )
        if forms & BASE and many:
            if not token.word.noun_first or objective:
                return "v"
            return "n"
        if forms & PAST and not token.word.noun_first:
            return "v"
        if forms & PAST and forms & BASE and objective:
            return "v"
        return "n"
    asks = following is not None and following.low in _ASKING
    if previous == "c" and forms & THIRD and (to_verb or asks or nxt in ("d", "$", "u", "w", "e")):
        return "v"
    if forms & BASE and i and found[i - 1].tag == "a" and previous == "c":
        return "v"
    if previous == "c" and forms & PAST and (nxt == "$" or (found[i + 1 : i + 2] and nxt == "a")):  # noqa: SIM102
        if i + 2 < len(found) and found[i + 2].tag in ("$", "u"):
            return "v"
    if previous == "c" and forms & THIRD and not token.word.noun & _TRADES:  # noqa: SIM102
        if following is not None and nxt == "n" and plural(following.low) and told_by(found, i):
            return "v"  # "divides the world and caps exports": two plurals make no compound
    if previous == "c" and noun and forms & THIRD and before == "n" and nxt in "xyp":
        return "n"
    if previous in ("c", "x") and i > 1 and coordinated(found, i, nxt, forms, g):
        return "v"
    if previous == "c":
        if before == "v" and objective:
            return "v"
        return "n" if token.word.noun_first else "v"
    if previous in ("x", "y", ""):
        if forms & THIRD and objective and previous == "x":
            return "v"
        if previous == "x" and i > 3 and nxt in "nedju$" and sole(found, i):
            return "v"
        if previous == "x" and nxt in "nedju$op" and resumed(found, i, forms):
            return "v"
        return "n" if token.word.noun_first else "v"
    return "n" if token.word.noun_first else "v"
