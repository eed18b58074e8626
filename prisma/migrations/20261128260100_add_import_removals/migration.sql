-- How many contacts left the list because the file that replaced it did not name them.
alter table "list_import" add column "contacts_removed" integer not null default 0;
alter table "list_dry_run" add column "contacts_removed" integer not null default 0;
