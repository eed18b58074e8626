-- Why: people look for call records by the moment of the call, campaign, result and match, among ten million; the list
-- was ordered by the moment of reading and had an index for connections only.
-- Lock: writes of call_record wait while its indexes are made. Rows touched: none.

ALTER TABLE "call_record" ADD COLUMN "campaign_id" UUID;

DROP INDEX "call_record_by_connection";
DROP INDEX "call_record_unmatched";
CREATE INDEX "call_record_by_start" ON "call_record"("started_at" DESC, "id" DESC);
CREATE INDEX "call_record_by_connection" ON "call_record"("connection_id", "started_at" DESC, "id" DESC);
-- Query: records of a campaign, newest first.
CREATE INDEX call_record_by_campaign ON call_record (campaign_id, started_at DESC, id DESC) WHERE campaign_id IS NOT NULL;
-- Query: records of one result, newest first; the two that most calls have are found by the start alone.
CREATE INDEX call_record_by_result ON call_record (result, started_at DESC, id DESC)
  WHERE result NOT IN ('ANSWERED', 'NO_ANSWER');
-- Query: records with a word that nobody has told us.
CREATE INDEX call_record_unmapped ON call_record (started_at DESC, id DESC) WHERE result IS NULL;
-- Query: call records that match no attempt and that nobody has reviewed; all that match none.
CREATE INDEX call_record_to_review ON call_record (started_at DESC, id DESC) WHERE attempt_id IS NULL AND reviewed_at IS NULL;
CREATE INDEX call_record_unmatched ON call_record (started_at DESC, id DESC) WHERE attempt_id IS NULL;
-- Query: call records that are matched by less than an id.
CREATE INDEX call_record_by_numbers ON call_record (started_at DESC, id DESC) WHERE matched_by = 'numbers_and_time';
CREATE INDEX call_record_by_vendor_id ON call_record (started_at DESC, id DESC) WHERE matched_by = 'vendor_id';
-- Query: unmatched records of a number; the matched are found by their attempt's.
CREATE INDEX call_record_unmatched_to ON call_record (destination) WHERE attempt_id IS NULL;
CREATE INDEX call_record_unmatched_from ON call_record (source) WHERE attempt_id IS NULL;
