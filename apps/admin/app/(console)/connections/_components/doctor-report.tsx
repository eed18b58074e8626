'use client';

import type { DoctorReportView, DoctorState } from '@callspool/contracts';
import { useLocale, useTranslations } from 'use-intl';
import { Moment } from '../../../../components/ui/moment';
import { type PillState, StatePill } from '../../../../components/ui/state-pill';
import { useServerCatalogue } from '../../../../hooks/use-server-words';
import { FORMAT_LOCALES } from '../../../../lib/format/locale-tag';
import styles from './connections.module.css';

const PILLS: Readonly<Record<DoctorState, PillState>> = {
  works: 'good',
  refused: 'bad',
  strange: 'late',
  not_there: 'archived',
  not_tried: 'draft',
};

/** What an examination found: the verdict, the clock, and each thing with its time. */
export function DoctorReport({ report }: { readonly report: DoctorReportView }) {
  const t = useTranslations('connections.doctor');
  const { say, fieldNames } = useServerCatalogue();
  const { verdict, sentence, at, checks, drift, requests } = report;
  return (
    <>
      <p className={styles.line}>
        <StatePill state={verdict === 'all_works' ? 'good' : 'bad'} word={t(`verdicts.${verdict}`)} />
      </p>
      <p className={styles.line}>{say(sentence)}</p>
      <p className={styles.small}>
        {t.rich('examined', { at: () => <Moment at={at} style="seconds" />, count: requests.length })}{' '}
        <ClockWords clock={report.clock} />
      </p>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('checks')}>
        <table className={styles.checks}>
          <thead>
            <tr>
              <th scope="col">{t('check')}</th>
              <th scope="col">{t('state')}</th>
              <th scope="col" data-number>
                {t('time')}
              </th>
              <th scope="col">{t('what')}</th>
            </tr>
          </thead>
          <tbody>
            {checks.map(({ name, state, what, ms }) => (
              <tr key={name} data-state={state}>
                <th scope="row">{fieldNames[name] ?? say(name)}</th>
                <td>
                  <StatePill state={PILLS[state]} word={t(`states.${state}`)} />
                </td>
                <td className="tabular" data-number>
                  {ms === null ? '–' : t('ms', { ms })}
                </td>
                <td>{say(what)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {drift.length > 0 && (
        <>
          <p className={styles.driftHead}>{t('drift')}</p>
          <ul className={styles.drift}>
            {drift.map((what) => (
              <li key={what}>
                <code className="mono">{say(what)}</code>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className={styles.small}>{t('safe')}</p>
    </>
  );
}

function ClockWords({ clock }: Pick<DoctorReportView, 'clock'>) {
  const t = useTranslations('connections.doctor');
  const locale = FORMAT_LOCALES[useLocale()];
  if (clock === null) return t('clockUnknown');
  const seconds = (ms: number) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(Math.abs(ms) / 1_000);
  return t(clock.offsetMs < 0 ? 'clockBehind' : 'clockAhead', {
    offset: seconds(clock.offsetMs),
    within: seconds(clock.plusMinusMs),
  });
}
