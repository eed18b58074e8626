'use client';

import type { RecordCandidate } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { Moment } from '../../../../components/ui/moment';
import { Panel } from '../../../../components/ui/panel';
import { EvidenceList } from './evidence-list';
import styles from './records.module.css';

/** Attempts that a record without one could have belonged to, each with why it does not. */
export function CandidatesPanel({ candidates }: { readonly candidates: readonly RecordCandidate[] }) {
  const t = useTranslations('records.candidates');
  return (
    <Panel title={t('title')}>
      {candidates.length === 0 ? (
        <p className={styles.text}>{t('none')}</p>
      ) : (
        <ul className={styles.candidates}>
          {candidates.map((candidate) => (
            <Candidate key={candidate.id} candidate={candidate} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function Candidate({ candidate }: { readonly candidate: RecordCandidate }) {
  const t = useTranslations('records.candidates');
  const { sendingAt, whyNot } = candidate;
  return (
    <li className={styles.candidate}>
      <p className={styles.text}>
        <strong>{candidate.contactName ?? candidate.number}</strong>
        <br />
        <span className={styles.dim}>
          {candidate.campaignName},{' '}
          {sendingAt === null
            ? t('neverSent')
            : t.rich('sent', { at: () => <Moment at={sendingAt} style="seconds" /> })}
        </span>
      </p>
      <EvidenceList evidence={candidate.evidence} />
      {whyNot.length === 0 ? (
        <p className={styles.text}>{t('fits')}</p>
      ) : (
        <ul className={styles.whyNot}>
          {whyNot.map((code) => (
            <li key={code}>{t(`why.${code}`)}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
