-- Why: people look at callbacks by state, by whom they were given to and by number; kept and missed ones stay for ever.
-- Lock: writes of callback wait while its indexes are made. Rows touched: none.

CREATE INDEX "callback_by_state" ON "callback"("state", "due_at", "id");
CREATE INDEX "callback_by_agent_user" ON "callback"("agent_user_id", "due_at", "id");
-- Query: callbacks to a number by its first digits, a range of this order, which the order of a language is not.
CREATE INDEX callback_by_number ON callback (lower(number) text_pattern_ops);
