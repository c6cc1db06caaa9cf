/**
 * The schema, as the steps that led to it. `PRAGMA user_version` counts the steps that a file has behind it; a step that
 * was released is never edited, the next one is added below. `outbox_key` is the function of that name in
 * `log/prepareAppend.ts`.
 */
export const MIGRATIONS: readonly string[] = [
  `CREATE TABLE site (
    n INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE
  ) STRICT;

  -- AUTOINCREMENT: a position is never used again, also after the newest rows were erased, so followers miss nothing.
  CREATE TABLE event (
    n INTEGER PRIMARY KEY AUTOINCREMENT,
    site INTEGER NOT NULL REFERENCES site (n),
    id TEXT NOT NULL,
    at INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    name TEXT NOT NULL,
    visitor TEXT,
    customer TEXT,
    session TEXT,
    page_view TEXT,
    seq INTEGER NOT NULL,
    truncated INTEGER NOT NULL,
    outbox TEXT NOT NULL,
    params TEXT NOT NULL,
    hash BLOB NOT NULL,
    UNIQUE (site, id)
  ) STRICT;

  -- The models read orders only: a handful of rows among millions of page views.
  CREATE INDEX event_order ON event (n) WHERE name IN ('purchase', 'refund');

  -- line is product#ordinal: what makes an order that arrives twice, by page and by import, count once.
  CREATE TABLE order_line (
    site INTEGER NOT NULL REFERENCES site (n),
    transaction_id TEXT NOT NULL,
    line TEXT NOT NULL,
    PRIMARY KEY (site, transaction_id, line)
  ) STRICT, WITHOUT ROWID;

  -- Ids with a verdict other than accepted, so that a batch sent twice is refused twice and counted once.
  CREATE TABLE refused (
    site INTEGER NOT NULL REFERENCES site (n),
    id TEXT NOT NULL,
    code TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    PRIMARY KEY (site, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE tally (
    site INTEGER NOT NULL REFERENCES site (n),
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (site, kind, key)
  ) STRICT, WITHOUT ROWID;

  -- What each outbox says it has dropped so far; the key is a hash, so that it names no browser.
  CREATE TABLE outbox_drop (
    site INTEGER NOT NULL REFERENCES site (n),
    outbox BLOB NOT NULL,
    code TEXT NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY (site, outbox, code)
  ) STRICT, WITHOUT ROWID;

  -- card is NULL once the product is removed: the row stays, so that followers see it go.
  CREATE TABLE product (
    n INTEGER PRIMARY KEY,
    site INTEGER NOT NULL REFERENCES site (n),
    id TEXT NOT NULL,
    revision INTEGER NOT NULL,
    source TEXT NOT NULL,
    card TEXT,
    UNIQUE (site, id)
  ) STRICT;
  CREATE INDEX product_revision ON product (site, revision);`,

  `-- The numbers of each outbox that gave consent: highest seen, and a JSON list of the gaps below it.
  CREATE TABLE outbox_sequence (
    site INTEGER NOT NULL REFERENCES site (n),
    outbox BLOB NOT NULL,
    highest INTEGER NOT NULL,
    gaps TEXT NOT NULL,
    lost INTEGER NOT NULL,
    dropped INTEGER NOT NULL,
    PRIMARY KEY (site, outbox)
  ) STRICT, WITHOUT ROWID;

  -- Numbers of rejected events were not kept before, so what is below the highest is not judged.
  INSERT INTO outbox_sequence
  SELECT site, outbox_key(outbox), max(seq), '[]', 0, 0 FROM event WHERE outbox <> '' AND seq > 0 GROUP BY site, outbox;
  INSERT INTO tally SELECT site, 'sequence', 'outboxes', count(*) FROM outbox_sequence GROUP BY site;`,

  `-- What was looked at, found without reading everything else.
  CREATE INDEX event_view ON event (n) WHERE name = 'view_item';`,

  `-- What is kept of a person, found at once when they are to be erased.
  CREATE INDEX event_visitor ON event (site, visitor) WHERE visitor IS NOT NULL;
  CREATE INDEX event_customer ON event (site, customer) WHERE customer IS NOT NULL;

  -- Who was erased, as a keyed hash: their late events are refused, and the table names nobody.
  CREATE TABLE erased (
    site INTEGER NOT NULL REFERENCES site (n),
    who BLOB NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (site, who)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE secret (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;
  INSERT INTO secret VALUES ('erased', randomblob(32));`,

  `-- Why an event is counted and not learned from; NULL where it is.
  ALTER TABLE event ADD COLUMN doubt TEXT;`,

  `-- The id of the doubted event that a line stands in; NULL where the event is not doubted.
  ALTER TABLE order_line ADD COLUMN doubted TEXT;`,

  `-- swept: position up to which no event is left that no list is learned from, so that those that are kept longer are not read
  -- again. believed_at: the last time by a clock that was believed.
  CREATE TABLE retention (swept INTEGER NOT NULL, believed_at INTEGER) STRICT;
  INSERT INTO retention VALUES (0, (SELECT received_at FROM event ORDER BY n DESC LIMIT 1));`,

  `-- What was done in a session, found without reading everything else: searches and shares teach lists too, not only looks.
  DROP INDEX event_view;
  CREATE INDEX event_visit ON event (n) WHERE name IN ('search', 'share', 'view_item');`,
]
