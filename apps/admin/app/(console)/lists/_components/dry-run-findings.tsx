'use client';

import type { ListImportView } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { Panel } from '../../../../components/ui/panel';
import { ZoneRows } from '../../../../components/contacts/zone-rows';
import { KindTable } from './kind-table';
import { OutcomeTiles } from './outcome-tiles';

/** What was found in the rows of a run that is done. */
export function DryRunFindings({ run }: { readonly run: ListImportView }) {
  const t = useTranslations('listImport.findings');
  const report = run.report;
  return (
    <>
      <OutcomeTiles run={run} />
      {report !== null && report.kinds.length > 0 && (
        <Panel title={t('firstBad')} note={t('lines')} isFlush>
          <KindTable kinds={report.kinds} />
        </Panel>
      )}
      {report !== null && report.zones.length > 0 && (
        <Panel title={t('zones')} note={t('zonesNote')} isFlush>
          <ZoneRows
            zones={report.zones.map(({ zones, rows }) => ({ zones, count: rows }))}
            others={report.otherZones}
          />
        </Panel>
      )}
    </>
  );
}
