'use client';

import type { CallbackView } from '@callspool/contracts';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { useMay } from '../../../../components/session/session-context';
import type { Fact } from '../../../../components/ui/facts';
import { Moment } from '../../../../components/ui/moment';
import { useServerWords } from '../../../../hooks/use-server-words';
import { AgentWords, MissedWords } from './callback-words';
import styles from './callbacks.module.css';

/** What is known of a callback; the customer's clock first. */
export function useCallbackFacts(callback: CallbackView): Fact[] {
  const t = useTranslations('callbacks.one');
  const say = useServerWords();
  const may = useMay();
  const { contactId, campaignId } = callback;
  const facts: Fact[] = [
    {
      key: 'theirs',
      name: t('theirs'),
      value: (
        <span className={styles.moment}>
          <Moment at={callback.dueAt} timeZone={callback.timeZone} />
        </span>
      ),
    },
    { key: 'ours', name: t('ours'), value: <Moment at={callback.dueAt} /> },
    {
      key: 'number',
      name: t('number'),
      value: may('contacts.read') ? (
        <Link className="tabular" href={`/contacts/${contactId}`}>
          {callback.number}
        </Link>
      ) : (
        <span className="tabular">{callback.number}</span>
      ),
    },
    {
      key: 'campaign',
      name: t('campaign'),
      value: may('campaigns.read') ? (
        <Link href={`/campaigns/${campaignId}`}>{callback.campaignName}</Link>
      ) : (
        callback.campaignName
      ),
    },
    { key: 'agent', name: t('agent'), value: <AgentWords callback={callback} /> },
  ];
  if (callback.note !== '') facts.push({ key: 'note', name: t('note'), value: callback.note });
  facts.push({
    key: 'promised',
    name: t('promised'),
    value: (
      <>
        <Moment at={callback.createdAt} />
        <br />
        {t('promisedBy', { who: callback.createdBy, source: t(`sources.${callback.source}`) })}
      </>
    ),
  });
  if (callback.missedFrom !== null)
    facts.push({ key: 'missedFrom', name: t('missedFrom'), value: <Moment at={callback.missedFrom} /> });
  if (callback.settledAt !== null)
    facts.push({ key: 'settled', name: t('settled'), value: <Moment at={callback.settledAt} /> });
  if (callback.settledBy !== null)
    facts.push({ key: 'settledBy', name: t('settledBy'), value: callback.settledBy });
  if (callback.state === 'missed')
    facts.push({ key: 'missed', name: t('missedReason'), value: <MissedWords callback={callback} /> });
  if (callback.cancelReason !== null)
    facts.push({ key: 'cancelled', name: t('cancelReason'), value: say(callback.cancelReason) });
  return facts;
}
