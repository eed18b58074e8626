import type { ChangeMemberRequest, PauseMemberRequest } from '@callspool/contracts';
import { Injectable } from '@nestjs/common';
import { isMissing, type MemberChanger, VendorEncodingError, VendorError } from '@callspool/vendors';
import type { Actor } from '../common/auth/actor.js';
import { AppError } from '../common/errors/app-error.js';
import { VendorRegistry } from '../connections/vendor-registry.js';
import { LiveRecords } from './live-records.js';

/** What is to be changed, as the trail keeps it. */
type Change =
  | ({ readonly change: 'add' | 'remove' } & ChangeMemberRequest)
  | ({ readonly change: 'pause' } & PauseMemberRequest);

/**
 * Changes who serves a vendor's queues. An answer without an error means that the vendor shows the change; whether one with
 * an error can have changed something is its code: `live.change_refused` has not, `live.change_unknown` may have.
 */
@Injectable()
export class ChangeMember {
  constructor(
    private readonly vendors: VendorRegistry,
    private readonly records: LiveRecords,
  ) {}

  add(actor: Actor, connectionId: string, member: ChangeMemberRequest): Promise<void> {
    return this.apply(actor, connectionId, { change: 'add', ...member }, (changer) =>
      changer.addMember(member),
    );
  }

  remove(actor: Actor, connectionId: string, member: ChangeMemberRequest): Promise<void> {
    return this.apply(actor, connectionId, { change: 'remove', ...member }, (changer) =>
      changer.removeMember(member),
    );
  }

  pause(actor: Actor, connectionId: string, request: PauseMemberRequest): Promise<void> {
    const { isPaused: paused, ...member } = request;
    return this.apply(actor, connectionId, { change: 'pause', ...request }, (changer) =>
      changer.setPaused({ ...member, paused }),
    );
  }

  /** Who asked stands in the trail before the vendor is asked. */
  private async apply(
    actor: Actor,
    connectionId: string,
    change: Change,
    send: (changer: MemberChanger) => Promise<void>,
  ): Promise<void> {
    const changer = (await this.vendors.get(connectionId)).capability('memberChanger');
    if (isMissing(changer)) {
      throw new AppError('live.not_capable', changer.missing, { details: { connectionId } });
    }
    await this.records.note(actor, connectionId, 'live.member_change_asked', change);
    try {
      await send(changer);
    } catch (error) {
      if (!(error instanceof VendorError)) throw error;
      const { message, effect } = error;
      await this.records.note(actor, connectionId, 'live.member_change_failed', {
        ...change,
        error: message,
        effect,
      });
      throw refusalOf(error, connectionId);
    }
    await this.records.note(actor, connectionId, 'live.member_changed', change);
  }
}

function refusalOf(error: VendorError, connectionId: string): AppError {
  const { message, effect } = error;
  const issues = error instanceof VendorEncodingError ? { issues: [{ path: error.field, message }] } : {};
  return new AppError(effect === 'none' ? 'live.change_refused' : 'live.change_unknown', message, {
    ...issues,
    cause: error,
    details: { connectionId },
  });
}
