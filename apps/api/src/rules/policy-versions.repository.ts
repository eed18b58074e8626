import { type AnyTransaction, runInTransaction } from '../database/statement.js';

/** Which campaigns an edit concerns; the words go into the statement as they are, the id as its parameter. */
const CONCERNED = {
  callingHours: '$1::uuid in (dialing_hours_id, contacting_hours_id)',
  holidayCalendar: `exists (select 1 from calling_hours hours where hours.holiday_calendar_id = $1::uuid
    and hours.id in (campaign.dialing_hours_id, campaign.contacting_hours_id))`,
  respoolRuleSet: 'respool_rule_set_id = $1::uuid',
  group: 'group_id = $1::uuid',
  campaign: 'id = $1::uuid',
  everywhere: '$1::uuid is null',
} as const;
export type Concerned = keyof typeof CONCERNED;

/**
 * Raises the policy version of the campaigns an edit concerns, in the transaction of the edit, so that the promoter looks
 * at their entries again. Rows are locked in the order of their ids: two edits at once must not wait for each other.
 */
export async function bumpPolicyVersions(
  transaction: AnyTransaction,
  concerned: Concerned,
  id: string | null,
): Promise<void> {
  await runInTransaction(
    transaction,
    `update campaign set policy_version = policy_version + 1 where id in (
       select id from campaign where ${CONCERNED[concerned]} and state <> 'archived' order by id for no key update)`,
    [id],
  );
}
