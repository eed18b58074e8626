import { Injectable } from '@nestjs/common';
import type { ActivityView } from '@callspool/contracts';
import { Clock } from '../common/clock/clock.js';
import { Counters } from '../counters/counters.service.js';
import { toDay } from './activity.mapper.js';
import { ActivityRepository } from './activity.repository.js';
import { twoDays } from './day.js';

/** Today against the day before, in the zone of whoever asks. */
@Injectable()
export class ActivityService {
  constructor(
    private readonly activities: ActivityRepository,
    private readonly counters: Counters,
    private readonly clock: Clock,
  ) {}

  async activity(timeZone: string): Promise<ActivityView> {
    const now = this.clock.now();
    const { today, yesterday } = twoDays(now, timeZone);
    const [activity, acts] = await Promise.all([
      this.counters.activityOfAll(yesterday.from, today.to),
      this.activities.acts(today.from),
    ]);
    return {
      at: now.toISOString(),
      timeZone,
      today: toDay(activity, today, timeZone),
      yesterday: toDay(activity, yesterday, timeZone),
      acts: acts.map((act) => ({ ...act, at: act.at.toISOString() })),
    };
  }
}
