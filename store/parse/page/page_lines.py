"""Lines of a page known by their form: crumbs, bylines, stamps of time, tickers, arrows."""

import re
from dataclasses import dataclass

from store.reference.lexicon import phrases
from store.reference.lexicon_forms import PageLines

__all__ = ["LineForms"]

_LONGEST = 140
_PARTS = re.compile(r"\s*[|>›»·•∙]\s*|\s+/\s+|\s{2,}|\t")
_ENDED = re.compile(r"[.!?…][\"”’')\]]*$")
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_CAPITAL = re.compile(r"[A-Z][\w’'.-]*,?$|[A-Z]\.$")
_PRICE = re.compile(r"[A-Z]{1,6}:? *[+−–-]?\$?\d[\d.,]*%?(?: *[▲▼△▽↑↓])?")
_TIME = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b,?"
    r"|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b\.?"
    r"|\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\b\.?)?"
    r"|\d{1,4}(?:st|nd|rd|th)?\b(?: ?[ap]\.?m\b\.?)?|[-–—,.·|∙/()@+]+"
)
_STAMPED = re.compile(r"\d{1,2}[:.]\d{2}|(?:19|20)\d\d|\d{1,2} ?[ap]\.?m\b")
_NAMES = re.compile(
    r"[A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){1,2}(?:(?:,| and|;) [A-Z][\w’'-]+(?: [A-Z][\w’'.-]+){1,2})*"
)
_NAMES_ONLY = re.compile(rf"{_NAMES.pattern}(?:,? (?:in )?[A-Z][\w-]+(?: [A-Z][\w-]+)?)?$")
_FEW = 3


@dataclass(frozen=True, slots=True)
class LineForms:
    """The words that lines of a page are made of."""

    crumbs: frozenset[str]
    by: re.Pattern[str]
    between: frozenset[str]
    stamp: re.Pattern[str]
    counted: re.Pattern[str]
    roles: re.Pattern[str]
    papers: frozenset[str]

    @classmethod
    def of(cls, words: PageLines) -> "LineForms":
        """Compile the lists of `words`."""
        return cls(
            crumbs=frozenset(phrases(words.crumbs)),
            by=re.compile(rf"(?:{_any(words.by)}):? +"),
            between=frozenset(phrases(words.between)),
            stamp=re.compile(rf"(?<!\w)(?:{_any(words.stamp)})(?!\w)"),
            roles=re.compile(rf"(?<!\w)(?:{_any(words.roles)})(?!\w)"),
            papers=frozenset(phrases(words.papers)),
            counted=re.compile(rf"\W{{0,3}}[\d.,]+k? ?(?:{_any(words.counted)})\W{{0,3}}"),
        )

    def reason(self, printed: str) -> str:
        """Why a line belongs to the page, "" if its form does not say so."""
        if len(printed) > _LONGEST or "\n" in printed or _ENDED.search(printed):
            return ""
        low = printed.lower()
        if self._crumbs(printed):
            return "crumbs of the page"
        if self._stamp(low):
            return "date line"
        if self.counted.fullmatch(low):
            return "share or social line"
        if self._byline(printed, low):
            return "byline"
        if _ticker(printed):
            return "ticker"
        return "way to another page" if printed[0] in "←‹«→" or printed[-1] in "→›»" else ""

    def names_only(self, printed: str) -> bool:
        """Whether a line is nothing but the names of persons, and where they are."""
        if _NAMES_ONLY.match(printed) is None or any(c.isdigit() for c in printed):
            return False
        return not self.papers & {word.lower().strip(",;") for word in printed.split()}

    def _crumbs(self, printed: str) -> bool:
        parts = [part for part in _PARTS.split(printed) if part]
        if len(parts) < 2 or any(c.isdigit() for c in printed):
            return len(parts) > 1 and parts[0].lower() in self.crumbs and len(parts[-1]) < 40
        short = all(len(part.split()) <= _FEW for part in parts)
        known = parts[0].lower() in self.crumbs
        return (short and (known or len(parts) > 2 or "|" in printed or "   " in printed)) or (
            known and len(parts) > 2 and len(parts[-1]) < 40
        )

    def _stamp(self, low: str) -> bool:
        """Whether a line is a time of publication, with little besides."""
        if not _STAMPED.search(low):
            return False
        rest = self.stamp.sub(" ", _TIME.sub(" ", low))
        return len(_WORD.findall(rest)) <= _FEW and len(_WORD.findall(low)) > len(
            _WORD.findall(rest)
        )

    def _byline(self, printed: str, low: str) -> bool:
        """Whether a line names who wrote the text: "By", then names."""
        lead = self.by.match(low)
        if lead is None:
            return self.roles.search(low) is not None and _NAMES.match(printed) is not None
        words = printed[lead.end() :].split()
        names = [w for w in words if w.lower().strip(",|·") not in self.between]
        first = words[0].lower() if words else ""
        named = [w for w in names if _CAPITAL.match(w.rstrip("|·,;"))]
        return (
            bool(named)
            and len(words) <= 14
            and len(names) - len(named) <= 1
            and (not first.endswith("ing") and len(named) >= len(names) - 1)
        )


def _ticker(printed: str) -> bool:
    """Whether a line is prices of shares."""
    prices = _PRICE.findall(printed)
    signs = any(c in printed for c in "▲▼△▽%")
    return signs and bool(prices) and sum(map(len, prices)) * 2 > len(printed)


def _any(words: str) -> str:
    return "|".join(re.escape(w) for w in sorted(phrases(words), key=len, reverse=True))
