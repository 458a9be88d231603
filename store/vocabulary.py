"""Every closed list of bdwatch, written once.

The lists feed the types of the records, the CHECK constraints of the database, the values that
the filter language completes, and the documentation. A name here is the name in code, on screen
and on the command line.
"""

from typing import Any, Literal, get_args

EventType = Literal[
    "acquire",
    "rent",
    "negotiate",
    "invest",
    "supply",
    "decline",
    "build",
    "develop",
    "deploy",
    "smuggle",
    "propose-rule",
    "issue-rule",
    "amend-rule",
    "rescind-rule",
    "restrict",
    "license",
    "investigate",
    "prosecute",
    "list-entity",
    "warn",
    "oppose",
    "comply",
    "state",
]
"""What is said to happen."""

Modality = Literal[
    "planned", "in-talks", "proposed", "ongoing", "done", "alleged", "denied", "cancelled"
]
"""The status of the act as told."""

Polarity = Literal["+", "-"]
"""`-` where the text says that it did not or does not."""

Hedge = Literal[0, 1, 2, 3]
"""0 flat, 1 attributed, 2 evidential (reportedly, is said to), 3 speculative."""

Route = Literal[
    "direct-export",
    "offshore-data-centre",
    "us-cloud-rental",
    "non-us-cloud-rental",
    "intermediary",
    "smuggling",
    "downgraded-chip",
    "domestic-chip",
    "none",
]
"""The way by which access to chips is had."""

RoleName = Literal["agent", "counterparty", "target", "host", "beneficiary"]
"""What an actor is in a claim."""

Via = Literal["name", "alias", "pronoun", "description", "inherited", "coordinated", "maker"]
"""How the text names a participant; `maker`: the chip maker stands in for an unnamed seller."""

Precision = Literal["day", "week", "month", "quarter", "half", "year", "range", "unknown"]
"""How precise a date is; `unknown` is a phrase that nothing anchors."""

DatedBy = Literal["metadata", "byline", "user", "inferred", "unknown"]
"""How the publication date of a document is known."""

PhraseClass = Literal[
    "chip", "compute", "infra", "fab", "tool", "tech", "model", "restriction", "rule", "licence",
    "listing", "probe", "charge", "talks", "deal", "lease", "order", "purchase", "sale",
    "investment", "smuggling", "warning", "opposition", "access", "talk-noun", "plan", "effort",
    "ability", "person", "org", "time", "money", "actor", "company", "gov", "collective",
    "research", "place", "pronoun", "any", "none", "law", "loophole", "quantity", "stake", "share",
    "tenant", "delivery", "ground", "effect", "force", "service", "offer", "request", "design",
    "smuggler", "claim", "proposal", "information", "fund", "application", "case", "letter",
    "region", "construction", "operation", "use", "portion", "spec", "team", "product", "trial",
]  # fmt: skip
"""What a phrase of a text can be told to be; `any` and `none` say whether there is one at all."""

Qualifier = Literal["exact", "about", "over", "up-to"]
"""How an amount is qualified in print."""

Measure = Literal[
    "chips", "infrastructure", "rent", "training", "price", "value", "revenue", "fine", "other"
]
"""What a sum of money measures."""

SiteKind = Literal["chip-site", "user-site", "legal-home", "destination"]
"""Which place a place is: where the chips are, where they are used, where a party is at home."""

RelayKind = Literal[
    "publisher", "outlet", "person", "organisation", "document", "anonymous", "unnamed-report"
]
"""A node of an attribution chain, publisher first."""

OriginKind = Literal["outlet", "document", "own", "uncredited"]
"""What stands at the end of the chain: an outlet, a primary document, the text itself
(nobody is credited), or somebody behind a "reportedly" who is not named."""

CueKind = Literal[
    "modality", "hedge", "negation", "attribution", "date", "route", "amount", "frame"
]
"""What a cue span justifies."""

SectionKind = Literal["title", "heading", "lede", "body", "furniture"]
"""A stretch of an article; furniture (share lines, author boxes, "also read") yields no claim."""

Basis = Literal[
    "reporting", "primary-document", "statement", "analysis", "aggregation", "machine-written", ""
]
"""What a document rests on, where it or its metadata says so; empty when unknown."""

Status = Literal[
    "open",
    "open-red-flags",
    "notify-nac",
    "favourable-licence",
    "case-by-case",
    "contested",
    "gp10-risk",
    "denial",
    "unlawful",
    "not-a-transfer",
    "unknown",
]
"""US rule status of an act on a day."""

Overlay = Literal[
    "none", "advised-against", "import-gated", "directed-not-to-buy", "domestic-required"
]
"""Chinese measures on the buyer, mildest first; never merged with the US status."""

RuleState = Literal[
    "not-yet",
    "announced",
    "proposed",
    "published",
    "effective",
    "compliance-date",
    "amended",
    "not-enforced",
    "suspended",
    "superseded",
    "rescinded",
    "withdrawn",
    "expired",
    "died",
    "closed",
]
"""State of a rule on a day."""

Confidence = Literal["low", "medium", "high"]
"""How sure a stored fact is."""

ActorKind = Literal[
    "company",
    "person",
    "government-body",
    "publisher",
    "research",
    "association",
    "model-or-product",
    "collective",
]
"""What an actor is; a `collective` is an unnamed group that acts ("Chinese companies")."""

Market = Literal["data-center", "non-data-center"]
"""What a chip is designed or marketed for (Note 2 to ECCN 3A090)."""

Verdict = Literal["agrees", "differs-in-wording", "develops", "conflicts", "not-comparable"]
"""How the claims of one event stand to each other in one field."""

CorrectionKind = Literal["set", "reject", "merge", "split", "alias", "date", "note", "undo"]
"""What a user may decide about what was read."""


def values(alias: Any) -> tuple[Any, ...]:
    """The members of one of the lists above, in their written order."""
    return get_args(alias)
