import type { ReportedCall } from '@callspool/contracts';
import { mergeReports, REPORT_HOLDS_MS } from './merge-reports.js';

const NOW = new Date('2026-11-20T12:00:00.000Z');
const ago = (ms: number): Date => new Date(NOW.getTime() - ms);
const call = (number: string, more: Partial<ReportedCall> = {}): ReportedCall => ({
  handle: number,
  number,
  state: 'talking',
  isIncoming: null,
  durationSeconds: 7,
  ...more,
});

describe('the reports of many phonebars', () => {
  it('become one list, by agent, each call with its own moment; the whole is as old as its oldest part', () => {
    const merged = mergeReports(
      [
        { agent: 'Grace', seenAt: ago(20_000), calls: [call('0700', { isIncoming: false, queue: 'Sales' })] },
        { agent: 'Ada', seenAt: ago(1_000), calls: [call('0600', { isIncoming: true }), call('0601')] },
        { agent: 'Mary', seenAt: ago(90_000), calls: [] },
      ],
      NOW,
    );
    expect(merged.seenAt).toEqual(ago(90_000));
    expect(merged.items).toEqual([
      {
        channel: '0600',
        source: '0600',
        destination: '',
        durationSeconds: 7,
        typeText: 'incoming',
        stateText: 'talking',
        agent: 'Ada',
        seenAt: ago(1_000).toISOString(),
      },
      expect.objectContaining({ source: '0601', destination: '', typeText: '', agent: 'Ada' }),
      expect.objectContaining({
        source: '',
        destination: '0700',
        typeText: 'outgoing',
        queue: 'Sales',
        agent: 'Grace',
        seenAt: ago(20_000).toISOString(),
      }),
    ]);
  });

  it('count no longer than they hold, and one that drops out takes its age with it', () => {
    const late = { agent: 'Ada', seenAt: ago(REPORT_HOLDS_MS), calls: [call('0600')] };
    const held = { agent: 'Grace', seenAt: ago(REPORT_HOLDS_MS - 1), calls: [call('0700')] };
    expect(mergeReports([late], NOW)).toEqual({ seenAt: null, items: null });
    const { seenAt, items } = mergeReports([late, held], NOW);
    expect([seenAt, items?.map(({ agent }) => agent)]).toEqual([held.seenAt, ['Grace']]);
  });

  it('are told apart when two agents have one name, or two calls one number', () => {
    const two = { agent: 'Ada', seenAt: NOW, calls: [call('0600'), call('0600')] };
    expect(mergeReports([two, two], NOW).items).toHaveLength(4);
  });

  it('say nothing where nobody reports, and that there is no call where somebody does', () => {
    expect(mergeReports([], NOW)).toEqual({ seenAt: null, items: null });
    expect(mergeReports([{ agent: 'Ada', seenAt: NOW, calls: [] }], NOW)).toEqual({ seenAt: NOW, items: [] });
  });
});
