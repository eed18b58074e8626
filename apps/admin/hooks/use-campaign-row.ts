'use client';

import { type CampaignRow, campaignRowsEvent } from '@callspool/contracts';
import { useState } from 'react';
import { viewerZone } from '../lib/format/viewer-zone';
import { type EventStream, useEventStream } from './use-event-stream';

/** One campaign as the table shows it, renewed by the stream; null until its first word. */
export function useCampaignRow(id: string): {
  readonly row: CampaignRow | null;
  readonly stream: EventStream;
} {
  const [row, setRow] = useState<CampaignRow | null>(null);
  const stream = useEventStream(
    '/overview/campaigns/events',
    {
      rows: (event) => {
        const [changed] = campaignRowsEvent.parse(event).rows;
        if (changed !== undefined) setRow(changed);
      },
      problem: () => undefined,
    },
    { ids: [id], timeZone: viewerZone() },
  );
  return { row, stream };
}
