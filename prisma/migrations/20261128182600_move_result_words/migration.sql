-- Why: what a connection's words mean was one of its settings; now it stands with all other words.
-- Lock: row locks of connection. Rows touched: connections that have such words; none on an empty database.

-- Words are compared in capitals, of every alphabet; the database's own collation may know only those of ASCII.
DO $$
DECLARE
  capitals text := CASE WHEN EXISTS (SELECT 1 FROM pg_collation WHERE collname = 'und-x-icu')
    THEN 'upper(said.key COLLATE "und-x-icu")' ELSE 'upper(said.key)' END;
BEGIN
  EXECUTE format($move$
    INSERT INTO vendor_word (id, kind, connection_id, word, plain, result, created_by, created_at, updated_at)
    SELECT DISTINCT ON (id, plain) gen_random_uuid(), kind, id, word, plain, result, 'migration', at, at
    FROM (
      SELECT connection.id, connection.kind, connection.updated_at AS at, said.key AS word, said.value AS result,
        regexp_replace(%s, '[\s_-]+', '', 'g') AS plain
      FROM connection, jsonb_each_text(connection.settings -> 'resultWords') said
      WHERE jsonb_typeof(connection.settings -> 'resultWords') = 'object') words
    WHERE plain <> ''
    ORDER BY id, plain, word
  $move$, capitals);
END $$;

UPDATE connection SET settings = settings - 'resultWords' WHERE settings ? 'resultWords';
