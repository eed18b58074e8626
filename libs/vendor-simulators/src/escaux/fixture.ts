/** One phone (device) of the SOP. Virtual phones (`SVE…`) are registered only while PUM connects them to a real one. */
export interface Phone {
  readonly id: string;
  /** Twelve hex digits without separators. */
  readonly mac: string;
  readonly ip: string;
  readonly port: number;
  readonly isRegistered: boolean;
}

/** A profile parameter; a value belongs to the extension. */
export interface ProfileParameter {
  readonly name: string;
  readonly friendlyName: string;
  readonly type: string;
  readonly ownerType: 'UserVar' | 'AdminVar';
}

/** A profile class with the statuses that can be chosen in it. Its profile keys are `Class.Status`. */
export interface Profile {
  readonly name: string;
  readonly statuses: readonly string[];
  readonly parameters: readonly ProfileParameter[];
}

/** A directory entry. `profile`, `status` and `parameters` change while the simulator runs. */
export interface Extension {
  readonly ext: string;
  readonly login: string;
  readonly fn: string;
  readonly ln: string;
  readonly grp: string;
  readonly company: string;
  readonly office: string;
  readonly email: string;
  readonly mobile: string;
  readonly home: string;
  readonly fax: string;
  readonly admin: string;
  readonly contextId: string;
  readonly contextName: string;
  /** Primary and secondary phone; empty when there is none. */
  readonly dp: string;
  readonly sp: string;
  readonly outgoingNumber: string | null;
  readonly site: string | null;
  readonly source: string;
  /** Shown only with `show_invisible=1`. */
  readonly isHidden: boolean;
  profile: string;
  status: string;
  /** Values of profile parameters by name. */
  parameters: Record<string, string>;
}

export interface Queue {
  readonly id: string;
  readonly name: string;
  /** Number callers dial. */
  readonly ext: string;
  /** Phones that belong to it for good. */
  readonly staticMembers: readonly string[];
}

/** What the administrator of the SOP has configured. All people and numbers are invented. */
export interface SopFixture {
  readonly sop: {
    readonly key: string;
    readonly ip: string;
    readonly secondKey: string;
    readonly secondIp: string;
  };
  readonly phones: readonly Phone[];
  readonly profiles: readonly Profile[];
  readonly directory: readonly Extension[];
  readonly queues: readonly Queue[];
  /** By language, then by English text: statuses and friendly names. */
  readonly translations: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Accounts of the secure mode. */
  readonly users: readonly { readonly login: string; readonly password: string }[];
}

const phone = (id: string, at: number, isRegistered = true): Phone => ({
  id,
  mac: `000B8200FB${at.toString(16).toUpperCase().padStart(2, '0')}`,
  ip: `192.0.2.${100 + at}`,
  port: 5060 + at,
  isRegistered,
});

const person = (ext: string, fn: string, ln: string, phones: [string, string]): Extension => ({
  ext,
  login: `${fn}.${ln}@example.com`.toLowerCase(),
  fn,
  ln,
  grp: '3',
  company: 'Example',
  office: '',
  email: `${fn}.${ln}@example.com`.toLowerCase(),
  mobile: `+3247000${ext.padStart(4, '0')}`,
  home: '',
  fax: '',
  admin: 'admin@example.com',
  contextId: '1',
  contextName: 'internal',
  dp: phones[0],
  sp: phones[1],
  outgoingNumber: null,
  site: null,
  source: 'net.PBX',
  isHidden: false,
  profile: 'Template-User',
  status: 'Office',
  parameters: { UserPincode: '1234', 'Pincode.Pincode': '', 'CFU.Number': '', ForwardNumber: '1000' },
});

const TEMPLATE_USER: Profile = {
  name: 'Template-User',
  statuses: ['Office', 'OutOfOffice', 'Busy', 'Holiday', 'Telework'],
  parameters: [
    { name: 'ForwardNumber', friendlyName: 'Number to forward to', type: 'EXTENSION', ownerType: 'UserVar' },
    { name: 'CFU.Number', friendlyName: 'Call forward number', type: 'EXTENSION', ownerType: 'UserVar' },
    { name: 'UserPincode', friendlyName: 'Pincode', type: 'STRING', ownerType: 'UserVar' },
    { name: 'Pincode.Pincode', friendlyName: 'Pincode', type: 'STRING', ownerType: 'UserVar' },
    {
      name: 'SecretaryDevice',
      friendlyName: 'Phone of your assistant',
      type: 'DEVICE',
      ownerType: 'AdminVar',
    },
  ],
};

const USER: Profile = {
  name: 'User',
  statuses: ['Forward', 'Absent', 'FollowMe', 'Busy', 'Office', 'Telework'],
  parameters: [
    { name: 'NightNumber', friendlyName: 'Number at night', type: 'EXTENSION', ownerType: 'UserVar' },
  ],
};

export const defaultSop = (): SopFixture => ({
  sop: { key: '00033445', ip: '192.0.2.11', secondKey: '00033446', secondIp: '192.0.2.12' },
  phones: [
    phone('SDP40001', 1),
    phone('SDP40002', 2),
    phone('SDX60001', 3),
    phone('SDO30001', 4),
    phone('SDP40005', 5, false),
    phone('SVE20012', 6, false),
  ],
  profiles: [TEMPLATE_USER, USER],
  directory: [
    person('102', 'Ada', 'Quill', ['SDP40001', 'SDX60001']),
    person('104', 'Ben', 'Marsh', ['SDP40002', '']),
    person('067', 'Cleo', 'Reed', ['', 'SDO30001']),
    // Works wherever PUM connects the virtual phone.
    person('2002', 'Dora', 'Finch', ['SVE20012', '']),
    // Nobody can ring this one: its phone is not registered.
    person('671', 'Emil', 'Stone', ['SDP40005', '']),
    { ...person('672', 'Fay', 'Moss', ['', '']), profile: 'User', isHidden: true },
  ],
  queues: [
    { id: 'AQA00001', name: 'GeneralQueue', ext: '800', staticMembers: ['SDP40001'] },
    { id: 'AQA00002', name: 'HuntGroup1', ext: '801', staticMembers: [] },
  ],
  translations: {
    fr: { Office: 'Bureau', Holiday: 'Congé', Busy: 'Occupé', 'Number to forward to': 'Numéro de renvoi' },
  },
  users: [{ login: 'ada.quill@example.com', password: 'password' }],
});
