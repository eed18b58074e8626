import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { actOnCampaign, type ActOutcome, type CampaignAct } from '../lib/api/campaign-acts';
import { OVERVIEW_KEY } from '../lib/api/overview';
import { ApiError } from '../lib/api/problem';

export interface ActTarget {
  readonly id: string;
  readonly name: string;
}

export interface ActRefusal extends ActTarget {
  readonly message: string;
}

interface Order {
  readonly act: CampaignAct;
  readonly targets: readonly ActTarget[];
  /** Of a pause. */
  readonly reason: string | null;
}

/**
 * Acts on campaigns one after the other: what is refused holds up no other. What was done is said in passing; refusals stay
 * until they are taken away, because somebody has to act on them.
 */
export function useCampaignActs() {
  const t = useTranslations('campaigns');
  const queries = useQueryClient();
  const run = useMutation({
    mutationFn: async ({ act, targets, reason }: Order): Promise<ActRefusal[]> => {
      const done: ActOutcome[] = [];
      const refused: ActRefusal[] = [];
      for (const target of targets) {
        try {
          done.push(await actOnCampaign(act, target.id, reason));
        } catch (error) {
          if (!(error instanceof ApiError)) throw error;
          refused.push({ ...target, message: error.message });
        }
      }
      if (done.length > 0) {
        const first = targets.find(({ id }) => refused.every((each) => each.id !== id));
        notifications.show({ message: wordsOf(act, done, first?.name ?? '') });
      }
      return refused;
    },
    onSettled: () => queries.invalidateQueries({ queryKey: OVERVIEW_KEY }),
  });
  const wordsOf = (act: CampaignAct, done: readonly ActOutcome[], name: string): string => {
    const sum = (of: (outcome: ActOutcome) => number): number => done.reduce((all, one) => all + of(one), 0);
    const words = [t(`done.${act}`, { count: done.length, name })];
    if (act === 'pause' || act === 'drain')
      words.push(t('done.past', { count: sum(({ pastGate }) => pastGate) }));
    if (act === 'archive') words.push(t('done.callbacks', { count: sum((one) => one.callbacksCancelled) }));
    return words.join(' ').trim();
  };
  return {
    run: (act: CampaignAct, targets: readonly ActTarget[], reason: string | null = null) =>
      run.mutateAsync({ act, targets, reason }),
    isBusy: run.isPending,
    /** Refusals of the last order, and trouble that was no refusal. */
    refusals: run.data ?? [],
    error: run.error,
    clear: run.reset,
  };
}
