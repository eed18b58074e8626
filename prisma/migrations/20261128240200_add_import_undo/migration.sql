-- An import can be undone as a whole while nobody has been called for it: when, by whom, and why it could not be.
-- Lock: list_import and list_dry_run, for as long as a catalogue change takes. Rows touched: none.
alter table "list_import" add column "undo_state" text;
alter table "list_import" add column "undo_error" text;
alter table "list_import" add column "undone_by" text;
alter table "list_import" add column "undone_at" timestamptz(3);
alter table "list_dry_run" add column "undo_state" text;
alter table "list_dry_run" add column "undo_error" text;
alter table "list_dry_run" add column "undone_by" text;
alter table "list_dry_run" add column "undone_at" timestamptz(3);
