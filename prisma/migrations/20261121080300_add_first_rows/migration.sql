-- Why: two things must exist before the first request: the switch "stop everything", and a default cap, because
-- unlimited attempts must never be what a fresh installation does. Lock: none. Rows touched: three new ones.

INSERT INTO stop_switch (id) VALUES (1);

INSERT INTO cap (id, reach, scope, max, window_kind, window_seconds, created_at) VALUES
  (gen_random_uuid(), 'everywhere', 'number', 3, 'rolling', 86400, now()),
  (gen_random_uuid(), 'everywhere', 'person', 6, 'rolling', 86400, now());
