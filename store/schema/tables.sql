CREATE TABLE actor (
	id TEXT NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	kind TEXT DEFAULT '' NOT NULL,
	hq TEXT DEFAULT '' NOT NULL,
	parent TEXT DEFAULT '' NOT NULL,
	PRIMARY KEY (id)
) STRICT;
CREATE TABLE actor_alias (
	actor_id TEXT NOT NULL,
	alias TEXT NOT NULL,
	PRIMARY KEY (actor_id, alias)
) WITHOUT ROWID, STRICT;
CREATE TABLE bitmap (
	field TEXT NOT NULL,
	value TEXT NOT NULL,
	data BLOB NOT NULL,
	PRIMARY KEY (field, value)
) STRICT;
CREATE TABLE chip (
	id TEXT NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	short TEXT DEFAULT '' NOT NULL,
	vendor TEXT DEFAULT '' NOT NULL,
	family INTEGER DEFAULT 0 NOT NULL,
	tpp REAL,
	performance_density REAL,
	PRIMARY KEY (id)
) STRICT;
CREATE TABLE correction (
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
	CONSTRAINT kind_listed CHECK (kind IN ('set', 'reject', 'merge', 'split', 'alias', 'date', 'note', 'undo')),
	UNIQUE ("key")
) STRICT;
CREATE INDEX ix_correction_document_sha256 ON correction (document_sha256);
CREATE INDEX ix_correction_document_url ON correction (document_url);
CREATE TABLE document (
	id INTEGER NOT NULL,
	sha256 TEXT DEFAULT '' NOT NULL,
	url TEXT DEFAULT '' NOT NULL,
	home TEXT DEFAULT '' NOT NULL,
	version INTEGER DEFAULT 1 NOT NULL,
	current INTEGER DEFAULT 1 NOT NULL,
	sample INTEGER DEFAULT 0 NOT NULL,
	title TEXT DEFAULT '' NOT NULL,
	publisher TEXT DEFAULT '' NOT NULL,
	published_first TEXT DEFAULT '' NOT NULL,
	published_last TEXT DEFAULT '' NOT NULL,
	published_precision TEXT DEFAULT '' NOT NULL,
	published_phrase TEXT DEFAULT '' NOT NULL,
	published_start INTEGER DEFAULT 0 NOT NULL,
	published_end INTEGER DEFAULT 0 NOT NULL,
	dated_by TEXT DEFAULT 'unknown' NOT NULL,
	language TEXT DEFAULT 'en' NOT NULL,
	origin TEXT DEFAULT '' NOT NULL,
	basis TEXT DEFAULT '' NOT NULL,
	digest_publisher TEXT DEFAULT '' NOT NULL,
	digest_url TEXT DEFAULT '' NOT NULL,
	digest_published TEXT DEFAULT '' NOT NULL,
	source TEXT DEFAULT '' NOT NULL,
	text TEXT DEFAULT '' NOT NULL,
	ingested_at TEXT DEFAULT '' NOT NULL,
	parser TEXT DEFAULT '' NOT NULL,
	reference TEXT DEFAULT '' NOT NULL,
	PRIMARY KEY (id),
	CONSTRAINT dated_by_listed CHECK (dated_by IN ('metadata', 'byline', 'user', 'inferred', 'unknown')),
	CONSTRAINT published_precision_listed CHECK (published_precision IN ('day', 'week', 'month', 'quarter', 'half', 'year', 'range', 'unknown', '')),
	CONSTRAINT basis_listed CHECK (basis IN ('reporting', 'primary-document', 'statement', 'analysis', 'aggregation', 'machine-written', '')),
	UNIQUE (sha256)
) STRICT;
CREATE INDEX ix_document_home ON document (home);
CREATE INDEX ix_document_source ON document (source);
CREATE INDEX ix_document_url ON document (url);
CREATE TABLE facts (
	id INTEGER NOT NULL,
	facts TEXT DEFAULT '' NOT NULL,
	reference TEXT DEFAULT '' NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (facts)
) STRICT;
CREATE TABLE mark (
	event_key TEXT NOT NULL,
	marked INTEGER DEFAULT 0 NOT NULL,
	seen_at TEXT DEFAULT '' NOT NULL,
	PRIMARY KEY (event_key)
) STRICT;
CREATE TABLE meta (
	name TEXT NOT NULL,
	value TEXT DEFAULT '' NOT NULL,
	PRIMARY KEY (name)
) STRICT;
CREATE TABLE place (
	id TEXT NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	kind TEXT DEFAULT '' NOT NULL,
	country TEXT DEFAULT '' NOT NULL,
	PRIMARY KEY (id)
) STRICT;
CREATE TABLE publisher (
	id TEXT NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	actor TEXT DEFAULT '' NOT NULL,
	basis TEXT DEFAULT '' NOT NULL,
	PRIMARY KEY (id)
) STRICT;
CREATE TABLE rule (
	id TEXT NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	jurisdiction TEXT DEFAULT '' NOT NULL,
	kind TEXT DEFAULT '' NOT NULL,
	citation TEXT DEFAULT '' NOT NULL,
	PRIMARY KEY (id)
) STRICT;
CREATE TABLE rule_lifecycle (
	rule_id TEXT NOT NULL,
	position INTEGER NOT NULL,
	day TEXT DEFAULT '' NOT NULL,
	state TEXT DEFAULT '' NOT NULL,
	milestone INTEGER DEFAULT 0 NOT NULL,
	expected INTEGER DEFAULT 0 NOT NULL,
	source TEXT DEFAULT '' NOT NULL,
	confidence TEXT DEFAULT '' NOT NULL,
	PRIMARY KEY (rule_id, position),
	CONSTRAINT state_listed CHECK (state IN ('not-yet', 'announced', 'proposed', 'published', 'effective', 'compliance-date', 'amended', 'not-enforced', 'suspended', 'superseded', 'rescinded', 'withdrawn', 'expired', 'died', 'closed'))
) WITHOUT ROWID, STRICT;
CREATE TABLE saved_filter (
	id INTEGER NOT NULL,
	position INTEGER DEFAULT 0 NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	filter TEXT DEFAULT '' NOT NULL,
	PRIMARY KEY (id),
	UNIQUE (name)
) STRICT;
CREATE TABLE seen (
	claim_key TEXT NOT NULL,
	PRIMARY KEY (claim_key)
) WITHOUT ROWID, STRICT;
CREATE TABLE as_read (
	document_id INTEGER NOT NULL,
	claims TEXT DEFAULT '[]' NOT NULL,
	published TEXT DEFAULT 'null' NOT NULL,
	dated_by TEXT DEFAULT 'unknown' NOT NULL,
	PRIMARY KEY (document_id),
	FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
) STRICT;
CREATE TABLE claim (
	id INTEGER NOT NULL,
	"key" TEXT DEFAULT '' NOT NULL,
	document_id INTEGER NOT NULL,
	position INTEGER DEFAULT 0 NOT NULL,
	start INTEGER DEFAULT 0 NOT NULL,
	"end" INTEGER DEFAULT 0 NOT NULL,
	quote TEXT DEFAULT '' NOT NULL,
	type TEXT DEFAULT '' NOT NULL,
	modality TEXT DEFAULT '' NOT NULL,
	polarity TEXT DEFAULT '+' NOT NULL,
	hedge INTEGER DEFAULT 0 NOT NULL,
	route TEXT DEFAULT 'none' NOT NULL,
	units INTEGER,
	when_first TEXT DEFAULT '' NOT NULL,
	when_last TEXT DEFAULT '' NOT NULL,
	when_precision TEXT DEFAULT '' NOT NULL,
	when_phrase TEXT DEFAULT '' NOT NULL,
	when_start INTEGER DEFAULT 0 NOT NULL,
	when_end INTEGER DEFAULT 0 NOT NULL,
	origin_kind TEXT DEFAULT 'own' NOT NULL,
	origin_name TEXT DEFAULT '' NOT NULL,
	section TEXT DEFAULT 'body' NOT NULL,
	background INTEGER DEFAULT 0 NOT NULL,
	PRIMARY KEY (id),
	CONSTRAINT type_listed CHECK (type IN ('acquire', 'rent', 'negotiate', 'invest', 'supply', 'decline', 'build', 'develop', 'deploy', 'smuggle', 'propose-rule', 'issue-rule', 'amend-rule', 'rescind-rule', 'restrict', 'license', 'investigate', 'prosecute', 'list-entity', 'warn', 'oppose', 'comply', 'state')),
	CONSTRAINT modality_listed CHECK (modality IN ('planned', 'in-talks', 'proposed', 'ongoing', 'done', 'alleged', 'denied', 'cancelled')),
	CONSTRAINT polarity_listed CHECK (polarity IN ('+', '-')),
	CONSTRAINT route_listed CHECK (route IN ('direct-export', 'offshore-data-centre', 'us-cloud-rental', 'non-us-cloud-rental', 'intermediary', 'smuggling', 'downgraded-chip', 'domestic-chip', 'none')),
	CONSTRAINT section_listed CHECK (section IN ('title', 'heading', 'lede', 'body', 'furniture')),
	CONSTRAINT origin_kind_listed CHECK (origin_kind IN ('outlet', 'document', 'own', 'uncredited')),
	CONSTRAINT when_precision_listed CHECK (when_precision IN ('day', 'week', 'month', 'quarter', 'half', 'year', 'range', 'unknown', '')),
	CONSTRAINT hedge_range CHECK (hedge BETWEEN 0 AND 3),
	CONSTRAINT claim_span CHECK ("end" > start AND start >= 0),
	FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX ix_claim_document_id ON claim (document_id);
CREATE INDEX ix_claim_key ON claim ("key");
CREATE TABLE event (
	id INTEGER NOT NULL,
	"key" TEXT DEFAULT '' NOT NULL,
	kin TEXT DEFAULT '' NOT NULL,
	type TEXT DEFAULT '' NOT NULL,
	modality TEXT DEFAULT '' NOT NULL,
	polarity TEXT DEFAULT '+' NOT NULL,
	hedge INTEGER DEFAULT 0 NOT NULL,
	route TEXT DEFAULT 'none' NOT NULL,
	when_first TEXT DEFAULT '' NOT NULL,
	when_last TEXT DEFAULT '' NOT NULL,
	when_precision TEXT DEFAULT '' NOT NULL,
	when_phrase TEXT DEFAULT '' NOT NULL,
	sort_day TEXT DEFAULT '' NOT NULL,
	reported_first TEXT DEFAULT '' NOT NULL,
	reported_last TEXT DEFAULT '' NOT NULL,
	reports INTEGER DEFAULT 1 NOT NULL,
	origins INTEGER DEFAULT 0 NOT NULL,
	usd REAL,
	cny REAL,
	units INTEGER,
	background INTEGER DEFAULT 0 NOT NULL,
	conflicting INTEGER DEFAULT 0 NOT NULL,
	facts_id INTEGER,
	PRIMARY KEY (id),
	CONSTRAINT type_listed CHECK (type IN ('acquire', 'rent', 'negotiate', 'invest', 'supply', 'decline', 'build', 'develop', 'deploy', 'smuggle', 'propose-rule', 'issue-rule', 'amend-rule', 'rescind-rule', 'restrict', 'license', 'investigate', 'prosecute', 'list-entity', 'warn', 'oppose', 'comply', 'state')),
	CONSTRAINT modality_listed CHECK (modality IN ('planned', 'in-talks', 'proposed', 'ongoing', 'done', 'alleged', 'denied', 'cancelled')),
	CONSTRAINT polarity_listed CHECK (polarity IN ('+', '-')),
	CONSTRAINT route_listed CHECK (route IN ('direct-export', 'offshore-data-centre', 'us-cloud-rental', 'non-us-cloud-rental', 'intermediary', 'smuggling', 'downgraded-chip', 'domestic-chip', 'none')),
	CONSTRAINT when_precision_listed CHECK (when_precision IN ('day', 'week', 'month', 'quarter', 'half', 'year', 'range', 'unknown', '')),
	UNIQUE ("key"),
	FOREIGN KEY(facts_id) REFERENCES facts (id)
) STRICT;
CREATE INDEX event_order ON event (sort_day, id);
CREATE INDEX ix_event_facts_id ON event (facts_id);
CREATE INDEX ix_event_kin ON event (kin);
CREATE TABLE reprint (
	document_id INTEGER NOT NULL,
	home TEXT NOT NULL,
	publisher TEXT DEFAULT '' NOT NULL,
	url TEXT DEFAULT '' NOT NULL,
	published_first TEXT DEFAULT '' NOT NULL,
	PRIMARY KEY (document_id, home),
	FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;
CREATE TABLE ruling (
	facts_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	since TEXT DEFAULT '' NOT NULL,
	until TEXT DEFAULT '' NOT NULL,
	status TEXT DEFAULT '' NOT NULL,
	overlay TEXT DEFAULT 'none' NOT NULL,
	rules TEXT DEFAULT '[]' NOT NULL,
	missing TEXT DEFAULT '[]' NOT NULL,
	assumed TEXT DEFAULT '[]' NOT NULL,
	confidence TEXT DEFAULT 'high' NOT NULL,
	steps TEXT DEFAULT '[]' NOT NULL,
	alternatives TEXT DEFAULT '{}' NOT NULL,
	PRIMARY KEY (facts_id, position),
	CONSTRAINT status_listed CHECK (status IN ('open', 'open-red-flags', 'notify-nac', 'favourable-licence', 'case-by-case', 'contested', 'gp10-risk', 'denial', 'unlawful', 'not-a-transfer', 'unknown')),
	CONSTRAINT overlay_listed CHECK (overlay IN ('none', 'advised-against', 'import-gated', 'directed-not-to-buy', 'domestic-required')),
	CONSTRAINT confidence_listed CHECK (confidence IN ('low', 'medium', 'high')),
	FOREIGN KEY(facts_id) REFERENCES facts (id) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;
CREATE TABLE shingle (
	hash INTEGER NOT NULL,
	document_id INTEGER NOT NULL,
	PRIMARY KEY (hash, document_id),
	FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;
CREATE TABLE text_copy (
	document_id INTEGER NOT NULL,
	other_id INTEGER NOT NULL,
	PRIMARY KEY (document_id, other_id),
	FOREIGN KEY(document_id) REFERENCES document (id) ON DELETE CASCADE,
	FOREIGN KEY(other_id) REFERENCES document (id) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;
CREATE TABLE attribution (
	claim_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	kind TEXT DEFAULT '' NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	descriptor TEXT DEFAULT '' NOT NULL,
	count TEXT DEFAULT '' NOT NULL,
	start INTEGER DEFAULT 0 NOT NULL,
	"end" INTEGER DEFAULT 0 NOT NULL,
	PRIMARY KEY (claim_id, position),
	CONSTRAINT kind_listed CHECK (kind IN ('publisher', 'outlet', 'person', 'organisation', 'document', 'anonymous', 'unnamed-report')),
	FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;
CREATE TABLE bond (
	claim_id INTEGER NOT NULL,
	other_id INTEGER NOT NULL,
	together INTEGER DEFAULT 0 NOT NULL,
	PRIMARY KEY (claim_id, other_id),
	FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE,
	FOREIGN KEY(other_id) REFERENCES claim (id) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;
CREATE INDEX ix_bond_other_id ON bond (other_id);
CREATE TABLE claim_actor (
	claim_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	role TEXT DEFAULT '' NOT NULL,
	actor TEXT DEFAULT '' NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	via TEXT DEFAULT '' NOT NULL,
	start INTEGER DEFAULT 0 NOT NULL,
	"end" INTEGER DEFAULT 0 NOT NULL,
	PRIMARY KEY (claim_id, position),
	CONSTRAINT role_listed CHECK (role IN ('agent', 'counterparty', 'target', 'host', 'beneficiary')),
	CONSTRAINT via_listed CHECK (via IN ('name', 'alias', 'pronoun', 'description', 'inherited', 'coordinated', 'maker')),
	FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;
CREATE INDEX ix_claim_actor_actor ON claim_actor (actor);
CREATE TABLE claim_chip (
	claim_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	chip TEXT DEFAULT '' NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	printed TEXT DEFAULT '' NOT NULL,
	quantity INTEGER,
	start INTEGER DEFAULT 0 NOT NULL,
	"end" INTEGER DEFAULT 0 NOT NULL,
	PRIMARY KEY (claim_id, position),
	FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;
CREATE INDEX ix_claim_chip_chip ON claim_chip (chip);
CREATE TABLE claim_cue (
	claim_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	kind TEXT DEFAULT '' NOT NULL,
	start INTEGER DEFAULT 0 NOT NULL,
	"end" INTEGER DEFAULT 0 NOT NULL,
	PRIMARY KEY (claim_id, position),
	CONSTRAINT kind_listed CHECK (kind IN ('modality', 'hedge', 'negation', 'attribution', 'date', 'route', 'amount', 'frame')),
	FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;
CREATE TABLE claim_money (
	claim_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	minimum REAL NOT NULL,
	maximum REAL NOT NULL,
	currency TEXT DEFAULT '' NOT NULL,
	qualifier TEXT DEFAULT 'exact' NOT NULL,
	measure TEXT DEFAULT 'other' NOT NULL,
	geography TEXT DEFAULT '' NOT NULL,
	period TEXT DEFAULT '' NOT NULL,
	converted REAL,
	converted_currency TEXT DEFAULT '' NOT NULL,
	printed TEXT DEFAULT '' NOT NULL,
	start INTEGER DEFAULT 0 NOT NULL,
	"end" INTEGER DEFAULT 0 NOT NULL,
	PRIMARY KEY (claim_id, position),
	CONSTRAINT qualifier_listed CHECK (qualifier IN ('exact', 'about', 'over', 'up-to')),
	CONSTRAINT measure_listed CHECK (measure IN ('chips', 'infrastructure', 'rent', 'training', 'price', 'value', 'revenue', 'fine', 'other')),
	FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;
CREATE TABLE claim_place (
	claim_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	kind TEXT DEFAULT '' NOT NULL,
	place TEXT DEFAULT '' NOT NULL,
	name TEXT DEFAULT '' NOT NULL,
	start INTEGER DEFAULT 0 NOT NULL,
	"end" INTEGER DEFAULT 0 NOT NULL,
	PRIMARY KEY (claim_id, position),
	CONSTRAINT kind_listed CHECK (kind IN ('chip-site', 'user-site', 'legal-home', 'destination')),
	FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;
CREATE INDEX ix_claim_place_place ON claim_place (place);
CREATE TABLE claim_rule (
	claim_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	rule TEXT DEFAULT '' NOT NULL,
	"by" TEXT DEFAULT '' NOT NULL,
	start INTEGER DEFAULT 0 NOT NULL,
	"end" INTEGER DEFAULT 0 NOT NULL,
	PRIMARY KEY (claim_id, position),
	FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;
CREATE INDEX ix_claim_rule_rule ON claim_rule (rule);
CREATE TABLE claim_span (
	claim_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	start INTEGER DEFAULT 0 NOT NULL,
	"end" INTEGER DEFAULT 0 NOT NULL,
	PRIMARY KEY (claim_id, position),
	FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;
CREATE TABLE "conflict" (
	event_id INTEGER NOT NULL,
	position INTEGER NOT NULL,
	field TEXT DEFAULT '' NOT NULL,
	verdict TEXT DEFAULT '' NOT NULL,
	"left" TEXT DEFAULT '' NOT NULL,
	"right" TEXT DEFAULT '' NOT NULL,
	left_claims TEXT DEFAULT '[]' NOT NULL,
	right_claims TEXT DEFAULT '[]' NOT NULL,
	PRIMARY KEY (event_id, position),
	CONSTRAINT verdict_listed CHECK (verdict IN ('agrees', 'differs-in-wording', 'develops', 'conflicts', 'not-comparable')),
	FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;
CREATE TABLE earlier (
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
	CONSTRAINT type_listed CHECK (type IN ('acquire', 'rent', 'negotiate', 'invest', 'supply', 'decline', 'build', 'develop', 'deploy', 'smuggle', 'propose-rule', 'issue-rule', 'amend-rule', 'rescind-rule', 'restrict', 'license', 'investigate', 'prosecute', 'list-entity', 'warn', 'oppose', 'comply', 'state')),
	CONSTRAINT modality_listed CHECK (modality IN ('planned', 'in-talks', 'proposed', 'ongoing', 'done', 'alleged', 'denied', 'cancelled')),
	CONSTRAINT polarity_listed CHECK (polarity IN ('+', '-')),
	CONSTRAINT route_listed CHECK (route IN ('direct-export', 'offshore-data-centre', 'us-cloud-rental', 'non-us-cloud-rental', 'intermediary', 'smuggling', 'downgraded-chip', 'domestic-chip', 'none')),
	FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE,
	FOREIGN KEY(facts_id) REFERENCES facts (id)
) WITHOUT ROWID, STRICT;
CREATE INDEX ix_earlier_facts_id ON earlier (facts_id);
CREATE TABLE event_claim (
	event_id INTEGER NOT NULL,
	claim_id INTEGER NOT NULL,
	position INTEGER DEFAULT 0 NOT NULL,
	why TEXT DEFAULT '' NOT NULL,
	PRIMARY KEY (event_id, claim_id),
	FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE,
	UNIQUE (claim_id),
	FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;
CREATE TABLE event_denial (
	event_id INTEGER NOT NULL,
	claim_id INTEGER NOT NULL,
	position INTEGER DEFAULT 0 NOT NULL,
	why TEXT DEFAULT '' NOT NULL,
	PRIMARY KEY (event_id, claim_id),
	FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE,
	FOREIGN KEY(claim_id) REFERENCES claim (id) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;
CREATE INDEX ix_event_denial_claim_id ON event_denial (claim_id);
CREATE TABLE join_key (
	"key" TEXT NOT NULL,
	reported_last TEXT NOT NULL,
	event_id INTEGER NOT NULL,
	reported_first TEXT DEFAULT '' NOT NULL,
	weight INTEGER DEFAULT 0 NOT NULL,
	PRIMARY KEY ("key", reported_last, event_id),
	FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;
CREATE INDEX ix_join_key_event_id ON join_key (event_id);
