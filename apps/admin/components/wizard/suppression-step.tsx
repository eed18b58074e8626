'use client';

import { type CampaignView, updateCampaignRequest } from '@callspool/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useNumber } from '../../hooks/use-number';
import { useStepForm } from '../../hooks/use-step-form';
import { allCampaignGroups, allCaps } from '../../lib/api/rules';
import { DurationInput } from '../forms/duration-input';
import { LinkButton } from '../ui/link-button';
import { Panel } from '../ui/panel';
import { CapsPanel, capsThatHold } from './caps-panel';
import { FunnelPanel } from './funnel';
import { GroupField } from './group-field';
import { InWords } from './in-words';
import { SavingMoves } from './saving-moves';
import { SuppressionWords } from './sentences';
import { StepFrame } from './step-frame';
import { freedomOf } from './steps';
import styles from './suppression.module.css';
import { usePreview } from './use-preview';

const schema = updateCampaignRequest.pick({ groupId: true, minGapSeconds: true }).required();

interface SuppressionValues {
  readonly groupId: string | null;
  readonly minGapSeconds: number;
}

/** Whom it does not call, and how often it may. */
export function SuppressionStep({ campaign }: { readonly campaign: CampaignView }) {
  const t = useTranslations('wizard.suppression');
  const number = useNumber();
  const step = useStepForm<SuppressionValues>({
    campaign,
    step: 'suppression',
    schema,
    initial: { groupId: campaign.groupId, minGapSeconds: campaign.minGapSeconds },
    toRequest: (values) => values,
  });
  const { form } = step;
  const { groupId, minGapSeconds } = form.values;
  const preview = usePreview(campaign, { groupId });
  const caps = useQuery(allCaps).data ?? [];
  const groups = useQuery(allCampaignGroups).data ?? [];
  const group = groups.find(({ id }) => id === groupId)?.name ?? null;
  const freedom = freedomOf(campaign);
  const isFixed = freedom === 'name_and_pace' || freedom === 'nothing';
  const isEmpty = campaign.listIds.length === 0 && !campaign.hasRun;
  const listed = preview.data?.funnel?.doNotCall;
  return (
    <StepFrame
      campaign={campaign}
      step="suppression"
      of={step}
      title={t('title')}
      about={t('about')}
      side={
        <>
          <InWords>
            <SuppressionWords
              minGapSeconds={minGapSeconds}
              group={group}
              caps={capsThatHold(caps, campaign.id, groupId)}
            />
          </InWords>
          {step.isUnsaved && <SavingMoves campaign={campaign} after={preview.data} />}
          <FunnelPanel query={preview} isEmpty={isEmpty} />
        </>
      }
    >
      <Panel
        title={t('dnc')}
        note={t('dncNote')}
        acts={
          <LinkButton href="/dnc" size="xs" variant="default">
            {t('toDnc')}
          </LinkButton>
        }
      >
        <ul className={styles.list}>
          <li>{t('dncScopes.all')}</li>
          <li>{group === null ? t('dncScopes.noGroup') : t('dncScopes.group', { group })}</li>
          <li>{t('dncScopes.campaign')}</li>
        </ul>
        <span className={styles.where} role="status">
          {isEmpty || listed === undefined
            ? t('dncUnknown')
            : t('dncCount', { count: listed, figure: number.whole(listed) })}
        </span>
      </Panel>
      <Panel title={t('sharing')}>
        <GroupField
          value={groupId}
          error={form.errors['groupId']}
          isDisabled={isFixed}
          onChange={(id) => form.setFieldValue('groupId', id)}
        />
      </Panel>
      <Panel title={t('gapTitle')}>
        <DurationInput
          label={t('gap')}
          description={t('gapHint')}
          value={minGapSeconds}
          error={form.errors['minGapSeconds']}
          isDisabled={isFixed}
          onChange={(seconds) => form.setFieldValue('minGapSeconds', seconds)}
        />
      </Panel>
      <CapsPanel campaign={campaign} groupId={groupId} />
    </StepFrame>
  );
}
