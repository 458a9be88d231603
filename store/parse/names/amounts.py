"""Sums of money and counts of chips as printed: value, range, qualifier, conversion, measure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from store.parse.words.lexemes import NUMBERS
from store.parse.words.scans import any_of, headed
from store.records import Money
from store.reference.lexicon import phrases
from store.reference.lexicon_forms import Sums
from store.vocabulary import Measure, Qualifier

__all__ = ["Amounts", "amounts", "measure_of", "of_one"]

_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_DIGITS = r"\d{0,2}(?:,\d{3})+(?:\.\d+)?|\d*(?:\.\d+)?"
"""What follows the first digit of a number."""
_SIGNS = frozenset("$€£¥₹₩฿")
_WINDOW = 70
_MANY = "illion"
_LARGE = tuple(f"{head}{_MANY}" for head in ("m", "b", "tr"))
_LONG = 40
"""Characters of a sum in words on either side of its middle."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_BETWEEN = re.compile(r"[Bb]etween (?:about |roughly |around )?$")


@dataclass(frozen=True, slots=True)
class Amounts:
    """The compiled forms of sums."""

    form: re.Pattern[str]
    spelled: re.Pattern[str]
    before: dict[str, str]
    after: dict[str, str]
    factors: dict[str, float]
    qualifiers: tuple[tuple[re.Pattern[str], Qualifier], ...]
    measures: tuple[tuple[re.Pattern[str], Measure], ...]

    @classmethod
    def of(cls, sums: Sums) -> "Amounts":
        """Compile the lists of `sums`."""
        before = {p: c.code for c in sums.currency for p in phrases(c.before)}
        after = {p: c.code for c in sums.currency for p in phrases(c.after)}
        factors = {w: m.factor for m in sums.magnitude for w in phrases(m.words)}
        factors |= {w.lower(): f for w, f in factors.items()}
        long = [w for w in factors if len(w) > 2]
        short = f"(?i:{any_of(long)})|" + any_of(w for w in factors if len(w) <= 2)
        sign = any_of(before)
        unit = any_of(after)
        heads, tails = headed(map(re.escape, sorted(before, key=len, reverse=True)))
        form = re.compile(
            rf"[{heads}\d](?:(?<![\w$](?s:.))(?=\D{{0,6}}\d)(?P<sign>{tails})\s?(?P<a>{_NUMBER})(?:\s?-?(?P<am>{short})(?![\w-]))?"
            rf"(?:\s?(?:-|–|to|(?P<and>and))\s?(?:{sign})?\s?(?P<b>{_NUMBER})(?:\s?-?(?P<bm>{short})(?![\w-])))?"
            rf"(?:\s(?P<own>{unit})(?!\w))?"
            rf"|(?<=\d)(?<![\w.,$]\d)(?P<c>{_DIGITS})(?:\s?-?(?P<cm>{short})(?!\w))?"
            rf"(?:\s?(?:-|–|to)\s?(?P<d>{_NUMBER})(?:\s?-?(?P<dm>{short})(?![\w-]))?)?"
            rf"[\s-](?P<unit>{unit})(?!\w))"
        )
        return cls(
            form=form,
            spelled=re.compile(
                rf"(?<![\w-])(?P<half>(?i:half) )?(?P<n>(?i:a|{any_of(NUMBERS)}))[ -]"
                rf"(?P<m>{any_of(_LARGE)})[ -](?P<unit>{unit})(?!\w)"
            ),
            before=before,
            after=after,
            factors=factors,
            qualifiers=tuple(
                (re.compile(rf"(?:{any_of(phrases(q.words))})[\s(]*$"), q.means)
                for q in sums.qualifier
            ),
            measures=tuple(
                (re.compile(rf"(?<!\w)(?:{any_of(phrases(m.words))})(?!\w)"), m.measure)
                for m in sums.measure
            ),
        )


def amounts(text: str, form: Amounts) -> tuple[Money, ...]:
    """Every sum of money in `text`, a conversion in brackets joined to the sum it converts."""
    found: list[Money] = []
    for money in sorted([*_printed(text, form), *_spelled(text, form)], key=lambda m: m.start):
        if found and _converts(text, found[-1], money):
            found[-1] = replace(
                found[-1],
                converted=money.maximum,
                converted_currency=money.currency,
                printed=text[found[-1].start : money.end],
                end=money.end,
            )
            continue
        found.append(money)
    return tuple(found)


