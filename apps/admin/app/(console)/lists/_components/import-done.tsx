'use client';

import type { ListImportView } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { Facts } from '../../../../components/ui/facts';
import { Moment } from '../../../../components/ui/moment';
import { Panel } from '../../../../components/ui/panel';
import { ZoneRows } from '../../../../components/contacts/zone-rows';
import { useNumber } from '../../../../hooks/use-number';
import { KindTable } from './kind-table';
import { OutcomeTiles } from './outcome-tiles';
import styles from './import-done.module.css';

/** What an import did: figures that add up, why rows stayed out, how to mend them, and its receipt. */
export function ImportDone({ run }: { readonly run: ListImportView }) {
  const t = useTranslations('listImport');
  const report = run.report;
  return (
    <>
      <OutcomeTiles run={run} />
      <div className={styles.columns}>
        <div className={styles.column}>
          {report !== null && report.kinds.length > 0 && (
            <Panel title={t('done.why')} note={t('findings.lines')} isFlush>
              <KindTable kinds={report.kinds} />
            </Panel>
          )}
          {report !== null && report.zones.length > 0 && (
            <Panel title={t('findings.zones')} isFlush>
              <ZoneRows
                zones={report.zones.map(({ zones, rows }) => ({ zones, count: rows }))}
                others={report.otherZones}
              />
            </Panel>
          )}
        </div>
        <div className={styles.column}>
          {run.hasRejects && (
            <Panel title={t('done.mend')}>
              <p className={styles.text}>{t('done.mendText')}</p>
              {run.warnings > 0 && (
                <p className={styles.text}>{t('done.warnings', { count: run.warnings })}</p>
              )}
            </Panel>
          )}
          <Receipt run={run} />
        </div>
      </div>
    </>
  );
}

function Receipt({ run }: { readonly run: ListImportView }) {
  const t = useTranslations('listImport.receipt');
  const number = useNumber();
  const seconds =
    run.startedAt === null || run.finishedAt === null
      ? null
      : (Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000;
  return (
    <Panel title={t('title')}>
      <Facts
        facts={[
          { key: 'file', name: t('file'), value: run.fileName },
          { key: 'by', name: t('by'), value: run.createdBy },
          { key: 'at', name: t('at'), value: <Moment at={run.finishedAt} style="seconds" /> },
          ...(['updated', 'removed'] as const).flatMap((key) => {
            const count = key === 'updated' ? run.rowsUpdated : run.contactsRemoved;
            if (count === 0) return [];
            return [{ key, name: t(key), value: t(`${key}Value`, { count, shown: number.whole(count) }) }];
          }),
          {
            key: 'took',
            name: t('took'),
            value:
              seconds === null
                ? '–'
                : t('tookValue', {
                    seconds: seconds.toFixed(1),
                    rate: number.whole(run.rowsPerSecond ?? run.rowsRead),
                  }),
          },
          { key: 'id', name: t('id'), value: <span className="mono">{run.id}</span> },
        ]}
      />
    </Panel>
  );
}
