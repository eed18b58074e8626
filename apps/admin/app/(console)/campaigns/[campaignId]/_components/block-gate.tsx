'use client';

import type { CampaignDiagnostics } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { Moment } from '../../../../../components/ui/moment';
import { useCampaign } from './campaign-context';

/** How many of the waiting contacts one kind of block holds, and when the first of them comes back. */
export function BlockGate({ data, code }: { readonly data: CampaignDiagnostics; readonly code: string }) {
  const t = useTranslations('campaign.diagnostics');
  const { campaign, row } = useCampaign();
  const { waiting } = row?.entries ?? campaign.entries;
  const share = data.blocks.find((block) => block.code === code);
  const count = share === undefined ? 0 : share.entries - share.withoutEnd;
  if (share === undefined || count === 0) return t('ok');
  const words = count >= waiting ? 'holdsAll' : 'holdsSome';
  return t.rich(words, { count, all: waiting, at: () => <Moment at={share.firstAt} /> });
}
