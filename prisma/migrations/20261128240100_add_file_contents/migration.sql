-- Files know the hash of their bytes, by which the same nightly file is known again, and the text that was once made of a
-- workbook, so that each look at it does not read the workbook anew. Both are empty for files that are there already.
-- Lock: stored_file, for as long as a catalogue change takes. Rows touched: none.
alter table "stored_file" add column "sha256" text;
alter table "stored_file" add column "derived_from_id" uuid;
alter table "stored_file" add constraint "stored_file_derived_from_id_fkey"
  foreign key ("derived_from_id") references "stored_file" ("id") on delete cascade on update cascade;
-- Rule: one text of a file, whoever made it first.
create unique index "stored_file_derived_once" on "stored_file" ("derived_from_id");
