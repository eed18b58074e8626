'use client';

import type { EntryView, EntryWhy } from '@callspool/contracts';
import { CloseButton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { Moment } from '../../../../../components/ui/moment';
import { RowSkeleton } from '../../../../../components/ui/row-skeleton';
import { Shown } from '../../../../../components/ui/shown';
import { useServerWords } from '../../../../../hooks/use-server-words';
import { whyOf } from '../../../../../lib/api/campaign';
import { useBlockName } from './block-name';
import styles from './spool.module.css';

/** The policy's answer for one contact, asked now: callable until a moment, or every block there is. */
export function EntryWhyColumn({
  campaignId,
  entry,
  onClose,
}: {
  readonly campaignId: string;
  readonly entry: EntryView;
  readonly onClose: () => void;
}) {
  const t = useTranslations('campaign.why');
  const why = useQuery(whyOf(campaignId, entry.id));
  return (
    <aside className={styles.side} aria-label={t('title')}>
      <div className={styles.sideHead}>
        <strong>{entry.contactName ?? entry.numbers[0]}</strong>
        <CloseButton aria-label={t('close')} onClick={onClose} />
      </div>
      <div className={styles.soft}>{t('title')}</div>
      <Shown query={why} skeleton={<RowSkeleton rows={4} />}>
        {(answer) => <Answer answer={answer} />}
      </Shown>
      <p>
        <Link href={`/contacts/${entry.contactId}`}>{t('contact')}</Link>
      </p>
    </aside>
  );
}

function Answer({ answer }: { readonly answer: EntryWhy }) {
  const t = useTranslations('campaign.why');
  const blockName = useBlockName();
  const say = useServerWords();
  const { eligible, number, until, eligibleAt, blocks } = answer;
  return (
    <>
      <p className={styles.verdict}>
        {eligible ? (
          t.rich('eligible', { number: number ?? '', at: () => <Moment at={until} /> })
        ) : (
          <>
            {t('not')}{' '}
            {eligibleAt === null ? t('never') : t.rich('from', { at: () => <Moment at={eligibleAt} /> })}
          </>
        )}
      </p>
      {eligible && blocks.length > 0 && <div className={styles.soft}>{t('skipped')}</div>}
      {blocks.map(({ code, evidence, clearsAt, number: blocked }, index) => (
        <div key={index} className={styles.why}>
          <strong>{blockName(code)}</strong>
          {blocked !== null && <span className="tabular"> {blocked}</span>}
          <div className={styles.evidence}>{say(evidence)}</div>
          <div className={styles.soft}>
            {clearsAt === null ? (
              t('person')
            ) : (
              <>
                {t('clears')} <Moment at={clearsAt} />
              </>
            )}
          </div>
        </div>
      ))}
    </>
  );
}
