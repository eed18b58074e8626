'use client';

import { type CapView, createCapRequest, updateCapRequest } from '@callspool/contracts';
import { Group, Modal, NumberInput, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { CampaignSelect } from '../../../../components/forms/campaign-select';
import { DurationInput } from '../../../../components/forms/duration-input';
import { FormFooter } from '../../../../components/forms/form-footer';
import { ZoneSelect } from '../../../../components/forms/zone-select';
import { RemoveRule } from '../../../../components/ui/remove-rule';
import { useContractForm } from '../../../../hooks/use-save';
import { allCampaignGroups, createCap, updateCap } from '../../../../lib/api/rules';
import { CapSentence } from '../../../../components/ui/cap-sentence';

interface Values {
  readonly reach: CapView['reach'];
  readonly groupId: string | null;
  readonly campaignId: string | null;
  readonly scope: CapView['scope'];
  readonly max: number;
  readonly window: CapView['window'];
}

const DAY_SECONDS = 86_400;

const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
const WINDOWS: Readonly<Record<CapView['window']['kind'], () => CapView['window']>> = {
  rolling: () => ({ kind: 'rolling', seconds: DAY_SECONDS }),
  calendar_day: () => ({ kind: 'calendar_day', zone: browserZone() }),
  lifetime: () => ({ kind: 'lifetime' }),
};

function toCreate({ reach, groupId, campaignId, ...cap }: Values): unknown {
  if (reach === 'group') return { reach, groupId, ...cap };
  return reach === 'campaign' ? { reach, campaignId, ...cap } : { reach, ...cap };
}

const toUpdate = ({ scope, max, window }: Values): Pick<Values, 'scope' | 'max' | 'window'> => ({
  scope,
  max,
  window,
});

/** Makes a cap or changes one; where it holds is fixed from its beginning. */
export function CapDialog({ cap, onClose }: { readonly cap: CapView | null; readonly onClose: () => void }) {
  const t = useTranslations('caps');
  const groups = useQuery(allCampaignGroups);
  const editing = useContractForm<Values, CapView>({
    schema: cap === null ? createCapRequest : updateCapRequest,
    initial: cap ?? {
      reach: 'everywhere',
      groupId: null,
      campaignId: null,
      scope: 'person',
      max: 3,
      window: WINDOWS.rolling(),
    },
    toRequest: cap === null ? toCreate : toUpdate,
    save: (values) =>
      cap === null
        ? createCap(createCapRequest.parse(toCreate(values)))
        : updateCap(cap.id, toUpdate(values)),
    renew: [['caps']],
    onSaved: onClose,
  });
  const { form, submit } = editing;
  const { reach, window } = form.values;
  return (
    <Modal opened onClose={onClose} title={cap === null ? t('newCap') : t('change')} size="md">
      <form onSubmit={submit} noValidate>
        <Stack gap={16}>
          <Text fz="lg" lh="24px" aria-live="polite">
            <CapSentence cap={form.values} />
          </Text>
          <Select
            label={t('reach')}
            description={t('reachFixed')}
            allowDeselect={false}
            disabled={cap !== null}
            data={(['everywhere', 'group', 'campaign'] as const).map((value) => ({
              value,
              label: t(`reaches.${value}`),
            }))}
            {...form.getInputProps('reach')}
          />
          {reach === 'group' && (
            <Select
              label={t('group')}
              disabled={cap !== null}
              data={(groups.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
              {...form.getInputProps('groupId')}
            />
          )}
          {reach === 'campaign' && (
            <CampaignSelect
              label={t('campaign')}
              isDisabled={cap !== null}
              {...form.getInputProps('campaignId')}
            />
          )}
          <Group gap={16} align="flex-start">
            <NumberInput label={t('max')} min={1} max={10_000} w={136} {...form.getInputProps('max')} />
            <Select
              label={t('scope')}
              w={168}
              allowDeselect={false}
              data={(['person', 'number'] as const).map((value) => ({ value, label: t(`scopes.${value}`) }))}
              {...form.getInputProps('scope')}
            />
          </Group>
          <Text fz="sm" c="var(--cs-ink-3)">
            {t('scopeHint')}
          </Text>
          <Select
            label={t('window')}
            w={168}
            allowDeselect={false}
            data={(['rolling', 'calendar_day', 'lifetime'] as const).map((value) => ({
              value,
              label: t(`windows.${value}`),
            }))}
            value={window.kind}
            onChange={(kind) =>
              kind !== null && form.setFieldValue('window', WINDOWS[kind as CapView['window']['kind']]())
            }
          />
          {window.kind === 'rolling' && (
            <DurationInput
              label={t('length')}
              value={window.seconds}
              error={form.errors['window.seconds']}
              onChange={(seconds) => form.setFieldValue('window', { kind: 'rolling', seconds })}
            />
          )}
          {window.kind === 'calendar_day' && (
            <ZoneSelect
              label={t('zone')}
              value={window.zone}
              error={form.errors['window.zone']}
              onChange={(zone) => form.setFieldValue('window', { kind: 'calendar_day', zone })}
            />
          )}
        </Stack>
        <FormFooter of={editing} onCancel={onClose} />
        {cap !== null && (
          <Group mt={16}>
            <RemoveRule kind="caps" id={cap.id} name={t('title')} onRemoved={onClose} />
          </Group>
        )}
      </form>
    </Modal>
  );
}
