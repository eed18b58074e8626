import type { Issue } from '@callspool/contracts';
import type { CampaignState } from '@callspool/domain';
import { AppError } from '../common/errors/app-error.js';
import { brokenConstraint } from '../database/database-errors.js';

export const campaignNotFound = (id: string): AppError =>
  new AppError('campaign.not_found', 'No such campaign.', { details: { id } });

export const notMovable = (id: string, from: CampaignState, verb: string): AppError =>
  new AppError('campaign.not_movable', `A ${from} campaign cannot ${verb}.`, {
    details: { id, state: from },
  });

export const movedMeanwhile = (id: string): AppError =>
  new AppError('campaign.not_movable', 'Somebody else has changed the campaign meanwhile. Load it again.', {
    details: { id },
  });

export const settingsRefused = (issues: readonly Issue[]): AppError =>
  new AppError(
    'campaign.settings_refused',
    issues.length === 1 ? (issues[0]?.message ?? '') : `${issues.length} fields need mending; see issues.`,
    { issues },
  );

/** Puts a taken name into the caller's words; anything else passes on unchanged. */
export function translateConflict(error: unknown, name: string | undefined): never {
  if (brokenConstraint(error) !== 'campaign_name_once') throw error;
  const message = `There is a campaign named "${name ?? ''}", perhaps an archived one.`;
  throw new AppError('campaign.name_taken', message, { issues: [{ path: 'name', message }] });
}
