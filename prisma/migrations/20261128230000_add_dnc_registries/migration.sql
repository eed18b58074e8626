-- Why: registers of ten million numbers and more are replaced file by file. Each file becomes a bare table of its own, which
-- one update of its registry's row puts in force; the row says what the file is, where it came from and how old it is.
-- Lock: short, of dnc_past_gate, campaign and campaign_group. Rows touched: none.

CREATE TABLE "dnc_registry" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "group_id" UUID,
    "campaign_id" UUID,
    "countries" TEXT[],
    "calling_codes" TEXT[],
    "country" TEXT,
    "max_age_days" INTEGER,
    "version_id" UUID,
    "numbers_table" TEXT,
    "as_of" TIMESTAMPTZ(3),
    "numbers" BIGINT,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "removed_by" TEXT,
    "removed_reason" TEXT,

    CONSTRAINT "dnc_registry_pkey" PRIMARY KEY ("id"),
    CONSTRAINT dnc_registry_scope_fits CHECK (
      (scope = 'all' AND group_id IS NULL AND campaign_id IS NULL)
      OR (scope = 'group' AND group_id IS NOT NULL AND campaign_id IS NULL)
      OR (scope = 'campaign' AND campaign_id IS NOT NULL AND group_id IS NULL)),
    CONSTRAINT dnc_registry_age_fits CHECK (max_age_days > 0)
);
-- Rule: one live registry per name.
CREATE UNIQUE INDEX dnc_registry_name_once ON dnc_registry (name) WHERE removed_at IS NULL;
ALTER TABLE "dnc_registry" ADD CONSTRAINT "dnc_registry_group_id_fkey" FOREIGN KEY ("group_id")
  REFERENCES "campaign_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "dnc_registry" ADD CONSTRAINT "dnc_registry_campaign_id_fkey" FOREIGN KEY ("campaign_id")
  REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "dnc_registry_version" (
    "id" UUID NOT NULL,
    "registry_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "file_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "state" "import_state" NOT NULL DEFAULT 'uploaded',
    "phase" TEXT,
    "options" JSONB NOT NULL,
    "base_id" UUID,
    "numbers_table" TEXT,
    "numbers" BIGINT,
    "added" BIGINT,
    "removed" BIGINT,
    "bytes_total" BIGINT NOT NULL,
    "bytes_read" BIGINT NOT NULL DEFAULT 0,
    "rows_read" BIGINT NOT NULL DEFAULT 0,
    "rows_rejected" BIGINT NOT NULL DEFAULT 0,
    "past_gate" INTEGER NOT NULL DEFAULT 0,
    "rejects_file_id" UUID,
    "error" TEXT,
    "generation" INTEGER NOT NULL DEFAULT 0,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "dnc_registry_version_pkey" PRIMARY KEY ("id"),
    CONSTRAINT dnc_registry_version_kind_known CHECK (kind IN ('full', 'changes'))
);
CREATE INDEX "dnc_registry_version_by_registry" ON "dnc_registry_version"("registry_id", "id" DESC);
-- Rule: one file of a registry at a time, so that each is compared with, or applied to, the one before it.
CREATE UNIQUE INDEX dnc_registry_version_one_under_way ON dnc_registry_version (registry_id) WHERE state IN ('uploaded', 'running');
ALTER TABLE "dnc_registry_version" ADD CONSTRAINT "dnc_registry_version_registry_id_fkey" FOREIGN KEY ("registry_id")
  REFERENCES "dnc_registry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "dnc_past_gate" ALTER COLUMN "entry_id" DROP NOT NULL;
ALTER TABLE "dnc_past_gate" ADD COLUMN "registry_id" UUID;
ALTER TABLE "dnc_past_gate" ADD CONSTRAINT dnc_past_gate_of_one CHECK (num_nonnulls(entry_id, registry_id) = 1);
ALTER TABLE "dnc_past_gate" ADD CONSTRAINT "dnc_past_gate_registry_id_fkey" FOREIGN KEY ("registry_id")
  REFERENCES "dnc_registry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Which registries name these numbers, by their files in force at the moment of the calling statement. The tables have names
-- that no statement can know beforehand; everything that judges a call asks here, so that one row decides for all of them.
CREATE FUNCTION dnc_registry_hits(wanted bigint[]) RETURNS TABLE (number bigint, registry_id uuid)
LANGUAGE plpgsql STABLE ROWS 10 AS $$
DECLARE
  registry record;
BEGIN
  FOR registry IN SELECT r.id, r.numbers_table FROM dnc_registry r WHERE r.removed_at IS NULL AND r.numbers_table IS NOT NULL LOOP
    RETURN QUERY EXECUTE format('SELECT n.number, $2 FROM %I n WHERE n.number = ANY ($1)', registry.numbers_table)
      USING wanted, registry.id;
  END LOOP;
END
$$;
