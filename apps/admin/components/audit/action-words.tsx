'use client';

import { useTranslations } from 'use-intl';
import { verbOf } from '../../lib/format/audit-words';

type Verbs = ReturnType<typeof useTranslations<'audit.verbs'>>;

/** What was done, in words; one that the console does not know yet stands as the service says it. */
export function ActionWords({ action }: { readonly action: string }) {
  const t = useTranslations('audit.verbs');
  const verb = verbOf(action) as Parameters<Verbs>[0];
  return t.has(verb) ? t(verb) : <span className="mono">{action}</span>;
}
