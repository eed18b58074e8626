-- Why: a manager says what vendors' words mean, for one connection or a whole vendor: a result, a disposition, or both.
-- Records keep what their word meant when they were read; attempts keep the disposition that was acted upon.
-- Lock: short, of call_record, attempt, connection and disposition. Rows touched: none.

CREATE TABLE "vendor_word" (
    "id" UUID NOT NULL,
    "kind" "connection_kind" NOT NULL,
    "connection_id" UUID,
    "word" TEXT NOT NULL,
    "plain" TEXT NOT NULL,
    "result" TEXT,
    "disposition_id" UUID,
    "applying_since" TIMESTAMPTZ(3),
    "applied_at" TIMESTAMPTZ(3),
    "applied_records" INTEGER NOT NULL DEFAULT 0,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "vendor_word_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "vendor_word_says" CHECK (result IS NOT NULL OR disposition_id IS NOT NULL)
);
CREATE INDEX "vendor_word_by_word" ON "vendor_word"("plain", "id");
CREATE INDEX "vendor_word_by_disposition" ON "vendor_word"("disposition_id");
-- Rule: one meaning per word and connection, and one per word and vendor.
CREATE UNIQUE INDEX vendor_word_once_on_connection ON vendor_word (connection_id, plain) WHERE connection_id IS NOT NULL;
CREATE UNIQUE INDEX vendor_word_once_of_kind ON vendor_word (kind, plain) WHERE connection_id IS NULL;

ALTER TABLE "vendor_word" ADD CONSTRAINT "vendor_word_connection_id_fkey" FOREIGN KEY ("connection_id")
  REFERENCES "connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "vendor_word" ADD CONSTRAINT "vendor_word_disposition_id_fkey" FOREIGN KEY ("disposition_id")
  REFERENCES "disposition"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "call_record" ADD COLUMN "disposition_id" UUID;
ALTER TABLE "attempt" ADD COLUMN "disposition_id" UUID;
