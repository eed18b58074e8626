'use client';

import type { DncFreshness, DncRegistryView } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { Moment } from '../../../../../components/ui/moment';
import { type PillState, StatePill } from '../../../../../components/ui/state-pill';
import { useNumber } from '../../../../../hooks/use-number';
import { useRegionName } from '../../../../../hooks/use-region-name';

const PILLS: Readonly<Record<DncFreshness, PillState>> = {
  fresh: 'good',
  lapses_soon: 'late',
  lapsed: 'bad',
  none: 'bad',
  no_limit: 'unknown',
};

/** Whether the file in force is young enough. Without a limit nothing depends on it. */
export function FreshnessPill({
  registry: { freshness, maxAgeDays },
}: {
  readonly registry: Pick<DncRegistryView, 'freshness' | 'maxAgeDays'>;
}) {
  const t = useTranslations('registries.freshness');
  if (freshness === 'none' && maxAgeDays === null) return <StatePill state="unknown" word={t('empty')} />;
  return <StatePill state={PILLS[freshness]} word={t(freshness)} />;
}

/** Whose numbers it speaks of. */
export function CoverWords({ registry: { countries } }: { readonly registry: DncRegistryView }) {
  const t = useTranslations('registries');
  const regionName = useRegionName();
  return countries.length === 0 ? t('everyNumber') : countries.map(regionName).join(', ');
}

/** The date of the file in force, and when it is too old. */
export function AgeWords({ registry: { asOf, lapsesAt } }: { readonly registry: DncRegistryView }) {
  const t = useTranslations('registries');
  if (asOf === null) return t('noFile');
  return (
    <>
      <Moment at={asOf} style="day" />
      {lapsesAt !== null && <>, {t.rich('lapses', { at: () => <Moment at={lapsesAt} isZoneSaid /> })}</>}
    </>
  );
}

/** What holds calls back because of this registry at this moment; null when nothing does. */
export function useHeldBack(): (registry: DncRegistryView) => string | null {
  const t = useTranslations('registries');
  const number = useNumber();
  return ({ maxAgeDays, freshness, countries }) => {
    if (maxAgeDays === null || (freshness !== 'lapsed' && freshness !== 'none')) return null;
    const days = number.whole(maxAgeDays);
    const which = countries.length === 0 ? 'all' : 'some';
    return t(`held.${freshness}.${which}`, { days });
  };
}
