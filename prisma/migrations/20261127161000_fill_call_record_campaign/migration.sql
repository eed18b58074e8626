-- Why: records matched before the column was there belong to their attempt's campaign too.
-- Lock: none that matters. Rows touched: every matched call record once; none on an empty database.

UPDATE call_record SET campaign_id = attempt.campaign_id
FROM attempt WHERE attempt.id = call_record.attempt_id AND call_record.campaign_id IS NULL;
