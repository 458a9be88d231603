"""Forms of verbs and nouns by rule: what a printed word may be before its neighbours decide."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

__all__ = ["BASE", "ING", "PART", "PAST", "THIRD", "plural", "singular", "verb_forms", "word_set"]

BASE, THIRD, PAST, PART, ING = 1, 2, 4, 8, 16
"""Bits: base form, third person singular, past tense, past participle, -ing form."""


@lru_cache(maxsize=4096)
def word_set(text: str) -> frozenset[str]:
    """The words of a blank-separated list; each list is split once."""
    return frozenset(text.split())


_VOWELS = "aeiou"
_DOUBLING = word_set(
    """
    stop plan ship ban bar drop tap slam scrap swap curb snap equip admit permit submit
    commit refer transfer omit defer occur control compel cancel wrap flag plug tip spur
    step slip chip nab grab cut get put set let run win begin sit hit shut split bid rid
    quit upset offset dub top cap blog plot map trim trap skip sub tag rub rob rip dip shop
    clap chop snub jam dim pin spin thin fit knit pit propel expel repel dispel
    quiz patrol overlap rebut abet regret forget forbid inlet program unplug stun gun
    """
)


def _third(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    if verb.endswith("y") and len(verb) > 1 and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + "s"


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and len(verb) > 1 and verb[-2] not in _VOWELS:
        return verb[:-1] + "ied"
    if verb in _DOUBLING:
        return verb + verb[-1] + "ed"
    return verb + "ed"


def _ing(verb: str) -> str:
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    if verb in _DOUBLING:
        return verb + verb[-1] + "ing"
    return verb + "ing"


def verb_forms(
    lemmas: Iterable[str], irregular: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, int]]:
    """Printed form → (lemma, bits) for every verb; an irregular form wins over a regular one."""
    forms: dict[str, tuple[str, int]] = {}

    def put(form: str, lemma: str, bits: int) -> None:
        known = forms.get(form)
        if known is None:
            forms[form] = (lemma, bits)
        elif known[0] == lemma:
            forms[form] = (lemma, known[1] | bits)

    for lemma, given in irregular.items():
        if lemma == "be":
            continue
        put(lemma, lemma, BASE)
        put("has" if lemma == "have" else _third(lemma), lemma, THIRD)
        put(given[0], lemma, PAST)
        put(given[1] if len(given) > 1 else given[0], lemma, PART)
        if given[0] == _past(lemma) or given[0].endswith("ed"):
            put(given[0], lemma, PART)
        put(_ing(lemma), lemma, ING)
        for more in given[2:]:
            put(more, lemma, ING if more.endswith("ing") else PAST | PART)
    for lemma in lemmas:
        if lemma in irregular or not lemma:
            continue
        put(lemma, lemma, BASE)
        put(_third(lemma), lemma, THIRD)
        put(_past(lemma), lemma, PAST | PART)
        put(_ing(lemma), lemma, ING)
    return forms


_SINGULARS = {"companies": "company", "people": "people", "men": "man", "women": "woman", "data": "data", "dies": "die", "buses": "bus", "analyses": "analysis", "media": "media"}  # fmt: skip  # noqa: E501


_MEN = ("smen", "ymen", "kmen", "dmen", "rmen", "emen", "nmen", "lmen")


@lru_cache(maxsize=16384)
def singular(word: str) -> str:
    """The singular of a noun by rule; the word itself where no rule applies."""
    if word in _SINGULARS:
        return _SINGULARS[word]
    if word.endswith("pus") and len(word) == 4:
        return word[:-1]
    if word.endswith(_MEN):
        return word[:-2] + "an"
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    return word[:-1]


@lru_cache(maxsize=16384)
def plural(word: str) -> bool:
    """Whether a noun looks like a plural."""
    if word in ("people", "men", "women") or word.endswith(_MEN):
        return True
    if len(word) < 4 or not word.endswith("s"):
        return False
    units = word.endswith("pus") and len(word) == len("gpus")
    return units or not word.endswith(("ss", "us", "is"))
