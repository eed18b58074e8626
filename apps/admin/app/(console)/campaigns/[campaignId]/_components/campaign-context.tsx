'use client';

import type { CampaignRow, CampaignView } from '@callspool/contracts';
import { createContext, useContext } from 'react';
import type { EventStream } from '../../../../../hooks/use-event-stream';

export interface CampaignAtHand {
  readonly campaign: CampaignView;
  /** How it stands at this moment; null until the stream has spoken. */
  readonly row: CampaignRow | null;
  readonly stream: EventStream;
}

export const CampaignContext = createContext<CampaignAtHand | null>(null);

/** The campaign that the page is about. */
export function useCampaign(): CampaignAtHand {
  const campaign = useContext(CampaignContext);
  if (campaign === null) throw new Error('Outside the page of a campaign.');
  return campaign;
}
