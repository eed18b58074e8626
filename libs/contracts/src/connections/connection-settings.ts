import { z } from 'zod';
import { numberFormat } from './number-format.js';

const hostUrl = z
  .string()
  .trim()
  .max(500)
  .refine((text) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    const isWeb = url !== null && /^https?:$/.test(url.protocol);
    return isWeb && `${url.username}${url.password}${url.search}${url.hash}` === '';
  }, 'An address such as https://records.example, with neither credentials nor a query.');

const MEBIBYTE = 1024 * 1024;

/** What calls that ring the agent first have in common; one without the others is of no use. */
const agentCalls = z.strictObject({
  /** The agents' context, as configured in uContact. */
  context: z.string().regex(/^[A-Za-z0-9_.-]{1,80}$/, 'Letters, digits and _ . - only.'),
  /** The outgoing campaign that accounts for the calls. */
  outQueue: z
    .string()
    .max(200)
    .regex(
      /^[^;\p{Cc}\u2028\u2029]*[^;\s\p{Cc}]->$/u,
      'An outgoing campaign, with its arrow: it ends in "->".',
    ),
  /** The number that the called person is shown. */
  callerId: z.string().regex(/^\+?\d[\d-]{1,30}$/, 'Digits, with an optional leading + and hyphens.'),
  tech: z
    .string()
    .regex(/^[A-Za-z0-9_.-]{1,80}$/, 'Letters, digits and _ . - only, e.g. SIP.')
    .default('SIP'),
});

/** What a uContact connection may say of its installation; everything has a usable default. */
export const ucontactSettings = z.strictObject({
  numberFormat: numberFormat.default({ kind: 'digits' }),
  /** `auto`: getUserToken, and UserLogin where that does not exist. */
  login: z.enum(['auto', 'getUserToken', 'UserLogin']).default('auto'),
  /** Only ASCII is certain to survive on the way to the agent's form. */
  textEncoding: z.enum(['ascii', 'utf-8']).default('ascii'),
  /** Zone names that uploads with a time zone may use. */
  allowedTimeZones: z.array(z.string().min(1).max(100)).max(200).default([]),
  /** On whose behalf lists are uploaded; the API user when absent. */
  uploadUsername: z.string().min(1).max(100).exactOptional(),
  /** Call records asked for at a time. */
  searchLimit: z.number().int().min(10).max(1000).default(50),
  /** The most bytes a contact's data may take. */
  maxDataBytes: z.number().int().min(40).max(100_000).exactOptional(),
  /** Without them no call that rings the agent first can be made. */
  agentCalls: agentCalls.exactOptional(),
  /** Where recordings lie; the instance itself when absent. */
  telephonyUrl: hostUrl.exactOptional(),
  /** The second host, to which older recordings are moved; none is asked when absent. */
  backupUrl: hostUrl.exactOptional(),
  /** The largest recording that is read. */
  maxRecordingBytes: z
    .number()
    .int()
    .min(MEBIBYTE)
    .max(512 * MEBIBYTE)
    .default(64 * MEBIBYTE),
  /**
   * Whether numbers that nobody may ever call, from now on, are put on the dialer's own list too. No operation takes them
   * off it again.
   */
  blacklistsPermanent: z.boolean().default(false),
});
export type UcontactConnectionSettings = z.infer<typeof ucontactSettings>;

/** What an IEXPBX connection may say of its installation; everything has a usable default. */
export const iexpbxSettings = z.strictObject({
  numberFormat: numberFormat.default({ kind: 'digits' }),
  /** `/` on older installations. */
  path: z
    .string()
    .regex(/^\/[\w./-]*$/, 'The path begins with / and has no query, e.g. /api/old/get.')
    .default('/api/old/get'),
  /** The longest time one request for call records asks for. */
  cdrWindowHours: z
    .number()
    .int()
    .min(1)
    .max(24 * 7)
    .default(24),
  /** Bodies that this installation is known to answer when it takes a call; an empty answer never means that. */
  acceptedBodies: z.array(z.string().trim().min(1).max(200)).max(20).default([]),
});
export type IexpbxConnectionSettings = z.infer<typeof iexpbxSettings>;

/** What an Escaux connection may say of its SOP; everything has a usable default. */
export const escauxSettings = z.strictObject({
  /** Of the SOP API module, which no function reports. Without it everything that needs a newer one is off. */
  apiVersion: z
    .string()
    .regex(/^\d{1,4}(\.\d{1,4}){1,2}$/, 'Numbers and dots, e.g. 4.10.0.')
    .exactOptional(),
  /** Absent: by the address, `https` being `secure`. */
  mode: z.enum(['compatibility', 'secure']).exactOptional(),
  /** Which form is asked for where a function has both. */
  form: z.enum(['json', 'xml']).default('json'),
  /** Whether a call's request is answered at once or when the call has come about. */
  originate: z.enum(['async', 'blocking']).default('async'),
  /** How long a blocking call may ring. */
  ringTimeoutMs: z.number().int().min(1_000).max(600_000).default(90_000),
  /** The channel variable that carries our id. */
  correlationVariable: z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/, 'Letters, digits and _, not beginning with a digit.')
    .default('callspool'),
  /** Extensions whose history is read; without any there are no call records. */
  historyExtensions: z
    .array(z.string().regex(/^[0-9*#]{1,20}$/, 'Digits, * and # only.'))
    .max(1000)
    .refine((list) => new Set(list).size === list.length, 'An extension stands there twice.')
    .default([]),
  /** Calls of an extension asked for at a time. */
  historyPageSize: z.number().int().min(2).max(10_000).default(200),
  /** Which pair of functions changes the members of a queue. */
  memberFunctions: z.enum(['cc', 'fusion']).default('cc'),
  eventPort: z.number().int().min(1).max(65_535).default(5050),
  /** How often the event line is proven alive. */
  eventPingMs: z.number().int().min(1_000).max(600_000).default(30_000),
});
export type EscauxConnectionSettings = z.infer<typeof escauxSettings>;

/** Where both phonebars listen unless their PC says otherwise; the name `localhost` itself matters to Windows listeners. */
export const DEFAULT_PHONEBAR_URL = 'http://localhost:9888';

/** Who can reach a phonebar: `browser` is the agent's own PC alone, as a rule; `service` where its address leads there from here. */
export const PHONEBAR_REACHES = ['browser', 'service'] as const;
export type PhonebarReach = (typeof PHONEBAR_REACHES)[number];

const reach = z.enum(PHONEBAR_REACHES).default('browser');

export const xcallySettings = z.strictObject({
  reach,
  /** Which form is asked for; it has both. */
  format: z.enum(['json', 'xml']).default('json'),
});
export type XcallyConnectionSettings = z.infer<typeof xcallySettings>;

export const motionSettings = z.strictObject({ reach });
export type MotionConnectionSettings = z.infer<typeof motionSettings>;
