"""Words that may be noun or verb: the words around them say which."""

import pytest

from store.parse.ready import ready
from store.parse.shapes.tokens import tokens
from store.parse.tagging.tagging import tag
from store.reference import load

VERBS = [
    ("The agency offers exemptions from tax.", "offers"),
    ("Local governments offer electricity subsidies.", "offer"),
    ("Makers of chip equipment use rare earths in lasers.", "use"),
    ("The firm is a large customer and rents servers abroad.", "rents"),
    ("The group may export the chips and pay a fee.", "pay"),
    ("They agreed to stop the sales and block licences.", "block"),
    ("The licences, granted in May, cover the latest chips.", "cover"),
    ("The bank counts customers that rent capacity abroad.", "rent"),
    ("They run a fund that backs projects in Asia.", "backs"),
    ("The backlog stands at a record.", "stands"),
    ("Supporters point to the cost.", "point"),
    ("They issued two rules. The second covers chip tools.", "covers"),
    ("One names firms; the other bars sales to Asia.", "bars"),
]
NOUNS = [
    ("The agency said that exports would fall.", "exports"),
    ("They spent it on land and power equipment.", "power"),
    ("They discussed the rule with lenders and chip buyers.", "chip"),
    ("They want to cut costs and purchase obligations.", "purchase"),
    ("A report that exports of chips fell was wrong.", "exports"),
    ("They named players in the memory chip sector.", "chip"),
    ("They need large amounts of power.", "amounts"),
    ("The sales ban hurts makers.", "ban"),
    ("The first orders of chips arrived in May.", "orders"),
]


def _tag(text: str, word: str) -> str:
    grammar = ready(load()).grammar
    found = tokens(text, text.lower(), 0, len(text), (), grammar.lexemes)
    tag(found, grammar, titled=False)
    return next(token.tag for token in found if token.low == word)


@pytest.mark.parametrize(("text", "word"), VERBS)
def test_a_verb_among_words_that_may_be_nouns(text: str, word: str) -> None:
    assert _tag(text, word) == "v"


@pytest.mark.parametrize(("text", "word"), NOUNS)
def test_a_noun_among_words_that_may_be_verbs(text: str, word: str) -> None:
    assert _tag(text, word) == "n"
