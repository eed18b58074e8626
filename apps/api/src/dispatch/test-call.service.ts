import { Injectable } from '@nestjs/common';
import type { TestCallAnswer, TestCallRequest } from '@callspool/contracts';
import { parsePhone } from '@callspool/domain';
import { v7 as uuidv7 } from 'uuid';
import { AuditService } from '../audit/audit.service.js';
import type { Actor } from '../common/auth/actor.js';
import { AppError } from '../common/errors/app-error.js';
import { VendorRegistry } from '../connections/vendor-registry.js';
import { CampaignPolicyRepository } from './campaign-policy.repository.js';
import type { DispatchCampaign } from './dispatch-campaign.js';
import { dialedAs } from './number-format.js';
import type { ReservedAttempt } from './reserved-attempt.js';
import { Sender } from './sender.js';
import { Surroundings } from './surroundings.js';
import { explainRefusal } from './test-call-refusal.js';
import { TestCallRepository } from './test-call.repository.js';

const VALID_MS = 60_000;

/** A call to one's own phone with the campaign's settings. It passes the gate like any other: DNC and "stop" hold. */
@Injectable()
export class TestCallService {
  constructor(
    private readonly repository: TestCallRepository,
    private readonly policies: CampaignPolicyRepository,
    private readonly sender: Sender,
    private readonly vendors: VendorRegistry,
    private readonly audit: AuditService,
    private readonly around: Surroundings,
  ) {}

  async call(actor: Actor, campaignId: string, request: TestCallRequest): Promise<TestCallAnswer> {
    const campaign = await this.policies.find(campaignId);
    if (campaign === null)
      throw new AppError('campaign.not_found', 'No such campaign.', { details: { campaignId } });
    if (campaign.method === 'dialer_upload') {
      throw new AppError(
        'test_call.not_allowed',
        'An uploaded list waits for a person in uContact; test with a push campaign.',
      );
    }
    const attempt = reserve(campaign, request, this.around.clock.now());
    await this.repository.transaction(async (tx) => {
      const place = { nodeId: this.around.node.id, now: this.around.clock.now() };
      await this.repository.reserve(tx, campaign, { ...attempt, ...place });
      await this.audit.record(tx, {
        actor,
        action: 'campaign.test_called',
        objectType: 'campaign',
        objectId: campaignId,
        after: { attemptId: attempt.id, number: attempt.number },
      });
    });
    await this.sender.sendAndRecord(campaign, await this.vendors.get(campaign.connectionId), attempt);
    const { state, error } = await this.repository.stateOf(attempt.id);
    if (state === 'RELEASED' || state === 'REFUSED') {
      throw new AppError('test_call.not_sent', explainRefusal(error), {
        details: { attemptId: attempt.id, state, reason: error },
      });
    }
    return { attemptId: attempt.id, number: attempt.number, state };
  }
}

function reserve(campaign: DispatchCampaign, request: TestCallRequest, now: Date): ReservedAttempt {
  const phone = parsePhone(request.number, request.country ?? null);
  if (!phone.ok) {
    throw new AppError('test_call.number_invalid', phone.message, {
      issues: [{ path: 'number', message: phone.message }],
    });
  }
  const dialed = dialedAs(phone.e164, campaign.connection);
  if (!dialed.ok) {
    throw new AppError('test_call.number_invalid', dialed.message, {
      issues: [{ path: 'number', message: dialed.message }],
    });
  }
  return {
    id: uuidv7({ msecs: now.getTime() }),
    entry: TEST_ENTRY,
    number: phone.e164,
    dialedAs: dialed.number,
    until: new Date(now.getTime() + VALID_MS),
  };
}

/** A test call belongs to no contact. */
const TEST_ENTRY: ReservedAttempt['entry'] = {
  id: '',
  contactId: '',
  personId: '',
  externalId: null,
  contactName: 'Test call',
  fields: {},
  priority: 2,
  lineNumber: 0,
  resultCounts: {},
  state: 'in_flight',
  notBefore: null,
  numberIndex: 0,
  tries: 0,
  agent: null,
};
