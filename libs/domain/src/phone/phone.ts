export const PHONE_TYPES = [
  'FIXED_LINE',
  'MOBILE',
  'FIXED_LINE_OR_MOBILE',
  'PREMIUM_RATE',
  'TOLL_FREE',
  'SHARED_COST',
  'VOIP',
  'PERSONAL_NUMBER',
  'PAGER',
  'UAN',
  'VOICEMAIL',
  'UNKNOWN',
] as const;

export type PhoneType = (typeof PHONE_TYPES)[number];

export const PHONE_PROBLEMS = [
  'empty',
  'not_a_number',
  'extension',
  'too_short',
  'too_long',
  'invalid',
  'unknown_country',
] as const;

export type PhoneProblem = (typeof PHONE_PROBLEMS)[number];

export type ParsedPhone =
  | {
      readonly ok: true;
      readonly e164: string;
      /** ISO 3166 alpha-2; null for numbers of no country, such as +800. */
      readonly country: string | null;
      readonly type: PhoneType;
    }
  | { readonly ok: false; readonly reason: PhoneProblem; readonly message: string };
