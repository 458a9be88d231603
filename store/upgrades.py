"""What an older file lacks: one function a step of `migrate.STEPS`, never edited, only added to."""

import sqlite3
from collections import defaultdict

from store.changes import claim_keys, home_of
from store.relate.texts import is_copy, shingles

__all__ = ["corrections", "earlier", "reprints", "samples", "stories"]


def stories(conn: sqlite3.Connection) -> None:
    """Version 2: claims and articles have stable names, texts are compared, events have kin.

    Join keys are made by relate, so all events are related anew when articles are next read in;
    until then they stand as they are.
    """
    for statement in _STORIES:
        conn.execute(statement)
    _name_articles(conn)
    _name_claims(conn)
    _name_events(conn)
    _compare_texts(conn)


def reprints(conn: sqlite3.Connection) -> None:
    """Version 4: other places where the very text of an article has appeared."""
    conn.execute(
        "CREATE TABLE reprint (document_id INTEGER NOT NULL, home TEXT NOT NULL,"
        " publisher TEXT DEFAULT '' NOT NULL, url TEXT DEFAULT '' NOT NULL,"
        " published_first TEXT DEFAULT '' NOT NULL, PRIMARY KEY (document_id, home),"
        " FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE"
        ") WITHOUT ROWID, STRICT"
    )


def earlier(conn: sqlite3.Connection) -> None:
    """Version 5: what events came to by fewer of their reports.

    It is worked out by relate, so all events are related anew when articles are next read in.
    """
    for statement in _EARLIER:
        conn.execute(statement)


def samples(conn: sqlite3.Connection) -> None:
    """Version 6: articles know how many shingles there are of them."""
    conn.execute("ALTER TABLE document ADD COLUMN sample INTEGER DEFAULT 0 NOT NULL")
    conn.execute(
        "UPDATE document SET sample = sampled.shingles FROM"
        " (SELECT document_id, count(*) AS shingles FROM shingle GROUP BY document_id) AS sampled"
        " WHERE id = sampled.document_id"
    )


_STORIES = (
    "ALTER TABLE document ADD COLUMN home TEXT DEFAULT '' NOT NULL",
    "CREATE INDEX ix_document_home ON document (home)",
    "ALTER TABLE claim ADD COLUMN \"key\" TEXT DEFAULT '' NOT NULL",
    'CREATE INDEX ix_claim_key ON claim ("key")',
    "ALTER TABLE event ADD COLUMN kin TEXT DEFAULT '' NOT NULL",
    "CREATE INDEX ix_event_kin ON event (kin)",
    "DELETE FROM join_key",
    "CREATE TABLE shingle (hash INTEGER NOT NULL, document_id INTEGER NOT NULL,"
    " PRIMARY KEY (hash, document_id),"
    " FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE"
    ") WITHOUT ROWID, STRICT",
    "CREATE TABLE text_copy (document_id INTEGER NOT NULL, other_id INTEGER NOT NULL,"
    " PRIMARY KEY (document_id, other_id),"
    " FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE,"
    " FOREIGN KEY(other_id) REFERENCES document (id) ON DELETE CASCADE"
    ") WITHOUT ROWID, STRICT",
)


def _name_articles(conn: sqlite3.Connection) -> None:
    rows = conn.execute("SELECT id, url, sha256 FROM document").fetchall()
    conn.executemany(
        "UPDATE document SET home = ? WHERE id = ?",
        [(home_of(url, sha256), row) for row, url, sha256 in rows],
    )


def _name_claims(conn: sqlite3.Connection) -> None:
    agents: dict[int, dict[str, None]] = defaultdict(dict)
    for claim, actor in conn.execute(
        "SELECT claim_id, actor FROM claim_actor WHERE role = 'agent' ORDER BY claim_id, position"
    ):
        agents[claim][actor] = None
    told: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
    for row, home, kind, quote in conn.execute(
        "SELECT claim.id, home, type, quote FROM claim JOIN document ON document.id = document_id"
        " ORDER BY document_id, claim.position"
    ):
        told[home].append((row, kind, quote))
    for home, claims in told.items():
        keys = claim_keys(home, ((kind, tuple(agents[row]), quote) for row, kind, quote in claims))
        conn.executemany(
            'UPDATE claim SET "key" = ? WHERE id = ?',
            [(key, row) for key, (row, _, _) in zip(keys, claims, strict=True)],
        )


def _name_events(conn: sqlite3.Connection) -> None:
    """Give events the names of their leading claims; marks go along."""
    renamed = conn.execute(
        'SELECT event.id, event."key", claim."key" FROM event'
        " JOIN event_claim ON event_id = event.id AND event_claim.position = 0"
        " JOIN claim ON claim.id = claim_id"
    ).fetchall()
    conn.executemany(
        "UPDATE OR IGNORE mark SET event_key = ? WHERE event_key = ?",
        [(new, old) for _, old, new in renamed],
    )
    conn.executemany(
        'UPDATE OR IGNORE event SET "key" = ? WHERE id = ?', [(new, row) for row, _, new in renamed]
    )
    conn.execute('UPDATE event SET kin = "key"')


