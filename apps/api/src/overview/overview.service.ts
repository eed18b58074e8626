import { Injectable } from '@nestjs/common';
import type { OverviewView } from '@callspool/contracts';
import type { CampaignStanding } from '../campaigns/campaign-standings.service.js';
import { Clock } from '../common/clock/clock.js';
import { Counters } from '../counters/counters.service.js';
import { StopService } from '../dispatch/stop.service.js';
import { compareDays } from './activity.mapper.js';
import { Attention } from './attention.service.js';
import { type Board, CampaignBoard, standsAs } from './campaign-board.js';
import { CampaignRows } from './campaign-rows.service.js';
import { twoDays, type TwoDays } from './day.js';
import { remainingOf } from './estimate-end.js';
import { openingsOf } from './openings.js';

/** Of each; the table has them all. */
const MOST_ROWS = 10;
const AHEAD_MS = 24 * 60 * 60_000;

/** What runs, what waits and why, and what needs a hand. */
@Injectable()
export class OverviewService {
  constructor(
    private readonly board: CampaignBoard,
    private readonly rows: CampaignRows,
    private readonly attention: Attention,
    private readonly counters: Counters,
    private readonly stops: StopService,
    private readonly clock: Clock,
  ) {}

  async overview(timeZone: string): Promise<OverviewView> {
    const now = this.clock.now();
    const days = twoDays(now, timeZone);
    const [board, attention, { inFlight }, activity] = await Promise.all([
      this.board.look(),
      this.attention.look(),
      this.stops.find(),
      this.counters.activityOfAll(days.yesterday.from, days.today.to),
    ]);
    const open = board.active.campaigns.filter(({ state }) => state === 'running');
    const sum = (of: (campaign: CampaignStanding) => number): number =>
      open.reduce((all, campaign) => all + of(campaign), 0);
    return {
      at: now.toISOString(),
      timeZone,
      dayStart: days.today.from.toISOString(),
      counts: board.counts,
      inFlight,
      dialable: sum(({ entries }) => entries.ready),
      remaining: sum(({ entries }) => remainingOf(entries)),
      ...compareDays(activity, days),
      running: await this.running(board, days, timeZone),
      waiting: await this.waiting(board, timeZone),
      attention,
    };
  }

  private async running(board: Board, days: TwoDays, timeZone: string): Promise<OverviewView['running']> {
    const active = board.active.campaigns.filter(
      (campaign) => campaign.state === 'draining' || standsAs(campaign, 'dialing'),
    );
    const attempts = await this.counters.attemptsOf(
      active.map(({ id }) => id),
      days.today.from,
    );
    const busiest = [...active].sort(
      (one, other) =>
        (attempts.get(other.id) ?? 0) - (attempts.get(one.id) ?? 0) || one.name.localeCompare(other.name),
    );
    return this.rows.of(firstIds(busiest), timeZone);
  }

  private async waiting(board: Board, timeZone: string): Promise<OverviewView['waiting']> {
    const { campaigns, hours, at } = board.active;
    const waiting = campaigns.filter((campaign) => standsAs(campaign, 'waiting'));
    const first = [...waiting].sort(
      (one, other) => untilMs(one) - untilMs(other) || one.name.localeCompare(other.name),
    );
    const rows = await this.rows.of(firstIds(first), timeZone);
    return rows.map((row) => {
      const campaign = campaigns.find(({ id }) => id === row.id);
      const openings =
        campaign === undefined
          ? []
          : openingsOf(campaign, hours, at, new Date(at.getTime() + AHEAD_MS)).map(({ from, to }) => ({
              from: from.toISOString(),
              to: to.toISOString(),
            }));
      return { ...row, openings };
    });
  }
}

const firstIds = (campaigns: readonly CampaignStanding[]): string[] =>
  campaigns.slice(0, MOST_ROWS).map(({ id }) => id);

/** What does not say when it goes on comes last. */
const untilMs = ({ condition }: CampaignStanding): number =>
  condition?.until == null ? Number.MAX_SAFE_INTEGER : Date.parse(condition.until);
