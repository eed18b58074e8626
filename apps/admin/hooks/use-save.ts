import { type FormErrors, type UseFormReturnType, useForm, schemaResolver } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { z } from 'zod';
import { ApiError } from '../lib/api/problem';
import type { Translate } from '../lib/i18n/server-words';
import { useServerWords } from './use-server-words';
import { useUnsavedGuard } from './unsaved';

export interface ContractForm<V extends object> {
  readonly form: UseFormReturnType<V>;
  readonly isBusy: boolean;
  /** The refusal that belongs to no field. */
  readonly error: Error | null;
  readonly submit: (event?: React.FormEvent<HTMLFormElement>) => void;
}

/**
 * A form over a contract: checked by the schema that the API checks by, saved by `save`, with the API's own findings beside
 * their fields. While something is not saved, leaving the page asks first. `renew` names the queries that the change concerns.
 */
export function useContractForm<V extends object, T>({
  schema,
  initial,
  toRequest = (values) => values,
  save,
  renew,
  isQuiet = false,
  emptyWord,
  onSaved,
}: {
  readonly schema: z.ZodType;
  readonly initial: V;
  /** From what the fields hold to what is sent and checked; the same names, so that findings meet their fields. */
  readonly toRequest?: (values: V) => unknown;
  readonly save: (values: V) => Promise<T>;
  readonly renew: readonly (readonly unknown[])[];
  /** What comes next says well enough that it was saved. */
  readonly isQuiet?: boolean;
  /** What is said beside a field that lacks a value, in place of the schema's own words. */
  readonly emptyWord?: string;
  readonly onSaved?: (saved: T) => void;
}): ContractForm<V> {
  const t = useTranslations('common');
  const say = useServerWords();
  const queries = useQueryClient();
  const check = schemaResolver(schema, { sync: true });
  const form = useForm<V>({
    initialValues: initial,
    validate: (values) => {
      const request = toRequest(values);
      const errors = inWords(check(request), say);
      return emptyWord === undefined ? errors : sayEmpty(errors, request, emptyWord);
    },
  });
  const letGo = useUnsavedGuard(form.isDirty());
  const change = useMutation({
    mutationFn: save,
    onSuccess: async (saved, values) => {
      letGo();
      form.resetDirty(values);
      form.clearErrors();
      if (!isQuiet) notifications.show({ message: t('saved'), autoClose: 2_000 });
      onSaved?.(saved);
      await Promise.all(renew.map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
    onError: (error) => {
      const issues = error instanceof ApiError ? (error.problem.issues ?? []) : [];
      form.setErrors(Object.fromEntries(issues.map(({ path, message }) => [path, say(message)])));
    },
  });
  return {
    form,
    isBusy: change.isPending,
    error: change.error,
    submit: form.onSubmit((values) => change.mutate(values)),
  };
}

/** The findings in the language of the page. */
const inWords = (errors: FormErrors, say: Translate): FormErrors =>
  Object.fromEntries(
    Object.entries(errors).map(([path, found]) => [path, typeof found === 'string' ? say(found) : found]),
  );

/** The findings, those about a field without a value in other words. */
function sayEmpty(errors: FormErrors, values: unknown, word: string): FormErrors {
  return Object.fromEntries(
    Object.entries(errors).map(([path, message]) => {
      const value: unknown = path
        .split('.')
        .reduce<unknown>(
          (within, name) => (within as Record<string, unknown> | null | undefined)?.[name],
          values,
        );
      return [path, value === null || value === undefined || value === '' ? word : message];
    }),
  );
}
