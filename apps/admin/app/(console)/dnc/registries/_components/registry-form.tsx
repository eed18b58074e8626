'use client';

import type { DncRegistryView } from '@callspool/contracts';
import {
  Button,
  Group,
  Input,
  Modal,
  MultiSelect,
  NumberInput,
  SegmentedControl,
  Select,
  Stack,
  TextInput,
} from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { CampaignSelect } from '../../../../../components/forms/campaign-select';
import { CountrySelect, useCountries } from '../../../../../components/forms/country-select';
import { useMay } from '../../../../../components/session/session-context';
import { Refusal } from '../../../../../components/ui/refusal';
import { useServerWords } from '../../../../../hooks/use-server-words';
import { changeDncRegistry, createDncRegistry, DNC_REGISTRIES } from '../../../../../lib/api/dnc-registries';
import { allCampaignGroups } from '../../../../../lib/api/rules';
import { SCOPES } from '../../dnc-filters';
import { fieldIssues } from '../../_components/add-problems';

/** What a registry is, as the fields hold it. */
interface Values {
  readonly name: string;
  readonly scope: DncRegistryView['scope'];
  readonly groupId: string | null;
  readonly campaignId: string | null;
  readonly countries: readonly string[];
  readonly country: string | null;
  readonly maxAgeDays: number | null;
}

const NEW: Values = {
  name: '',
  scope: 'all',
  groupId: null,
  campaignId: null,
  countries: [],
  country: null,
  maxAgeDays: 31,
};

export function NewRegistry({ onClose }: { readonly onClose: () => void }) {
  const router = useRouter();
  const t = useTranslations('registries.form');
  return (
    <RegistryForm
      title={t('newTitle')}
      act={t('create')}
      first={NEW}
      onSave={({ groupId, campaignId, country, maxAgeDays, countries, ...rest }) =>
        createDncRegistry({
          ...rest,
          countries: [...countries],
          ...(groupId === null ? {} : { groupId }),
          ...(campaignId === null ? {} : { campaignId }),
          ...(country === null ? {} : { country }),
          ...(maxAgeDays === null ? {} : { maxAgeDays }),
        })
      }
      onSaved={({ id }) => router.push(`/dnc/registries/${id}`)}
      onClose={onClose}
    />
  );
}

export function EditRegistry({
  registry,
  onClose,
}: {
  readonly registry: DncRegistryView;
  readonly onClose: () => void;
}) {
  const t = useTranslations('registries.form');
  return (
    <RegistryForm
      title={t('editTitle', { name: registry.name })}
      act={t('save')}
      first={registry}
      isScopeFixed
      onSave={({ name, countries, country, maxAgeDays }) =>
        changeDncRegistry(registry.id, { name, countries: [...countries], country, maxAgeDays })
      }
      onSaved={onClose}
      onClose={onClose}
    />
  );
}

function RegistryForm({
  title,
  act,
  first,
  isScopeFixed = false,
  onSave,
  onSaved,
  onClose,
}: {
  readonly title: string;
  readonly act: string;
  readonly first: Values;
  readonly isScopeFixed?: boolean;
  readonly onSave: (values: Values) => Promise<DncRegistryView>;
  readonly onSaved: (saved: DncRegistryView) => void;
  readonly onClose: () => void;
}) {
  const t = useTranslations('registries.form');
  const common = useTranslations('common');
  const queries = useQueryClient();
  const countries = useCountries();
  const [values, setValues] = useState<Values>(first);
  const change = (part: Partial<Values>): void => setValues({ ...values, ...part });
  const saving = useMutation({
    mutationFn: () => onSave({ ...values, name: values.name.trim() }),
    onSuccess: async (saved) => {
      await queries.invalidateQueries({ queryKey: DNC_REGISTRIES });
      onSaved(saved);
    },
  });
  const say = useServerWords();
  const issues = fieldIssues(saving.error, say);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <Modal opened onClose={onClose} title={title} size="lg">
      <form onSubmit={submit}>
        <Stack gap={16}>
          <TextInput
            label={t('name')}
            placeholder={t('nameExample')}
            required
            maxLength={200}
            data-autofocus
            value={values.name}
            error={issues['name']}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          {!isScopeFixed && <ScopeFields values={values} issues={issues} onChange={change} />}
          <MultiSelect
            label={t('countries')}
            description={t('countriesHint')}
            searchable
            clearable
            limit={60}
            data={countries}
            value={[...values.countries]}
            error={issues['countries']}
            onChange={(codes) =>
              change({
                countries: codes,
                // Its files most likely hold numbers of the one country it speaks of.
                ...(values.country === null && codes.length === 1 ? { country: codes[0] ?? null } : {}),
              })
            }
          />
          <CountrySelect
            label={t('country')}
            description={t('countryHint')}
            value={values.country}
            error={issues['country']}
            onChange={(country) => change({ country })}
          />
          <NumberInput
            label={t('maxAge')}
            description={t('maxAgeHint')}
            min={1}
            max={366}
            allowDecimal={false}
            suffix={t('days')}
            value={values.maxAgeDays ?? ''}
            error={issues['maxAgeDays']}
            onChange={(days) => change({ maxAgeDays: typeof days === 'number' ? days : null })}
          />
          {saving.error !== null && <Refusal title={common('notSaved')} message={saving.error.message} />}
        </Stack>
        <Group justify="flex-end" mt={24} gap={8}>
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" loading={saving.isPending} disabled={values.name.trim() === ''}>
            {act}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

function ScopeFields({
  values,
  issues,
  onChange,
}: {
  readonly values: Values;
  readonly issues: Readonly<Record<string, string>>;
  readonly onChange: (change: Partial<Values>) => void;
}) {
  const t = useTranslations('registries.form');
  const adding = useTranslations('dnc.adding');
  const words = useTranslations('dnc.scopeWords');
  const may = useMay();
  const groups = useQuery({ ...allCampaignGroups, enabled: values.scope === 'group' });
  const scopes = SCOPES.filter((scope) => scope !== 'campaign' || may('campaigns.read'));
  return (
    <>
      <Input.Wrapper label={t('scope')} labelElement="div">
        <SegmentedControl
          fullWidth
          aria-label={t('scope')}
          data={scopes.map((value) => ({ value, label: words(value) }))}
          value={values.scope}
          onChange={(scope) => onChange({ scope, groupId: null, campaignId: null })}
        />
      </Input.Wrapper>
      {values.scope === 'group' && (
        <Select
          label={adding('group')}
          searchable
          data={(groups.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={values.groupId}
          error={issues['groupId']}
          onChange={(groupId) => onChange({ groupId })}
        />
      )}
      {values.scope === 'campaign' && (
        <CampaignSelect
          label={adding('campaign')}
          value={values.campaignId}
          error={issues['campaignId']}
          onChange={(campaignId) => onChange({ campaignId })}
        />
      )}
    </>
  );
}
