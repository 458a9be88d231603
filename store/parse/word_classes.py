"""The classes of noun phrases that frames ask for, each a bit, so that one number holds several."""

__all__ = ["CLASS", "bits"]

_CLASSES = [
    "chip",
    "compute",
    "infra",
    "fab",
    "tool",
    "tech",
    "model",
    "restriction",
    "rule",
    "licence",
    "listing",
    "probe",
    "charge",
    "talks",
    "deal",
    "lease",
    "order",
    "purchase",
    "sale",
    "investment",
    "smuggling",
    "warning",
    "opposition",
    "access",
    "talk-noun",
    "plan",
    "effort",
    "ability",
    "person",
    "org",
    "time",
    "money",
    "actor",
    "company",
    "gov",
    "collective",
    "research",
    "place",
    "pronoun",
    "any",
    "none",
    "law",
    "loophole",
    "quantity",
    "stake",
    "share",
    "tenant",
    "delivery",
    "ground",
    "effect",
    "force",
    "server",
    "maker-chip",
    "clause",
    "service",
    "offer",
    "request",
    "design",
    "smuggler",
    "stage",
    "claim",
    "proposal",
    "information",
    "fund",
    "us-gov",
    "cn",
]
CLASS = {name: 1 << i for i, name in enumerate(_CLASSES)}
"""Class of a noun phrase → its bit."""


def bits(text: str) -> int:
    """The bits of a blank-separated list of class names."""
    value = 0
    for name in text.split():
        value |= CLASS.get(name, 0)
    return value
