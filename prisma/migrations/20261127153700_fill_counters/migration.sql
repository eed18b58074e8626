-- Why: what was there before the triggers is counted once; what they wrote since the migration before is counted anew
-- with it. The last two days of attempts are enough for today against yesterday.
-- Lock: writes of spool_entry and attempt wait until everything is counted: one scan of the entries, two days of attempts.
-- Rows touched: none but the counters; none on an empty database.

LOCK TABLE spool_entry, attempt IN SHARE ROW EXCLUSIVE MODE;

DELETE FROM campaign_entry_counter;
INSERT INTO campaign_entry_counter (campaign_id, state, entries, folded)
SELECT campaign_id, state, count(*), true FROM spool_entry GROUP BY campaign_id, state;

DELETE FROM campaign_activity_counter WHERE what <> 'DONE';
INSERT INTO campaign_activity_counter (campaign_id, quarter_hour, what, amount, folded)
SELECT campaign_id, quarter_hour_of(reserved_at), attempt_counts_as(state, result, contact_id), count(*), true
FROM attempt
WHERE id >= uuid7_floor(now() - interval '2 days') AND attempt_counts_as(state, result, contact_id) IS NOT NULL
GROUP BY 1, 2, 3;