def _spelled(text: str, form: Amounts) -> Iterator[Money]:
    """Sums told in words alone: "one billion euros", "half a million dollars"."""
    at = text.find(_MANY)
    read = 0
    while at >= 0:
        match = form.spelled.search(text, max(read, at - _LONG), at + _LONG)
        if match is not None and match.start() < at < match.end():
            read = match.end()
            number = NUMBERS.get(match["n"].lower(), 1.0) * (0.5 if match["half"] else 1.0)
            value = round(number * form.factors[match["m"]], 2)
            yield Money(
                minimum=value,
                maximum=value,
                currency=form.after[match["unit"]],
                qualifier=_qualifier(text, match.start(), form),
                printed=match[0],
                start=match.start(),
                end=match.end(),
            )
        at = text.find(_MANY, at + 1)


def _printed(text: str, form: Amounts) -> Iterator[Money]:
    """Sums told in figures."""
    position = 0
    while (match := form.form.search(text, position)) is not None:
        position = match.end()
        money = _read(text, match, form)
        if money is None:
            continue
        position = max(money.end, match.start() + 1)
        yield money


def _read(text: str, match: re.Match[str], form: Amounts) -> Money | None:
    start, end = match.span()
    if match["sign"] is not None:
        sign = text[start : match.end("sign")]
        code = form.before[sign]
        low, low_factor = match["a"], match["am"]
        high, high_factor = match["b"], match["bm"]
        if match["own"] and form.after[match["own"]] != code and code == "USD":
            code = form.after[match["own"]]
        if not low_factor and not high and sign not in _SIGNS and len(low) < 3:
            return None
    else:
        code = form.after[match["unit"]]
        low, low_factor = text[start : match.end("c")], match["cm"]
        high, high_factor = match["d"], match["dm"]
        if high and not low_factor and _YEAR.fullmatch(low) and float(low) > _value(high, 1.0):
            start = match.start("d")  # "its budget for 2026 to 200 billion yuan"
            low, low_factor, high = high, high_factor, None
    if match["and"] and not _BETWEEN.search(text, max(0, start - 20), start):
        high, end = None, match.start("and")
    factor = form.factors.get((low_factor or high_factor or "").lower(), 1.0)
    minimum = _value(low, factor)
    maximum = minimum
    if high:
        maximum = _value(high, form.factors.get((high_factor or low_factor or "").lower(), 1.0))
        if maximum < minimum:
            minimum, maximum = maximum, minimum
    while end > start and text[end - 1].isspace():
        end -= 1
    return Money(
        minimum=minimum,
        maximum=maximum,
        currency=code,
        qualifier=_qualifier(text, start, form),
        printed=text[start:end],
        start=start,
        end=end,
    )


def _value(number: str, factor: float) -> float:
    return round(float(number.replace(",", "")) * factor, 2)


def _qualifier(text: str, start: int, form: Amounts) -> Qualifier:
    before = text[max(0, start - 24) : start].lower()
    for pattern, means in form.qualifiers:
        if pattern.search(before):
            return means
    return "exact"


def _converts(text: str, first: Money, second: Money) -> bool:
    """Whether `second` stands behind `first` as its conversion: "(", ", or", "or about"."""
    if first.currency == second.currency or first.converted is not None:
        return False
    between = text[first.end : second.start].lower()
    if len(between) > 22 or "\n" in between:
        return False
    return between.strip().startswith(("(", "[", ", or", "or ", ", about", "–", "—", "/")) or (
        between.strip() in ("", ",", "about")
    )


_EACH = re.compile(
    r"(?: ?(?:to|and|[-–—]) ?[$€£¥]?\d[\d,.]*)?[\s-]*(?:apiece|each\b|a[\s-]piece"
    r"|an hour|(?:per|a)[\s-](?:chip|unit|card|gpu|processor|board|server|rack|accelerator"
    r"|hour|piece|module)\b)",
    re.IGNORECASE,
)
_PRICED = re.compile(
    r"(?:pric(?:ed? (?:at|of)|e tags? of|ing of)|s(?:ell(?:s|ing)?|old) for"
    r"|go(?:es|ing)? for|retail(?:s|ing)? (?:at|for)|going rate (?:of|is))"
    r" (?:about |around |roughly |up to |more than |nearly |between |anywhere from )?"
    r"(?:[$€£¥]\d[\d,.]*(?: to | and | ?[-–—] ?))?$",
    re.IGNORECASE,
)


def of_one(text: str, money: Money) -> bool:
    """Whether a sum is the price of one piece or hour, which is no deal's sum."""
    if _EACH.match(text, money.end):
        return True
    return _PRICED.search(text, max(0, money.start - 40), money.start) is not None


def measure_of(text: str, money: Money, start: int, end: int, form: Amounts) -> Measure:
    """What `money` measures, read from the words of its clause (`start` to `end`) near it."""
    low = text[max(start, money.start - _WINDOW) : min(end, money.end + _WINDOW)].lower()
    near = text[max(start, money.start - 30) : min(end, money.end + 30)].lower()
    for pattern, measure in form.measures:
        if pattern.search(near if measure in ("price", "value", "revenue") else low):
            return measure
    return "other"
