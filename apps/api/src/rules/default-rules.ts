import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DEFAULT_RESPOOL_RULES, type TimeRange, type WeeklyHours } from '@callspool/domain';
import { AuditService } from '../audit/audit.service.js';
import { systemActor } from '../common/auth/actor.js';
import { Clock } from '../common/clock/clock.js';
import { Database } from '../database/database.service.js';
import { CallingHoursRepository } from './calling-hours.repository.js';
import { DefaultRulesRepository } from './default-rules.repository.js';
import { RespoolRuleSetsRepository } from './respool-rule-sets.repository.js';

const onWeekdays = (...ranges: TimeRange[]): WeeklyHours => ({
  1: ranges,
  2: ranges,
  3: ranges,
  4: ranges,
  5: ranges,
});
const everyDay = (...ranges: TimeRange[]): WeeklyHours => ({
  ...onWeekdays(...ranges),
  6: ranges,
  7: ranges,
});

export const DEFAULT_CALLING_HOURS: readonly { readonly name: string; readonly week: WeeklyHours }[] = [
  { name: 'Every day 08:00–21:00', week: everyDay({ from: '08:00', to: '21:00' }) },
  { name: 'Weekdays 09:00–20:00', week: onWeekdays({ from: '09:00', to: '20:00' }) },
  { name: 'Always', week: everyDay({ from: '00:00', to: '24:00' }) },
];
export const DEFAULT_RESPOOL_RULE_SET = 'Standard';

/** Gives a fresh installation hours and respool rules, so that its first campaign has something to choose from. */
@Injectable()
export class DefaultRules implements OnModuleInit {
  constructor(
    private readonly defaults: DefaultRulesRepository,
    private readonly hours: CallingHoursRepository,
    private readonly ruleSets: RespoolRuleSetsRepository,
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Only where there are none at all: what somebody has removed or renamed does not come back. */
  async onModuleInit(): Promise<void> {
    await this.database.transaction(async (tx) => {
      await this.defaults.lock(tx);
      const actor = systemActor('first start');
      const at = this.clock.now();
      if ((await this.defaults.countCallingHours(tx)) === 0) {
        for (const { name, week } of DEFAULT_CALLING_HOURS) {
          const { id } = await this.hours.within(tx).create({ name, week, holidayCalendarId: null }, at);
          const after = { name, week };
          await this.audit.record(tx, {
            actor,
            action: 'calling_hours.created',
            objectType: 'calling_hours',
            objectId: id,
            after,
          });
        }
      }
      if ((await this.defaults.countRespoolRuleSets(tx)) === 0) {
        const after = { name: DEFAULT_RESPOOL_RULE_SET, rules: DEFAULT_RESPOOL_RULES };
        const { id } = await this.ruleSets.within(tx).create(after, at);
        await this.audit.record(tx, {
          actor,
          action: 'respool_rule_set.created',
          objectType: 'respool_rule_set',
          objectId: id,
          after,
        });
      }
    });
  }
}
