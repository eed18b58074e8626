import type { CampaignRow } from '@callspool/contracts';

interface Pages<P extends { readonly items: readonly CampaignRow[] }> {
  readonly pages: P[];
  readonly pageParams: (string | null)[];
}

/** The pages with some rows as they are now, and without those that are gone; rows that nothing changed stay the same objects. */
export function withChanges<P extends { readonly items: readonly CampaignRow[] }>(
  was: Pages<P> | undefined,
  changed: readonly CampaignRow[],
  gone: readonly string[],
): Pages<P> | undefined {
  if (was === undefined) return undefined;
  const byId = new Map(changed.map((row) => [row.id, row]));
  return {
    ...was,
    pages: was.pages.map((page) => ({
      ...page,
      items: page.items.filter(({ id }) => !gone.includes(id)).map((row) => byId.get(row.id) ?? row),
    })),
  };
}
