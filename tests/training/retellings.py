"""Tellings of the passages held against each other: those of one act, as the labels say."""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from store.parse.discourse.drafts import Draft
from store.parse.freeze import tellings
from store.parse.ready import ready
from store.parse.telling.merging import merge
from store.parse.telling.one_act import AGAIN, Telling
from store.parse.telling.same import KIN
from store.parse.weights.weighing import Parts
from store.reference import Reference
from tests.training.learning import Example
from tests.training.passages import NONE, document_of, spans_of

__all__ = ["retellings"]


def retellings(files: Iterable[Path], reference: Reference) -> Iterator[Example]:
    """What speaks for each telling being of an act told before it, and whether the labels say so.

    Tellings are put together as the labels have them; one that no label bears out is no example,
    but the others are held against it.
    """
    known = ready(reference)
    for path in files:
        for passage in tomllib.loads(path.read_text(encoding="utf-8"))["passage"]:
            labels = [
                (claim["type"], spans_of(passage["text"], (claim["quote"], *claim.get("also", ()))))
                for claim in passage.get("claim", ())
            ]
            found: list[Example] = []
            drafts = tellings(document_of(passage), known)
            tells = {id(draft): _label(draft, labels) for draft in drafts}

            def deem(one: Telling, two: Telling, parts: Parts) -> float:
                first, other = tells[id(one.draft)], tells[id(two.draft)]  # noqa: B023
                same = other is not None and first == other
                if other is not None:
                    answer = AGAIN if same else NONE
                    found.append(Example(passage["id"], parts.features, (), answer))  # noqa: B023
                return float(same)

            merge(drafts, known.grammar, deem)
            yield from found


def _label(draft: Draft, labels: Sequence[tuple[str, list[tuple[int, int]]]]) -> int | None:
    """The label that a telling bears out, the one of its own type first; None if there is none."""
    fits: list[tuple[tuple[bool, float], int]] = []
    for number, (kind, spans) in enumerate(labels):
        if kind != draft.type and (kind, draft.type) not in KIN:
            continue
        for start, end in spans:
            over = min(end, draft.end) - max(start, draft.start)
            if over > 0:
                whole = end - start + draft.end - draft.start - over
                fits.append(((kind == draft.type, over / whole), -number))
    return -max(fits)[1] if fits else None
