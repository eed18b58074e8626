-- Why: a row's postal code is evidence of its time zone beside the number; the code and what it told are kept, so that a
-- number's zones can be explained later.
-- Lock: short, on contact and phone_number; nullable columns without a default rewrite nothing. Rows touched: none.

ALTER TABLE "contact" ADD COLUMN "postal_code" TEXT;

ALTER TABLE "phone_number" ADD COLUMN "postal_evidence" TEXT;
