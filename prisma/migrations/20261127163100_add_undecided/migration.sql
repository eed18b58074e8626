-- Why: a draft is stored from its first step on. What nobody has chosen yet stands on a proposal, so that a campaign is
-- whole whoever reads it; the proposals are listed here by field, and a campaign that has any does not start.
-- The index lets a count of what the do-not-call lists hold back find the few prefixes among millions of numbers.
-- Lock: a short exclusive lock on campaign, and a share lock on dnc_entry while the index is built (one scan of it).
-- Rows touched: none; the default is a constant.

-- AlterTable
ALTER TABLE "campaign" ADD COLUMN "undecided" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- Query: the live prefixes on the do-not-call lists.
CREATE INDEX dnc_entry_prefix ON dnc_entry (value) WHERE match = 'prefix' AND removed_at IS NULL;
