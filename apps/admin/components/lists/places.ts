import { LIST_PLACES, type ListPlace, type ListSummaryView } from '@callspool/contracts';

/** Held back for as long as a person wills it: hatched like closed time. */
const HATCHED = 'repeating-linear-gradient(135deg, var(--cs-line-2) 0 3px, var(--cs-line-soft) 3px 6px)';

/** Each place in its colour; what is held back by nobody's fault is grey, what does not come back is dark. */
export const PLACE_COLOURS: Readonly<Record<ListPlace, string>> = {
  inFlight: 'var(--cs-accent)',
  dialable: 'var(--cs-result-answered)',
  waitingTime: 'var(--cs-result-machine)',
  waitingRespool: 'var(--cs-result-no-answer)',
  atCap: 'var(--cs-late-mark)',
  notJudged: 'var(--cs-line-2)',
  campaignNotRunning: HATCHED,
  suppressed: 'var(--cs-bad-mark)',
  closed: 'var(--cs-ink-3)',
  noCampaign: 'var(--cs-line)',
};

/** Places that are shown though nobody is there: the ones that people look for. */
const ALWAYS: readonly ListPlace[] = [
  'dialable',
  'waitingTime',
  'waitingRespool',
  'atCap',
  'suppressed',
  'closed',
];

/** The tiles of a list: the places people look for, and of the others those where somebody is. */
export const shownPlaces = ({ places }: Pick<ListSummaryView, 'places'>): ListPlace[] =>
  LIST_PLACES.filter((place) => ALWAYS.includes(place) || places[place] > 0);
