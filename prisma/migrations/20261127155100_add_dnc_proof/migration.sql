-- Why: after a "no" people ask what was past the send gate already, and whether the vendor gave it back. What was past is
-- noted with the entry, what vendors answered to a recall is kept beside the attempt (whose own evidence is written over
-- by its call record), the list of entries is searched and narrowed on indexes, and counted as it changes.
-- Lock: writes of dnc_entry wait while its indexes are made. Rows touched: none.

-- Entries from before this moment have no proof, and say so.
ALTER TABLE "dnc_entry" ADD COLUMN "keeps_proof" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "dnc_past_gate" (
    "id" UUID NOT NULL,
    "addition_id" UUID NOT NULL,
    "entry_id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "noted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dnc_past_gate_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "dnc_past_gate_once" ON "dnc_past_gate"("entry_id", "attempt_id");
CREATE INDEX "dnc_past_gate_by_addition" ON "dnc_past_gate"("addition_id", "id" DESC);
CREATE INDEX "dnc_past_gate_by_attempt" ON "dnc_past_gate"("attempt_id");
ALTER TABLE "dnc_past_gate" ADD CONSTRAINT "dnc_past_gate_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "dnc_entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "recall_receipt" (
    "attempt_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "tries" INTEGER NOT NULL,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recall_receipt_pkey" PRIMARY KEY ("attempt_id")
);

CREATE INDEX "dnc_entry_by_source" ON "dnc_entry"("source", "id" DESC);
-- Query: entries by their first digits, a range of this order, which the order of a language is not.
CREATE INDEX dnc_entry_by_digits ON dnc_entry (value text_pattern_ops) WHERE removed_at IS NULL;
CREATE INDEX dnc_entry_ended_by_digits ON dnc_entry (value text_pattern_ops) WHERE removed_at IS NOT NULL;
-- Query: entries whose reason, or whoever added them, begins with some letters.
CREATE INDEX dnc_entry_by_reason ON dnc_entry (lower(reason) text_pattern_ops);
CREATE INDEX dnc_entry_by_who ON dnc_entry (lower(created_by) text_pattern_ops);
-- Query: entries of a stretch of time; rows lie in the order in which they came, so a tiny index serves.
CREATE INDEX "dnc_entry_by_time" ON "dnc_entry" USING BRIN ("created_at");
-- Query: entries of one campaign or group, newest first.
CREATE INDEX dnc_entry_of_campaign ON dnc_entry (campaign_id, id DESC) WHERE campaign_id IS NOT NULL;
CREATE INDEX dnc_entry_of_group ON dnc_entry (group_id, id DESC) WHERE group_id IS NOT NULL;
-- Query: entries that have become history, newest first.
CREATE INDEX dnc_entry_ended ON dnc_entry (id DESC) WHERE removed_at IS NOT NULL;
-- Query: entries that end by themselves, those first whose time has come.
CREATE INDEX dnc_entry_by_expiry ON dnc_entry (expires_at) WHERE removed_at IS NULL AND expires_at IS NOT NULL;

CREATE TABLE "dnc_counter" (
    "scope" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "entries" INTEGER NOT NULL,
    "dated" INTEGER NOT NULL,
    "folded" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "dnc_counter_pkey" PRIMARY KEY ("scope", "source", "id")
);
-- Query: keys with rows that wait to be folded.
CREATE INDEX dnc_counter_unfolded ON dnc_counter (scope, source) WHERE NOT folded;

CREATE FUNCTION count_new_dnc() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dnc_counter (scope, source, entries, dated)
  SELECT scope, source, count(*), count(expires_at) FROM dnc_after WHERE removed_at IS NULL GROUP BY scope, source;
  RETURN NULL;
END
$$;

CREATE FUNCTION count_gone_dnc() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dnc_counter (scope, source, entries, dated)
  SELECT scope, source, -count(*), -count(expires_at) FROM dnc_before WHERE removed_at IS NULL GROUP BY scope, source;
  RETURN NULL;
END
$$;

CREATE FUNCTION count_moved_dnc() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO dnc_counter (scope, source, entries, dated)
  SELECT scope, source, sum(entries), sum(dated) FROM (
    SELECT scope, source, 1 AS entries, (expires_at IS NOT NULL)::int AS dated FROM dnc_after WHERE removed_at IS NULL
    UNION ALL
    SELECT scope, source, -1, -(expires_at IS NOT NULL)::int FROM dnc_before WHERE removed_at IS NULL) moved
  GROUP BY scope, source HAVING sum(entries) <> 0 OR sum(dated) <> 0;
  RETURN NULL;
END
$$;

CREATE FUNCTION forget_dnc_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM dnc_counter;
  RETURN NULL;
END
$$;

-- A counter that every writer updates would make them wait for each other; each adds a row, and a job folds them.
CREATE TRIGGER dnc_entry_counted_new AFTER INSERT ON dnc_entry
  REFERENCING NEW TABLE AS dnc_after FOR EACH STATEMENT EXECUTE FUNCTION count_new_dnc();
CREATE TRIGGER dnc_entry_counted_moved AFTER UPDATE ON dnc_entry
  REFERENCING OLD TABLE AS dnc_before NEW TABLE AS dnc_after FOR EACH STATEMENT EXECUTE FUNCTION count_moved_dnc();
CREATE TRIGGER dnc_entry_counted_gone AFTER DELETE ON dnc_entry
  REFERENCING OLD TABLE AS dnc_before FOR EACH STATEMENT EXECUTE FUNCTION count_gone_dnc();
CREATE TRIGGER dnc_entry_counted_emptied AFTER TRUNCATE ON dnc_entry
  FOR EACH STATEMENT EXECUTE FUNCTION forget_dnc_counts();
