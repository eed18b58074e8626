import type { ContactView } from '@callspool/contracts';
import { agentOf, firstPromise, isSkipped, momentOf } from './promise';

const contact = {
  timeZone: null,
  numbers: [{ position: 0, number: '+59899123456', zones: ['America/Montevideo'] }],
} as unknown as ContactView;
const first = firstPromise(contact, 'Europe/Brussels', Date.parse('2026-11-20T14:10:00Z'));

describe('a promise in its fields', () => {
  it('begins two hours from now, to the half hour, on the clock of the number', () => {
    expect(first).toMatchObject({
      number: '+59899123456',
      timeZone: 'America/Montevideo',
      day: '2026-11-20',
      time: '13:30',
    });
    expect(momentOf(first)?.toISOString()).toBe('2026-11-20T16:30:00.000Z');
  });

  it('means another moment on another clock, and none where the clock skips it', () => {
    expect(momentOf({ ...first, timeZone: 'Europe/Brussels' })?.toISOString()).toBe(
      '2026-11-20T12:30:00.000Z',
    );
    const skipped = { ...first, day: '2026-03-29', time: '02:30', timeZone: 'Europe/Brussels' };
    expect([momentOf(skipped), isSkipped(skipped)]).toEqual([null, true]);
    expect(isSkipped({ ...first, time: '' })).toBe(false);
  });

  it('names one kind of agent or none', () => {
    const both = { ...first, agentUserId: 'u', agent: ' Ana ' };
    expect(agentOf({ ...both, agentKind: 'ours' })).toEqual({ agent: null, agentUserId: 'u' });
    expect(agentOf({ ...both, agentKind: 'vendor' })).toEqual({ agent: 'Ana', agentUserId: null });
    expect(agentOf({ ...both, agentKind: 'anybody' })).toEqual({ agent: null, agentUserId: null });
  });
});
