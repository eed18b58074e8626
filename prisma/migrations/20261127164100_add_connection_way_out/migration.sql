-- Why: vendors inside companies have certificates of the company's own authority and are reached through its proxy.
-- Lock: short, of connection. Rows touched: none.

ALTER TABLE "connection" ADD COLUMN "ca_certificate" TEXT,
ADD COLUMN "proxy_envelope" TEXT,
ADD COLUMN "proxy_url" TEXT;
