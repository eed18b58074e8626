'use client';

import type { EntryView } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { CHART_RESULTS } from '../../../../../components/charts/results';
import { useBlockName } from './block-name';

const END_REASONS = ['answered', 'rejected', 'invalid_number', 'no_rule', 'used_up'] as const;

/** In a few words why an entry is where it is: what blocks it, how it ended, or why it is next. */
export function EntryReason({ entry }: { readonly entry: EntryView }) {
  const t = useTranslations('campaign.spool');
  const resultNames = useTranslations('respool.results');
  const blockName = useBlockName();
  const { state, blocks, doneReason, lastResult, priority } = entry;
  if (blocks.length > 0 && (state === 'waiting' || state === 'blocked'))
    return <>{blocks.map(blockName).join(', ')}</>;
  if (state === 'done') {
    const known = END_REASONS.find((each) => each === doneReason);
    return <>{known === undefined ? (doneReason ?? '–') : t(`reasons.${known}`)}</>;
  }
  const result = CHART_RESULTS.find(({ key }) => key === lastResult)?.key;
  if (result !== undefined) return <>{t('again', { result: resultNames(result) })}</>;
  return <>{`${t('fresh')}, ${t('priority').toLocaleLowerCase()} ${priority}`}</>;
}
