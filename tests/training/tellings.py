"""Acts that the parser finds in the passages, beside the labels of the same acts."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from store.parse.drafts import Draft
from store.parse.freeze import candidates_of
from store.parse.ready import ready
from store.parse.second_look import standing
from store.parse.taking_part import AGENT, COUNTERPARTY, NOBODY, Candidate
from store.reference import Reference
from store.reference.names import Names, slug
from tests.parse.told import SAME
from tests.training.learning import Example
from tests.training.passages import document_of, spans_of

__all__ = ["modalities", "parties"]


Found = tuple[Draft, list[Candidate]]


def _pairs(
    files: Iterable[Path], reference: Reference
) -> Iterator[tuple[dict[str, Any], Found, dict[str, Any]]]:
    """Passages with the drafts that tell a labelled act, each label once.

    The weights that look at finished acts have no say in them.
    """
    lexicon = reference.lexicon
    silent = replace(
        lexicon,
        modality_weights=msgspec.structs.replace(lexicon.modality_weights, features={}),
        party_weights=msgspec.structs.replace(lexicon.party_weights, features={}),
    )
    known = ready(replace(reference, lexicon=silent, version=reference.version + " unlearned"))
    for path in files:
        for passage in tomllib.loads(path.read_text(encoding="utf-8"))["passage"]:
            free = list(passage.get("claim", ()))
            for found in candidates_of(document_of(passage), known):
                for claim in free:
                    draft = found[0]
                    spans = spans_of(passage["text"], (claim["quote"], *claim.get("also", ())))
                    over = any(a < draft.end and draft.start < b for a, b in spans)
                    if claim["type"] == draft.type and over:
                        free.remove(claim)
                        yield passage, found, claim
                        break


def modalities(files: Iterable[Path], reference: Reference) -> Iterator[Example]:
    """What speaks for the modality of each act, and the label's."""
    for passage, (draft, _), claim in _pairs(files, reference):
        evidence = standing(draft, document_of(passage).published)
        yield Example(passage["id"], *evidence, claim["modality"])


def parties(files: Iterable[Path], reference: Reference) -> Iterator[Example]:
    """What speaks for each of those who may take part in an act, and what the label has him as."""
    for passage, (_, candidates), claim in _pairs(files, reference):
        agents = _keys(claim.get("agents", ()), reference.names)
        others = _keys(claim.get("counterparties", ()), reference.names)
        for one in candidates:
            key = _plain(one.party.key)
            answer = AGENT if key in agents else COUNTERPARTY if key in others else NOBODY
            yield Example(passage["id"], one.features, (), answer)


def _keys(printed: Iterable[str], names: Names) -> set[str]:
    found = (names.resolve("actor", name) or (slug(name),) for name in printed)
    return {_plain(keys[0]) for keys in found}


def _plain(key: str) -> str:
    """Offices and units that the labels do not tell apart are one."""
    return SAME.get(key, key).removeprefix("~")
