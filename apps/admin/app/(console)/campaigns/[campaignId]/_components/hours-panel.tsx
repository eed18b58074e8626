'use client';

import type { ResultsByHour } from '@callspool/contracts';
import { BarChart } from '@mantine/charts';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Legend } from '../../../../../components/ui/legend';
import { Panel } from '../../../../../components/ui/panel';
import { RowSkeleton } from '../../../../../components/ui/row-skeleton';
import { Shown } from '../../../../../components/ui/shown';
import { resultsByHourOf } from '../../../../../lib/api/campaign';
import { viewerZone } from '../../../../../lib/format/viewer-zone';
import { useCampaign } from './campaign-context';
import { HoursTable } from './hours-table';
import { attemptsOf, hourOf, OPEN, shownHours, useSeries } from './hour-series';

const HEIGHT_PX = 216;

/** What the attempts of each hour of today came to, as a chart or as a table. */
export function HoursPanel() {
  const t = useTranslations('campaign.hours');
  const { campaign } = useCampaign();
  const [isTable, setTable] = useState(false);
  const hours = useQuery(resultsByHourOf(campaign.id, viewerZone()));
  const count = hours.data?.hours.reduce((sum, hour) => sum + attemptsOf(hour), 0);
  return (
    <Panel
      title={t('title')}
      note={count !== undefined && t('today', { count })}
      acts={
        <Button variant="subtle" size="xs" onClick={() => setTable((was) => !was)}>
          {t(isTable ? 'hide' : 'show')}
        </Button>
      }
    >
      <Shown query={hours} skeleton={<RowSkeleton rows={6} />}>
        {(data) => (isTable ? <HoursTable data={data} /> : <HoursChart data={data} />)}
      </Shown>
    </Panel>
  );
}

function HoursChart({ data }: { readonly data: ResultsByHour }) {
  const t = useTranslations('campaign.hours');
  const series = useSeries(data);
  if (series.length === 0) return <p style={{ margin: 0, color: 'var(--cs-ink-3)' }}>{t('empty')}</p>;
  return (
    <>
      <BarChart
        h={HEIGHT_PX}
        type="stacked"
        data={shownHours(data).map((hour) => ({
          hour: hourOf(hour.from, data.timeZone),
          [OPEN]: hour.open,
          ...hour.results,
        }))}
        dataKey="hour"
        series={series}
        gridColor="var(--cs-chart-grid)"
        textColor="var(--cs-ink-3)"
        gridAxis="x"
        tickLine="none"
        maxBarWidth={28}
        barProps={{ isAnimationActive: false, stroke: 'var(--cs-panel)', strokeWidth: 1 }}
        tooltipAnimationDuration={0}
        // The table beside it says the same; a picture takes no focus.
        barChartProps={{ accessibilityLayer: false }}
        aria-hidden="true"
      />
      <Legend
        isInline
        rows={series.map(({ name, color, label }) => ({ key: name, colour: color, name: label }))}
      />
    </>
  );
}
