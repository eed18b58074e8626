-- Why: attempts and call records are kept for years and read by recent months; a month is dropped at once.
-- Lock: none that matters, the tables are empty. Rows touched: none.

-- The smallest UUIDv7 of a moment: its 48 bits of milliseconds, then zeros (RFC 9562, section 5.7).
CREATE FUNCTION uuid7_floor(moment timestamptz) RETURNS uuid
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN (lpad(to_hex((extract(epoch FROM moment) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid;

-- Makes the partition of a month when it is missing. Attempts are updated once or twice each, a page of them together,
-- so half of every page stays free for it (measured: twice the reconcile rate of a full page).
CREATE FUNCTION ensure_month_partition(parent text, month date) RETURNS boolean
  LANGUAGE plpgsql AS $$
DECLARE
  first timestamptz := date_trunc('month', month::timestamp) AT TIME ZONE 'UTC';
  after timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') AT TIME ZONE 'UTC';
  name text := format('%s_%s', parent, to_char(month, 'YYYYMM'));
BEGIN
  IF to_regclass(quote_ident(name)) IS NOT NULL THEN
    RETURN false;
  END IF;
  EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L) WITH (fillfactor = %s)',
    name, parent, uuid7_floor(first), uuid7_floor(after), CASE parent WHEN 'attempt' THEN 50 ELSE 90 END);
  RETURN true;
END
$$;

-- Catches strays (a clock that is months off); a job raises an alarm when a row lies here.
CREATE TABLE attempt_stray PARTITION OF attempt DEFAULT;
CREATE TABLE call_record_stray PARTITION OF call_record DEFAULT;

SELECT ensure_month_partition(parent, (date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => ahead))::date)
FROM unnest(ARRAY['attempt', 'call_record']) AS parent, generate_series(-1, 3) AS ahead;
