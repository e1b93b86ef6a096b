-- What a party is called stands in the index by which its mentions across articles are
-- found: the names of those named oftenest were read from tens of thousands of rows.

DROP INDEX parties_by_identity;
CREATE INDEX parties_by_identity ON parties (identity, called);
