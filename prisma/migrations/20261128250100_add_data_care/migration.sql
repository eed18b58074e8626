-- Why: contacts are added, changed and removed one by one, filtered by saved filters, exported as files, and erased on
-- request. A changed contact needs a version; what the API answered, filters, exports and proofs need tables.
-- Lock: short, of contact and contact_list (a column with a constant default). Rows touched: none.

ALTER TABLE "contact" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "contact_list" ADD COLUMN "contacts_added" INTEGER NOT NULL DEFAULT 0;

CREATE TABLE "idempotent_answer" (
    "actor_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "body_hash" TEXT NOT NULL,
    "answer" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotent_answer_pkey" PRIMARY KEY ("actor_id","key")
);
-- Query: answers that are old enough to go.
CREATE INDEX "idempotent_answer_by_age" ON "idempotent_answer"("created_at");

CREATE TABLE "contact_filter" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "owner_name" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "filter" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_filter_pkey" PRIMARY KEY ("id")
);
-- Rule: one name a person. Query: a person's own filters.
CREATE UNIQUE INDEX "contact_filter_name_once" ON "contact_filter"("owner_id", "name");
-- Query: filters that everybody sees.
CREATE INDEX contact_filter_shared ON contact_filter (name) WHERE shared;

CREATE TABLE "export_job" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "query" JSONB NOT NULL,
    "options" JSONB NOT NULL,
    "state" "import_state" NOT NULL DEFAULT 'uploaded',
    "rows" INTEGER NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "file_id" UUID,
    "error" TEXT,
    "generation" INTEGER NOT NULL DEFAULT 0,
    "owner_id" TEXT NOT NULL,
    "owner_role" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "export_job_pkey" PRIMARY KEY ("id")
);
-- Query: a person's exports, newest first.
CREATE INDEX "export_job_by_owner" ON "export_job"("owner_id", "id" DESC);

CREATE TABLE "erasure" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" TEXT NOT NULL,
    "actor_name" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "counts" JSONB NOT NULL,
    "records_dropped" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "erasure_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "erased_mark" (
    "hash" TEXT NOT NULL,
    "erasure_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "erased_mark_pkey" PRIMARY KEY ("hash")
);
-- Query: the hashes of one erasure.
CREATE INDEX "erased_mark_by_erasure" ON "erased_mark"("erasure_id");
ALTER TABLE "erased_mark" ADD CONSTRAINT "erased_mark_erasure_id_fkey" FOREIGN KEY ("erasure_id")
  REFERENCES "erasure"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "erasure_key" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "envelope" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "erasure_key_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "erasure_key_single" CHECK (id = 1)
);
