/**
 * Which zones a state or province keeps, by law (49 CFR part 71 and the provinces' own acts), for build-postal-zones.mjs:
 * coordinates of postal codes are coarse, and near a border they fall into a neighbour that the addressee is not in.
 */

/** Zones that keep the same clock under two names, told by the name that the prefix table uses. */
export const SAME_CLOCK = {
  'America/Detroit': 'America/New_York',
  'America/Indiana/Indianapolis': 'America/New_York',
  'America/Indiana/Marengo': 'America/New_York',
  'America/Indiana/Petersburg': 'America/New_York',
  'America/Indiana/Vevay': 'America/New_York',
  'America/Indiana/Vincennes': 'America/New_York',
  'America/Indiana/Winamac': 'America/New_York',
  'America/Kentucky/Louisville': 'America/New_York',
  'America/Kentucky/Monticello': 'America/New_York',
  'America/Indiana/Knox': 'America/Chicago',
  'America/Indiana/Tell_City': 'America/Chicago',
  'America/Menominee': 'America/Chicago',
  'America/North_Dakota/Beulah': 'America/Chicago',
  'America/North_Dakota/Center': 'America/Chicago',
  'America/North_Dakota/New_Salem': 'America/Chicago',
  'America/Nome': 'America/Anchorage',
  'America/Yakutat': 'America/Anchorage',
  'America/Metlakatla': 'America/Juneau',
  'America/Sitka': 'America/Juneau',
  'America/Glace_Bay': 'America/Halifax',
  'America/Goose_Bay': 'America/Halifax',
  'America/Moncton': 'America/Halifax',
  'America/Blanc-Sablon': 'America/Puerto_Rico',
  'America/Swift_Current': 'America/Regina',
  'America/Creston': 'America/Fort_Nelson',
  'America/Dawson_Creek': 'America/Fort_Nelson',
  'America/Dawson': 'America/Whitehorse',
  'America/Panama': 'America/Atikokan',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Resolute': 'America/Rankin_Inlet',
  'Pacific/Chuuk': 'Pacific/Truk',
  'Pacific/Pohnpei': 'Pacific/Ponape',
};

const EASTERN = ['America/New_York'];
const CENTRAL = ['America/Chicago'];
const MOUNTAIN = ['America/Denver'];
const PACIFIC = ['America/Los_Angeles'];
const all = (states, zones) => Object.fromEntries(states.split(' ').map((state) => [state, zones]));

/**
 * Zones of the states and territories that have ZIP codes. AL and NV hold towns that keep a neighbour's clock by habit.
 * The military "states" AA, AE and AP are not here: their codes name a post office at home, not where a person is.
 */
export const STATE_ZONES = {
  ...all('CT DC DE GA MA MD ME NC NH NJ NY OH PA RI SC VA VT WV', EASTERN),
  ...all('AR IA IL LA MN MO MS OK WI', CENTRAL),
  ...all('CO MT NM UT WY', MOUNTAIN),
  ...all('CA WA', PACIFIC),
  ...all('AL FL IN KY MI TN', [...EASTERN, ...CENTRAL]),
  ...all('KS ND NE SD TX', [...CENTRAL, ...MOUNTAIN]),
  AK: ['America/Adak', 'America/Anchorage', 'America/Juneau'],
  AS: ['Pacific/Pago_Pago'],
  AZ: ['America/Denver', 'America/Phoenix'],
  FM: ['Pacific/Kosrae', 'Pacific/Ponape', 'Pacific/Truk'],
  GU: ['Pacific/Guam'],
  HI: ['Pacific/Honolulu'],
  ID: ['America/Boise', ...PACIFIC],
  MH: ['Pacific/Kwajalein', 'Pacific/Majuro'],
  MP: ['Pacific/Saipan'],
  NV: ['America/Boise', ...MOUNTAIN, ...PACIFIC],
  OR: ['America/Boise', ...PACIFIC],
  PR: ['America/Puerto_Rico'],
  PW: ['Pacific/Palau'],
  VI: ['America/St_Thomas'],
};

/** Zones by the first letter of a Canadian code, which names the province or a part of it. */
export const LETTER_ZONES = {
  A: ['America/Halifax', 'America/St_Johns'],
  ...all('B C E', ['America/Halifax']),
  G: ['America/Halifax', 'America/Puerto_Rico', 'America/Toronto'],
  ...all('H J K L M N', ['America/Toronto']),
  P: ['America/Atikokan', 'America/Toronto', 'America/Winnipeg'],
  R: ['America/Winnipeg'],
  S: ['America/Edmonton', 'America/Regina', 'America/Winnipeg'],
  T: ['America/Edmonton'],
  V: ['America/Edmonton', 'America/Fort_Nelson', 'America/Vancouver'],
  X: [
    'America/Atikokan',
    'America/Cambridge_Bay',
    'America/Edmonton',
    'America/Inuvik',
    'America/Iqaluit',
    'America/Rankin_Inlet',
  ],
  Y: ['America/Whitehorse'],
};

/** Areas as large as countries, where a grid about one point says too little. */
export const AREA_ZONES = {
  A0K: ['America/Halifax', 'America/St_Johns'],
  A0P: ['America/Halifax', 'America/St_Johns'],
  G0G: ['America/Puerto_Rico', 'America/Toronto'],
  X0A: ['America/Iqaluit', 'America/Rankin_Inlet'],
  X0B: ['America/Cambridge_Bay', 'America/Rankin_Inlet'],
  X0C: ['America/Atikokan', 'America/Rankin_Inlet'],
  X0E: ['America/Edmonton', 'America/Inuvik'],
};
