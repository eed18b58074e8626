'use client';

import { useTranslations } from 'use-intl';
import { Refusal } from '../../../../components/ui/refusal';
import { useServerWords } from '../../../../hooks/use-server-words';
import { ApiError } from '../../../../lib/api/problem';
import type { Translate } from '../../../../lib/i18n/server-words';
import { lineOfIssue, type PastedLine } from './numbers-text';
import styles from './dnc.module.css';

/** More are said by their number in the refusal itself. */
const MOST = 20;

/** Why nothing was added, and which lines are to mend. */
export function AddProblems({
  error,
  lines,
}: {
  readonly error: Error;
  readonly lines: readonly PastedLine[];
}) {
  const t = useTranslations('dnc.adding');
  const say = useServerWords();
  const issues = error instanceof ApiError ? (error.problem.issues ?? []) : [];
  const ofLines = issues.flatMap(({ path, message }) => {
    const found = lineOfIssue(path, lines);
    return found === null ? [] : [{ ...found, path, message }];
  });
  return (
    <div>
      <Refusal title={t('refused')} message={error.message} />
      <ul className={styles.problems}>
        {ofLines.slice(0, MOST).map(({ line, text, path, message }) => (
          <li key={path}>
            <strong>{t('line', { line: String(line), text })}</strong> {say(message)}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Issues that all entries share, in the language of the page, by the field they belong to: the first entry's stand for all. */
export function fieldIssues(error: Error | null, say: Translate): Record<string, string> {
  const issues = error instanceof ApiError ? (error.problem.issues ?? []) : [];
  return Object.fromEntries(
    issues
      .map(({ path, message }) => [path.replace(/^entries\.0\./, ''), say(message)] as const)
      .filter(([path]) => path !== 'value' && !path.startsWith('entries.')),
  );
}
