"""Clauses of sentences: whose verb it is, and what it does it to."""

import pytest

from store.parse.phrases.chunking import chunks
from store.parse.ready import ready
from store.parse.shapes.clauses import Clause
from store.parse.shapes.tokens import tokens
from store.parse.syntax.clause_parser import parse
from store.parse.tagging.tagging import tag
from store.reference import load

CASES = [
    ("The firm halted work, and supplies of the part will go to buyers.", "go", "supplies"),
    ("They question why the firm sells it and urge the agency to stop it.", "urge", "they"),
    (
        "The order, which a broker said would help them, takes effect in May.",
        "take_effect",
        "order",
    ),
    ("The firm, which warned that it depends on imports, rents servers.", "rent", "firm"),
    ("Servers made by a supplier and sold through a dealer reached the port.", "reach", "servers"),
    ("The deal lets the firm import 500 servers a year.", "import", "firm"),
    ("The firm stopped output, told the supplier to wait and left.", "tell", "firm"),
    ("The former bought six servers in May.", "buy", "former"),
    ("The agency has not yet let the firm import it.", "let", "agency"),
    ("The firm has also, since May, been renting servers.", "rent", "firm"),
    ("The rule was in April withdrawn by the agency.", "withdraw", "rule"),
    ("Nvidia sells it in China, but Tencent rents it.", "rent", "tencent"),
    ("They run a fund which sources say backs the project.", "say", "sources"),
    ("The firm said sales of the part had stopped.", "stop", "sales"),
    ("It said deliveries of servers, which were paid in May, would begin.", "begin", "deliveries"),
    ("Officials said firms that buy servers must report it.", "report", "firms"),
    ("Officials reported exports of the part to Asia were banned.", "ban", "exports"),
    ("People involved in the plan said racks of servers had arrived.", "say", "people"),
    ("It was added to the list, and the supplier stopped deliveries.", "stop", "supplier"),
    ("The chip is banned, and the supplier no longer buys it.", "buy", "supplier"),
    ("Items that were sold before the ban may remain there.", "remain", "items"),
    ("The bank, which sold it before the rule took effect, may sue.", "take_effect", "rule"),
    ("According to one official, the firm sold it.", "sell", "firm"),
    ("The agency has not given its consent.", "give", "agency"),
    ("It named two firms, both of which are on the list.", "be", "both"),
    ("The agency published a list of red flags.", "publish", "agency"),
    ("The agency would not say how many licences it has granted.", "grant", "it"),
    ("The building is due to be completed by June.", "complete", "building"),
    ("Bridge has leased the hall to a client.", "lease", "bridge"),
    ("It is filled with GPUs bought by a carrier and rented to a client.", "rent", "gpus"),
    ("According to the report, the firm, based in Asia, sold servers.", "sell", "firm"),
    ("Under a deal with a bank, the lender, the firm will rent servers.", "rent", "firm"),
    ("Sites that have such status may receive servers.", "receive", "sites"),
    ("They allege the men, one of whom works there, sold servers.", "sell", "men"),
    ("It warned of losses, saying sales of the part had ended.", "end", "sales"),
    ("The committee issued the following statement.", "issue", "committee"),
    ("Some build servers; most use the chips of one firm.", "use", "most"),
    ("There are two notices. The first warns exporters of the risks.", "warn", "first"),
]


def _subjects(text: str) -> dict[str, str]:
    """Verb → head of its subject."""
    return {
        one.verb.lemma: one.subj.head.low
        for one in _clauses(text)
        if one.verb is not None and one.subj is not None and one.subj.head is not None
    }


SAID = [
    ("Critics say that letting firms use it defeats the purpose.", "defeat", "that"),
    ("Critics say that letting firms use it defeats the purpose.", "let", "gerund"),
    ("Selling the part would help it, the firm said.", "say", "coord"),
    ("The firm said sales of the part had stopped.", "stop", "that"),
    ("Nvidia said a rule proposed by the agency would hurt it.", "hurt", "that"),
    ("It was added to the list, and the supplier stopped deliveries.", "stop", "coord"),
]


def _clauses(text: str) -> list[Clause]:
    grammar = ready(load()).grammar
    found = tokens(text, text.lower(), 0, len(text), (), grammar.lexemes)
    tag(found, grammar, titled=False)
    return parse(chunks(found, grammar), grammar)


def test_what_is_told_of_most_of_them_is_no_act_of_theirs() -> None:
    found = _clauses("The agency added 80 firms, most of them located in Asia, to its list.")
    assert [one.rel for one in found if one.verb is not None] == ["main", "part"]


@pytest.mark.parametrize(("text", "verb", "rel"), SAID)
def test_what_is_said_hangs_on_the_verb_of_saying(text: str, verb: str, rel: str) -> None:
    found = {one.verb.lemma: one.rel for one in _clauses(text) if one.verb is not None}
    assert found[verb] == rel


@pytest.mark.parametrize(("text", "verb", "subject"), CASES)
def test_a_verb_finds_its_subject(text: str, verb: str, subject: str) -> None:
    assert _subjects(text)[verb] == subject
