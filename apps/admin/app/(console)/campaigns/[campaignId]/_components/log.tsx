'use client';

import { ObjectLog } from '../../../../../components/audit/object-log';
import { useCampaign } from './campaign-context';

/** Everything that was changed of the campaign. */
export function Log() {
  const { campaign } = useCampaign();
  return <ObjectLog type="campaign" id={campaign.id} />;
}
