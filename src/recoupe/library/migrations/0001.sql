-- The library, first schema. One statement at a time, in one transaction; `opening.py` runs it.
-- Times are ISO 8601 in UTC, as the caller gave them; days are ISO. Spans count code points of the clean text, half-open.
-- Blobs named `record` are records as `codec.py` writes them; every other column can be read by anyone.

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Which version of recoupe made a thing: what is made again when it changes is decided by this.
CREATE TABLE methods (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    UNIQUE (name, version)
) STRICT;

-- The names of the fields of each record, at the time a blob was written: an older blob is read by them.
CREATE TABLE layouts (
    id INTEGER PRIMARY KEY,
    fields TEXT NOT NULL UNIQUE
) STRICT;

-- What came, by hash. `body` is zlib of the received bytes; when the text could not be turned back into the very bytes,
-- of the text in UTF-8 (`exact` is 0); null where the library keeps no text.
CREATE TABLE pages (
    id INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    encoding TEXT NOT NULL,
    exact INTEGER NOT NULL CHECK (exact IN (0, 1)),
    body BLOB
) STRICT;

-- One article for each page that became one. `day` is the day it was published, null where nothing says.
CREATE TABLE articles (
    id INTEGER PRIMARY KEY REFERENCES pages (id) ON DELETE CASCADE,
    article TEXT NOT NULL UNIQUE,
    source TEXT NOT NULL,
    url TEXT,
    outlet TEXT,
    language TEXT,
    title TEXT,
    published TEXT,
    basis TEXT,
    day TEXT,
    text_sha256 TEXT NOT NULL,
    received_length INTEGER NOT NULL,
    characters INTEGER NOT NULL,
    added_at TEXT NOT NULL,
    method INTEGER NOT NULL REFERENCES methods (id)
) STRICT;
CREATE INDEX articles_by_day ON articles (day);
CREATE INDEX articles_by_outlet ON articles (outlet, day);
CREATE INDEX articles_by_language ON articles (language);
CREATE INDEX articles_by_text ON articles (text_sha256);

-- Every name and address an article came by, when first and when last; several articles at one address are its versions.
CREATE TABLE sightings (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    source TEXT NOT NULL,
    url TEXT,
    captured TEXT,
    first_at TEXT NOT NULL,
    last_at TEXT NOT NULL,
    UNIQUE (article, source)
) STRICT;
CREATE INDEX sightings_by_source ON sightings (source);
CREATE INDEX sightings_by_url ON sightings (url) WHERE url IS NOT NULL;

-- The words kept (zlib, UTF-8) and the record of the article around them.
CREATE TABLE texts (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    layout INTEGER NOT NULL REFERENCES layouts (id),
    text BLOB NOT NULL,
    record BLOB NOT NULL
) STRICT;

-- What annotate found. `seen_from` is the day relative dates were counted from; the record is empty where no texts are kept.
CREATE TABLE notes (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    layout INTEGER NOT NULL REFERENCES layouts (id),
    method INTEGER NOT NULL REFERENCES methods (id),
    seen_from TEXT,
    record BLOB NOT NULL
) STRICT;

-- Who says what, one row an attribution; `speaker_key` is the name folded, `day` the article's: both for look-ups.
CREATE TABLE statements (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    content TEXT NOT NULL,
    speaker TEXT,
    speaker_key TEXT,
    speaker_kind TEXT NOT NULL,
    act TEXT NOT NULL,
    mode TEXT NOT NULL,
    hedge TEXT,
    cue TEXT,
    through TEXT,
    day TEXT
) STRICT;
CREATE INDEX statements_by_article ON statements (article);
CREATE INDEX statements_by_speaker ON statements (speaker_key) WHERE speaker_key IS NOT NULL;
CREATE INDEX statements_by_act ON statements (act, day);
CREATE INDEX statements_by_day ON statements (day);

