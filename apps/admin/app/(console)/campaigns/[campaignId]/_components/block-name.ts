import { useTranslations } from 'use-intl';
import type { en } from '../../../../../messages/en';

type Code = keyof (typeof en)['campaign']['blocks']['codes'];

/** Every code that the policy gives. */
export const BLOCK_CODES: readonly Code[] = [
  'CAMPAIGN_NOT_RUNNING',
  'STOPPED',
  'CAMPAIGN_NOT_STARTED',
  'CAMPAIGN_ENDED',
  'DIALING_HOURS',
  'HOLIDAY',
  'CONTACTING_HOURS',
  'ZONE_UNKNOWN',
  'DNC',
  'SCRUB_DUE',
  'CAP',
  'MIN_GAP',
  'CALLBACK_PENDING',
  'RESPOOL_DELAY',
  'IN_FLIGHT',
  'CONTACT_CLOSED',
  'NO_NUMBER',
  'AGENT_MISSING',
  'NUMBER_NOT_ENCODABLE',
  'VENDOR_REFUSED',
];

/** Words for a block's code; a code that this page does not know is shown as it is. */
export function useBlockName(): (code: string | null) => string {
  const t = useTranslations('campaign.blocks.codes');
  return (code) => {
    if (code === null) return t('DELAY');
    const known = BLOCK_CODES.find((each) => each === code);
    return known === undefined ? code : t(known);
  };
}
