import type { MemberChange, MemberChanger } from '../core/capabilities.js';
import { VendorError } from '../core/vendor-error.js';
import type { EscauxQueueClient } from './escaux-queue.client.node.js';
import type { QueueMember } from './escaux-live.wire.js';

/** How often and how far apart the members are listed before a change counts as not seen. */
const LOOKS = 3;
const LOOK_PAUSE_MS = 200;

const NOTHING_SHOWN =
  'The phone was not listed in the queue before, and the SOP does not say that it took anything out.';
const UNCLEAR = { kind: 'protocol', effect: 'unknown' } as const;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Changes members and believes the list rather than the answer: what fusionQueues* answer is not documented, and whether a second
 * add is a 0 or a failure is not either.
 */
export class EscauxMemberChanger implements MemberChanger {
  constructor(
    private readonly queues: EscauxQueueClient,
    private readonly functions: 'cc' | 'fusion',
  ) {}

  addMember(change: MemberChange): Promise<void> {
    const { requestId } = change;
    const add = async () =>
      this.functions === 'cc'
        ? this.queues.add(change, { requestId })
        : void (await this.queues.fusionSet(change, { requestId }));
    return this.untilListed(change, true, add);
  }

  /**
   * A phone that was not listed before is not listed after either, whatever was answered, also where there is no such queue: then
   * only the answer itself can say that it was done.
   */
  async removeMember(change: MemberChange): Promise<void> {
    const { requestId } = change;
    const member = await this.find(change);
    if (member?.Membership === 'static') {
      throw this.error(
        'The phone is a permanent member of the queue; only the SOP’s manager takes it out. Nothing was sent.',
        {
          kind: 'refused',
          effect: 'none',
        },
      );
    }
    const wasListed = member !== undefined;
    const remove = async () => {
      if (this.functions === 'cc') return this.queues.remove(change, { requestId });
      const answer = await this.queues.fusionRemove(change, { requestId });
      if (answer === 'unclear' && !wasListed) throw this.error(NOTHING_SHOWN, UNCLEAR);
    };
    return this.untilListed(change, false, remove, wasListed);
  }

  setPaused({ queue, phone, paused, requestId }: Parameters<MemberChanger['setPaused']>[0]): Promise<void> {
    return queue === undefined
      ? this.queues.pauseAll({ phone, paused }, { requestId })
      : this.queues.pause({ queue, phone, paused }, { requestId });
  }

  /** A change in doubt is settled by the list too; a plain refusal stands. */
  private async untilListed(
    change: MemberChange,
    isWanted: boolean,
    act: () => Promise<void>,
    isSettledByList = true,
  ): Promise<void> {
    let doubt: VendorError | null = null;
    try {
      await act();
    } catch (error) {
      if (!(error instanceof VendorError) || error.effect === 'none' || !isSettledByList) throw error;
      doubt = error;
    }
    for (let look = 1; look <= LOOKS; look += 1) {
      if ((await this.isListed(change, doubt)) === isWanted) return;
      if (look < LOOKS) await pause(LOOK_PAUSE_MS);
    }
    throw (
      doubt ??
      this.error(
        `The SOP took the change, but the phone is ${isWanted ? 'not' : 'still'} listed in the queue.`,
        {
          kind: 'protocol',
          effect: 'unknown',
        },
      )
    );
  }

  /** When the list cannot be read either, the first trouble is the one to tell of. */
  private async isListed(change: MemberChange, doubt: VendorError | null): Promise<boolean> {
    try {
      return (await this.find(change)) !== undefined;
    } catch (error) {
      if (!(error instanceof VendorError)) throw error;
      throw (
        doubt ??
        this.error('The SOP took the change, but its list of members could not be read.', {
          kind: 'protocol',
          effect: 'unknown',
        })
      );
    }
  }

  private async find({ queue, phone }: MemberChange): Promise<QueueMember | undefined> {
    const members = await this.queues.getMembers({ queue });
    return members.value.find((member) => member.Phone === phone && member.Queue === queue);
  }

  private error(message: string, fields: Pick<VendorError, 'kind' | 'effect'>): VendorError {
    const operation =
      this.functions === 'cc' ? 'ccQueueAdd, ccQueueRemove' : 'fusionQueuesSet, fusionQueuesRemove';
    return new VendorError({ ...fields, message, vendor: 'escaux', operation, repeatable: false });
  }
}
