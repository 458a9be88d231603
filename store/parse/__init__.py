"""Read an article: clean text → claims, every value traceable to characters of the text.

Grammar and data, no language model; the same document and reference give the same claims. The
rooms stand in this order, and each knows only those before it:

- of words: `words`, `shapes`, `names`, `calendar`, `page`, `weights`, `lexicon`
- of sentences: `tagging`, `phrases`, `discourse`, `syntax`, `frames`
- of acts: `modality`, `fields`, `second_look`, `rules`, `telling`, `when`, `acts`, `attribution`

`reader` takes a document through them, `freeze` makes claims of what was read, `named` gives the
mentions; `explain`, `trace` and `lines` show them.
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
