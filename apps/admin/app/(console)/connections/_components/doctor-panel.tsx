'use client';

import type { ConnectionView, DoctorReportView } from '@callspool/contracts';
import { Button, Loader } from '@mantine/core';
import { IconDownload, IconReportMedical } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Panel } from '../../../../components/ui/panel';
import { Refusal } from '../../../../components/ui/refusal';
import { useAge } from '../../../../hooks/use-age';
import { examineConnection } from '../../../../lib/api/connections';
import { saveText } from '../../../../lib/format/save-text';
import { isTestable } from './connection-reason';
import styles from './connections.module.css';
import { DoctorReport } from './doctor-report';

/** Tries everything of the dialer that only reads, shows what works, and hands the report out for the vendor's support. */
export function DoctorPanel({ connection }: { readonly connection: ConnectionView }) {
  const t = useTranslations('connections.doctor');
  const queries = useQueryClient();
  const { id, name } = connection;
  const run = useMutation({
    mutationFn: () => examineConnection(id),
    onSettled: () => queries.invalidateQueries({ queryKey: ['connection-drift', id] }),
  });
  if (!isTestable(connection)) {
    return (
      <Panel title={t('title')}>
        <p className={styles.line}>{t('notFromHere')}</p>
        <p className={styles.small}>{connection.missing['connectionProbe']}</p>
      </Panel>
    );
  }
  const report = run.isPending ? undefined : run.data;
  return (
    <Panel
      title={t('title')}
      acts={
        <>
          {report !== undefined && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconDownload size={14} aria-hidden="true" />}
              onClick={() => saveText(fileOf(name, report), report.text)}
            >
              {t('download')}
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            leftSection={<IconReportMedical size={14} aria-hidden="true" />}
            loading={run.isPending}
            onClick={() => run.mutate()}
          >
            {t('examine')}
          </Button>
        </>
      }
    >
      <p className={styles.line}>{t('about')}</p>
      <div role="status">
        {run.isPending && <Running sinceMs={run.submittedAt} />}
        {report !== undefined && <DoctorReport report={report} />}
      </div>
      {run.error !== null && <Refusal title={t('notExamined')} message={run.error.message} />}
    </Panel>
  );
}

function Running({ sinceMs }: { readonly sinceMs: number }) {
  const t = useTranslations('connections.doctor');
  const seconds = useAge(sinceMs);
  return (
    <p className={styles.running}>
      <Loader size="xs" aria-hidden="true" />
      {/* Read out once, not every second. */}
      <span>{t('running')}</span>{' '}
      <span aria-hidden="true">{t('for', { seconds: Math.floor(seconds ?? 0) })}</span>
    </p>
  );
}

const fileOf = (name: string, { at }: DoctorReportView): string =>
  `callspool-doctor-${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${at.slice(0, 19).replace(/[:T]/g, '-')}.txt`;
