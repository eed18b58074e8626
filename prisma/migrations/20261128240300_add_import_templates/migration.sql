-- How files of one origin are read is said once and kept under a name; imports know which rows changed a contact that was
-- there, and what a nightly file was ordered to do.
-- Lock: list_import and list_dry_run, for as long as a catalogue change takes. Rows touched: none.
create table "import_template" (
  "id" uuid not null,
  "name" text not null,
  "settings" jsonb not null,
  "created_by" text not null,
  "created_at" timestamptz(3) not null,
  "updated_at" timestamptz(3) not null,
  constraint "import_template_pkey" primary key ("id")
);
-- Rule: a nightly file names its template.
create unique index "import_template_name_once" on "import_template" ("name");
alter table "list_import" add column "rows_updated" integer not null default 0;
alter table "list_dry_run" add column "rows_updated" integer not null default 0;
alter table "list_import" add column "nightly_key" text;
alter table "list_dry_run" add column "nightly_key" text;
-- Rule: the same nightly file is imported once: list, template, mode and hash of its bytes, for as long as it counts.
create unique index "list_import_nightly_once" on "list_import" ("nightly_key");
