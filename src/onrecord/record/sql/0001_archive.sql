-- The archive: articles with what was read in them, who is who, and what is printed
-- twice. docs/tables.md tells each table to a person; spans are half-open, in code
-- points of the article's text. A row's number is its article's, times 2^20, plus its
-- place there, so that reading an article again gives its rows their numbers again.
-- `written` keeps a row's words to the letter, as a JSON array in bytes, where they hold
-- half a character of UTF-16, which no UTF-8 is; it is NULL nearly everywhere.

CREATE TABLE readers (
    id INTEGER PRIMARY KEY,
    onrecord TEXT NOT NULL,
    weights TEXT NOT NULL,
    UNIQUE (onrecord, weights)
);

CREATE TABLE articles (
    id INTEGER PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    given_id TEXT NOT NULL,
    digest BLOB NOT NULL UNIQUE,
    title TEXT,
    byline TEXT,
    outlet TEXT,
    published TEXT,
    url TEXT,
    language TEXT NOT NULL,
    source TEXT,
    notes TEXT NOT NULL,
    is_file INTEGER NOT NULL,
    reader INTEGER NOT NULL REFERENCES readers (id),
    added TEXT NOT NULL,
    length INTEGER NOT NULL,
    text TEXT NOT NULL,
    written TEXT
);

CREATE INDEX articles_by_day ON articles (published);

CREATE TABLE passages (
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL CHECK ("end" > start),
    PRIMARY KEY (article, start)
) WITHOUT ROWID;

CREATE TABLE furniture (
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL CHECK ("end" > start),
    kind TEXT NOT NULL,
    PRIMARY KEY (article, start)
) WITHOUT ROWID;

CREATE TABLE units (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    family TEXT NOT NULL CHECK (family IN ('person', 'body')),
    block TEXT NOT NULL,
    is_short INTEGER NOT NULL,
    identity INTEGER REFERENCES identities (id),
    articles INTEGER NOT NULL DEFAULT 0,
    settled INTEGER NOT NULL DEFAULT 0,
    seen INTEGER NOT NULL DEFAULT 0
);

CREATE INDEX units_by_block ON units (block);
CREATE INDEX units_by_identity ON units (identity);

CREATE TABLE identities (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    is_named INTEGER NOT NULL
);

CREATE TABLE parties (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    called TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT,
    unit INTEGER REFERENCES units (id),
    identity INTEGER REFERENCES identities (id),
    written TEXT
);

CREATE INDEX parties_by_article ON parties (article);
CREATE INDEX parties_by_unit ON parties (unit, identity);
CREATE INDEX parties_by_identity ON parties (identity);

