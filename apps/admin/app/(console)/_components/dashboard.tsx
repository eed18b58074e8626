'use client';

import type { OverviewView } from '@callspool/contracts';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'use-intl';
import { useMay } from '../../../components/session/session-context';
import { Age } from '../../../components/ui/age';
import { LinkButton } from '../../../components/ui/link-button';
import { PageBody } from '../../../components/ui/page';
import { Shown } from '../../../components/ui/shown';
import { overview } from '../../../lib/api/overview';
import { FORMAT_LOCALES } from '../../../lib/format/locale-tag';
import { zonePlace } from '../../../lib/format/moment';
import { viewerZone } from '../../../lib/format/viewer-zone';
import { ActivityPanel } from './activity-panel';
import { DashboardSkeleton } from './dashboard-skeleton';
import styles from './dashboard.module.css';
import { DayStrip } from './day-strip';
import { NeedsHand } from './needs-hand';
import { WhatRuns } from './what-runs';
import { WhatWaits } from './what-waits';

/** Three questions: what runs, what waits and why, what needs a hand. */
export function Dashboard() {
  const t = useTranslations('dashboard');
  const campaigns = useTranslations('campaigns');
  const common = useTranslations('common.live');
  const locale = FORMAT_LOCALES[useLocale()];
  const may = useMay();
  const zone = viewerZone();
  const query = useQuery(overview(zone));
  const today = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });
  return (
    <PageBody
      title={t('title')}
      facts={
        query.data !== undefined && (
          <span>
            {today.format(new Date(query.data.at))}, {zonePlace(zone)}
          </span>
        )
      }
      acts={
        <>
          <Age at={query.dataUpdatedAt} of={common('live')} />
          {may('campaigns.create') && (
            <LinkButton href="/campaigns/new" leftSection={<IconPlus size={16} aria-hidden="true" />}>
              {campaigns('new')}
            </LinkButton>
          )}
        </>
      }
    >
      <Shown query={query} skeleton={<DashboardSkeleton />}>
        {(data) => <Answered data={data} />}
      </Shown>
    </PageBody>
  );
}

function Answered({ data }: { readonly data: OverviewView }) {
  return (
    <>
      <DayStrip data={data} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <WhatRuns data={data} />
          <WhatWaits data={data} />
          <ActivityPanel />
        </div>
        <NeedsHand attention={data.attention} />
      </div>
    </>
  );
}
