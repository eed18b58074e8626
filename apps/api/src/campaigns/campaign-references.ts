import type { Tx } from '@callspool/database';
import { Injectable } from '@nestjs/common';
import { DRAFT_FIELDS, type DraftField, type Issue } from '@callspool/contracts';
import { AppError } from '../common/errors/app-error.js';
import { VendorSettingsCheck } from '../connections/vendor-settings-check.js';
import { DispositionsService } from '../dispositions/dispositions.service.js';
import type { CampaignValues } from './campaign-record.js';
import {
  CampaignReferencesRepository,
  type Found,
  type References,
} from './campaign-references.repository.js';
import { demandNone, readMethodSettings, valueIssues } from './campaign-settings.js';

type SettingValues = Omit<CampaignValues, DraftField>;

/** Whether what a campaign points at exists, and whether its settings can be said to its vendor. */
@Injectable()
export class CampaignReferences {
  constructor(
    private readonly references: CampaignReferencesRepository,
    private readonly vendorSettings: VendorSettingsCheck,
    private readonly dispositions: DispositionsService,
  ) {}

  /**
   * Outside of any transaction: it reads through other features, each of which needs a connection of its own.
   * @throws AppError with every field's problem at once.
   */
  async demandSettings(campaign: SettingValues): Promise<void> {
    const settings = readMethodSettings(campaign.method, campaign.vendorSettings);
    demandNone([
      ...valueIssues(campaign),
      ...(await this.vendorSettings.issues(campaign.connectionId, settings)),
      ...(await this.dispositionIssues(campaign)),
    ]);
  }

  /** @throws AppError that names what is missing; the connection stays usable until the transaction ends. */
  async demandExisting(tx: Tx, references: References): Promise<void> {
    const unknown = unknownReferences(references, await this.references.find(tx, references));
    if (unknown.length === 0) return;
    throw new AppError('campaign.reference_unknown', 'The campaign points at something that is not there.', {
      issues: unknown,
    });
  }

  /** Stands in for what nobody has chosen yet. @throws AppError when there is nothing to propose. */
  async propose(tx: Tx, chosen: Partial<Record<DraftField, string>>): Promise<Record<DraftField, string>> {
    const proposals = await this.references.propose(tx);
    const issues: Issue[] = [];
    const fields = DRAFT_FIELDS.map((field) => {
      const value = chosen[field] ?? proposals[field];
      if (value === null) issues.push({ path: field, message: NOTHING_THERE[field] });
      return [field, value];
    });
    if (issues.length > 0) {
      const message = 'A campaign needs hours and respool rules to begin with; make them first.';
      throw new AppError('campaign.reference_unknown', message, { issues });
    }
    return Object.fromEntries(fields) as Record<DraftField, string>;
  }

  private async dispositionIssues({ vendorSettings }: SettingValues): Promise<Issue[]> {
    const actions = Object.entries((vendorSettings['keyActions'] ?? {}) as Record<string, string>);
    const unknown = new Set(await this.dispositions.unknownAmong(actions.map(([, id]) => id)));
    return actions
      .filter(([, id]) => unknown.has(id))
      .map(([key]) => ({
        path: `vendorSettings.keyActions.${key}`,
        message: 'There is no such disposition.',
      }));
  }
}

const NOTHING_THERE = {
  dialingHoursId: 'There are no calling hours yet.',
  contactingHoursId: 'There are no calling hours yet.',
  respoolRuleSetId: 'There is no set of respool rules yet.',
} as const satisfies Record<DraftField, string>;

function unknownReferences(campaign: References, found: Found): Issue[] {
  const issue = (isThere: boolean, path: string, what: string): Issue[] =>
    isThere ? [] : [{ path, message: `There is no such ${what}.` }];
  const lists = new Set(found.listIds);
  return [
    ...issue(found.connection, 'connectionId', 'connection, or it is archived'),
    ...issue(found.dialingHours, 'dialingHoursId', 'calling hours'),
    ...issue(found.contactingHours, 'contactingHoursId', 'calling hours'),
    ...issue(found.respoolRuleSet, 'respoolRuleSetId', 'set of respool rules'),
    ...issue(found.group, 'groupId', 'group'),
    ...campaign.listIds.flatMap((id, index) =>
      issue(lists.has(id), `listIds.${index}`, 'list, or it is archived'),
    ),
  ];
}
