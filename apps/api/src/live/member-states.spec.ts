import { withStateSince } from './member-states.js';

const at = (second: number): Date => new Date(Date.UTC(2026, 10, 20, 12, 0, second));
const member = (name: string, state: string) => ({ name, state });

describe('since when a member is seen in its state', () => {
  it('is not known at the first look, nor after a time without looking', () => {
    expect(withStateSince([member('101', 'OK')], at(0), null)).toEqual([
      { name: '101', state: 'OK', stateSince: null },
    ]);
    const before = { seenAt: at(0), items: [{ ...member('101', 'OK'), stateSince: at(0).toISOString() }] };
    expect(withStateSince([member('101', 'OK')], at(61), before)[0]).toMatchObject({ stateSince: null });
  });

  it('stays while the state does, and begins with another one', () => {
    const before = {
      seenAt: at(10),
      items: [
        { ...member('101', 'OK'), stateSince: at(3).toISOString() },
        { ...member('102', 'UNREACHABLE'), stateSince: at(3).toISOString() },
      ],
    };
    const after = withStateSince(
      [member('101', 'OK'), member('102', 'OK'), member('103', 'OK')],
      at(12),
      before,
    );
    expect(after.map((item) => item['stateSince'])).toEqual([
      at(3).toISOString(),
      at(12).toISOString(),
      null,
    ]);
  });

  it('is told for each queue of a phone, and begins anew with a pause', () => {
    const of = (queue: string, isPaused: boolean) => ({ ...member('101', 'free'), queue, isPaused });
    const since = at(3).toISOString();
    const before = {
      seenAt: at(10),
      items: [
        { ...of('Sales', false), stateSince: since },
        { ...of('Help', false), stateSince: null },
      ],
    };
    const after = withStateSince([of('Help', true), of('Sales', false)], at(12), before);
    expect(after.map((item) => item['stateSince'])).toEqual([at(12).toISOString(), since]);
  });
});
