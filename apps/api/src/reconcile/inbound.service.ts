import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { Clock } from '../common/clock/clock.js';
import { AppError } from '../common/errors/app-error.js';
import { ConnectionsService } from '../connections/connections.service.js';
import { hashOf, type InboundKind, readInbound } from './inbound-event.js';
import { VendorEventsRepository } from './vendor-events.repository.js';

/** Takes what a PBX reports by itself: stored first, applied later. */
@Injectable()
export class InboundService {
  constructor(
    private readonly connections: ConnectionsService,
    private readonly events: VendorEventsRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * Resolves once the event is committed, also when it was told before or cannot be understood.
   * @throws AppError `route.not_found` for a token that is none, exactly as for an address that does not exist
   */
  async receive(token: string, kind: InboundKind, rawQuery: string): Promise<void> {
    const connection = await this.connections.findByInboundToken(token);
    if (connection === null) throw new AppError('route.not_found', 'There is nothing at this address.');
    const event = readInbound(kind, rawQuery);
    const receivedAt = this.clock.now();
    await this.events.add({
      id: uuidv7({ msecs: receivedAt.getTime() }),
      connectionId: connection.id,
      kind: event.kind,
      eventKey: event.eventKey,
      hash: hashOf(event.payload.query),
      payload: event.payload,
      receivedAt,
      outcome: event.problem,
      drift: event.drift,
    });
  }
}
