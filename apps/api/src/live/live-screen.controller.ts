import { Controller, type MessageEvent, Req, Sse } from '@nestjs/common';
import { map, type Observable } from 'rxjs';
import type { AuthenticatedRequest } from '../common/auth/current-actor.decorator.js';
import { May } from '../common/auth/roles.decorator.js';
import { EventStreams } from '../common/http/event-streams.js';
import { LiveChanges, type LiveReading } from './live-changes.js';
import { LiveScreen } from './live-screen.service.js';

const EVENT_EVERY_MS = 1_000;

@Controller('live')
export class LiveScreenController {
  constructor(
    private readonly screen: LiveScreen,
    private readonly streams: EventStreams,
  ) {}

  /** Every second what has changed, for as long as somebody who may looks; that nothing has is told too. */
  @Sse('events')
  @May('live.watch')
  async events(@Req() request: AuthenticatedRequest): Promise<Observable<MessageEvent>> {
    const changes = new LiveChanges();
    const events = await this.streams.poll(request, 'live', EVENT_EVERY_MS, () =>
      this.screen.read(changes.told()),
    );
    return events.pipe(
      map((event) =>
        event.type === 'live' ? { ...event, data: changes.next(event.data as LiveReading) } : event,
      ),
    );
  }
}
