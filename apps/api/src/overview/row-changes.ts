import type { CampaignRow, CampaignRowsEvent } from '@callspool/contracts';

/** What a watcher of some campaigns has been told, so that it is told what is new and nothing twice. */
export class RowChanges {
  private readonly told = new Map<string, string>();

  constructor(private readonly ids: readonly string[]) {}

  next(at: string, rows: readonly CampaignRow[]): CampaignRowsEvent {
    const changed = rows.filter((row) => {
      const text = JSON.stringify(row);
      if (this.told.get(row.id) === text) return false;
      this.told.set(row.id, text);
      return true;
    });
    const here = new Set(rows.map(({ id }) => id));
    return { at, rows: changed, gone: this.ids.filter((id) => !here.has(id)) };
  }
}
