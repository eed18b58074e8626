'use client';

import { type CallingHoursView, type CampaignView, updateCampaignRequest } from '@callspool/contracts';
import { DateTimePicker } from '@mantine/dates';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useStepForm } from '../../hooks/use-step-form';
import { allCallingHours } from '../../lib/api/rules';
import { zonePlace } from '../../lib/format/moment';
import { momentOfWallTime, wallTimeOf } from '../../lib/format/wall-time';
import { ZoneSelect } from '../forms/zone-select';
import { Panel } from '../ui/panel';
import { RowSkeleton } from '../ui/row-skeleton';
import { Shown } from '../ui/shown';
import { HolidaysPanel } from './holidays-panel';
import { HoursLayer } from './hours-layer';
import { InWords } from './in-words';
import { LayeredWeek } from './layered-week';
import styles from './schedule.module.css';
import { SavingMoves } from './saving-moves';
import { ScheduleWords } from './sentences';
import { StepFrame } from './step-frame';
import { freedomOf } from './steps';
import { usePreview } from './use-preview';
import { ZoneStrips } from './zone-strips';

const schema = updateCampaignRequest
  .pick({ timeZone: true, dialingHoursId: true, contactingHoursId: true, startAt: true, endAt: true })
  .required();

interface ScheduleValues {
  readonly timeZone: string;
  readonly dialingHoursId: string;
  readonly contactingHoursId: string;
  /** On the centre's clock. */
  readonly startAt: string | null;
  readonly endAt: string | null;
}

/** `2026-11-20 14:30:00` of the date field, in the centre's zone; a time that its clock skips stays, and is refused. */
const toInstant = (local: string | null, timeZone: string): string | null =>
  local === null
    ? null
    : (momentOfWallTime(local.slice(0, 16).replace(' ', 'T'), timeZone)?.toISOString() ?? local);

const toLocal = (instant: string | null, timeZone: string): string | null =>
  instant === null ? null : `${wallTimeOf(new Date(instant), timeZone).replace('T', ' ')}:00`;

const toRequest = ({ startAt, endAt, ...values }: ScheduleValues) => ({
  ...values,
  startAt: toInstant(startAt, values.timeZone),
  endAt: toInstant(endAt, values.timeZone),
});

/** When the centre dials and when people may be called, and what that means today. */
export function ScheduleStep({ campaign }: { readonly campaign: CampaignView }) {
  const hours = useQuery(allCallingHours);
  return (
    <Shown query={hours} skeleton={<RowSkeleton />}>
      {(all) => <ScheduleForm campaign={campaign} all={all} />}
    </Shown>
  );
}

function ScheduleForm({
  campaign,
  all,
}: {
  readonly campaign: CampaignView;
  readonly all: readonly CallingHoursView[];
}) {
  const t = useTranslations('wizard.schedule');
  const { timeZone, dialingHoursId, contactingHoursId, startAt, endAt, missing } = campaign;
  const step = useStepForm<ScheduleValues>({
    campaign,
    step: 'schedule',
    schema,
    initial: {
      timeZone,
      dialingHoursId,
      contactingHoursId,
      startAt: toLocal(startAt, timeZone),
      endAt: toLocal(endAt, timeZone),
    },
    toRequest,
  });
  const { form } = step;
  const { values } = form;
  const request = toRequest(values);
  const isGood = schema.safeParse(request).success;
  const preview = usePreview(campaign, isGood ? request : {});
  const chosen = (id: string): CallingHoursView | undefined => all.find((each) => each.id === id);
  const [dialing, contacting] = [chosen(values.dialingHoursId), chosen(values.contactingHoursId)];
  const freedom = freedomOf(campaign);
  const isFixed = freedom === 'name_and_pace' || freedom === 'nothing';
  return (
    <StepFrame
      campaign={campaign}
      step="schedule"
      of={step}
      title={t('title')}
      about={t('about')}
      side={
        <>
          <ZoneSelect
            label={t('zone')}
            value={values.timeZone}
            error={form.errors['timeZone']}
            isDisabled={isFixed}
            onChange={(zone) => form.setFieldValue('timeZone', zone)}
          />
          <InWords>
            <ScheduleWords
              campaign={{ ...request, timeZone: values.timeZone }}
              dialing={dialing}
              contacting={contacting}
              unknown={preview.data?.funnel?.zoneUnknown ?? 0}
            />
          </InWords>
          {step.isUnsaved && <SavingMoves campaign={campaign} after={preview.data} />}
          <HolidaysPanel
            hours={[dialing, contacting].filter((each) => each !== undefined)}
            timeZone={values.timeZone}
          />
        </>
      }
    >
      <div className={styles.pair}>
        {(['dialing', 'contacting'] as const).map((layer) => (
          <HoursLayer
            key={layer}
            layer={layer}
            all={all}
            value={values[`${layer}HoursId`]}
            error={form.errors[`${layer}HoursId`]}
            isProposed={
              missing.includes(`${layer}HoursId`) && values[`${layer}HoursId`] === campaign[`${layer}HoursId`]
            }
            isDisabled={isFixed}
            onChange={(id) => form.setFieldValue(`${layer}HoursId`, id)}
          />
        ))}
      </div>
      {dialing !== undefined && contacting !== undefined && (
        <Panel title={t('week')} note={t('weekNote', { place: zonePlace(values.timeZone) })}>
          <LayeredWeek dialing={dialing.week} contacting={contacting.week} />
        </Panel>
      )}
      <ZoneStrips
        query={preview}
        isEmpty={campaign.listIds.length === 0 && !campaign.hasRun}
        timeZone={values.timeZone}
      />
      <Panel title={t('dates')} note={t('datesNote', { place: zonePlace(values.timeZone) })}>
        <div className={styles.pair}>
          {(['startAt', 'endAt'] as const).map((field) => (
            <DateTimePicker
              key={field}
              label={t(field)}
              description={t(`${field}Hint`)}
              placeholder={t(`${field}None`)}
              valueFormat="YYYY-MM-DD HH:mm"
              clearable
              disabled={isFixed}
              {...form.getInputProps(field)}
            />
          ))}
        </div>
      </Panel>
    </StepFrame>
  );
}
