-- Why: a phonebar sits on its agent's PC, where only that PC's browser reaches it; what the browser reports is kept per person.
-- Lock: short, of connection and app_user. Rows touched: none.

CREATE TABLE "phonebar_report" (
    "connection_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,
    "calls" JSONB NOT NULL,
    CONSTRAINT "phonebar_report_pkey" PRIMARY KEY ("connection_id", "user_id")
);

ALTER TABLE "phonebar_report" ADD CONSTRAINT "phonebar_report_connection_id_fkey" FOREIGN KEY ("connection_id")
  REFERENCES "connection"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "phonebar_report" ADD CONSTRAINT "phonebar_report_user_id_fkey" FOREIGN KEY ("user_id")
  REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
