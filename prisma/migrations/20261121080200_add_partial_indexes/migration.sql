-- Why: the hot queries read a few rows of large tables; each index below names its query or its rule.
-- Lock: none that matters, the tables are empty. Rows touched: none.

-- Query: the claim takes ready entries of a campaign in order of rank, without a scan.
CREATE INDEX spool_entry_claim ON spool_entry (campaign_id, rank, id) WHERE state = 'ready';
-- Query: the promoter takes entries whose cached moment has come.
CREATE INDEX spool_entry_due ON spool_entry (campaign_id, eligible_at) WHERE state IN ('new', 'waiting');
-- Query: the promoter takes ready entries whose verdict has ended.
CREATE INDEX spool_entry_lapsed ON spool_entry (campaign_id, until) WHERE state = 'ready';
-- Query: the promoter takes entries evaluated under older rules.
CREATE INDEX spool_entry_stale ON spool_entry (campaign_id, policy_version) WHERE state IN ('new', 'waiting', 'ready', 'blocked');
-- Rule: a list holds a main number once.
CREATE UNIQUE INDEX phone_number_once_in_list ON phone_number (list_id, e164) WHERE position = 0;
-- Rule: one live do-not-call entry per scope and value.
CREATE UNIQUE INDEX dnc_entry_live_once ON dnc_entry (scope, group_id, campaign_id, match, value) NULLS NOT DISTINCT WHERE removed_at IS NULL;
-- Query: call records that match no attempt and that nobody has reviewed.
CREATE INDEX call_record_unmatched ON call_record (connection_id, id DESC) WHERE attempt_id IS NULL AND reviewed_at IS NULL;
-- Query: vendor events that are stored and not yet applied, oldest first.
CREATE INDEX vendor_event_pending ON vendor_event (id) WHERE applied_at IS NULL;

-- Rules that no writer may break.
ALTER TABLE dnc_entry ADD CONSTRAINT dnc_entry_scope_fits CHECK (
  (scope = 'all' AND group_id IS NULL AND campaign_id IS NULL)
  OR (scope = 'group' AND group_id IS NOT NULL AND campaign_id IS NULL)
  OR (scope = 'campaign' AND campaign_id IS NOT NULL AND group_id IS NULL));
ALTER TABLE dnc_entry ADD CONSTRAINT dnc_entry_match_known CHECK (match IN ('number', 'prefix'));
ALTER TABLE cap ADD CONSTRAINT cap_reach_fits CHECK (
  (reach = 'everywhere' AND group_id IS NULL AND campaign_id IS NULL)
  OR (reach = 'group' AND group_id IS NOT NULL AND campaign_id IS NULL)
  OR (reach = 'campaign' AND campaign_id IS NOT NULL AND group_id IS NULL));
ALTER TABLE cap ADD CONSTRAINT cap_shape_known CHECK (
  scope IN ('number', 'person') AND max >= 0
  AND ((window_kind = 'rolling' AND window_seconds > 0) OR (window_kind = 'calendar_day' AND window_zone IS NOT NULL)
    OR window_kind = 'lifetime'));
ALTER TABLE stop_switch ADD CONSTRAINT stop_switch_single CHECK (id = 1);
