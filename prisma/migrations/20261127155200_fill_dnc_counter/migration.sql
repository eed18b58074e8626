-- Why: entries that were there before the triggers are counted once, and what the triggers wrote meanwhile with them.
-- Lock: writes of dnc_entry wait during one scan of it. Rows touched: none but the counters; none on an empty database.

LOCK TABLE dnc_entry IN SHARE ROW EXCLUSIVE MODE;
DELETE FROM dnc_counter;
INSERT INTO dnc_counter (scope, source, entries, dated, folded)
SELECT scope, source, count(*), count(expires_at), true FROM dnc_entry WHERE removed_at IS NULL GROUP BY scope, source;
