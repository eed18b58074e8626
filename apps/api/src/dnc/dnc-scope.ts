import type { Issue } from '@callspool/contracts';
import type { DncScope } from '@callspool/domain';

/** What does not fit between the scope of an entry and the ids it names. */
export function scopeProblems(entry: {
  readonly scope: DncScope;
  readonly groupId?: string | undefined;
  readonly campaignId?: string | undefined;
}): Issue[] {
  return [
    ...fieldProblem('groupId', entry.groupId, { isWanted: entry.scope === 'group', scope: entry.scope }),
    ...fieldProblem('campaignId', entry.campaignId, {
      isWanted: entry.scope === 'campaign',
      scope: entry.scope,
    }),
  ];
}

function fieldProblem(
  path: string,
  value: string | undefined,
  { isWanted, scope }: { isWanted: boolean; scope: DncScope },
): Issue[] {
  if (isWanted === (value !== undefined)) return [];
  const message = isWanted ? `The scope ${scope} needs it.` : `The scope ${scope} takes none.`;
  return [{ path, message }];
}
