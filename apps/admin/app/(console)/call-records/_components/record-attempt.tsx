'use client';

import type { RecordAttempt as Attempt } from '@callspool/contracts';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { ResultWord } from '../../../../components/calls/result-word';
import { useMay } from '../../../../components/session/session-context';
import { Facts } from '../../../../components/ui/facts';
import { Moment } from '../../../../components/ui/moment';
import { Panel } from '../../../../components/ui/panel';

/** The attempt that a record belongs to. */
export function RecordAttempt({ attempt }: { readonly attempt: Attempt }) {
  const t = useTranslations('records.attempt');
  const states = useTranslations('records.states');
  const may = useMay();
  const contact = attempt.contactName ?? attempt.number;
  return (
    <Panel title={t('title')} note={t('note', { number: String(attempt.tryNumber) })}>
      <Facts
        facts={[
          {
            key: 'contact',
            name: t('contact'),
            value:
              attempt.contactId === null ? (
                t('test')
              ) : may('contacts.read') ? (
                <Link href={`/contacts/${attempt.contactId}`}>{contact}</Link>
              ) : (
                contact
              ),
          },
          {
            key: 'campaign',
            name: t('campaign'),
            value: may('campaigns.read') ? (
              <Link href={`/campaigns/${attempt.campaignId}`}>{attempt.campaignName}</Link>
            ) : (
              attempt.campaignName
            ),
          },
          { key: 'state', name: t('state'), value: states(attempt.state) },
          { key: 'result', name: t('result'), value: <ResultWord result={attempt.result} /> },
          {
            key: 'reserved',
            name: t('reserved'),
            value: <Moment at={attempt.reservedAt} style="seconds" />,
          },
          { key: 'sent', name: t('sent'), value: <Moment at={attempt.sendingAt} style="seconds" /> },
          { key: 'answered', name: t('answered'), value: <Moment at={attempt.answeredAt} style="seconds" /> },
          { key: 'dialed', name: t('dialed'), value: <Moment at={attempt.dialedAt} style="seconds" /> },
          { key: 'closed', name: t('closed'), value: <Moment at={attempt.closedAt} style="seconds" /> },
          {
            key: 'records',
            name: t('records'),
            value: <Link href={`/call-records?search=${attempt.id}`}>{attempt.records}</Link>,
          },
        ]}
      />
    </Panel>
  );
}
