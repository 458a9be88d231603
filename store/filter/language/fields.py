"""The fields of the filter language: what each takes and what it is for.

One table serves the parser, the completion, the index and the help; closed lists come from
`vocabulary`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from store import vocabulary

__all__ = ["CURRENCIES", "FIELDS", "HEDGES", "SIGNS", "Field", "Kind"]

Kind = Literal["name", "listed", "open", "number", "money", "day", "asof", "key"]
"""What the values of a field are: names of the reference tables, members of a closed list, words
that the articles bring along, numbers, sums, days, the one day of `asof:`, or event keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field: `of` is the kind of name it takes, `values` its closed list.

    `tried` are words that people write for it elsewhere; they are suggested, never accepted.
    """

    name: str
    kind: Kind
    about: str
    example: str
    of: str = ""
    values: tuple[str, ...] = ()
    tried: tuple[str, ...] = ()

    @property
    def counted(self) -> bool:
        """Whether the values of the field can be counted as a facet."""
        return self.kind in ("name", "listed", "open") or self.name in _COUNTED_NUMBERS


_COUNTED_NUMBERS = frozenset(("hedge", "reports", "origins"))

HAS = (
    "actor",
    "agent",
    "counterparty",
    "chip",
    "money",
    "units",
    "date",
    "place",
    "site",
    "rule",
    "route",
    "origin",
    "quote",
    "url",
    "conflict",
    "denial",
)
"""What an event may have, for `has:`."""

MARKS = ("new", "marked", "background", "negated")
"""What `is:` takes beside the modalities."""

HEDGES = ("flat", "attributed", "evidential", "speculative")
"""The four hedges by name, in the order of their numbers."""

CURRENCIES: Mapping[str, str] = {
    "usd": "USD", "us$": "USD", "$": "USD",
    "cny": "CNY", "rmb": "CNY", "yuan": "CNY", "cn¥": "CNY", "¥": "CNY",
    "eur": "EUR", "€": "EUR", "gbp": "GBP", "£": "GBP", "jpy": "JPY", "krw": "KRW", "₩": "KRW",
    "twd": "TWD", "nt$": "TWD", "hkd": "HKD", "hk$": "HKD", "sgd": "SGD", "s$": "SGD",
    "myr": "MYR", "inr": "INR", "₹": "INR", "aed": "AED", "sar": "SAR", "thb": "THB",
    "idr": "IDR", "vnd": "VND", "aud": "AUD", "cad": "CAD", "chf": "CHF", "rub": "RUB",
}  # fmt: skip
"""What may stand before an amount, and the currency code that it means."""

SIGNS: Mapping[str, str] = {"USD": "$"}
"""Currencies that are shown by a sign."""


def _table() -> tuple[Field, ...]:
    v = vocabulary.values
    return (
        Field(
            name="actor", kind="name", of="actor", about="takes part, in any role",
            example="actor:bytedance", tried=("company", "who", "party", "entity", "firm", "org"),
        ),
        Field(
            name="agent", kind="name", of="actor", about="does the act",
            example="agent:alibaba", tried=("buyer", "subject", "by", "from"),
        ),
        Field(
            name="with", kind="name", of="actor", about="the other party",
            example="with:oracle", tried=("counterparty", "seller", "via", "partner"),
        ),
        Field(
            name="vendor", kind="name", of="actor", about="made the chip",
            example="vendor:nvidia", tried=("maker", "manufacturer", "chipmaker"),
        ),
        Field(
            name="chip", kind="name", of="chip", about="chip or chip family",
            example="chip:H100", tried=("gpu", "model", "product", "accelerator"),
        ),
        Field(
            name="type", kind="listed", values=v(vocabulary.EventType), about="what is done",
            example="type:rent", tried=("act", "action", "event", "kind", "verb"),
        ),
        Field(
            name="is", kind="listed", values=(*v(vocabulary.Modality), *MARKS),
            about="planned, done … denied (by anyone), new, marked, background, negated",
            example="is:planned", tried=("modality", "mode", "tense"),
        ),
        Field(
            name="route", kind="listed", values=v(vocabulary.Route), about="how chips are had",
            example="route:us-cloud-rental", tried=("way", "path", "channel", "how"),
        ),
        Field(
            name="place", kind="name", of="place", about="any place of the act",
            example="place:malaysia", tried=("country", "location", "where", "region", "city"),
        ),
        Field(
            name="site", kind="name", of="place", about="where the chips are",
            example="site:johor", tried=("datacentre", "datacenter", "host", "hub"),
        ),
        Field(
            name="rule", kind="name", of="rule", about="a rule that is referred to",
            example="rule:acs-ifr-2023", tried=("law", "regulation", "act-of"),
        ),
        Field(
            name="decided", kind="name", of="rule", about="a rule that decides the status",
            example="decided:acs-ifr-2023", tried=("deciding", "decides", "decider"),
        ),
        Field(
            name="state", kind="listed", values=v(vocabulary.RuleState),
            about="a rule that decides it or is referred to is in this state on the day",
            example="state:suspended", tried=("force", "in-force", "lifecycle"),
        ),
        Field(
            name="status", kind="listed", values=v(vocabulary.Status),
            about="US rule status on the day", example="status:denial",
            tried=("legal", "verdict", "ruling", "legality"),
        ),
        Field(
            name="overlay", kind="listed", values=v(vocabulary.Overlay),
            about="Chinese measures on the day", example="overlay:advised-against",
            tried=("china", "cn", "beijing"),
        ),
        Field(
            name="date", kind="day", about="day of the act",
            example="date:2024-06..2025-01", tried=("when", "day", "year", "month", "on", "time"),
        ),
        Field(
            name="reported", kind="day", about="day of a report",
            example="reported:30d", tried=("published", "seen", "since", "pubdate"),
        ),
        Field(
            name="asof", kind="asof", about="knowledge and law as of a day",
            example="asof:2024-06-06", tried=("as-of", "at", "as_of", "until"),
        ),
        Field(
            name="money", kind="money", about="sum, in US dollars unless cny: stands before it",
            example="money:>5b", tried=("amount", "sum", "value", "price", "usd", "cost"),
        ),
        Field(
            name="units", kind="number", about="number of chips",
            example="units:>=10000", tried=("qty", "quantity", "count", "number", "chips"),
        ),
        Field(
            name="reports", kind="number", about="articles that tell it",
            example="reports:>=3", tried=("articles", "documents", "docs"),
        ),
        Field(
            name="origins", kind="number", about="independent origins",
            example="origins:>=2", tried=("sources", "independent"),
        ),
        Field(
            name="hedge", kind="number",
            about="0 flat, 1 attributed, 2 evidential, 3 speculative",
            example="hedge:<=1", tried=("conf", "confidence", "certainty"),
        ),
        Field(
            name="origin", kind="open", of="publisher", about="on whose word",
            example='origin:"The Information"', tried=("source", "per"),
        ),
        Field(
            name="publisher", kind="open", of="publisher", about="who published a report",
            example="publisher:reuters", tried=("outlet", "paper", "newspaper", "site-name"),
        ),
        Field(
            name="lang", kind="open", about="language of a report",
            example="lang:zh", tried=("language", "locale"),
        ),
        Field(
            name="has", kind="listed", values=HAS, about="a field is there",
            example="has:conflict", tried=("with-field", "exists", "no", "have"),
        ),
        Field(
            name="id", kind="key", about="event key, or its beginning",
            example="id:3f9a", tried=("key", "event-id", "eid"),
        ),
    )  # fmt: skip


FIELDS: Mapping[str, Field] = {field.name: field for field in _table()}
"""Every field by name, in the order in which completion offers them."""
