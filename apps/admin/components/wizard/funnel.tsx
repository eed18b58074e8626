'use client';

import type { CampaignPreview, PreviewFunnel } from '@callspool/contracts';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useNumber } from '../../hooks/use-number';
import { Moment } from '../ui/moment';
import { Panel } from '../ui/panel';
import { RowSkeleton } from '../ui/row-skeleton';
import { Shown } from '../ui/shown';
import styles from './funnel.module.css';

type Asked = UseQueryResult<CampaignPreview>;

/** From rows to calls: how many contacts are left after each thing that holds some of them back. */
export function FunnelPanel({ query, isEmpty }: { readonly query: Asked; readonly isEmpty: boolean }) {
  const t = useTranslations('wizard.funnel');
  return (
    <Panel title={t('title')}>
      {isEmpty ? (
        t('nothing')
      ) : (
        <Shown query={query} skeleton={<RowSkeleton rows={5} />}>
          {(preview) => (
            <div className={query.isPlaceholderData ? styles.stale : undefined} aria-live="polite">
              <Funnel preview={preview} />
            </div>
          )}
        </Shown>
      )}
    </Panel>
  );
}

function Funnel({
  preview: { funnel, population, countedAt, hasHours },
}: {
  readonly preview: CampaignPreview;
}) {
  const t = useTranslations('wizard.funnel');
  const number = useNumber();
  if (funnel === null) return <>{t('tooLong')}</>;
  return (
    <>
      <dl className={styles.funnel}>
        {stagesOf(funnel, population, hasHours).map(({ key, left, gone, isLast = false }) => (
          <div key={key} className={styles.row} data-last={isLast || undefined}>
            <dt>{t(`stages.${key}`)}</dt>
            <dd className={`${styles.figure} tabular`}>{number.whole(left)}</dd>
            <dd className={styles.bar} aria-hidden="true">
              <span className={styles.fill} style={{ width: `${share(left, funnel.contacts)}%` }} />
            </dd>
            {gone > 0 && <dd className={styles.note}>{t(`gone.${key}`, { count: gone })}</dd>}
          </div>
        ))}
      </dl>
      <p className={styles.foot}>
        {t('caps')} {countedAt !== null && t.rich('counted', { at: () => <Moment at={countedAt} /> })}
      </p>
    </>
  );
}

const share = (part: number, of: number): number => (of === 0 ? 0 : (part / of) * 100);

type StageKey = 'lists' | 'spool' | 'doNotCall' | 'zoneKnown' | 'notHeld' | 'within24h' | 'now';
interface Stage {
  readonly key: StageKey;
  readonly left: number;
  /** Who is out at this stage; for the first one, those whose person is there already. */
  readonly gone: number;
  readonly isLast?: boolean;
}

function stagesOf(
  funnel: PreviewFunnel,
  population: CampaignPreview['population'],
  hasHours: boolean,
): Stage[] {
  const { contacts, doNotCall, zoneUnknown, held, callable, callableWithin24h, callableNow } = funnel;
  const stages: Stage[] = [
    { key: population, left: contacts, gone: funnel.samePerson },
    { key: 'doNotCall', left: contacts - doNotCall, gone: doNotCall },
    { key: 'zoneKnown', left: contacts - doNotCall - zoneUnknown, gone: zoneUnknown },
  ];
  if (population === 'spool') stages.push({ key: 'notHeld', left: callable, gone: held });
  if (!hasHours) return stages;
  return [
    ...stages,
    { key: 'within24h', left: callableWithin24h, gone: callable - callableWithin24h },
    { key: 'now', left: callableNow, gone: callableWithin24h - callableNow, isLast: true },
  ];
}
