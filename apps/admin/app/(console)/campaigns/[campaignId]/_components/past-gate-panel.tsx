'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { PastGate } from '../../../../../components/stop/past-gate';
import { Panel } from '../../../../../components/ui/panel';
import { RowSkeleton } from '../../../../../components/ui/row-skeleton';
import { Shown } from '../../../../../components/ui/shown';
import { pastGateOf } from '../../../../../lib/api/campaign';
import { useCampaign } from './campaign-context';
import styles from './overview.module.css';

const HALTED: ReadonlySet<string> = new Set(['paused', 'draining']);

/** After a pause or a drain: what had been sent by then and has not ended, down to nothing. */
export function PastGatePanel() {
  const { campaign, row } = useCampaign();
  return HALTED.has(row?.state ?? campaign.state) ? <Halted id={campaign.id} /> : null;
}

function Halted({ id }: { readonly id: string }) {
  const t = useTranslations('campaign.pastGate');
  const pastGate = useQuery(pastGateOf(id));
  return (
    <div className={styles.whole}>
      <Panel title={t('heading')} isFlush={(pastGate.data?.count ?? 0) > 0}>
        <Shown query={pastGate} skeleton={<RowSkeleton rows={2} />}>
          {({ items, count }) =>
            count === 0 ? (
              t('none')
            ) : (
              <>
                <p className={styles.pastGate} role="status">
                  {t('text', { count })}
                </p>
                <PastGate attempts={items} count={count} />
              </>
            )
          }
        </Shown>
      </Panel>
    </div>
  );
}
