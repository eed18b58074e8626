'use client';

import type { RespoolRuleSetView } from '@callspool/contracts';
import { useTranslations } from 'use-intl';
import { formatDuration } from '../../lib/format/duration';

type Rule = RespoolRuleSetView['rules'][number];

/** A respool rule as a sentence; null is what happens without one. */
export function RuleWords({ result, rule }: { readonly result: Rule['result']; readonly rule: Rule | null }) {
  const t = useTranslations('respool');
  const name = t(`results.${result}`);
  if (rule === null)
    return result === 'INVALID_NUMBER' ? t('wordsInvalid') : t('wordsNone', { result: name });
  return t('words', {
    result: name,
    delay: formatDuration(rule.delaySeconds),
    number: t(rule.number).toLocaleLowerCase(),
    times: rule.maxTries,
    priority: rule.priority === undefined ? '' : t('wordsPriority', { priority: String(rule.priority) }),
    then: t(rule.whenUsedUp).toLocaleLowerCase(),
  });
}
