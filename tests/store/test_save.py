"""One article, one transaction; the same text twice, an edited text, a text told better."""

from dataclasses import replace
from hashlib import sha256

import pytest

from store.records import Cue, When
from store.save import Stamp, enriched, save
from tests.made_articles import edited
from tests.small_world import STAMP
from tests.store.dump import dump, sound


def put(conn, kit, made):
    return [save(conn, document, claims, kit, STAMP) for document, claims in made]


def with_address(made):
    return next(pair for pair in made if pair[0].url and pair[1])


def test_the_same_articles_again_change_nothing(conn, kit, made):
    first = put(conn, kit, made)
    before = dump(conn)
    again = put(conn, kit, made)
    assert {saved.kind for saved in first} == {"new"}
    assert {saved.kind for saved in again} == {"known"}
    assert dump(conn) == before
    sound(conn)


def test_every_commit_counts_the_data_version_on(store, conn, kit, made):
    for number, (document, claims) in enumerate(made[:5], 1):
        save(conn, document, claims, kit, STAMP)
        assert store.data_version() == number


def test_an_edited_text_is_a_new_version_and_the_old_one_stays(conn, kit, made):
    document, claims = with_address(made)
    save(conn, document, claims, kit, STAMP)
    newer, newer_claims = edited(document, claims)
    assert save(conn, newer, newer_claims, kit, STAMP).kind == "changed"
    rows = conn.execute("SELECT text, version, current FROM document ORDER BY version").fetchall()
    assert rows == [(document.text, 1, 0), (newer.text, 2, 1)]
    listed = conn.execute(
        "SELECT DISTINCT document_id FROM event_claim JOIN claim ON claim.id = claim_id"
    ).fetchall()
    assert listed == [(2,)]
    kept = conn.execute("SELECT count(*) FROM claim WHERE document_id = 1").fetchone()
    assert kept == (len(claims),)
    sound(conn)


def test_the_event_of_an_edited_text_keeps_its_key(conn, kit, made):
    document, claims = with_address(made)
    save(conn, document, claims, kit, STAMP)
    before = conn.execute("SELECT key FROM event ORDER BY key").fetchall()
    save(conn, *edited(document, claims), kit, STAMP)
    assert conn.execute("SELECT key FROM event ORDER BY key").fetchall() == before


def test_a_replaced_text_given_again_stays_replaced(conn, kit, made):
    document, claims = with_address(made)
    save(conn, document, claims, kit, STAMP)
    save(conn, *edited(document, claims), kit, STAMP)
    before = dump(conn)
    assert save(conn, document, claims, kit, STAMP).kind == "known"
    assert dump(conn) == before


def test_a_new_edition_of_a_built_in_brief_replaces_the_old(conn, kit, made):
    document, claims = made[0]
    brief = replace(document, url="", source="seeds/articles/a.md")
    save(conn, brief, claims, kit, STAMP)
    assert save(conn, *edited(brief, claims), kit, STAMP).kind == "changed"
    assert conn.execute("SELECT count(*) FROM document WHERE current").fetchone() == (1,)


def test_events_that_others_tell_too_outlive_a_replaced_article(conn, kit, made):
    put(conn, kit, made)
    document_id, sha, event_id, reports = conn.execute(
        "SELECT document.id, sha256, event.id, reports FROM event"
        " JOIN event_claim ON event_id = event.id JOIN claim ON claim.id = claim_id"
        " JOIN document ON document.id = document_id"
        " WHERE reports > 1 AND document.url <> '' LIMIT 1"
    ).fetchone()
    document, _ = next(pair for pair in made if pair[0].sha256 == sha)
    text = "Nothing of interest happened, after all. "
    other = replace(document, text=text, sha256=sha256(text.encode()).hexdigest())
    save(conn, other, [], kit, STAMP)
    assert conn.execute("SELECT reports FROM event WHERE id = ?", (event_id,)).fetchone() == (
        reports - 1,
    )
    left = conn.execute(
        "SELECT count(*) FROM event_claim JOIN claim ON claim.id = claim_id WHERE document_id = ?",
        (document_id,),
    ).fetchone()
    assert left == (0,)
    sound(conn)