CREATE TABLE mentions (
    party INTEGER NOT NULL REFERENCES parties (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL CHECK ("end" > start),
    kind TEXT NOT NULL,
    confidence REAL NOT NULL,
    PRIMARY KEY (party, start, "end")
) WITHOUT ROWID;

CREATE TABLE forms (
    form TEXT NOT NULL,
    party INTEGER NOT NULL REFERENCES parties (id) ON DELETE CASCADE,
    PRIMARY KEY (form, party)
) WITHOUT ROWID;

CREATE INDEX forms_by_party ON forms (party);

CREATE TABLE moments (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL CHECK ("end" > start),
    words TEXT NOT NULL,
    kind TEXT NOT NULL,
    value TEXT NOT NULL,
    first_day TEXT,
    last_day TEXT,
    grain TEXT,
    basis TEXT
);

CREATE INDEX moments_by_article ON moments (article);

CREATE TABLE statements (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    form TEXT NOT NULL CHECK (form IN ('direct', 'indirect', 'mixed')),
    speaker INTEGER REFERENCES parties (id) ON DELETE SET NULL,
    day TEXT,
    confidence REAL NOT NULL,
    speaker_confidence REAL,
    unresolved TEXT,
    moment INTEGER REFERENCES moments (id) ON DELETE SET NULL,
    source_spans TEXT NOT NULL,
    cue_spans TEXT NOT NULL,
    content_spans TEXT NOT NULL,
    source TEXT NOT NULL,
    cue TEXT NOT NULL,
    content TEXT NOT NULL
);

CREATE INDEX statements_by_article ON statements (article);
CREATE INDEX statements_by_speaker ON statements (speaker) WHERE speaker IS NOT NULL;

CREATE TABLE figures (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL CHECK ("end" > start),
    words TEXT NOT NULL,
    low NOT NULL,
    high,
    bound TEXT,
    unit TEXT,
    per TEXT,
    about_spans TEXT NOT NULL,
    about TEXT NOT NULL,
    statement INTEGER REFERENCES statements (id) ON DELETE SET NULL,
    claimed_by INTEGER REFERENCES parties (id) ON DELETE SET NULL,
    moment INTEGER REFERENCES moments (id) ON DELETE SET NULL,
    written TEXT
);

CREATE INDEX figures_by_article ON figures (article);

-- Search. The words stand in statements; the index follows them by these triggers.

CREATE VIRTUAL TABLE words USING fts5 (
    content, content = 'statements', content_rowid = 'id',
    tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER statement_added AFTER INSERT ON statements BEGIN
    INSERT INTO words (rowid, content) VALUES (new.id, new.content);
END;

CREATE TRIGGER statement_removed AFTER DELETE ON statements BEGIN
    INSERT INTO words (words, rowid, content) VALUES ('delete', old.id, old.content);
END;

CREATE VIRTUAL TABLE vocabulary USING fts5vocab ('words', 'row');

-- Who is who: what people judged, what was proposed to them, who was known before.

CREATE TABLE judgements (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('same', 'different')),
    one TEXT NOT NULL,
    other TEXT NOT NULL,
    reason TEXT NOT NULL,
    undone TEXT,
    undone_reason TEXT
);

CREATE TABLE proposals (
    one INTEGER NOT NULL REFERENCES units (id),
    other INTEGER NOT NULL REFERENCES units (id),
    articles INTEGER NOT NULL,
    score REAL NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (one, other)
) WITHOUT ROWID;

CREATE TABLE known (
    form TEXT NOT NULL,
    person TEXT NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (form, person)
) WITHOUT ROWID;

CREATE TABLE unsettled (
    block TEXT PRIMARY KEY,
    is_clustered INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

-- What is printed twice: articles that are copies of one story, and statements of
-- which the words were printed before.

CREATE TABLE uncompared (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE
);

CREATE TABLE bands (
    band INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (band, article)
) WITHOUT ROWID;

CREATE TABLE copies (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    story INTEGER NOT NULL REFERENCES articles (id),
    shared REAL NOT NULL
);

CREATE INDEX copies_by_story ON copies (story);

CREATE TABLE shingles (
    shingle INTEGER NOT NULL,
    statement INTEGER NOT NULL,
    PRIMARY KEY (shingle, statement)
) WITHOUT ROWID;

CREATE TABLE echoes (
    statement INTEGER PRIMARY KEY REFERENCES statements (id) ON DELETE CASCADE,
    root INTEGER NOT NULL,
    shared REAL NOT NULL
);

CREATE INDEX echoes_by_root ON echoes (root);

-- What could not be read.

CREATE TABLE errors (
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL,
    line INTEGER,
    code TEXT NOT NULL,
    reason TEXT NOT NULL,
    at TEXT NOT NULL
);

CREATE UNIQUE INDEX errors_once ON errors (source, coalesce(line, 0), code, reason);

-- For people.

CREATE VIEW quotations AS
SELECT
    articles.address || '#' || statements.name AS address,
    coalesce(identities.name, parties.called) AS who,
    parties.called AS called,
    parties.kind AS kind,
    parties.title AS title,
    statements.form AS form,
    statements.content AS words,
    statements.source AS source,
    statements.cue AS cue,
    statements.day AS said,
    articles.outlet AS outlet,
    articles.published AS published,
    articles.title AS headline,
    articles.url AS url,
    statements.confidence AS confidence,
    statements.id AS statement,
    statements.article AS article,
    parties.identity AS identity
FROM statements
JOIN articles ON articles.id = statements.article
LEFT JOIN parties ON parties.id = statements.speaker
LEFT JOIN identities ON identities.id = parties.identity;

CREATE VIEW people AS
SELECT
    identities.key AS key,
    identities.name AS name,
    identities.kind AS kind,
    count(*) AS articles,
    min(articles.published) AS first,
    max(articles.published) AS last,
    identities.id AS identity
FROM identities
JOIN parties ON parties.identity = identities.id
JOIN articles ON articles.id = parties.article
GROUP BY identities.id;
