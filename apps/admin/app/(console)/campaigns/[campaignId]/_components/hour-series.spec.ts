import { shownHours } from './hour-series';

const hour = (at: number, open = 0) => ({
  from: `2026-11-20T${String(at).padStart(2, '0')}:00:00.000Z`,
  open,
  results: {},
});

it('shows the working day, and wider where there were attempts', () => {
  const hours = Array.from({ length: 24 }, (_, at) => hour(at, at === 6 ? 1 : 0));
  const shown = shownHours({
    campaignId: '',
    day: '',
    timeZone: 'UTC',
    at: '',
    hours,
    total: { open: 0, results: {} },
  });
  expect(shown[0]).toEqual(hour(6, 1));
  expect(shown.at(-1)).toEqual(hour(20));
});
