import { parsePhone } from '@callspool/domain';

/** Whether the phone library knows the country: it names it as the reason when it does not. */
export function isCountry(code: string): boolean {
  const parsed = parsePhone('0', code);
  return parsed.ok || parsed.reason !== 'unknown_country';
}
