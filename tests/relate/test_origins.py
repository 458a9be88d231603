"""How many origins stand behind what is told."""

from dataclasses import replace

import pytest

from store.changes import Report
from store.records import Digest
from store.relate.origins import origins
from tests.relate.telling import (
    NAMES,
    article,
    claim,
    told,
)


def count(*tellings):
    return len(origins(tellings, NAMES))


def test_three_reports_of_one_outlet_are_one_origin():
    assert (
        count(
            told(claim(outlet="The Information"), publisher="Example Wire"),
            told(claim(outlet="the information"), publisher="Bloomberg"),
            told(claim(uncredited=True), publisher="SCMP"),
        )
        == 1
    )


def test_an_outlets_own_report_and_one_that_credits_it_are_one_origin():
    assert count(told(claim(), publisher="Reuters"), told(claim(outlet="Reuters"))) == 1
    assert count(told(claim(), publisher="Reuters"), told(claim(outlet="Bloomberg"))) == 2


def test_nobody_named_is_no_origin():
    assert count(told(claim(uncredited=True), publisher="Reuters"), told(claim())) == 0


@pytest.mark.parametrize("basis", ["aggregation", "machine-written"])
def test_a_page_that_gathers_or_that_a_machine_wrote_is_no_origin(basis):
    assert count(told(claim(), publisher="Example Wire", basis=basis)) == 0
    assert count(told(claim(outlet="Reuters"), publisher="Example Wire", basis=basis)) == 1


def test_a_digest_counts_as_what_its_metadata_names():
    digest = article(publisher="Us", digest_of=Digest(publisher="SCMP"), origin="Reuters")
    one = replace(told(claim()), report=Report.of(digest))
    assert origins([one], NAMES) == ("reuters",)
    unsaid = replace(told(claim()), report=Report.of(replace(digest, origin="")))
    assert origins([unsaid], NAMES) == ("scmp",)


def test_an_unlisted_outlet_is_one_origin_in_any_spelling():
    spelled = ("~tech-in-asia", "Tech in Asia", "tech  in asia")
    assert count(*(told(claim(outlet=name)) for name in spelled)) == 1