-- Numbers with their units, as read; null where the words are damaged or vague.
CREATE TABLE quantities (
    id INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    exact TEXT NOT NULL,
    value TEXT,
    number REAL,
    low TEXT,
    high TEXT,
    dimension TEXT NOT NULL,
    unit TEXT,
    unit_key TEXT,
    approximator TEXT NOT NULL,
    day TEXT
) STRICT;
CREATE INDEX quantities_by_article ON quantities (article);
CREATE INDEX quantities_by_number ON quantities (number) WHERE number IS NOT NULL;
CREATE INDEX quantities_by_unit ON quantities (unit_key, day) WHERE unit_key IS NOT NULL;

-- Names an article has, each once.
CREATE TABLE names (
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    PRIMARY KEY (article, name, kind)
) STRICT, WITHOUT ROWID;

-- Words of names, as folded and as they sound when transcribed: "poutine" and "putin" sound alike.
CREATE TABLE name_words (
    sound TEXT NOT NULL,
    word TEXT NOT NULL,
    PRIMARY KEY (sound, word)
) STRICT, WITHOUT ROWID;

-- Names people or dossiers say are one actor's.
CREATE TABLE aliases (
    name_key TEXT NOT NULL,
    other_key TEXT NOT NULL,
    origin TEXT NOT NULL,
    PRIMARY KEY (name_key, other_key, origin)
) STRICT, WITHOUT ROWID;

-- Words with accents, and their stems: what typing without accents, or the beginning of a word, leads to.
CREATE TABLE accents (
    folded TEXT NOT NULL,
    form TEXT NOT NULL,
    stem TEXT NOT NULL,
    PRIMARY KEY (folded, form, stem)
) STRICT, WITHOUT ROWID;

-- The full text, analysed by us; no text is kept in it. Stems for the usual search, forms for the exact one.
CREATE VIRTUAL TABLE article_words USING fts5 (
    title, body, title_forms, body_forms,
    content = '', tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
);
CREATE VIRTUAL TABLE statement_words USING fts5 (
    content, content_forms, speaker,
    content = '', tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
);
CREATE VIRTUAL TABLE claim_words USING fts5 (
    says, says_forms,
    content = '', tokenize = "unicode61 remove_diacritics 0 categories 'L* N* M* Co'"
);

-- What went wrong with single inputs; the same trouble is one row.
CREATE TABLE faults (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    subject TEXT NOT NULL,
    message TEXT NOT NULL,
    sha256 TEXT,
    method INTEGER NOT NULL REFERENCES methods (id),
    said_at TEXT NOT NULL,
    UNIQUE (code, subject)
) STRICT;
CREATE INDEX faults_by_bytes ON faults (sha256) WHERE sha256 IS NOT NULL;

-- Stories: `story` is an id that stays while the story grows; a saga holds events; `into` is where a merged story went,
-- and `led` who sent it there: what a person merged, no method takes apart.
CREATE TABLE stories (
    id INTEGER PRIMARY KEY,
    story TEXT NOT NULL UNIQUE,
    level TEXT NOT NULL CHECK (level IN ('event', 'saga')),
    saga INTEGER REFERENCES stories (id) ON DELETE SET NULL,
    "into" INTEGER REFERENCES stories (id) ON DELETE SET NULL,
    led TEXT CHECK (led IN ('method', 'person')),
    title TEXT,
    language TEXT,
    first_day TEXT,
    last_day TEXT,
    because TEXT NOT NULL DEFAULT '[]',
    changed_at TEXT NOT NULL
) STRICT;
CREATE INDEX stories_by_last_day ON stories (last_day);
CREATE INDEX stories_by_saga ON stories (saga) WHERE saga IS NOT NULL;

-- An article stands in one event at most. `because` is a JSON list of {rule, weight, note}; `decided` tells who put it there.
CREATE TABLE members (
    article INTEGER PRIMARY KEY REFERENCES articles (id) ON DELETE CASCADE,
    story INTEGER NOT NULL REFERENCES stories (id) ON DELETE CASCADE,
    decided TEXT NOT NULL CHECK (decided IN ('method', 'person')),
    because TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE INDEX members_by_story ON members (story);

-- What people decided about pairs of articles, for whoever groups them again: it sticks. `edit` undone takes it away.
CREATE TABLE ties (
    edit INTEGER NOT NULL REFERENCES edits (id) ON DELETE CASCADE,
    first INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    second INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('together', 'apart')),
    PRIMARY KEY (first, second, edit),
    CHECK (first < second)
) STRICT, WITHOUT ROWID;
CREATE INDEX ties_by_second ON ties (second);
CREATE INDEX ties_by_edit ON ties (edit);

