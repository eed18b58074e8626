import { Injectable, type MessageEvent } from '@nestjs/common';
import {
  catchError,
  EMPTY,
  exhaustMap,
  filter,
  from,
  fromEvent,
  map,
  type Observable,
  of,
  take,
  takeUntil,
  timer,
} from 'rxjs';
import type { AuthenticatedRequest } from '../auth/current-actor.decorator.js';
import { Authenticator } from '../auth/authenticator.js';
import { AppError } from '../errors/app-error.js';
import { Shutdown } from './shutdown.js';

/** A stream outlives the request that opened it; whoever signs out or is disabled loses it within this time. */
const STILL_ALLOWED_EVERY_MS = 5_000;

/** Server-sent events that end with the session, the role or the process they were opened under. */
@Injectable()
export class EventStreams {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly shutdown: Shutdown,
  ) {}

  /**
   * `read` every `everyMs`, as events of that type. It is asked once before the stream opens, so that what does not exist
   * answers like any other request; a slow answer is awaited, never asked for twice at once.
   */
  async poll<T extends object>(
    request: AuthenticatedRequest,
    type: string,
    everyMs: number,
    read: () => Promise<T>,
  ): Promise<Observable<MessageEvent>> {
    await read();
    const events = timer(0, everyMs).pipe(
      exhaustMap(() =>
        from(read()).pipe(
          map((data): MessageEvent => ({ type, data })),
          catchError(toProblem),
        ),
      ),
    );
    return this.guard(request, events);
  }

  /** Ends `events` when the caller may no longer see them, and when the process ends. */
  guard(request: AuthenticatedRequest, events: Observable<MessageEvent>): Observable<MessageEvent> {
    const role = request.actor?.role;
    const revoked = timer(STILL_ALLOWED_EVERY_MS, STILL_ALLOWED_EVERY_MS).pipe(
      // A database that is away for a moment proves nothing about the session.
      exhaustMap(() => from(this.authenticator.authenticate(request)).pipe(catchError(() => EMPTY))),
      filter((authentication) => authentication?.actor.role !== role),
      take(1),
    );
    return events.pipe(takeUntil(revoked), takeUntil(fromEvent(this.shutdown.signal, 'abort')));
  }
}

/** What failed, in the words of a Problem; the stream goes on, the next reading may succeed. */
function toProblem(error: unknown): Observable<MessageEvent> {
  const data =
    error instanceof AppError
      ? { code: error.code, detail: error.message }
      : { code: 'internal.error', detail: 'The figures could not be read; trying again.' };
  return of<MessageEvent>({ type: 'problem', data });
}
