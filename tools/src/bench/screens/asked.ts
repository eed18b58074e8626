import type { Page, Response } from '@playwright/test';

/** More than any table shows at once. */
export const LARGEST_PAGE = 200;

/** Listens to what a page asks of the API, and finds what takes more than it shows. */
export class Asked {
  readonly problems = new Set<string>();
  private readonly reading: Promise<void>[] = [];

  constructor(page: Page) {
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      const isData = pathname.startsWith('/api/') && response.request().resourceType() === 'fetch';
      if (isData && response.request().method() === 'GET') this.reading.push(this.check(response, pathname));
    });
  }

  /** When every answer so far has been looked at. */
  async settled(): Promise<void> {
    await Promise.all(this.reading.splice(0));
  }

  private async check(response: Response, pathname: string): Promise<void> {
    if (!response.ok()) {
      this.problems.add(`${pathname} answered ${response.status()}`);
      return;
    }
    // A page that was left does not keep its answers.
    const body = (await response.json().catch(() => null)) as { items?: unknown[] } | null;
    const items = body?.items;
    if (!Array.isArray(items)) return;
    const limit = new URL(response.url()).searchParams.get('limit');
    const most = limit === null ? LARGEST_PAGE : Number(limit);
    if (items.length > most || most > LARGEST_PAGE)
      this.problems.add(`${pathname} gave ${items.length} rows, limit ${limit ?? 'none'}`);
  }
}
