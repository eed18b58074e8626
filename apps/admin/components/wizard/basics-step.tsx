'use client';

import {
  type CampaignView,
  type ConnectionView,
  createCampaignRequest,
  type DialingMethod,
  METHOD_KIND,
} from '@callspool/contracts';
import { Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { useStepForm } from '../../hooks/use-step-form';
import { connectionChoices, createCampaign, updateCampaign } from '../../lib/api/wizard';
import { viewerZone } from '../../lib/format/viewer-zone';
import { EmptyState } from '../ui/empty-state';
import { LinkButton } from '../ui/link-button';
import { Panel } from '../ui/panel';
import { RowSkeleton } from '../ui/row-skeleton';
import { Shown } from '../ui/shown';
import { ConnectionLine } from './connection-line';
import { MethodChoice } from './method-choice';
import { InWords } from './in-words';
import { BasicsWords } from './sentences';
import { StepFrame } from './step-frame';
import { freedomOf } from './steps';
import { VendorFields } from './vendor-fields';
import { WizardFrame } from './wizard-frame';
import { draftOf, EMPTY_DRAFT, settingsOf, type VendorDraft } from './vendor-draft';

export interface BasicsValues {
  readonly name: string;
  readonly connectionId: string | null;
  readonly method: DialingMethod | null;
  readonly timeZone: string;
  readonly vendorSettings: VendorDraft;
}

const [{ shape }] = createCampaignRequest.options;
/** What every method needs is looked at whatever the method, or while there is none. */
const schema = z.intersection(
  z.looseObject({ name: shape.name, connectionId: shape.connectionId }),
  createCampaignRequest,
);

const toRequest = ({ method, vendorSettings, ...rest }: BasicsValues): object => ({
  ...rest,
  method,
  ...(method === null ? {} : { vendorSettings: settingsOf(method, vendorSettings) }),
});

/** What it is called, which dialer rings, and how. The draft begins here. */
export function BasicsStep({ campaign }: { readonly campaign: CampaignView | null }) {
  const connections = useQuery(connectionChoices);
  return (
    <Shown query={connections} skeleton={<RowSkeleton />}>
      {(choices) =>
        choices.length === 0 ? (
          <NoConnections campaign={campaign} />
        ) : (
          <BasicsForm campaign={campaign} connections={choices} />
        )
      }
    </Shown>
  );
}

function NoConnections({ campaign }: { readonly campaign: CampaignView | null }) {
  const t = useTranslations('wizard.basics');
  return (
    <WizardFrame campaign={campaign} step="basics" title={t('title')} about={t('about')} footer={null}>
      <EmptyState
        title={t('noConnections')}
        act={<LinkButton href="/connections">{t('toConnections')}</LinkButton>}
      >
        {t('noConnectionsText')}
      </EmptyState>
    </WizardFrame>
  );
}

function BasicsForm({
  campaign,
  connections,
}: {
  readonly campaign: CampaignView | null;
  readonly connections: readonly ConnectionView[];
}) {
  const t = useTranslations('wizard.basics');
  const step = useStepForm<BasicsValues>({
    campaign,
    step: 'basics',
    schema,
    initial: initialOf(campaign, connections),
    toRequest,
    save: (values) =>
      campaign === null
        ? createCampaign(createCampaignRequest.parse(toRequest(values)))
        : updateCampaign(campaign.id, { ...toRequest(values), version: campaign.version }),
  });
  const { form } = step;
  const { connectionId, method, vendorSettings } = form.values;
  const chosen = connections.find(({ id }) => id === connectionId) ?? null;
  const freedom = freedomOf(campaign);
  const choose = (id: string | null): void => {
    const next = connections.find((each) => each.id === id) ?? null;
    form.setFieldValue('connectionId', id);
    form.setFieldValue('vendorSettings', { ...vendorSettings, vendorCampaign: '' });
    if (next !== null && (method === null || METHOD_KIND[method] !== next.kind)) {
      form.setFieldValue('method', firstMethod(next));
    }
  };
  return (
    <StepFrame
      campaign={campaign}
      step="basics"
      of={step}
      title={t('title')}
      about={campaign === null || campaign.state === 'draft' ? t('about') : undefined}
      side={
        <InWords>
          <BasicsWords values={form.values} connection={chosen} />
        </InWords>
      }
    >
      <TextInput
        label={t('name')}
        description={t('nameHint')}
        maw={480}
        required
        withAsterisk={false}
        data-autofocus={campaign === null || undefined}
        disabled={freedom === 'nothing'}
        {...form.getInputProps('name')}
      />
      <div>
        <Select
          label={t('connection')}
          maw={480}
          allowDeselect={false}
          searchable
          disabled={freedom !== 'all'}
          data={connections.map(({ id, name }) => ({ value: id, label: name }))}
          {...form.getInputProps('connectionId')}
          onChange={choose}
        />
        {chosen !== null && <ConnectionLine connection={chosen} />}
      </div>
      <MethodChoice
        value={method}
        connection={chosen}
        error={form.errors['method']}
        isDisabled={freedom !== 'all'}
        onChange={(next) => form.setFieldValue('method', next)}
      />
      {method !== null && chosen !== null && (
        <Panel title={t(`settings.${METHOD_KIND[method]}`)} note={t('settingsNote')}>
          <VendorFields
            method={method}
            connection={chosen}
            value={vendorSettings}
            errors={form.errors}
            isDisabled={freedom === 'name_and_pace' || freedom === 'nothing'}
            onChange={(next) => form.setFieldValue('vendorSettings', next)}
          />
        </Panel>
      )}
    </StepFrame>
  );
}

/** A house with one dialer need not be asked which. */
function initialOf(campaign: CampaignView | null, connections: readonly ConnectionView[]): BasicsValues {
  if (campaign !== null) {
    const { name, connectionId, method, timeZone } = campaign;
    return { name, connectionId, method, timeZone, vendorSettings: draftOf(method, campaign.vendorSettings) };
  }
  const [only, second] = connections.filter(({ isEnabled }) => isEnabled);
  const single = second === undefined ? only : undefined;
  return {
    name: '',
    connectionId: single?.id ?? null,
    method: single === undefined ? null : firstMethod(single),
    timeZone: viewerZone(),
    vendorSettings: EMPTY_DRAFT,
  };
}

function firstMethod({ kind }: ConnectionView): DialingMethod | null {
  if (kind === 'ucontact') return 'dialer_push';
  return kind === 'iexpbx' ? 'ivr_call' : null;
}
