-- Why: do-not-call numbers also come as files, whose progress and rejects must outlive the process that reads them; and
-- an accepted row of a list can carry a bad alternative number, which is counted beside the rejects.
-- Lock: short, on list_import. Rows touched: none.

ALTER TABLE "list_import" ADD COLUMN "warnings" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "dnc_import" (
    "id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "state" "import_state" NOT NULL DEFAULT 'uploaded',
    "options" JSONB NOT NULL,
    "bytes_total" BIGINT NOT NULL DEFAULT 0,
    "bytes_read" BIGINT NOT NULL DEFAULT 0,
    "rows_read" INTEGER NOT NULL DEFAULT 0,
    "rows_added" INTEGER NOT NULL DEFAULT 0,
    "rows_known" INTEGER NOT NULL DEFAULT 0,
    "rows_rejected" INTEGER NOT NULL DEFAULT 0,
    "past_gate" INTEGER NOT NULL DEFAULT 0,
    "batches" INTEGER NOT NULL DEFAULT 0,
    "rejects_file_id" UUID,
    "error" TEXT,
    "generation" INTEGER NOT NULL DEFAULT 0,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "dnc_import_pkey" PRIMARY KEY ("id")
);
