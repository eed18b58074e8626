'use client';

import type { AttentionItem } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { Moment } from '../../../components/ui/moment';
import { useNow } from '../../../hooks/use-now';
import { useServerWords } from '../../../hooks/use-server-words';
import { formatDuration } from '../../../lib/format/duration';

/** What is the matter, in one line. */
export function AttentionTitle({ item }: { readonly item: AttentionItem }) {
  const t = useTranslations('dashboard.hand');
  switch (item.kind) {
    case 'no_worker':
      return t('noWorker.title');
    case 'connection_down':
      return t(CONNECTION_TITLES[item.source], { name: item.name });
    case 'campaign_invalid':
      return t('invalid.title', { name: item.name });
    case 'start_blocked':
      return t('blocked.title', { name: item.name });
    case 'in_doubt':
      return t('doubt.title', { count: item.attempts });
    case 'unmatched_records':
      return t('unmatched.title', { count: item.records, isMore: String(item.isMore) });
    case 'unknown_words':
      return t('words.title', { count: item.words.length });
    case 'import_failed':
      return t('import.title', { file: item.fileName });
    case 'registry_due':
      return t(item.hasLapsed ? 'registry.lapsed' : 'registry.soon', { name: item.name });
    case 'callbacks_missed':
      return t('callbacks.title', { count: item.callbacks });
  }
}

const CONNECTION_TITLES = {
  calls: 'connection.title',
  call_records: 'connection.unread',
  test: 'connection.untested',
} as const;

/** What it means, how much hangs on it, and when it ends if it ends by itself. */
export function AttentionText({ item }: { readonly item: AttentionItem }) {
  const t = useTranslations('dashboard.hand');
  const reasons = useTranslations('campaigns.reasons');
  const say = useServerWords();
  switch (item.kind) {
    case 'no_worker':
      return t('noWorker.text', { count: item.campaigns });
    case 'connection_down':
      return <ConnectionText item={item} />;
    case 'campaign_invalid': {
      const why =
        item.reason === 'hours_broken'
          ? reasons('brokenHours')
          : item.reason === 'connection_archived'
            ? t('invalid.connection')
            : say(item.message);
      return t('invalid.text', { why, count: item.held });
    }
    case 'start_blocked':
      return t.rich('blocked.text', {
        why: item.blockers.map(({ message }) => say(message)).join(' '),
        at: () => <Moment at={item.startAt} isZoneSaid />,
      });
    case 'in_doubt':
      return t.rich('doubt.text', {
        name: item.name,
        from: () => <Moment at={item.oldestSentAt} isZoneSaid />,
        to: () => <Moment at={item.settlesBy} isZoneSaid />,
      });
    case 'unmatched_records':
      return <UnmatchedText item={item} />;
    case 'unknown_words':
      return t('words.text', {
        name: item.name,
        words: item.words.map(({ word }) => `“${word}”`).join(', '),
      });
    case 'import_failed':
      return item.listName === null
        ? t('import.text', { error: say(item.error) })
        : t('import.textOf', { list: item.listName, error: say(item.error) });
    case 'registry_due':
      if (item.asOf === null) return t('registry.none', { count: item.campaigns });
      return t.rich(item.hasLapsed ? 'registry.lapsedText' : 'registry.soonText', {
        count: item.campaigns,
        at: () => <Moment at={item.lapsesAt} isZoneSaid />,
      });
    case 'callbacks_missed':
      return t.rich('callbacks.text', { at: () => <Moment at={item.lastDueAt} isZoneSaid /> });
  }
}

type Kind<K extends AttentionItem['kind']> = AttentionItem & { kind: K };

function ConnectionText({ item }: { readonly item: Kind<'connection_down'> }) {
  const t = useTranslations('dashboard.hand.connection');
  const say = useServerWords();
  return (
    <>
      {t('waits', { count: item.campaigns })}{' '}
      {item.nextTryAt !== null && (
        <>{t.rich('next', { at: () => <Moment at={item.nextTryAt} style="seconds" isZoneSaid /> })} </>
      )}
      {t('last', { message: say(item.message) })}
    </>
  );
}

function UnmatchedText({ item }: { readonly item: Kind<'unmatched_records'> }) {
  const t = useTranslations('dashboard.hand.unmatched');
  const now = useNow();
  const list = item.connections.map(({ name, count }) => t('from', { name, count })).join(', ');
  const age =
    item.oldestAt === null || now === null ? '–' : formatDuration((now - Date.parse(item.oldestAt)) / 1_000);
  return t('text', { list, age });
}
