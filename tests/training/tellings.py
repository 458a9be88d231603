"""Acts that the parser finds in the passages, beside the labels of the same acts."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from store.parse.freeze import Learned, to_learn
from store.parse.ready import ready
from store.parse.second_look.belonging import CHIP, HAS, PLACE, place_of
from store.parse.second_look.standing import standing
from store.parse.second_look.taking_part import AGENT, COUNTERPARTY, NOBODY
from store.reference import Reference
from store.reference.names import Names, slug
from tests.parse.told import SAME
from tests.training.learning import Example
from tests.training.passages import document_of, spans_of

__all__ = ["modalities", "parties", "routes", "things"]


_WEIGHTS = tuple(f"{name}_weights" for name in ("modality", "again", "party", CHIP, PLACE, "route"))
"""The weights that look at finished acts."""

_BEFORE = ("modality_weights", "again_weights")
"""Those that had their say before anybody asks who takes part."""


def _pairs(
    files: Iterable[Path], reference: Reference, weighed: tuple[str, ...] = ()
) -> Iterator[tuple[dict[str, Any], Learned, dict[str, Any]]]:
    """Passages with the drafts that tell a labelled act, each label once.

    The weights that look at finished acts have no say in them, but those `weighed`.
    """
    lexicon = reference.lexicon
    silent = {
        name: msgspec.structs.replace(getattr(lexicon, name), features="")
        for name in _WEIGHTS
        if name not in weighed
    }
    version = " ".join((reference.version, "without", *silent))
    quieter = replace(lexicon, **silent)
    known = ready(replace(reference, words=lambda: quieter, version=version))
    for path in files:
        for passage in tomllib.loads(path.read_text(encoding="utf-8"))["passage"]:
            free = list(passage.get("claim", ()))
            for found in to_learn(document_of(passage), known):
                for claim in free:
                    draft = found.draft
                    spans = spans_of(passage["text"], (claim["quote"], *claim.get("also", ())))
                    over = any(a < draft.end and draft.start < b for a, b in spans)
                    if claim["type"] == draft.type and over:
                        free.remove(claim)
                        yield passage, found, claim
                        break


def modalities(files: Iterable[Path], reference: Reference) -> Iterator[Example]:
    """What speaks for the modality of each act, and the label's."""
    weighing = ready(reference).grammar.modalities
    for passage, found, claim in _pairs(files, reference):
        draft = found.draft
        parts = standing(draft, document_of(passage).published, weighing)
        leans = (("said", draft.modality),)
        yield Example(passage["id"], parts.features, leans, claim["modality"])


def parties(files: Iterable[Path], reference: Reference) -> Iterator[Example]:
    """What speaks for each of those who may take part in an act, and what the label has him as."""
    for passage, found, claim in _pairs(files, reference, _BEFORE):
        agents = _keys(claim.get("agents", ()), reference.names)
        others = _keys(claim.get("counterparties", ()), reference.names)
        for one in found.candidates:
            key = _plain(one.party.key)
            answer = AGENT if key in agents else COUNTERPARTY if key in others else NOBODY
            yield Example(passage["id"], one.parts.features, (), answer)


def things(kind: str, files: Iterable[Path], reference: Reference) -> Iterator[Example]:
    """What speaks for each thing of a `kind` that may belong to an act, and whether it does."""
    names = reference.names
    for passage, found, claim in _pairs(files, reference, (*_BEFORE, "party_weights")):
        chips = {key for name in claim.get("chips", ()) for key in names.resolve("chip", name)}
        places = {_place(name, names) for name in claim.get("places", ())}
        right = chips if kind == CHIP else places
        for one in found.things:
            if one.kind == kind:
                answer = HAS if one.value in right else NOBODY
                yield Example(passage["id"], one.parts.features, (), answer)


def _place(name: str, names: Names) -> str:
    """A place as labels give it, by code or name, as `place_of` has it."""
    found = names.resolve("place", name)
    return place_of(found[0], names) if found else name


def routes(files: Iterable[Path], reference: Reference) -> Iterator[Example]:
    """What speaks for the route of each act, and the label's.

    Its other fields are what their weights give, as they will be when it is read.
    """
    weighed = (*_BEFORE, "party_weights", "chip_weights", "place_weights")
    for passage, found, claim in _pairs(files, reference, weighed):
        if found.route_evidence:
            yield Example(passage["id"], found.route_evidence, (), claim.get("route", "none"))


def _keys(printed: Iterable[str], names: Names) -> set[str]:
    found = (names.resolve("actor", name) or (slug(name),) for name in printed)
    return {_plain(keys[0]) for keys in found}


def _plain(key: str) -> str:
    """Offices and units that the labels do not tell apart are one."""
    return SAME.get(key, key).removeprefix("~")
