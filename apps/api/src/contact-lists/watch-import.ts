import type { ListImportView } from '@callspool/contracts';
import { concat, defer, exhaustMap, from, type Observable, of, takeWhile, timer } from 'rxjs';
import { isOver } from './list-import.mapper.js';

const LOOK_EVERY_MS = 500;

/** An import as it goes on; ends with its last state. */
export async function watchImport(look: () => Promise<ListImportView>): Promise<Observable<ListImportView>> {
  const first = await look();
  if (isOver(first)) return of(first);
  // The next look waits for the answer to the one before.
  const looks = timer(LOOK_EVERY_MS, LOOK_EVERY_MS).pipe(exhaustMap(() => defer(() => from(look()))));
  return concat(of(first), looks).pipe(takeWhile((view) => !isOver(view), true));
}