-- The log of what people changed: never rewritten; `undone_by` is the later edit that takes it back.
-- `story` is the id of a story, `target` what is changed (an actor, a claim, an article), `body` a JSON object.
CREATE TABLE edits (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    who TEXT NOT NULL,
    made_at TEXT NOT NULL,
    kind TEXT NOT NULL,
    story TEXT,
    target TEXT,
    body TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    undone_by INTEGER REFERENCES edits (id)
) STRICT;
CREATE INDEX edits_by_story ON edits (story);
CREATE INDEX edits_by_target ON edits (target);

-- Two articles that share passages; shares are of the words of each that stand in the other, in [0, 1];
-- `passages` is a JSON list of [start, end, start, end, kind] in the clean texts of the one and the other.
CREATE TABLE reuse (
    one INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    share_one REAL NOT NULL,
    share_other REAL NOT NULL,
    came_first TEXT NOT NULL CHECK (came_first IN ('one', 'other', 'unknown')),
    why TEXT NOT NULL,
    passages TEXT NOT NULL,
    method INTEGER NOT NULL REFERENCES methods (id),
    PRIMARY KEY (one, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX reuse_by_other ON reuse (other);

-- Sampled hashes of an article's shingles: who may share words with whom.
CREATE TABLE fingerprints (
    hash INTEGER NOT NULL,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (hash, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX fingerprints_by_article ON fingerprints (article);

-- What a method needs to go on from where it stopped (the open window of a grouping, decayed counts).
CREATE TABLE states (
    name TEXT PRIMARY KEY,
    method INTEGER NOT NULL REFERENCES methods (id),
    body BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Dossiers as they were made (zlib of the JSON); the rows below are those of the latest one of each story.
CREATE TABLE dossiers (
    id INTEGER PRIMARY KEY,
    story TEXT NOT NULL,
    made_at TEXT NOT NULL,
    version TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    body BLOB NOT NULL,
    UNIQUE (story, sha256)
) STRICT;
CREATE INDEX dossiers_by_story ON dossiers (story, id);

CREATE TABLE dossier_articles (
    dossier INTEGER NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
    article INTEGER NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    PRIMARY KEY (dossier, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX dossier_articles_by_article ON dossier_articles (article);

CREATE TABLE claims (
    id INTEGER PRIMARY KEY,
    dossier INTEGER NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
    claim TEXT NOT NULL,
    says TEXT NOT NULL,
    verdict TEXT NOT NULL,
    independent_origins INTEGER NOT NULL,
    core INTEGER NOT NULL
) STRICT;
CREATE INDEX claims_by_dossier ON claims (dossier);

CREATE TABLE cells (
    id INTEGER PRIMARY KEY,
    claim INTEGER NOT NULL REFERENCES claims (id) ON DELETE CASCADE,
    article TEXT NOT NULL,
    act TEXT NOT NULL,
    exact TEXT,
    "start" INTEGER,
    "end" INTEGER
) STRICT;
CREATE INDEX cells_by_claim ON cells (claim);

CREATE TABLE figures (
    id INTEGER PRIMARY KEY,
    dossier INTEGER NOT NULL REFERENCES dossiers (id) ON DELETE CASCADE,
    figure TEXT NOT NULL,
    what TEXT NOT NULL,
    verdict TEXT NOT NULL,
    severity TEXT,
    "values" TEXT NOT NULL
) STRICT;
CREATE INDEX figures_by_dossier ON figures (dossier);

-- The web: what is followed, what was asked for, who said no.
CREATE TABLE feeds (
    url TEXT PRIMARY KEY,
    title TEXT,
    etag TEXT,
    modified TEXT,
    every_s INTEGER,
    next_at TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    body TEXT NOT NULL DEFAULT '{}'
) STRICT, WITHOUT ROWID;

CREATE TABLE fetches (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    status INTEGER,
    outcome TEXT NOT NULL,
    etag TEXT,
    modified TEXT,
    sha256 TEXT,
    bytes INTEGER
) STRICT;
CREATE INDEX fetches_by_url ON fetches (url, id);

CREATE TABLE optouts (
    subject TEXT NOT NULL,
    said_by TEXT NOT NULL,
    reserved INTEGER NOT NULL CHECK (reserved IN (0, 1)),
    policy TEXT,
    said_at TEXT NOT NULL,
    PRIMARY KEY (subject, said_by)
) STRICT, WITHOUT ROWID;

-- Articles people had erased, by hash alone: they are not added again by accident.
CREATE TABLE forgotten (
    sha256 TEXT PRIMARY KEY,
    forgotten_at TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE TABLE searches (
    name TEXT PRIMARY KEY,
    query TEXT NOT NULL,
    filters TEXT NOT NULL DEFAULT '{}',
    saved_at TEXT NOT NULL,
    seen_up_to INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- What mattered, once: `key` tells an event from every other; a delivery is one event told to one place, once.
CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    story TEXT,
    article TEXT,
    happened_at TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX events_by_story ON events (story);

CREATE TABLE deliveries (
    event INTEGER NOT NULL REFERENCES events (id) ON DELETE CASCADE,
    place TEXT NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    next_at TEXT,
    sent_at TEXT,
    trouble TEXT,
    PRIMARY KEY (event, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX deliveries_due ON deliveries (place, next_at) WHERE sent_at IS NULL;

-- For people with a browser of tables.
CREATE VIEW who_says_what AS
    SELECT articles.day, articles.outlet, statements.speaker, statements.act, statements.mode, statements.hedge,
           statements.content, articles.title, articles.article, statements."start", statements."end"
    FROM statements JOIN articles ON articles.id = statements.article;
CREATE VIEW numbers AS
    SELECT articles.day, articles.outlet, quantities.value, quantities.unit, quantities.exact, quantities.approximator,
           articles.title, articles.article, quantities."start", quantities."end"
    FROM quantities JOIN articles ON articles.id = quantities.article;
CREATE VIEW story_members AS
    SELECT stories.story, stories.title AS story_title, stories.level, articles.day, articles.outlet, articles.title,
           articles.article, members.decided, members.because
    FROM members JOIN stories ON stories.id = members.story JOIN articles ON articles.id = members.article;
CREATE VIEW versions AS
    SELECT sightings.url, articles.article, sightings.captured, sightings.first_at, sightings.last_at, articles.title,
           articles.text_sha256,
           row_number() OVER (PARTITION BY sightings.url ORDER BY sightings.first_at, sightings.id) AS version
    FROM sightings JOIN articles ON articles.id = sightings.article WHERE sightings.url IS NOT NULL;
CREATE VIEW claim_cells AS
    SELECT dossiers.story, claims.says, claims.verdict, claims.independent_origins, claims.core, cells.act, cells.exact,
           cells.article, dossiers.made_at
    FROM cells JOIN claims ON claims.id = cells.claim JOIN dossiers ON dossiers.id = claims.dossier;
CREATE VIEW copies AS
    SELECT reuse.kind, reuse.share_one, reuse.share_other, reuse.came_first, reuse.why,
           one.day AS one_day, one.outlet AS one_outlet, one.title AS one_title, one.article AS one,
           other.day AS other_day, other.outlet AS other_outlet, other.title AS other_title, other.article AS other
    FROM reuse JOIN articles AS one ON one.id = reuse.one JOIN articles AS other ON other.id = reuse.other;
CREATE VIEW edit_log AS
    SELECT edits.id, edits.made_at, edits.who, edits.kind, edits.story, edits.target, edits.body, edits.note,
           edits.undone_by, back.made_at AS undone_at, back.who AS undone_who
    FROM edits LEFT JOIN edits AS back ON back.id = edits.undone_by;
