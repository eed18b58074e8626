-- Why: the promoter takes entries that were never evaluated in the order in which they are to be called, and entries
-- are made in sets, so their ids must come from SQL. Lock: none that matters, the table is empty. Rows touched: none.

-- Query: never evaluated entries of a campaign in order of rank.
CREATE INDEX spool_entry_fresh ON spool_entry (campaign_id, rank, id) WHERE state = 'new';

-- A UUIDv7 of a given moment (RFC 9562, section 5.7): for rows made by INSERT … SELECT. PostgreSQL 18 has its own, 15 has not.
CREATE FUNCTION uuid7(moment timestamptz) RETURNS uuid
  LANGUAGE sql VOLATILE STRICT PARALLEL SAFE
  RETURN (substr(uuid7_floor(moment)::text, 1, 14) || '7' || substr(gen_random_uuid()::text, 16))::uuid;