def test_another_parser_reads_the_text_again(conn, kit, made):
    put(conn, kit, made)
    before = conn.execute("SELECT count(*) FROM claim").fetchone()
    document, claims = made[0]
    saved = save(conn, document, claims, kit, Stamp("parser 2", STAMP.reference))
    assert saved.kind == "changed"
    assert conn.execute("SELECT count(*) FROM claim").fetchone() == before
    row = conn.execute("SELECT parser, version FROM document WHERE sha256 = ?", (document.sha256,))
    assert row.fetchone() == ("parser 2", 1)
    sound(conn)


def test_a_date_given_later_is_taken_up_and_never_lost(conn, kit, made):
    document, claims = made[0]
    undated = replace(document, published=None, dated_by="unknown")
    day = When(first="2024-06-06", last="2024-06-06", precision="day", phrase="2024-06-06")
    dated = replace(document, published=day, dated_by="user")
    save(conn, undated, claims, kit, STAMP)
    assert save(conn, dated, claims, kit, STAMP).kind == "changed"
    assert save(conn, undated, claims, kit, STAMP).kind == "known"
    row = conn.execute("SELECT published_first, dated_by FROM document").fetchone()
    assert row == ("2024-06-06", "user")


def test_what_is_known_better_wins(made):
    document, _ = made[0]
    day = When(first="2024-06-06", last="2024-06-06", precision="day")
    url = "https://example.org/a"
    stored = replace(document, url=url, publisher="Reuters", published=day, dated_by="metadata")
    guess = replace(stored, publisher="Other", published=replace(day, first="2024-01-01"))
    assert enriched(stored, replace(guess, dated_by="inferred")) == stored
    assert enriched(stored, replace(guess, dated_by="user")).published == guess.published
    assert enriched(stored, replace(guess, dated_by="user")).publisher == "Reuters"


@pytest.mark.parametrize(
    "crooked",
    [
        lambda claim: replace(claim, quote=claim.quote + "!"),
        lambda claim: replace(claim, start=claim.start + 1),
        lambda claim: replace(claim, cues=(Cue("modality", 0, 10**6),)),
        lambda claim: replace(claim, also=((-1, 3),)),
        lambda claim: replace(claim, chips=(replace(claim.chips[0], printed="H999"),)),
    ],
)
def test_a_claim_that_is_not_in_its_text_is_refused_and_nothing_is_written(
    conn, kit, made, crooked
):
    document, claims = next(pair for pair in made if pair[1][0].chips)
    with pytest.raises(ValueError):
        save(conn, document, [crooked(claims[0])], kit, STAMP)
    assert conn.execute("SELECT count(*) FROM document").fetchone() == (0,)


def test_a_failure_in_the_middle_undoes_the_whole_article(conn, kit, made):
    def broken(facts):
        raise RuntimeError("no law")

    save(conn, *made[0], kit, STAMP)
    before = dump(conn)
    with pytest.raises(RuntimeError):
        save(conn, *made[5], replace(kit, rulings=broken), STAMP)
    assert dump(conn) == before
    assert not conn.in_transaction
    save(conn, *made[5], kit, STAMP)
    sound(conn)


def test_hostile_text_is_only_ever_a_value(conn, kit, made):
    document, _ = made[0]
    text = "'); DROP TABLE claim; -- [bold red] \" NEAR( * ^ ] \U0001f600"
    evil = replace(document, text=text, title=text, publisher=text, sha256="'; --", url="")
    save(conn, evil, [], kit, STAMP)
    assert conn.execute("SELECT title, publisher, text FROM document").fetchone() == (text,) * 3
    assert conn.execute("SELECT count(*) FROM claim").fetchone() == (0,)
    sound(conn)
