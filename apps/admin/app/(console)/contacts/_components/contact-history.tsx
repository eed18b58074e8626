'use client';

import { type ContactTimelineItem, contactTimelinePage } from '@callspool/contracts';
import { Button } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { ResultWord } from '../../../../components/calls/result-word';
import { Moment } from '../../../../components/ui/moment';
import { Panel } from '../../../../components/ui/panel';
import { RowSkeleton } from '../../../../components/ui/row-skeleton';
import { Refused, StaleLine } from '../../../../components/ui/shown';
import { useList } from '../../../../hooks/use-list';
import { useServerWords } from '../../../../hooks/use-server-words';
import { CONTACTS } from '../../../../lib/api/contacts';
import styles from './contact.module.css';

const EVERY_MS = 15_000;

/** Attempts, call records, callbacks and the import as one, newest first. */
export function ContactHistory({ contactId }: { readonly contactId: string }) {
  const t = useTranslations('contacts.page');
  const list = useList(
    [...CONTACTS, 'timeline', contactId],
    contactTimelinePage,
    `/contacts/${contactId}/timeline`,
    {},
    { refetchInterval: EVERY_MS },
  );
  if (list.error !== null && list.rows.length === 0)
    return <Refused error={list.error} onAgain={list.refetch} />;
  return (
    <Panel title={t('history')} isFlush>
      {list.error !== null && <StaleLine error={list.error} onAgain={list.refetch} />}
      {list.rows.length === 0 && list.isLoading ? (
        <RowSkeleton />
      ) : (
        <ol className={styles.rows}>
          {list.rows.map((item) => (
            <li key={`${item.kind} ${item.id}`} className={styles.row}>
              <span className={styles.line}>
                <span className={styles.strong}>
                  <What item={item} />
                </span>
                <Moment at={item.at} style="seconds" />
              </span>
              <span className={styles.small}>
                <Detail item={item} />
              </span>
            </li>
          ))}
        </ol>
      )}
      {list.hasMore && (
        <div className={styles.more}>
          <Button variant="subtle" size="xs" loading={list.isLoading} onClick={list.onMore}>
            {t('more')}
          </Button>
        </div>
      )}
    </Panel>
  );
}

function What({ item }: { readonly item: ContactTimelineItem }) {
  const t = useTranslations('contacts.page');
  const states = useTranslations('records.states');
  switch (item.kind) {
    case 'attempt':
      return (
        <>
          {t('timeline.attempt', { number: String(item.tryNumber) })}
          {': '}
          {item.result === null ? states(item.state) : <ResultWord result={item.result} />}
        </>
      );
    case 'call_record':
      return (
        <>
          <ResultWord result={item.result} word={item.dispositionWord} />
          {', '}
          {t('timeline.call_record', { word: item.dispositionWord })}
        </>
      );
    case 'callback_made':
      return (
        <>
          {t('timeline.callback_made')} <Moment at={item.dueAt} timeZone={item.timeZone} />
        </>
      );
    case 'callback_settled':
      return (
        <>
          {t('timeline.callback_settled')} {t(`states.${item.state}`)}
        </>
      );
    case 'imported':
      return <>{t(item.importId === null ? 'addedAlone' : 'timeline.imported')}</>;
  }
}

function Detail({ item }: { readonly item: ContactTimelineItem }) {
  const t = useTranslations('contacts.page.timeline');
  const say = useServerWords();
  switch (item.kind) {
    case 'attempt':
      return (
        <>
          {[
            t('sentTo', { number: item.number, campaign: item.campaignName }),
            item.disposition === null ? null : t('disposition', { disposition: item.disposition }),
            ...[item.evidence, item.error, item.breach].map((part) => part && say(part)),
          ]
            .filter((part) => part !== null)
            .join('. ')}
        </>
      );
    case 'call_record':
      return (
        <>
          {[
            t('lasted', { campaign: item.campaignName, seconds: String(Math.round(item.durationSeconds)) }),
            item.disposition === null ? null : t('disposition', { disposition: item.disposition }),
          ]
            .filter((part) => part !== null)
            .join('. ')}
        </>
      );
    case 'imported':
      return item.importId === null ? (
        <>{t('addedText')}</>
      ) : (
        <>{t('importedFrom', { file: item.fileName ?? '–', line: String(item.line) })}</>
      );
    default:
      return (
        <>
          {[item.campaignName, item.by, item.reason && say(item.reason), item.note]
            .filter((part) => part !== null && part !== '')
            .join(', ')}
        </>
      );
  }
}
