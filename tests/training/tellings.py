"""Acts that the parser finds in the passages, beside the labels of the same acts."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from store.parse.drafts import Draft
from store.parse.freeze import drafts_of
from store.parse.ready import ready
from store.parse.second_look import standing
from store.reference import Reference
from tests.training.learning import Example
from tests.training.passages import document_of, spans_of

__all__ = ["modalities"]


def _pairs(
    files: Iterable[Path], reference: Reference
) -> Iterator[tuple[dict[str, Any], Draft, dict[str, Any]]]:
    """Passages with the drafts that tell a labelled act, each label once."""
    lexicon = reference.lexicon
    unlearned = replace(
        lexicon,
        modality_weights=msgspec.structs.replace(lexicon.modality_weights, features={}),
    )
    known = ready(replace(reference, lexicon=unlearned, version=reference.version + " unlearned"))
    for path in files:
        for passage in tomllib.loads(path.read_text(encoding="utf-8"))["passage"]:
            free = list(passage.get("claim", ()))
            for draft in drafts_of(document_of(passage), known):
                for claim in free:
                    spans = spans_of(passage["text"], (claim["quote"], *claim.get("also", ())))
                    over = any(a < draft.end and draft.start < b for a, b in spans)
                    if claim["type"] == draft.type and over:
                        free.remove(claim)
                        yield passage, draft, claim
                        break


def modalities(files: Iterable[Path], reference: Reference) -> Iterator[Example]:
    """What speaks for the modality of each act, and the label's."""
    for passage, draft, claim in _pairs(files, reference):
        evidence = standing(draft, document_of(passage).published)
        yield Example(passage["id"], *evidence, claim["modality"])
