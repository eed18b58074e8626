-- Why: a page of campaigns would count millions of entries and attempts each time somebody looks. Triggers write what a
-- statement moved as rows of their own, and a job folds them: a counter that everybody updates would be a lock that
-- makes writers wait for each other, in any order.
-- Lock: writes of spool_entry and attempt wait while the triggers are made. Rows touched: none.

CREATE TABLE "campaign_entry_counter" (
    "campaign_id" UUID NOT NULL,
    "state" "spool_state" NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "entries" INTEGER NOT NULL,
    "folded" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "campaign_entry_counter_pkey" PRIMARY KEY ("campaign_id","state","id")
);

CREATE TABLE "campaign_activity_counter" (
    "campaign_id" UUID NOT NULL,
    "quarter_hour" TIMESTAMPTZ(3) NOT NULL,
    "what" TEXT NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "amount" INTEGER NOT NULL,
    "folded" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "campaign_activity_counter_pkey" PRIMARY KEY ("campaign_id","quarter_hour","what","id")
);

-- Query: what happened in all campaigns since a moment.
CREATE INDEX "campaign_activity_by_time" ON "campaign_activity_counter"("quarter_hour");
-- Query: keys with rows that wait to be folded.
CREATE INDEX campaign_entry_counter_unfolded ON campaign_entry_counter (campaign_id) WHERE NOT folded;
CREATE INDEX campaign_activity_counter_unfolded ON campaign_activity_counter (campaign_id, quarter_hour) WHERE NOT folded;

-- Small tables whose rows live for seconds: without this they grow until a fifth of them is dead.
ALTER TABLE campaign_entry_counter SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
ALTER TABLE campaign_activity_counter SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

CREATE FUNCTION quarter_hour_of(moment timestamptz) RETURNS timestamptz
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN date_bin(interval '15 minutes', moment, timestamptz '2000-01-01 00:00:00+00');

-- What an attempt counts as: nothing before the send gate and when it is proven that nothing rang, OPEN while nobody has
-- told how it ended, else its result. A test call belongs to no contact and is nobody's work.
CREATE FUNCTION attempt_counts_as(state attempt_state, result text, contact_id uuid) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE WHEN contact_id IS NULL THEN NULL
    WHEN state = 'CLOSED' THEN result
    WHEN state IN ('SENDING', 'ACCEPTED', 'OBSERVED', 'IN_DOUBT') THEN 'OPEN' END;

CREATE FUNCTION count_new_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO campaign_entry_counter (campaign_id, state, entries)
  SELECT campaign_id, state, count(*) FROM entries_after GROUP BY campaign_id, state;
  RETURN NULL;
END
$$;

CREATE FUNCTION count_gone_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO campaign_entry_counter (campaign_id, state, entries)
  SELECT campaign_id, state, -count(*) FROM entries_before GROUP BY campaign_id, state;
  RETURN NULL;
END
$$;

-- DONE: entries that a call has ended, at the moment of the change; the rate at which a campaign gets its work done.
CREATE FUNCTION count_moved_entries() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO campaign_entry_counter (campaign_id, state, entries)
  SELECT campaign_id, state, sum(change) FROM (
    SELECT campaign_id, state, 1 AS change FROM entries_after
    UNION ALL SELECT campaign_id, state, -1 FROM entries_before) moved
  GROUP BY campaign_id, state HAVING sum(change) <> 0;
  IF NOT FOUND THEN
    RETURN NULL;
  END IF;
  INSERT INTO campaign_activity_counter (campaign_id, quarter_hour, what, amount)
  SELECT after.campaign_id, quarter_hour_of(after.updated_at), 'DONE', count(*)
  FROM entries_after after JOIN entries_before before ON before.id = after.id
  WHERE after.state = 'done' AND before.state = 'in_flight'
  GROUP BY after.campaign_id, quarter_hour_of(after.updated_at);
  RETURN NULL;
END
$$;

CREATE FUNCTION forget_entry_counts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM campaign_entry_counter;
  RETURN NULL;
END
$$;

CREATE TRIGGER spool_entry_counted_new AFTER INSERT ON spool_entry
  REFERENCING NEW TABLE AS entries_after FOR EACH STATEMENT EXECUTE FUNCTION count_new_entries();
CREATE TRIGGER spool_entry_counted_moved AFTER UPDATE ON spool_entry
  REFERENCING OLD TABLE AS entries_before NEW TABLE AS entries_after
  FOR EACH STATEMENT EXECUTE FUNCTION count_moved_entries();
CREATE TRIGGER spool_entry_counted_gone AFTER DELETE ON spool_entry
  REFERENCING OLD TABLE AS entries_before FOR EACH STATEMENT EXECUTE FUNCTION count_gone_entries();
CREATE TRIGGER spool_entry_counted_emptied AFTER TRUNCATE ON spool_entry
  FOR EACH STATEMENT EXECUTE FUNCTION forget_entry_counts();

CREATE FUNCTION count_new_attempts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO campaign_activity_counter (campaign_id, quarter_hour, what, amount)
  SELECT campaign_id, quarter_hour_of(reserved_at), attempt_counts_as(state, result, contact_id), count(*)
  FROM attempts_after
  WHERE attempt_counts_as(state, result, contact_id) IS NOT NULL
  GROUP BY 1, 2, 3;
  RETURN NULL;
END
$$;

-- An attempt counts in the quarter in which it was reserved: that never changes, so a late result moves within it.
CREATE FUNCTION count_moved_attempts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO campaign_activity_counter (campaign_id, quarter_hour, what, amount)
  SELECT campaign_id, quarter_hour, what, sum(change) FROM (
    SELECT campaign_id, quarter_hour_of(reserved_at) AS quarter_hour,
      attempt_counts_as(state, result, contact_id) AS what, 1 AS change FROM attempts_after
    UNION ALL SELECT campaign_id, quarter_hour_of(reserved_at),
      attempt_counts_as(state, result, contact_id), -1 FROM attempts_before) moved
  WHERE what IS NOT NULL
  GROUP BY campaign_id, quarter_hour, what HAVING sum(change) <> 0;
  RETURN NULL;
END
$$;

-- No trigger on delete: months of attempts are dropped one day, and what happened in them stays true.
CREATE TRIGGER attempt_counted_new AFTER INSERT ON attempt
  REFERENCING NEW TABLE AS attempts_after FOR EACH STATEMENT EXECUTE FUNCTION count_new_attempts();
CREATE TRIGGER attempt_counted_moved AFTER UPDATE ON attempt
  REFERENCING OLD TABLE AS attempts_before NEW TABLE AS attempts_after
  FOR EACH STATEMENT EXECUTE FUNCTION count_moved_attempts();
