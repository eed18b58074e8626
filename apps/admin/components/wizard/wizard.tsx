'use client';

import type { CampaignView } from '@callspool/contracts';
import { useQuery } from '@tanstack/react-query';
import { campaignToEdit } from '../../lib/api/wizard';
import { RowSkeleton } from '../ui/row-skeleton';
import { Shown } from '../ui/shown';
import { AttemptsStep } from './attempts-step';
import { BasicsStep } from './basics-step';
import { ContactsStep } from './contacts-step';
import { ReviewStep } from './review-step';
import { ScheduleStep } from './schedule-step';
import type { Step } from './steps';
import { SuppressionStep } from './suppression-step';

/** A campaign that does not exist yet begins with its basics. */
export const NewCampaign = () => <BasicsStep campaign={null} />;

/** One step of a campaign that exists, draft or not. */
export function EditCampaign({ id, step }: { readonly id: string; readonly step: Step }) {
  const campaign = useQuery(campaignToEdit(id));
  return (
    <Shown query={campaign} skeleton={<RowSkeleton />}>
      {(known) => <StepOf key={keyOf(known, step)} campaign={known} step={step} />}
    </Shown>
  );
}

function StepOf({ campaign, step }: { readonly campaign: CampaignView; readonly step: Step }) {
  switch (step) {
    case 'basics':
      return <BasicsStep campaign={campaign} />;
    case 'contacts':
      return <ContactsStep campaign={campaign} />;
    case 'schedule':
      return <ScheduleStep campaign={campaign} />;
    case 'attempts':
      return <AttemptsStep campaign={campaign} />;
    case 'suppression':
      return <SuppressionStep campaign={campaign} />;
    case 'review':
      return <ReviewStep campaign={campaign} />;
  }
}

/** A saved form begins anew with what is stored; the review holds nothing and stays where it is. */
const keyOf = ({ version, listIds }: CampaignView, step: Step): string =>
  step === 'review' ? step : `${step} ${version} ${listIds.join(' ')}`;
