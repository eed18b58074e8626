import {
  dialerPushSettings,
  dialerUploadSettings,
  type DialingMethod,
  ivrCallSettings,
  maskedCallSettings,
} from '@callspool/contracts';

/** Text to speak, or an audio file, as a row of a form holds it. */
export interface AnnouncementRow {
  readonly kind: 'text' | 'file';
  readonly value: string;
}

/** What a pressed key says of the call. */
export interface KeyRow {
  readonly key: string;
  readonly dispositionId: string | null;
}

/** The settings of every method side by side, so that changing one's mind about the method loses nothing. */
export interface VendorDraft {
  readonly vendorCampaign: string;
  readonly mode: 'append' | 'priority';
  readonly isProgressive: boolean;
  readonly source: string;
  readonly timezone: string | null;
  readonly dataFields: readonly string[];
  readonly dialPlan: string;
  readonly ivrNumber: string;
  readonly announcements: readonly AnnouncementRow[];
  readonly keyActions: readonly KeyRow[];
  readonly ownNumber: string;
}

export const EMPTY_DRAFT: VendorDraft = {
  vendorCampaign: '',
  mode: 'append',
  isProgressive: false,
  source: '',
  timezone: null,
  dataFields: [],
  dialPlan: '',
  ivrNumber: '',
  announcements: [],
  keyActions: [],
  ownNumber: '',
};

/** Stored settings of a method as a form holds them. */
export function draftOf(method: DialingMethod, settings: Readonly<Record<string, unknown>>): VendorDraft {
  switch (method) {
    case 'dialer_push': {
      const { source = '', ...known } = dialerPushSettings.parse(settings);
      return { ...EMPTY_DRAFT, ...known, source };
    }
    case 'dialer_upload': {
      const { timezone = null, ...known } = dialerUploadSettings.parse(settings);
      return { ...EMPTY_DRAFT, ...known, timezone };
    }
    case 'ivr_call': {
      const { announcements, keyActions = {}, ...known } = ivrCallSettings.parse(settings);
      return {
        ...EMPTY_DRAFT,
        ...known,
        announcements: announcements.map((one) =>
          'text' in one ? { kind: 'text', value: one.text } : { kind: 'file', value: one.file },
        ),
        keyActions: Object.entries(keyActions).map(([key, dispositionId]) => ({ key, dispositionId })),
      };
    }
    case 'masked_call':
      return { ...EMPTY_DRAFT, ...maskedCallSettings.parse(settings) };
  }
}

/** What is sent for a method; a field that stayed empty is left out where it may be. */
export function settingsOf(method: DialingMethod, draft: VendorDraft): Record<string, unknown> {
  const { vendorCampaign, isProgressive, dataFields, dialPlan } = draft;
  switch (method) {
    case 'dialer_push': {
      const source = draft.source.trim();
      return {
        vendorCampaign,
        isProgressive,
        dataFields,
        mode: draft.mode,
        ...(source === '' ? {} : { source }),
      };
    }
    case 'dialer_upload': {
      const { timezone } = draft;
      return { vendorCampaign, isProgressive, dataFields, ...(timezone === null ? {} : { timezone }) };
    }
    case 'ivr_call': {
      const keys = draft.keyActions.filter(({ key }) => key !== '');
      return {
        dialPlan,
        ivrNumber: draft.ivrNumber,
        announcements: draft.announcements.map(({ kind, value }) =>
          kind === 'text' ? { text: value } : { file: value },
        ),
        ...(keys.length === 0
          ? {}
          : { keyActions: Object.fromEntries(keys.map(({ key, dispositionId }) => [key, dispositionId])) }),
      };
    }
    case 'masked_call':
      return { dialPlan, ownNumber: draft.ownNumber };
  }
}

/** The finding about a field or anything inside of it. */
export function findingAt<T>(errors: Readonly<Record<string, T>>, path: string): T | null {
  const at = Object.keys(errors).find((each) => each === path || each.startsWith(`${path}.`));
  return at === undefined ? null : (errors[at] ?? null);
}
