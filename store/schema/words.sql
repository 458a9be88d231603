-- What SQLModel cannot declare: full text and the views for other tools.

-- Titles, quotes and names of an event; the index alone, the words stay in their tables.
CREATE VIEW event_words AS
SELECT
  event.id AS id,
  (SELECT group_concat(title, char(10)) FROM (
     SELECT DISTINCT document.title AS title
     FROM event_claim
     JOIN claim ON claim.id = event_claim.claim_id
     JOIN document ON document.id = claim.document_id
     WHERE event_claim.event_id = event.id
     ORDER BY document.id)) AS title,
  (SELECT group_concat(quote, char(10)) FROM (
     SELECT claim.quote AS quote
     FROM event_claim JOIN claim ON claim.id = event_claim.claim_id
     WHERE event_claim.event_id = event.id
     ORDER BY claim.id)) AS quote,
  (SELECT group_concat(name, char(10)) FROM (
     SELECT claim_actor.name AS name
     FROM event_claim JOIN claim_actor ON claim_actor.claim_id = event_claim.claim_id
     WHERE event_claim.event_id = event.id
     UNION
     SELECT claim_chip.name
     FROM event_claim JOIN claim_chip ON claim_chip.claim_id = event_claim.claim_id
     WHERE event_claim.event_id = event.id
     UNION
     SELECT claim_place.name
     FROM event_claim JOIN claim_place ON claim_place.claim_id = event_claim.claim_id
     WHERE event_claim.event_id = event.id
     ORDER BY 1)) AS names
FROM event;

CREATE VIRTUAL TABLE event_search USING fts5(
  title, quote, names,
  content='event_words', content_rowid='id', tokenize="unicode61 remove_diacritics 2");

-- The whole text of an article.
CREATE VIRTUAL TABLE document_search USING fts5(
  text, content='document', content_rowid='id', tokenize="unicode61 remove_diacritics 2");

-- One line a claim, with its article, as flat as other tools like it.
CREATE VIEW claims_flat AS
SELECT
  claim.id AS claim_id,
  event.key AS event,
  claim.type, claim.polarity, claim.modality, claim.hedge, claim.route,
  (SELECT group_concat(coalesce(actor.name, claim_actor.name), '; ')
     FROM claim_actor LEFT JOIN actor ON actor.id = claim_actor.actor
     WHERE claim_actor.claim_id = claim.id AND claim_actor.role = 'agent') AS agents,
  (SELECT group_concat(coalesce(actor.name, claim_actor.name), '; ')
     FROM claim_actor LEFT JOIN actor ON actor.id = claim_actor.actor
     WHERE claim_actor.claim_id = claim.id
       AND claim_actor.role = 'counterparty') AS counterparties,
  (SELECT group_concat(coalesce(chip.short, claim_chip.name), '; ')
     FROM claim_chip LEFT JOIN chip ON chip.id = claim_chip.chip
     WHERE claim_chip.claim_id = claim.id) AS chips,
  claim.units,
  (SELECT group_concat(claim_money.printed, '; ') FROM claim_money WHERE claim_money.claim_id = claim.id) AS money,
  (SELECT group_concat(claim_place.kind || ' ' || coalesce(place.name, claim_place.name), '; ')
     FROM claim_place LEFT JOIN place ON place.id = claim_place.place
     WHERE claim_place.claim_id = claim.id) AS places,
  (SELECT group_concat(claim_rule.rule, '; ') FROM claim_rule WHERE claim_rule.claim_id = claim.id) AS rules,
  claim.when_first, claim.when_last, claim.when_precision,
  CASE claim.origin_kind
    WHEN 'own' THEN 'own'
    WHEN 'uncredited' THEN 'uncredited'
    ELSE coalesce(
      (SELECT name FROM publisher WHERE id = claim.origin_name),
      (SELECT name FROM actor WHERE id = claim.origin_name),
      iif(claim.origin_name LIKE '~%',
        replace(substr(claim.origin_name, 2), '-', ' '), claim.origin_name)) END AS origin,
  claim.background,
  claim.quote, claim.start, claim."end",
  CASE document.digest_publisher
    WHEN '' THEN document.publisher
    ELSE 'digest of ' || document.digest_publisher END AS publisher,
  document.title, document.url,
  document.published_first, document.published_last, document.dated_by,
  document.sha256 AS document_sha256
FROM claim
JOIN document ON document.id = claim.document_id AND document.current = 1
LEFT JOIN event_claim ON event_claim.claim_id = claim.id
LEFT JOIN event ON event.id = event_claim.event_id;

-- One line an event, told by its leading claim.
CREATE VIEW events_flat AS
SELECT
  event.key AS event,
  event.sort_day, event.when_first, event.when_last, event.when_precision,
  event.type, event.polarity, event.modality, event.hedge, event.route,
  flat.agents, flat.counterparties, flat.chips, event.units,
  flat.money, event.usd, event.cny, flat.places, flat.rules,
  event.reports, event.origins, event.conflicting, event.background,
  event.reported_first, event.reported_last,
  flat.origin, flat.publisher, flat.title, flat.url, flat.quote
FROM event
JOIN event_claim ON event_claim.event_id = event.id AND event_claim.position = 0
JOIN claims_flat AS flat ON flat.claim_id = event_claim.claim_id;
