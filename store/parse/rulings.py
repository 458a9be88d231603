"""Which rule a sentence refers to: by name, number or description, with the date's help."""

import re
from dataclasses import dataclass

from store.parse.drafts import Draft
from store.parse.grammar import Grammar
from store.records import Document, RuleUse
from store.reference.lexicon import phrases

__all__ = ["RuleFinder", "RuleHit", "rule_hits"]

_GENERAL = "us-export-controls"


@dataclass(frozen=True, slots=True)
class RuleHit:
    """A wording found: the rule, where, and whether it names or only describes."""

    rule: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class RuleFinder:
    """The compiled wordings, in file order."""

    wordings: tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None, str, str], ...]
    gate: re.Pattern[str]

    @classmethod
    def of(cls, g: Grammar) -> "RuleFinder":
        """Compile the wordings of the lexicon and the names of the rules."""
        found = []
        for one in g.lexicon.rules.wording:
            also = _pattern(one.also) if one.also else None
            found.append((one.rule, _pattern(one.words), also, one.first, one.last))
        every = "|".join(p.pattern for _, p, _, _, _ in found)
        return cls(wordings=tuple(found), gate=re.compile(every))


def _pattern(words: str) -> re.Pattern[str]:
    parts = []
    for phrase in phrases(words):
        stem = phrase.endswith("*")
        parts.append(re.escape(phrase.rstrip("*")) + (r"\w*" if stem else r"(?!\w)"))
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(parts, key=len, reverse=True))})")


def rule_hits(
    low: str, start: int, end: int, document: Document, finder: RuleFinder
) -> list[RuleHit]:
    """The rules that the sentence from `start` to `end` refers to; the general ones last."""
    if not finder.gate.search(low, start, end):
        return []
    day = document.published.last if document.published is not None else ""
    first_day = document.published.first if document.published is not None else ""
    hits: list[RuleHit] = []
    for rule, pattern, also, first, last in finder.wordings:
        if first and day and day < first:
            continue
        if last and first_day and first_day > last:
            continue
        match = pattern.search(low, start, end)
        if match is None or (also is not None and not also.search(low, start, end)):
            continue
        if rule == _GENERAL and hits:
            continue
        if any(h.rule == rule for h in hits):
            continue
        hits.append(RuleHit(rule, match.start(), match.end()))
    return hits


def use(draft: Draft, hits: list[RuleHit]) -> None:
    """Put the rules of its sentence into a draft about rules, or whose own words hold them."""
    for hit in hits:
        inside = draft.start <= hit.start < draft.end
        if inside or draft.type in (
            "propose-rule",
            "issue-rule",
            "amend-rule",
            "rescind-rule",
            "restrict",
            "license",
            "list-entity",
            "warn",
            "oppose",
            "investigate",
        ):
            draft.rules.append(RuleUse(rule=hit.rule, by="wording", start=hit.start, end=hit.end))
