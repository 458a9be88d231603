"""The bench of relate does what it says, on a small number of claims."""

from store.reference import load
from tests.bench.relate import articles, from_scratch, one_more


def test_the_same_seed_makes_the_same_articles():
    names = load().names
    assert list(articles(names, 300)) == list(articles(names, 300))
    assert sum(len(claims) for _, claims in articles(names, 300)) == 300


def test_claims_are_related_from_scratch_and_one_by_one(tmp_path):
    names = load().names
    took = from_scratch(names, 600)
    assert 0 < took.several < took.events < 600
    assert len(one_more(names, tmp_path / "bench.db", 300, more=10)) == 10
