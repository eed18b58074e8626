'use client';

import { TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslations } from 'use-intl';
import type { ConnectionValues } from '../../../../lib/connections/connection-values';

type Form = UseFormReturnType<ConnectionValues>;
type Name = 'context' | 'outQueue' | 'callerId' | 'tech';

const NONE = { context: '', outQueue: '', callerId: '', tech: 'SIP' };

/** How a uContact rings the agent first. One field asks for the others; all empty, there are no such calls. */
export function AgentCallFields({ form }: { readonly form: Form }) {
  const t = useTranslations('connections.settings');
  const field = (name: Name) => ({ label: t(name), description: t(`${name}Hint`), ...agentCall(form, name) });
  return (
    <>
      <TextInput {...field('outQueue')} />
      <TextInput {...field('callerId')} />
      <TextInput {...field('context')} />
      <TextInput {...field('tech')} />
    </>
  );
}

function agentCall(form: Form, name: Name) {
  const settings: Readonly<Record<string, unknown>> = form.values.settings;
  const { agentCalls, ...others } = settings;
  const given = { ...NONE, ...(agentCalls as Partial<typeof NONE> | undefined) };
  return {
    value: given[name],
    error: form.errors[`settings.agentCalls.${name}`],
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      const next = { ...given, [name]: event.currentTarget.value };
      const isEmpty = [next.context, next.outQueue, next.callerId].every((text) => text === '');
      form.setFieldValue(
        'settings',
        (isEmpty ? others : { ...others, agentCalls: next }) as ConnectionValues['settings'],
      );
    },
  };
}
