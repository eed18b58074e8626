'use client';

import type { CallRecordDetail } from '@callspool/contracts';
import { Button, CloseButton, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { ResultMark } from '../../../../components/calls/result-word';
import { type Fact, Facts } from '../../../../components/ui/facts';
import { Moment } from '../../../../components/ui/moment';
import { Panel } from '../../../../components/ui/panel';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { Shown } from '../../../../components/ui/shown';
import { useIsPhone } from '../../../../hooks/use-is-phone';
import { callRecordQuery } from '../../../../lib/api/call-records';
import { formatDuration } from '../../../../lib/format/duration';
import { CandidatesPanel } from './candidates-panel';
import { CertaintyPanel } from './certainty-panel';
import { RecordAttempt } from './record-attempt';
import styles from './records.module.css';

/** Beside the list: whose the record is and how sure that is, the call, and the raw answer. */
export function RecordSide({ id, onClose }: { readonly id: string | null; readonly onClose: () => void }) {
  const t = useTranslations('records.one');
  if (id === null) return <p className={styles.none}>{t('none')}</p>;
  return <One id={id} onClose={onClose} />;
}

function One({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const one = useQuery(callRecordQuery(id));
  const isPhone = useIsPhone();
  const t = useTranslations('records.one');
  return (
    <Shown query={one} skeleton={<RowSkeleton rows={8} />}>
      {(record) => (
        <>
          <CertaintyPanel
            record={record}
            close={isPhone ? null : <CloseButton size="sm" aria-label={t('close')} onClick={onClose} />}
          />
          {record.attempt !== null && <RecordAttempt attempt={record.attempt} />}
          {record.attemptId === null && <CandidatesPanel candidates={record.candidates} />}
          <CallPanel record={record} />
          <RawPanel raw={record.raw} />
        </>
      )}
    </Shown>
  );
}

function CallPanel({ record }: { readonly record: CallRecordDetail }) {
  const t = useTranslations('records.one');
  const facts: Fact[] = [
    { key: 'connection', name: t('connection'), value: record.connectionName },
    { key: 'started', name: t('started'), value: <Moment at={record.startedAt} style="seconds" /> },
    { key: 'ended', name: t('ended'), value: <Moment at={record.endedAt} style="seconds" /> },
    { key: 'duration', name: t('duration'), value: formatDuration(record.durationSeconds) },
    {
      key: 'talked',
      name: t('talked'),
      value: record.billSeconds === null ? '–' : formatDuration(record.billSeconds),
    },
    { key: 'source', name: t('source'), value: <span className="mono">{record.source}</span> },
    { key: 'destination', name: t('destination'), value: <span className="mono">{record.destination}</span> },
    { key: 'agent', name: t('agent'), value: record.agent ?? '–' },
    { key: 'disposition', name: t('disposition'), value: record.disposition ?? '–' },
    { key: 'leg', name: t('leg'), value: record.leg },
    { key: 'key', name: t('key'), value: <span className="mono">{record.vendorKey}</span> },
    { key: 'received', name: t('received'), value: <Moment at={record.receivedAt} style="seconds" /> },
  ];
  return (
    <Panel title={t('call')} note={<ResultMark result={record.result} word={record.dispositionWord} />}>
      <Facts facts={facts} />
    </Panel>
  );
}

function RawPanel({ raw }: { readonly raw: unknown }) {
  const t = useTranslations('records.one');
  const text = JSON.stringify(raw, null, 2);
  return (
    <Panel
      title={t('raw')}
      isFlush
      acts={
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button
              variant="subtle"
              size="xs"
              leftSection={
                copied ? (
                  <IconCheck size={14} aria-hidden="true" />
                ) : (
                  <IconCopy size={14} aria-hidden="true" />
                )
              }
              onClick={copy}
            >
              {copied ? t('copied') : t('copy')}
            </Button>
          )}
        </CopyButton>
      }
    >
      <pre className={`${styles.raw} mono`} tabIndex={0}>
        {text}
      </pre>
    </Panel>
  );
}
