-- Why: with millions of entries the planner reads the primary key backwards for a stretch of time; the list asks for a
-- range of ids instead, so the index by time serves nobody. Prefixes are few among numbers.
-- Lock: writes of dnc_entry wait while the index is made. Rows touched: none.

DROP INDEX "dnc_entry_by_time";
-- Query: prefixes, newest first.
CREATE INDEX dnc_entry_prefixes ON dnc_entry (id DESC) WHERE match = 'prefix';
