-- Why: where a million contacts stand takes seconds to count, and everybody who opens the list asks for it. The figures
-- are counted now and then and kept with the moment of the count.
-- Lock: none that matters, the table is new. Rows touched: none.

CREATE TABLE "contact_list_summary" (
    "list_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "took_ms" INTEGER NOT NULL,
    "figures" JSONB NOT NULL,

    CONSTRAINT "contact_list_summary_pkey" PRIMARY KEY ("list_id")
);

ALTER TABLE "contact_list_summary" ADD CONSTRAINT "contact_list_summary_list_id_fkey"
  FOREIGN KEY ("list_id") REFERENCES "contact_list"("id") ON DELETE CASCADE ON UPDATE CASCADE;
