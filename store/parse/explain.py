"""Why a claim reads as it does: the clause, the frame that fired, the cues, and a reason a field."""  # noqa: E501

from collections.abc import Iterator
from dataclasses import dataclass

from store.parse.discourse.drafts import Draft
from store.parse.freeze import explained
from store.parse.lexicon.grammar import Grammar
from store.parse.ready import ready
from store.records import Claim, Document
from store.reference.load import Reference

__all__ = ["Explanation", "explain"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A claim, the words it rests on and why each of its fields has its value.

    `frame` names the verb and the frame that fired; `cues` are (kind, words); `why` is
    (field, reason).
    """

    claim: Claim
    clause: str
    frame: str
    cues: tuple[tuple[str, str], ...]
    why: tuple[tuple[str, str], ...]


def explain(document: Document, reference: Reference) -> tuple[Explanation, ...]:
    """One explanation for each claim of `document`, in the same order as `claims`."""
    known = ready(reference)
    return tuple(
        Explanation(
            claim=claim,
            clause=claim.quote,
            frame=_frame(draft),
            cues=tuple((c.kind, document.text[c.start : c.end]) for c in claim.cues),
            why=(*_weighed(draft, known.grammar), *_why(claim, draft)),
        )
        for claim, draft in explained(document, known)
    )


def _frame(draft: Draft) -> str:
    if draft.frame is None:
        return f"{draft.type}: told by {draft.lemma!r}"
    if not draft.frame.verbs:
        return f"{draft.type}: by weight, verb {draft.lemma!r}"
    parts = [f"{draft.frame.type}: verb {draft.lemma!r}"]
    for name in ("object", "subject", "prep", "near", "about", "child"):
        value = getattr(draft.frame, name)
        if value:
            parts.append(f"{name} {value}")
    return "; ".join(parts)


def _weighed(draft: Draft, g: Grammar) -> Iterator[tuple[str, str]]:
    """What the weights decided, how likely it is, and what spoke most for it."""
    for one in draft.weighed:
        asked = {
            "type": g.judge, "modality": g.modalities, "route": g.route_weighing, "also": g.again,
            **g.things,
        }.get(one.field.partition(" ")[0], g.parties)  # fmt: skip
        spoke = asked.reasons(one.answer, one.features, one.leans)
        said = f"{one.answer} by weight, chance {one.chance:.2f}"
        before = f", before {one.before}" if one.before else ""
        yield one.field, f"{said}{before}: " + ", ".join(f"{what} {w:+.2f}" for what, w in spoke)


def _why(claim: Claim, draft: Draft) -> list[tuple[str, str]]:
    reasons = []
    if draft.frame is not None and draft.frame.type != claim.type:
        reasons.append(
            ("type", f"the frame says {draft.frame.type}; the whole clause {claim.type}")
        )
    for role in claim.roles:
        reasons.append((role.role, f"{role.actor} by {role.via}: {role.name!r}"))  # noqa: PERF401
    clause = draft.clause
    verb = clause.verb if clause is not None else None
    if verb is not None:
        form = " ".join(
            part
            for part in (
                verb.modal,
                verb.tense if verb.tense != "modal" else "",
                "perfect" if verb.perfect else "",
                "progressive" if verb.progressive else "",
                "passive" if verb.passive else "",
                verb.kind if verb.kind != "finite" else "",
            )
            if part
        )
        reasons.append(("modality", f"{claim.modality} from {verb.lemma!r} ({form or 'bare'})"))
    if claim.when is not None:
        reasons.append(("when", f"{claim.when.phrase!r}, {claim.when.precision}"))
    for site in claim.sites:
        reasons.append((site.kind, site.name))  # noqa: PERF401
    for rule in claim.rules:
        reasons.append(("rule", f"{rule.rule} by {rule.by}"))  # noqa: PERF401
    reasons.append(("origin", f"{claim.origin.kind} {claim.origin.name}".strip()))
    for span in claim.also:
        reasons.append(("also", f"told again at {span.start}-{span.end}"))  # noqa: PERF401
    return reasons
