/** One operation that a vendor's own page documents, and by which marks its parts are known in our source. */
export interface DocumentedOperation {
  /** As the page writes it. */
  readonly wire: string;
  readonly client: ClientMark;
  readonly simulator: SimulatorMark;
}

export type ClientMark =
  /** The name given to an `Operation`. */
  | { readonly operation: string }
  /** The action of a message to the portal. */
  | { readonly portalAction: string }
  /** The path that a method asks, with braces where a value stands. */
  | { readonly path: string }
  /** A word that a decoder compares with. */
  | { readonly word: string }
  /** What decodes it where the vendor calls us and no word of its own arrives. */
  | { readonly decoder: string };

export type SimulatorMark =
  /** `name` or `path` of an entry in the simulator's table, or the first argument of `verb`. */
  | { readonly entry: string }
  | { readonly portalAction: string }
  | { readonly word: string }
  /** A function, or `Class.method`. */
  | { readonly symbol: string };

export interface DocumentedVendor {
  readonly title: string;
  /** Folder in the clients' and in the simulators' library. */
  readonly folder: string;
  readonly operations: readonly DocumentedOperation[];
}

const post = (path: string): DocumentedOperation => ({
  wire: `POST /Integra/resources/${path}`,
  client: { operation: path },
  simulator: { entry: path },
});
const message = (action: string): DocumentedOperation => ({
  wire: `portal message \`${action}\``,
  client: { portalAction: action },
  simulator: { portalAction: action },
});
const action = (name: string): DocumentedOperation => ({
  wire: `GET action=${name}`,
  client: { operation: name },
  simulator: { entry: name },
});
const sop = (name: string): DocumentedOperation => ({
  wire: `GET /xml/${name}`,
  client: { operation: name },
  simulator: { entry: name },
});
const event = (name: string): DocumentedOperation => ({
  wire: `TCP 5050 \`${name}\``,
  client: { word: name },
  simulator: { word: name },
});
const verb = (name: string, number = ''): DocumentedOperation => ({
  wire: `GET /xcally/svc/${name}${number} and /xcally/svc/${name}/xml${number}`,
  client: { operation: name },
  simulator: { entry: name },
});
const api = (path: string, query = ''): DocumentedOperation => ({
  wire: `GET /api/${path}${query}`,
  client: { path: `/api/${path}${query}` },
  simulator: { entry: path },
});

const SOP_FUNCTIONS =
  'dbGetDirectoryInfo dbGetCallflow dbGetNextStatus dbSetProfile dbGetProfileParameters dbSetProfileParameters ' +
  'dbGetPhoneState dbCheckPincode dbGetCallHistory dbGetParkedChannels dbGetQueueInfo dbAuthenticate dbGetRegistration ' +
  'ccOriginate ccHangup ccRedirect ccHold ccPark ccJoinPark ccPing ccGetChannels ccGetQueueMembers ccQueueAdd ' +
  'ccQueueRemove fusionQueuesSet fusionQueuesRemove ccGetQueueStatus ccQueuePause ccQueuePauseAll ccRecord ccSetvar ' +
  'ccGetvar pumLogin pumLogout';

/** What the five vendors' pages document, in their order. */
export const DOCUMENTED: readonly DocumentedVendor[] = [
  {
    title: 'uContact',
    folder: 'ucontact',
    operations: [
      post('auth/getUserToken'),
      post('auth/EndSession'),
      ...[
        'Agents/AgentCall',
        'Agents/HungupPhone',
        'api/DispositionCall',
        'admin/CallWorkflow',
        'admin/addblack',
        'Cdr/getrecords',
        'Supervisor/convert',
        'Agents/TagRecord',
        'Dialers/Respool',
        'Dialers/ScheduleDialerCall',
        'Dialers/DialerTask',
        'Dialers/RemoveContact',
        'Dialers/RemoveScheduleDialerCall',
        'Dialers/uploadbase',
        'Dialers/uploadbasewithtimezone',
        'Supervisor/queuesummary',
        'Supervisor/campaignstatus',
      ].map(post),
      {
        wire: 'GET /records/{guid}.mp3 or .gsm, in four places',
        client: { operation: 'records' },
        simulator: { symbol: 'serveRecording' },
      },
      ...['call', 'callWithPhone', 'hangup', 'tag', 'CTI', 'respool', 'schedule'].map(message),
    ],
  },
  {
    title: 'IEXPBX',
    folder: 'iexpbx',
    operations: [
      ...[
        'activecalls',
        'hangupcall',
        'cdr',
        'users',
        'queues',
        'callnumber',
        'callivr',
        'callback',
        'record',
        'phonedirectory',
      ].map(action),
      {
        wire: 'webhook when a call started',
        client: { decoder: 'decodeIexpbxWebhook' },
        simulator: { symbol: 'Webhooks.started' },
      },
      {
        wire: 'webhook when a call hung up',
        client: { decoder: 'decodeIexpbxWebhook' },
        simulator: { symbol: 'Webhooks.hungUp' },
      },
      {
        wire: 'key press of an IVR call, from the script',
        client: { decoder: 'decodeIexpbxKeyPress' },
        simulator: { symbol: 'Pbx.playIvr' },
      },
    ],
  },
  {
    title: 'Escaux Fusion SOP',
    folder: 'escaux',
    operations: [
      ...SOP_FUNCTIONS.split(' ').map(sop),
      ...['evNewOrigChannel', 'evParked', 'evPong'].map(event),
    ],
  },
  {
    title: 'xCALLY phonebar v.2',
    folder: 'xcally',
    operations: [
      verb('originate', '/{number}'),
      verb('answer'),
      verb('hangup', '/{number}'),
      verb('holding', '/{number}'),
      verb('channels'),
      verb('channel', '/{number}'),
      verb('recents'),
      verb('queues'),
      verb('peer'),
      verb('transfer', '/{number}'),
      verb('atxfer', '/{number}'),
      verb('conference', '/{number}'),
      verb('reload'),
    ],
  },
  {
    title: 'XCALLY Motion phonebar',
    folder: 'motion',
    operations: [
      api('calls'),
      api('answer'),
      api('answer/{sessionId}'),
      api('originate/{number}'),
      api('hangup'),
      api('hangup/{sessionId}'),
      api('hold'),
      api('hold/{sessionId}'),
      api('transfer', '?number={number}'),
      api('transfer/{sessionId}', '?number={number}'),
      api('transfer/attendant/{sessionId}/{partnerSessionId}'),
      api('conference'),
    ],
  },
];