def _compare_texts(conn: sqlite3.Connection) -> None:
    having: dict[int, list[int]] = defaultdict(list)
    samples: dict[int, frozenset[int]] = {}
    for row, text in conn.execute("SELECT id, text FROM document ORDER BY id"):
        samples[row] = shingles(text)
        sharing = {other for found in samples[row] for other in having[found]}
        for other in sorted(sharing):
            if is_copy(samples[row], samples[other]):
                conn.executemany(
                    "INSERT INTO text_copy (document_id, other_id) VALUES (?, ?)",
                    ((row, other), (other, row)),
                )
        for found in samples[row]:
            having[found].append(row)
    conn.executemany(
        "INSERT INTO shingle (hash, document_id) VALUES (?, ?)",
        ((found, row) for found in sorted(having) for row in having[found]),
    )


def corrections(conn: sqlite3.Connection) -> None:
    """Version 3: corrections have keys and lasting anchors, claims are seen one by one.

    No program of version 2 wrote a correction, so there is none to take along.
    """
    for statement in _CORRECTIONS:
        conn.execute(statement)


_CORRECTIONS = (
    "DROP TABLE correction",
    """CREATE TABLE correction (
        id INTEGER NOT NULL,
        "key" TEXT DEFAULT '' NOT NULL,
        made_at TEXT DEFAULT '' NOT NULL,
        who TEXT DEFAULT '' NOT NULL,
        kind TEXT DEFAULT '' NOT NULL,
        document_sha256 TEXT DEFAULT '' NOT NULL,
        document_url TEXT DEFAULT '' NOT NULL,
        quote TEXT DEFAULT '' NOT NULL,
        occurrence INTEGER DEFAULT 1 NOT NULL,
        act TEXT DEFAULT '' NOT NULL,
        field TEXT DEFAULT '' NOT NULL,
        old TEXT DEFAULT '' NOT NULL,
        new TEXT DEFAULT '' NOT NULL,
        others TEXT DEFAULT '[]' NOT NULL,
        undoes TEXT DEFAULT '' NOT NULL,
        why TEXT DEFAULT '' NOT NULL,
        PRIMARY KEY (id),
        CONSTRAINT kind_listed CHECK (kind IN
            ('set', 'reject', 'merge', 'split', 'alias', 'date', 'note', 'undo')),
        UNIQUE ("key")
    ) STRICT""",
    """CREATE INDEX ix_correction_document_sha256 ON correction (document_sha256)""",
    """CREATE INDEX ix_correction_document_url ON correction (document_url)""",
    """CREATE TABLE seen (
        claim_key TEXT NOT NULL,
        PRIMARY KEY (claim_key)
    ) WITHOUT ROWID, STRICT""",
    """CREATE TABLE as_read (
        document_id INTEGER NOT NULL,
        claims TEXT DEFAULT '[]' NOT NULL,
        published TEXT DEFAULT 'null' NOT NULL,
        dated_by TEXT DEFAULT 'unknown' NOT NULL,
        PRIMARY KEY (document_id),
        FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
    ) STRICT""",
    """CREATE TABLE bond (
        claim_id INTEGER NOT NULL,
        other_id INTEGER NOT NULL,
        together INTEGER DEFAULT 0 NOT NULL,
        PRIMARY KEY (claim_id, other_id),
        FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE,
        FOREIGN KEY(other_id) REFERENCES claim (id) ON DELETE CASCADE
    ) WITHOUT ROWID, STRICT""",
    """CREATE INDEX ix_bond_other_id ON bond (other_id)""",
)


_EARLIER = (
    """CREATE TABLE earlier (
        event_id INTEGER NOT NULL,
        since TEXT NOT NULL,
        until TEXT DEFAULT '' NOT NULL,
        type TEXT DEFAULT '' NOT NULL,
        modality TEXT DEFAULT '' NOT NULL,
        polarity TEXT DEFAULT '+' NOT NULL,
        hedge INTEGER DEFAULT 0 NOT NULL,
        route TEXT DEFAULT 'none' NOT NULL,
        when_first TEXT DEFAULT '' NOT NULL,
        when_last TEXT DEFAULT '' NOT NULL,
        sort_day TEXT DEFAULT '' NOT NULL,
        reports INTEGER DEFAULT 1 NOT NULL,
        origins INTEGER DEFAULT 0 NOT NULL,
        usd REAL,
        cny REAL,
        units INTEGER,
        background INTEGER DEFAULT 0 NOT NULL,
        conflicting INTEGER DEFAULT 0 NOT NULL,
        denied INTEGER DEFAULT 0 NOT NULL,
        facts_id INTEGER,
        PRIMARY KEY (event_id, since),
        CONSTRAINT type_listed CHECK (type IN (
            'acquire', 'rent', 'negotiate', 'invest', 'supply', 'decline', 'build', 'develop',
            'deploy', 'smuggle', 'propose-rule', 'issue-rule', 'amend-rule', 'rescind-rule',
            'restrict', 'license', 'investigate', 'prosecute', 'list-entity', 'warn', 'oppose',
            'comply', 'state')),
        CONSTRAINT modality_listed CHECK (modality IN (
            'planned', 'in-talks', 'proposed', 'ongoing', 'done', 'alleged', 'denied',
            'cancelled')),
        CONSTRAINT polarity_listed CHECK (polarity IN ('+', '-')),
        CONSTRAINT route_listed CHECK (route IN (
            'direct-export', 'offshore-data-centre', 'us-cloud-rental', 'non-us-cloud-rental',
            'intermediary', 'smuggling', 'downgraded-chip', 'domestic-chip', 'none')),
        FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE,
        FOREIGN KEY(facts_id) REFERENCES facts (id)
    ) WITHOUT ROWID, STRICT""",
    "CREATE INDEX ix_earlier_facts_id ON earlier (facts_id)",
)
