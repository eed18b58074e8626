import type { UseFormReturnType } from '@mantine/form';
import type { ConnectionValues } from '../../../../lib/connections/connection-values';

/** A setting that is left out when it is empty. */
export function optionalSetting(
  form: UseFormReturnType<ConnectionValues>,
  name: 'uploadUsername' | 'maxDataBytes' | 'telephonyUrl' | 'backupUrl' | 'apiVersion' | 'mode',
) {
  const settings: Readonly<Record<string, unknown>> = form.values.settings;
  return {
    value: (settings[name] ?? '') as string | number,
    error: form.errors[`settings.${name}`],
    set: (value: string | number) => {
      const { [name]: _before, ...others } = settings;
      form.setFieldValue(
        'settings',
        (value === '' ? others : { ...others, [name]: value }) as ConnectionValues['settings'],
      );
    },
  };
}
