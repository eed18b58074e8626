'use client';

import { attachListRequest, type CampaignView } from '@callspool/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { useStepForm } from '../../hooks/use-step-form';
import { attachList, detachList } from '../../lib/api/wizard';
import { FunnelPanel } from './funnel';
import { ListChoice } from './list-choice';
import { StepFrame } from './step-frame';
import { usePreview } from './use-preview';

const schema = z.strictObject({ listIds: z.array(attachListRequest.shape.listId).min(1) });

interface ContactsValues {
  readonly listIds: readonly string[];
}

/** Which lists it works; what that comes to stands beside it. */
export function ContactsStep({ campaign }: { readonly campaign: CampaignView }) {
  const t = useTranslations('wizard.contacts');
  const queries = useQueryClient();
  const step = useStepForm<ContactsValues>({
    campaign,
    step: 'contacts',
    schema,
    initial: { listIds: campaign.listIds },
    toRequest: (values) => values,
    save: async ({ listIds }) => {
      const saved = await workLists(campaign, listIds);
      await queries.invalidateQueries({ queryKey: ['campaign-preview'] });
      return saved;
    },
  });
  const { form } = step;
  const { listIds } = form.values;
  const preview = usePreview(campaign, { listIds: [...listIds] });
  return (
    <StepFrame
      campaign={campaign}
      step="contacts"
      of={step}
      title={t('title')}
      about={t('about')}
      side={<FunnelPanel query={preview} isEmpty={listIds.length === 0 && !campaign.hasRun} />}
    >
      <ListChoice
        chosen={listIds}
        attached={campaign.listIds}
        state={campaign.state}
        error={form.errors['listIds'] === undefined ? null : t('chooseOne')}
        onChange={(next) => form.setFieldValue('listIds', next)}
      />
    </StepFrame>
  );
}

/** One list after the other: each is a change of its own with its own entry in the audit. */
async function workLists(campaign: CampaignView, wanted: readonly string[]): Promise<CampaignView> {
  let saved = campaign;
  for (const id of wanted.filter((each) => !campaign.listIds.includes(each))) {
    saved = await attachList(campaign.id, id);
  }
  for (const id of campaign.listIds.filter((each) => !wanted.includes(each))) {
    saved = await detachList(campaign.id, id);
  }
  return saved;
}
