import { z } from 'zod';
import { id } from '../common/fields.js';

export const DIALING_METHODS = ['dialer_push', 'dialer_upload', 'ivr_call', 'masked_call'] as const;
export type DialingMethod = (typeof DIALING_METHODS)[number];

/** The kind of connection that each method needs. */
export const METHOD_KIND = {
  dialer_push: 'ucontact',
  dialer_upload: 'ucontact',
  ivr_call: 'iexpbx',
  masked_call: 'iexpbx',
} as const satisfies Record<DialingMethod, string>;

/** The vendor's own campaign, chosen from the connection's list: the arrow at its end belongs to the name. */
const vendorCampaign = z.string().min(1).max(100);

/** Fields of the contact that the agent's form gets; nothing else travels. */
const dataFields = z.array(z.string().min(1).max(60)).max(50).default([]);

const vendorName = z.string().trim().min(1).max(100);

export const dialerPushSettings = z.strictObject({
  vendorCampaign,
  /** `append` queues behind what waits; `priority` goes ahead of it. */
  mode: z.enum(['append', 'priority']).default('append'),
  /** Progressive dialers want an agent with every contact. */
  isProgressive: z.boolean().default(false),
  /** A free label of the origin, shown in uContact. */
  source: z.string().min(1).max(60).exactOptional(),
  dataFields,
});
export type DialerPushSettings = z.infer<typeof dialerPushSettings>;

/** Bulk upload: the list arrives inactive, and somebody activates it in uContact. */
export const dialerUploadSettings = z.strictObject({
  vendorCampaign,
  isProgressive: z.boolean().default(false),
  /** A name from the connection's allowed time zones. */
  timezone: z.string().min(1).max(100).exactOptional(),
  dataFields,
});
export type DialerUploadSettings = z.infer<typeof dialerUploadSettings>;

/** Text to speak, or an audio file's name without extension. */
export const announcement = z.union([
  z.strictObject({ text: z.string().min(1).max(1000) }),
  z.strictObject({ file: z.string().min(1).max(64) }),
]);

export const ivrCallSettings = z.strictObject({
  dialPlan: vendorName,
  /** The IVR number that takes the call once it is established. */
  ivrNumber: vendorName,
  announcements: z.array(announcement).max(20).default([]),
  /** What a pressed key says of the call: key → disposition. */
  keyActions: z.record(z.string().regex(/^[0-9*#]$/, 'One key: 0 to 9, * or #.'), id).exactOptional(),
});
export type IvrCallSettings = z.infer<typeof ivrCallSettings>;

/** Joins the branch's own number with the contact, hiding each from the other. */
export const maskedCallSettings = z.strictObject({
  dialPlan: vendorName,
  ownNumber: z.string().regex(/^\+?\d{2,20}$/, 'Digits only, with an optional leading +.'),
});
export type MaskedCallSettings = z.infer<typeof maskedCallSettings>;

/** A dialing method with the settings it needs. */
export type MethodSettings =
  | { method: 'dialer_push'; vendorSettings: DialerPushSettings }
  | { method: 'dialer_upload'; vendorSettings: DialerUploadSettings }
  | { method: 'ivr_call'; vendorSettings: IvrCallSettings }
  | { method: 'masked_call'; vendorSettings: MaskedCallSettings };
