import { useLocalStorage } from '@mantine/hooks';
import { VIEW_KEYS } from '../campaigns-filters';

/** A name for filters and an order, kept in this browser. */
export interface SavedView {
  readonly name: string;
  /** As it stands in the URL, without the question mark. */
  readonly query: string;
}

/** What of the URL belongs to a view, in one order, so that equal views read alike. */
export function viewQuery(params: { get(name: string): string | null }): string {
  const kept = new URLSearchParams();
  for (const key of VIEW_KEYS) {
    const value = params.get(key);
    if (value !== null) kept.set(key, value);
  }
  return kept.toString();
}

export const sameView = (one: string, other: string): boolean =>
  viewQuery(new URLSearchParams(one)) === viewQuery(new URLSearchParams(other));

export function useSavedViews() {
  const [views, setViews] = useLocalStorage<readonly SavedView[]>({
    key: 'callspool-campaign-views',
    defaultValue: [],
  });
  return {
    views,
    /** A view of the same name gives way. */
    add: (view: SavedView) => setViews((was) => [...was.filter(({ name }) => name !== view.name), view]),
    remove: (name: string) => setViews((was) => was.filter((view) => view.name !== name)),
  };
}
