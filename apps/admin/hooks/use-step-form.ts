import type { CampaignView, UpdateCampaignRequest } from '@callspool/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useRef } from 'react';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { hrefOf, nextOf, type Step, stepOf } from '../components/wizard/steps';
import { campaignKey } from '../lib/api/campaign';
import { campaignToEdit, updateCampaign } from '../lib/api/wizard';
import { OVERVIEW_KEY } from '../lib/api/overview';
import { type ContractForm, useContractForm } from './use-save';

export interface StepForm<V extends object> extends ContractForm<V> {
  /** Saves what is to be saved and goes on to the next step. */
  readonly onNext: () => void;
  /** Saves and stays. */
  readonly onSave: () => void;
  /** Something was changed, or stands on a proposal that nobody has agreed to yet. */
  readonly isUnsaved: boolean;
}

/** The form of one step: its fields, saved into the draft when the person goes on. */
export function useStepForm<V extends object>({
  campaign,
  step,
  schema,
  initial,
  toRequest,
  save,
}: {
  readonly campaign: CampaignView | null;
  readonly step: Step;
  readonly schema: z.ZodType;
  readonly initial: V;
  readonly toRequest: (values: V) => UpdateCampaignRequest | object;
  /** Where a change is more than new values of the campaign. */
  readonly save?: (values: V) => Promise<CampaignView>;
}): StepForm<V> {
  const t = useTranslations('wizard');
  const router = useRouter();
  const queries = useQueryClient();
  const isGoingOn = useRef(false);
  const goOn = (id: string): void => {
    const next = nextOf(step);
    if (next === null) return;
    if (campaign === null) router.replace(hrefOf(id, next));
    else router.push(hrefOf(id, next));
  };
  const editing = useContractForm<V, CampaignView>({
    schema,
    initial,
    toRequest,
    save:
      save ??
      ((values) =>
        updateCampaign(campaign?.id ?? '', {
          ...toRequest(values),
          ...(campaign && { version: campaign.version }),
        })),
    renew: [OVERVIEW_KEY],
    isQuiet: true,
    emptyWord: t('chooseOrWrite'),
    onSaved: (saved) => {
      queries.setQueryData(campaignToEdit(saved.id).queryKey, saved);
      void queries.invalidateQueries({ queryKey: [...campaignKey(saved.id), 'preflight'] });
      if (isGoingOn.current || campaign === null) goOn(saved.id);
    },
  });
  const isOpen = (campaign?.missing ?? []).some(
    (field) => field !== 'confirmations' && stepOf(field) === step,
  );
  const isDirty = editing.form.isDirty();
  const isUnsaved = isDirty || isOpen || campaign === null;
  const run = (goesOn: boolean): void => {
    isGoingOn.current = goesOn;
    if (isUnsaved) editing.submit();
    else if (goesOn && campaign !== null) goOn(campaign.id);
  };
  return { ...editing, isUnsaved: isDirty, onNext: () => run(true), onSave: () => run(false) };
}
