"""Numbers and sums of the filter language: `>5b`, `1b..10b`, `cny:>=40b`, `>=10,000`, `3`."""

import re
from collections.abc import Iterable

from store.filter.language.fields import CURRENCIES, SIGNS
from store.filter.language.reading import Unread
from store.filter.language.tree import Bounds

__all__ = ["read_number", "read_sum", "short_number", "shown_bounds"]

_SCALES = {
    "": 1, "k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12, "mn": 10**6, "bn": 10**9, "tn": 10**12,
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
_EXAMPLES = {"not a number": "a figure such as 10k", "not an amount": "a figure such as 1b"}
_FIGURE = re.compile(r"(\d{1,15}(?:\.\d{0,12})?|\.\d{1,12})\s?([a-z]*)", re.IGNORECASE)
_OPERATOR = re.compile(r"(>=|<=|=>|=<|>|<|=|≥|≤)\s?")
_PLAIN = {"=>": ">=", "=<": "<=", "≥": ">=", "≤": "<="}
_DOTS = re.compile(r"\.\.\.?|…")
_NAMED = "|".join(sorted((re.escape(word) for word in CURRENCIES), key=len, reverse=True))
_CURRENCY = re.compile(rf"({_NAMED})[:：]?", re.IGNORECASE)


def read_number(text: str) -> Bounds | Unread:
    """The interval that a value of `units:`, `reports:`, `origins:` or `hedge:` means."""
    return _read(text, "", "not a number")


def read_sum(text: str) -> Bounds | Unread:
    """The interval that a value of `money:` means; dollars unless a currency stands before it.

    The currency may stand before or after the comparison (`cny:>40b`, `>cny:40b`, `>¥40b`).
    """
    outer, text = _currency(text)
    sign = _OPERATOR.match(text)
    head = sign[0] if sign else ""
    inner, rest = _currency(text[len(head) :])
    if rest == "*" and not head:
        return Bounds(currency=inner or outer or "USD")
    return _read(head + rest, inner or outer or "USD", "not an amount")


def _currency(text: str) -> tuple[str, str]:
    """A currency at the beginning of a text, and the rest."""
    found = _CURRENCY.match(text)
    if not found or (found[0][-1].isalpha() and text[found.end() :][:1].isalpha()):
        return "", text
    return CURRENCIES[found[1].casefold()], text[found.end() :]


def _read(text: str, currency: str, wrong: str) -> Bounds | Unread:
    ends = _DOTS.split(text)
    if len(ends) == 2:
        return _range(ends[0], ends[1], currency, wrong)
    found = _OPERATOR.match(text)
    sign = _PLAIN.get(found[1], found[1]) if found else "="
    figure = text[found.end() :] if found else text
    number = _number(figure, currency)
    if number is None:
        return _unread(text, figure, wrong)
    if sign in (">", ">="):
        return Bounds(low=number, after=sign == ">", currency=currency)
    if sign in ("<", "<="):
        return Bounds(high=number, before=sign == "<", currency=currency)
    return Bounds(low=number, high=number, currency=currency)


def _range(left: str, right: str, currency: str, wrong: str) -> Bounds | Unread:
    low = None if left in ("", "*") else _number(left, currency)
    high = None if right in ("", "*") else _number(right, currency)
    if low is None and left not in ("", "*"):
        return _unread(left, left, wrong)._replace(may_continue=False)
    if high is None and right not in ("", "*"):
        return _unread(right, right, wrong)
    if low is None and high is None:
        return Unread("a range wants a number", "1b..10b", may_continue=True)
    if low is not None and high is not None and low > high:
        return Unread(
            f"the range runs backwards: {left}..{right}", f"{right}..{left}", may_continue=True
        )
    return Bounds(low=low, high=high, currency=currency)


def _number(text: str, currency: str) -> float | None:
    """A figure with its magnitude; None when it is none."""
    if currency:
        named, text = _currency(text)
        if named and named != currency:
            return None
    found = _FIGURE.fullmatch(text.strip().replace(",", "").replace("_", ""))
    if not found:
        return None
    scale = _SCALES.get(found[2].casefold())
    return None if scale is None else float(round(float(found[1]) * scale, 6))


def _unread(text: str, figure: str, wrong: str) -> Unread:
    """Why a text is no number; more typing may still make it one."""
    found = _FIGURE.match(figure)
    if found is None:
        begun = figure in ("", ".") or _begins(figure, CURRENCIES)
        return Unread(f"{wrong}: {text or 'nothing'} ({_EXAMPLES[wrong]})", may_continue=begun)
    scale = found[2].casefold()
    letter = next((name for name in ("k", "m", "b", "t") if scale.startswith(name)), "")
    mended = f"{text[: len(text) - len(figure)]}{found[1]}{letter}"
    rest = figure[found.end() :]
    begun = (rest == "" and _begins(scale, _SCALES)) or (rest == "." and scale in _SCALES)
    return Unread(f"{wrong}: k, m, b or t ({mended}?)", mended, may_continue=begun)


def _begins(text: str, words: Iterable[str]) -> bool:
    """Whether a longer one of the words begins with the text."""
    folded = text.casefold()
    return any(word.startswith(folded) and word != folded for word in words)


def short_number(number: float) -> str:
    """A number as short as it can be said exactly: 7b, 1.5m, 640000."""
    for letter, scale in (("t", 10**12), ("b", 10**9), ("m", 10**6), ("k", 10**3)):
        if abs(number) >= scale and round(number / scale, 3) * scale == number:
            return f"{round(number / scale, 3):g}{letter}"
    return f"{number:.15g}"


def shown_bounds(bounds: Bounds) -> str:
    """An interval as the echo line shows it, with its comparison: `>$1b`, `=3`, ` $1b…$10b`."""
    if bounds.low is None and bounds.high is None:
        return f" in {bounds.currency}"
    if bounds.low is not None and bounds.high is not None:
        if bounds.low == bounds.high:
            return f"={_shown(bounds.low, bounds.currency)}"
        return f" {_shown(bounds.low, bounds.currency)}…{_shown(bounds.high, bounds.currency)}"
    if bounds.low is not None:
        return f"{'>' if bounds.after else '≥'}{_shown(bounds.low, bounds.currency)}"
    return f"{'<' if bounds.before else '≤'}{_shown(bounds.high or 0.0, bounds.currency)}"


def _shown(number: float, currency: str) -> str:
    sign = SIGNS.get(currency, f"{currency} " if currency else "")
    return f"{sign}{short_number(number)}"
