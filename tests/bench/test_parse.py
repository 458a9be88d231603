"""The measure of parsing measures something: every brief, texts of the asked length, all jobs."""

from store.reference import load
from tests.bench.parse import ARTICLE, articles, measure


def test_articles_are_as_long_as_asked() -> None:
    made = articles()
    assert len(made) > 20
    assert all(ARTICLE <= len(one.text.encode()) < 2 * ARTICLE for one in made)
    assert len({one.text for one in made}) == len(made)


def test_a_small_run_measures_all_it_prints() -> None:
    took = measure(load(), lengths=(4096, 8192), jobs=(1,), batch=2, passes=1)
    assert took.claims > took.articles > 20
    assert took.rate > 0
    assert set(took.growth) == {4096, 8192}
    assert set(took.seconds) == {1}
