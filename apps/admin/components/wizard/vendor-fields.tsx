'use client';

import { type ConnectionView, type DialingMethod, ucontactSettings } from '@callspool/contracts';
import { Checkbox, SegmentedControl, Select, Stack, TagsInput, TextInput, Input } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { IvrFields } from './ivr-fields';
import { VendorCampaignField } from './vendor-campaign-field';
import { findingAt, type VendorDraft } from './vendor-draft';

export interface VendorFieldsProps {
  readonly value: VendorDraft;
  readonly errors: Readonly<Record<string, ReactNode>>;
  readonly isDisabled: boolean;
  readonly onChange: (value: VendorDraft) => void;
}

/** What the vendor needs for a method. */
export function VendorFields({
  method,
  connection,
  ...props
}: VendorFieldsProps & { readonly method: DialingMethod; readonly connection: ConnectionView }) {
  switch (method) {
    case 'dialer_push':
    case 'dialer_upload':
      return <DialerFields {...props} connection={connection} isUpload={method === 'dialer_upload'} />;
    case 'ivr_call':
      return <IvrFields {...props} />;
    case 'masked_call':
      return <MaskedFields {...props} />;
  }
}

function DialerFields({
  value,
  errors,
  isDisabled,
  onChange,
  connection,
  isUpload,
}: VendorFieldsProps & { readonly connection: ConnectionView; readonly isUpload: boolean }) {
  const t = useTranslations('wizard.dialer');
  const set = (change: Partial<VendorDraft>): void => onChange({ ...value, ...change });
  const zones = ucontactSettings.safeParse(connection.settings).data?.allowedTimeZones ?? [];
  return (
    <Stack gap={16} maw={560}>
      <VendorCampaignField
        connectionId={connection.id}
        value={value.vendorCampaign}
        error={findingAt(errors, 'vendorSettings.vendorCampaign')}
        isDisabled={isDisabled}
        onChange={(vendorCampaign) => set({ vendorCampaign, isProgressive: vendorCampaign.endsWith('->') })}
      />
      <Checkbox
        label={t('progressive')}
        description={t('progressiveHint')}
        checked={value.isProgressive}
        disabled={isDisabled}
        onChange={(event) => set({ isProgressive: event.currentTarget.checked })}
      />
      {!isUpload && (
        <Input.Wrapper label={t('mode')} labelElement="div" description={t(`modeHints.${value.mode}`)}>
          <SegmentedControl
            mt={6}
            aria-label={t('mode')}
            data={(['append', 'priority'] as const).map((mode) => ({
              value: mode,
              label: t(`modes.${mode}`),
            }))}
            value={value.mode}
            disabled={isDisabled}
            onChange={(mode) => set({ mode: mode === 'priority' ? 'priority' : 'append' })}
          />
        </Input.Wrapper>
      )}
      {isUpload && zones.length > 0 && (
        <Select
          label={t('timezone')}
          description={t('timezoneHint')}
          clearable
          data={zones}
          value={value.timezone}
          error={findingAt(errors, 'vendorSettings.timezone')}
          disabled={isDisabled}
          onChange={(timezone) => set({ timezone })}
        />
      )}
      <TagsInput
        label={t('dataFields')}
        description={t('dataFieldsHint')}
        placeholder={value.dataFields.length === 0 ? t('dataFieldsNone') : ''}
        maxTags={50}
        value={[...value.dataFields]}
        error={findingAt(errors, 'vendorSettings.dataFields')}
        disabled={isDisabled}
        onChange={(dataFields) => set({ dataFields })}
      />
      {!isUpload && (
        <TextInput
          label={t('source')}
          description={t('sourceHint')}
          value={value.source}
          error={findingAt(errors, 'vendorSettings.source')}
          disabled={isDisabled}
          onChange={(event) => set({ source: event.currentTarget.value })}
        />
      )}
    </Stack>
  );
}

function MaskedFields({ value, errors, isDisabled, onChange }: VendorFieldsProps) {
  const t = useTranslations('wizard.pbx');
  return (
    <Stack gap={16} maw={480}>
      <TextInput
        label={t('dialPlan')}
        description={t('dialPlanHint')}
        value={value.dialPlan}
        error={findingAt(errors, 'vendorSettings.dialPlan')}
        disabled={isDisabled}
        onChange={(event) => onChange({ ...value, dialPlan: event.currentTarget.value })}
      />
      <TextInput
        label={t('ownNumber')}
        description={t('ownNumberHint')}
        className="tabular"
        value={value.ownNumber}
        error={findingAt(errors, 'vendorSettings.ownNumber')}
        disabled={isDisabled}
        onChange={(event) => onChange({ ...value, ownNumber: event.currentTarget.value })}
      />
    </Stack>
  );
}
