-- Why: the dashboard asks every few seconds for what needs a hand; each of these finds it without reading what does not.
-- Lock: writes of the tables wait while their index is built. Rows touched: none.

-- Query: records whose word says no result, newest first. Reconcile writes a result once, with the record.
CREATE INDEX call_record_unknown_word ON call_record (id DESC) WHERE result IS NULL;
-- Query: imports that failed since a moment.
CREATE INDEX list_import_failed ON list_import (finished_at) WHERE state = 'failed';
CREATE INDEX dnc_import_failed ON dnc_import (finished_at) WHERE state = 'failed';
