-- What people put right: corrections of statements, each an event that is folded over
-- what the reader read, and articles that were removed. docs/tables.md tells both.

CREATE TABLE corrections (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    article TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('changed', 'struck', 'supplied')),
    anchor_spans TEXT NOT NULL,
    change TEXT NOT NULL,
    words TEXT NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    reason TEXT NOT NULL,
    undone TEXT,
    undone_by TEXT,
    undone_reason TEXT,
    is_orphaned INTEGER NOT NULL DEFAULT 0
);

CREATE INDEX corrections_by_article ON corrections (article);

CREATE TABLE as_read (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    statements TEXT NOT NULL,
    parties TEXT NOT NULL,
    figures TEXT NOT NULL
);

CREATE TABLE removed (
    digest BLOB PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    reason TEXT NOT NULL
);
