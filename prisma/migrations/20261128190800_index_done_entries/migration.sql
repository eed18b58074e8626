-- Why: people look at what was done last; entries that are done were listed as they were made.
-- Lock: writes of spool_entry wait while the index is built: about 2 s for a million entries. Rows touched: none.

-- Query: done entries of a campaign, the newest first, page by page.
CREATE INDEX spool_entry_done ON spool_entry (campaign_id, updated_at DESC, id DESC) WHERE state = 'done';
