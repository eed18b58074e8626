-- Why: an import is tried before it is made. A dry run goes the way of an import and keeps its counts and the first bad
-- row of each kind for a day; a table of its own, so that nothing that counts imports ever counts one that was only tried.
-- Imports tell what they are doing, and keep the same report.
-- Lock: short, on list_import; nullable columns without a default rewrite nothing. Rows touched: none.

ALTER TABLE "list_import" ADD COLUMN "phase" TEXT, ADD COLUMN "report" JSONB;

CREATE TABLE "list_dry_run" (
    "id" UUID NOT NULL,
    "list_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_hash" TEXT,
    "state" "import_state" NOT NULL DEFAULT 'uploaded',
    "phase" TEXT,
    "options" JSONB NOT NULL,
    "bytes_total" BIGINT NOT NULL DEFAULT 0,
    "bytes_read" BIGINT NOT NULL DEFAULT 0,
    "rows_read" INTEGER NOT NULL DEFAULT 0,
    "rows_accepted" INTEGER NOT NULL DEFAULT 0,
    "rows_rejected" INTEGER NOT NULL DEFAULT 0,
    "reject_counts" JSONB NOT NULL DEFAULT '{}',
    "warnings" INTEGER NOT NULL DEFAULT 0,
    "rejects_file_id" UUID,
    "report" JSONB,
    "error" TEXT,
    "generation" INTEGER NOT NULL DEFAULT 0,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "list_dry_run_pkey" PRIMARY KEY ("id")
);

ALTER TABLE "list_dry_run" ADD CONSTRAINT "list_dry_run_list_id_fkey"
  FOREIGN KEY ("list_id") REFERENCES "contact_list"("id") ON DELETE CASCADE ON UPDATE CASCADE;
