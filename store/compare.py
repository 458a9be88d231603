"""What another reading of an article changes: claims gained, lost, and told otherwise. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

from store.records import Claim

__all__ = ["Changed", "Comparison", "compared", "matched"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A claim before and after, and the fields in which the two differ."""

    before: Claim
    after: Claim
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What becomes of the claims of one article; `same` counts those that stay as they are."""

    gained: tuple[Claim, ...] = ()
    lost: tuple[Claim, ...] = ()
    changed: tuple[Changed, ...] = ()
    same: int = 0

    def __bool__(self) -> bool:
        """Whether anything changes."""
        return bool(self.gained or self.lost or self.changed)


def compared(before: Sequence[Claim], after: Sequence[Claim]) -> Comparison:
    """The claims of one article before and after, those of one act against each other."""
    pairs = matched(before, after)
    ones, others = {one for one, _ in pairs}, {other for _, other in pairs}
    changed = [
        Changed(before=before[one], after=after[other], fields=tuple(differing))
        for one, other in pairs
        if (differing := list(_differing(before[one], after[other])))
    ]
    return Comparison(
        gained=tuple(claim for at, claim in enumerate(after) if at not in others),
        lost=tuple(claim for at, claim in enumerate(before) if at not in ones),
        changed=tuple(changed),
        same=len(pairs) - len(changed),
    )


def matched(before: Sequence[Claim], after: Sequence[Claim]) -> list[tuple[int, int]]:
    """Which claim of the one reading is which of the other, the likeliest pairs first.

    Equal claims are one; then claims of the same words, of words that overlap and of one type,
    and last of words that overlap.
    """
    left = dict(enumerate(before))
    right = dict(enumerate(after))
    found: list[tuple[int, int]] = []
    for same in (
        lambda one, other: one == other,
        lambda one, other: _span(one) == _span(other) and one.type == other.type,
        lambda one, other: _span(one) == _span(other),
        lambda one, other: _overlap(one, other) and one.type == other.type,
        _overlap,
    ):
        for at, one in list(left.items()):
            there = next((to for to, other in right.items() if same(one, other)), None)
            if there is not None:
                found.append((at, there))
                del left[at], right[there]
    return found


def _span(claim: Claim) -> tuple[int, int]:
    return claim.start, claim.end


def _overlap(one: Claim, other: Claim) -> bool:
    return one.start < other.end and other.start < one.end


def _differing(one: Claim, other: Claim) -> Iterator[str]:
    for field in fields(Claim):
        if getattr(one, field.name) != getattr(other, field.name):
            yield field.name
