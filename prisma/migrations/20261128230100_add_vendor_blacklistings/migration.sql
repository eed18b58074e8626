-- Why: a permanent do-not-call number may be told to dialers that keep a list of their own (by a switch on the connection,
-- because it cannot be taken back). What each answered is shown with the entry.
-- Lock: none that matters. Rows touched: none.

CREATE TABLE "dnc_blacklisting" (
    "entry_id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL DEFAULT 'waiting',
    "message" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3),

    CONSTRAINT "dnc_blacklisting_pkey" PRIMARY KEY ("entry_id", "connection_id"),
    CONSTRAINT dnc_blacklisting_outcome_known CHECK (outcome IN ('waiting', 'listed', 'failed'))
);
-- Query: what has not been taken yet, in the order in which it was asked for.
CREATE INDEX dnc_blacklisting_open ON dnc_blacklisting (asked_at, entry_id) WHERE outcome <> 'listed';
ALTER TABLE "dnc_blacklisting" ADD CONSTRAINT "dnc_blacklisting_entry_id_fkey" FOREIGN KEY ("entry_id")
  REFERENCES "dnc_entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "dnc_blacklisting" ADD CONSTRAINT "dnc_blacklisting_connection_id_fkey" FOREIGN KEY ("connection_id")
  REFERENCES "connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;
