"""Whether a text is English: by script and by the commonest words, nothing cleverer."""

import re
from collections import Counter

__all__ = ["language_of"]

_SAMPLE = 6000
_WORD = re.compile(r"[^\W\d_]{1,20}")
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]"), 0.1),
    ("ko", re.compile("[\uac00-\ud7af]"), 0.2),
    ("zh", re.compile("[\u3400-\u9fff]"), 0.2),
    ("ru", re.compile("[\u0400-\u04ff]"), 0.3),
    ("ar", re.compile("[\u0600-\u06ff]"), 0.3),
    ("th", re.compile("[\u0e00-\u0e7f]"), 0.3),
    ("hi", re.compile("[\u0900-\u097f]"), 0.3),
)
_COMMON = {
    "en": "the of and to in is that for it was with on as are by this has from be said its",
    "de": "der die und das den von zu mit sich des auf für ist im nicht ein eine als auch dem",
    "fr": "le la les des et en du une est que dans qui pour au sur par plus pas avec ce",
    "es": "el la de que los del se las por un para con una su al es lo como más pero",
    "it": "il di che la per un del della con non una sono dei nel alla più gli anche le si",
    "pt": "que não uma os da do em para com por mais dos como mas ao das foi se na no",
    "nl": "de het een van en dat op te zijn met voor niet aan er om ook als bij naar dan",
    "id": "yang dan di untuk dengan dari pada ini itu tidak akan dalam oleh juga ke telah",
    "vi": "và của là có trong được cho các với một những không người này đã để khi",
}
_SETS = {code: frozenset(words.split()) for code, words in _COMMON.items()}
_FEW_WORDS = 12


def language_of(text: str) -> str:
    """The language code of a text; `en` for a text too short to tell, `und` for no known one."""
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample)) or 1
    for code, script, share in _SCRIPTS:
        if len(script.findall(sample)) > share * letters:
            return code
    words = [word.lower() for word in _WORD.findall(sample)]
    if len(words) < _FEW_WORDS:
        return "en"
    found = Counter(words)
    counts = {code: sum(found[word] for word in common) for code, common in _SETS.items()}
    best = max(counts, key=lambda code: counts[code])
    if counts[best] == counts["en"]:
        best = "en"
    return best if counts[best] >= 0.05 * len(words) else "und"
