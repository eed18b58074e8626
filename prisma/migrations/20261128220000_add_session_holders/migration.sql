-- Why: the nodes share one session of a vendor, and only the last of them to let go may end it over there.
-- Lock: short, of connection. Rows touched: none.

CREATE TABLE "vendor_session_holder" (
    "connection_id" UUID NOT NULL,
    "holder_id" UUID NOT NULL,
    "node_id" UUID NOT NULL,
    "credentials" TEXT NOT NULL,
    "held_at" TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT "vendor_session_holder_pkey" PRIMARY KEY ("connection_id", "holder_id")
);

ALTER TABLE "vendor_session_holder" ADD CONSTRAINT "vendor_session_holder_connection_id_fkey" FOREIGN KEY ("connection_id")
  REFERENCES "connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;
