'use client';

import type { CampaignView, PreflightReport } from '@callspool/contracts';
import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertOctagonFilled, IconArrowLeft, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import { campaignKey } from '../../lib/api/campaign';
import { OVERVIEW_KEY } from '../../lib/api/overview';
import { preflight, startCampaign } from '../../lib/api/wizard';
import { useMay } from '../session/session-context';
import { LinkButton } from '../ui/link-button';
import { Refusal } from '../ui/refusal';
import { Confirmations } from './confirmations';
import { Forecast } from './forecast';
import { FunnelPanel } from './funnel';
import { PreflightPanel } from './preflight-panel';
import { ReviewSentences } from './review-sentences';
import styles from './review.module.css';
import { hrefOf } from './steps';
import { usePreview } from './use-preview';
import { WizardFrame } from './wizard-frame';
import frame from './wizard-frame.module.css';

/** Everything once more, what stands in the way of starting, and the start. */
export function ReviewStep({ campaign }: { readonly campaign: CampaignView }) {
  const t = useTranslations('wizard.review');
  const router = useRouter();
  const queries = useQueryClient();
  const report = useQuery({ ...preflight(campaign.id), refetchOnMount: 'always' });
  const preview = usePreview(campaign, {});
  const isEmpty = campaign.listIds.length === 0 && !campaign.hasRun;
  const start = useMutation({
    mutationFn: () => startCampaign(campaign.id),
    onSuccess: ({ id, name, state }) => {
      notifications.show({ message: t(state === 'scheduled' ? 'scheduled' : 'started', { name }) });
      void queries.invalidateQueries({ queryKey: campaignKey(id) });
      void queries.invalidateQueries({ queryKey: OVERVIEW_KEY });
      router.push(`/campaigns/${id}`);
    },
    onError: () => void report.refetch(),
  });
  return (
    <WizardFrame
      campaign={campaign}
      step="review"
      title={t('title')}
      about={t(campaign.hasRun ? 'aboutRun' : 'about')}
      isSideWide
      side={
        <>
          <PreflightPanel
            campaign={campaign}
            query={report}
            unknownZones={preview.data?.funnel?.zoneUnknown ?? 0}
          />
          <FunnelPanel query={preview} isEmpty={isEmpty} />
        </>
      }
      footer={
        <ReviewFooter
          campaign={campaign}
          report={report.data}
          isBusy={start.isPending}
          onStart={() => start.mutate()}
        />
      }
    >
      {start.error !== null && <Refusal title={t('notStarted')} message={start.error.message} />}
      <ReviewSentences campaign={campaign} preview={preview.data} />
      <Confirmations campaign={campaign} />
      {!isEmpty && (
        <Forecast query={preview} timeZone={campaign.timeZone} connectionName={campaign.connectionName} />
      )}
    </WizardFrame>
  );
}

function ReviewFooter({
  campaign,
  report,
  isBusy,
  onStart,
}: {
  readonly campaign: CampaignView;
  readonly report: PreflightReport | undefined;
  readonly isBusy: boolean;
  readonly onStart: () => void;
}) {
  const t = useTranslations('wizard');
  const may = useMay();
  const blockers = report?.blockers.length ?? null;
  const isAhead = campaign.startAt !== null && Date.parse(campaign.startAt) > Date.now();
  return (
    <>
      <LinkButton
        href={hrefOf(campaign.id, 'suppression')}
        variant="default"
        leftSection={<IconArrowLeft size={16} aria-hidden="true" />}
      >
        {t('back')}
      </LinkButton>
      <span className={frame.room} />
      {campaign.state !== 'draft' ? (
        <LinkButton href={`/campaigns/${campaign.id}`}>{t('review.toCampaign')}</LinkButton>
      ) : (
        <>
          <span role="status" id="why-not">
            {blockers === null && <span className={styles.waiting}>{t('review.looking')}</span>}
            {blockers !== null && blockers > 0 && (
              <span className={styles.blockers}>
                <IconAlertOctagonFilled size={16} aria-hidden="true" />
                {t('review.blockers', { count: blockers })}
              </span>
            )}
            {!may('campaigns.start') && <span className={styles.waiting}>{t('review.mayNot')}</span>}
          </span>
          <Button
            leftSection={<IconPlayerPlayFilled size={14} aria-hidden="true" />}
            disabled={blockers !== 0 || !may('campaigns.start')}
            aria-describedby="why-not"
            loading={isBusy}
            onClick={onStart}
          >
            {t(isAhead ? 'review.schedule' : 'review.start')}
          </Button>
        </>
      )}
    </>
  );
}
