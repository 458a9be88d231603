"""Read an article: clean text → claims, every value traceable to characters of the text.

Grammar and data, no language model: layout, sentences, names, clauses, frames, status,
attribution; then acts told twice become one. The same document and reference give the same claims.
"""

from store.parse.freeze import claims_of
from store.parse.named import mentions_of
from store.parse.ready import ready
from store.records import Claim, Document, Mention
from store.reference.load import Reference

__all__ = ["claims", "mentions"]


def claims(document: Document, reference: Reference) -> tuple[Claim, ...]:
    """What `document` says, one claim for each distinct act, in the order of the text."""
    return claims_of(document, ready(reference))


def mentions(document: Document, reference: Reference) -> tuple[Mention, ...]:
    """Every name, sum and rule in `document`, furniture left out."""
    return mentions_of(document, ready(reference))
