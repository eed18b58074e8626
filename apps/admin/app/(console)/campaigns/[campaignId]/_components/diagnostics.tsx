'use client';

import type { CampaignDiagnostics } from '@callspool/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { CampaignReason } from '../../../../../components/campaigns/campaign-reason';
import { Facts } from '../../../../../components/ui/facts';
import { Moment } from '../../../../../components/ui/moment';
import { Panel } from '../../../../../components/ui/panel';
import { RowSkeleton } from '../../../../../components/ui/row-skeleton';
import { Shown } from '../../../../../components/ui/shown';
import { useNow } from '../../../../../hooks/use-now';
import { useServerWords } from '../../../../../hooks/use-server-words';
import { diagnosticsOf } from '../../../../../lib/api/campaign';
import { formatDuration } from '../../../../../lib/format/duration';
import { BlockGate } from './block-gate';
import { BlockTable } from './block-table';
import { useCampaign } from './campaign-context';
import { ComingBack } from './coming-back';
import { DiagnosisLine } from './diagnosis-line';

/** Why the campaign is not dialing, or not dialing more: from the outside in, with every block and when it clears. */
export function Diagnostics() {
  const t = useTranslations('campaign.diagnostics');
  const { campaign } = useCampaign();
  const now = useNow();
  const diagnostics = useQuery(diagnosticsOf(campaign.id));
  return (
    <Shown query={diagnostics} skeleton={<RowSkeleton rows={8} />}>
      {(data) => (
        <>
          <DiagnosisLine data={data} />
          <Panel title={t('gates')}>
            <Gates data={data} />
          </Panel>
          <Panel
            title={t('blocks')}
            isFlush
            note={
              data.oldestVerdictAt !== null &&
              now !== null &&
              t('verdicts', { age: formatDuration((now - Date.parse(data.oldestVerdictAt)) / 1000) })
            }
          >
            <BlockTable blocks={data.blocks} />
          </Panel>
          <Panel title={t('coming')}>
            <ComingBack comingBack={data.comingBack} />
          </Panel>
        </>
      )}
    </Shown>
  );
}

function Gates({ data }: { readonly data: CampaignDiagnostics }) {
  const t = useTranslations('campaign.diagnostics');
  const states = useTranslations('campaigns.states');
  const say = useServerWords();
  const { campaign, row } = useCampaign();
  const state = row?.state ?? campaign.state;
  const entries = row?.entries ?? campaign.entries;
  return (
    <Facts
      facts={[
        { key: 'stop', name: t('stopSwitch'), value: t(data.isStopped ? 'stopOn' : 'stopOff') },
        {
          key: 'state',
          name: t('state'),
          value: (
            <>
              {states(state)}
              {row !== null && (
                <>
                  {': '}
                  <CampaignReason campaign={row} />
                </>
              )}
            </>
          ),
        },
        {
          key: 'connection',
          name: t('connection'),
          value: (
            <>
              {campaign.connectionName}: {data.dispatch?.lastError ? say(data.dispatch.lastError) : t('ok')}
            </>
          ),
        },
        { key: 'hours', name: t('dialingHours'), value: <Window /> },
        {
          key: 'contacting',
          name: t('contactingHours'),
          value: <BlockGate data={data} code="CONTACTING_HOURS" />,
        },
        { key: 'caps', name: t('caps'), value: <BlockGate data={data} code="CAP" /> },
        { key: 'gap', name: t('minGap'), value: <BlockGate data={data} code="MIN_GAP" /> },
        { key: 'ready', name: t('ready'), value: t('readyCount', { count: entries.ready }) },
      ]}
    />
  );
}

function Window() {
  const t = useTranslations('campaign.diagnostics');
  const { row } = useCampaign();
  if (row === null) return null;
  const { isOpen, changesAt, timeZone } = row.window;
  const at = { at: () => <Moment at={changesAt} timeZone={timeZone} /> };
  if (changesAt === null) return <>{isOpen ? t('ok') : t('neverOpens')}</>;
  return <>{t.rich(isOpen ? 'open' : 'opens', at)}</>;
}
