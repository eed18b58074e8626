export { realClock, ManualClock, type SimClock } from './engine/clock.js';
export type { Chance, Range } from './engine/chance.js';
export { seededChance } from './engine/chance.js';
export type { EngineSettings } from './engine/call-engine.js';
export { OUTCOME_BY_LAST_TWO_DIGITS, type CallOutcome } from './engine/outcomes.js';
export type { Dial, DialQuery, SimulatedVendor } from './engine/dial-log.js';
export { patchSettings } from './engine/settings-patch.js';
export type { Violation } from './engine/violation-log.js';
export {
  FAULT_KINDS,
  type Fault,
  type FaultControls,
  type FaultKind,
  type FaultRule,
} from './http/faults.js';
export { startUcontactSimulator, type UcontactSimulator } from './ucontact/start-ucontact-simulator.js';
export { SimulatedPortal } from './ucontact/portal.js';
export type { EmbeddedWindow, PortalAction, PortalMessageEvent } from './ucontact/portal.js';
export type { DialerOptions, DialerType, SimulatedAgent, UcontactDialer } from './ucontact/campaigns.js';
export type {
  UcontactSettings,
  UcontactSettingsInput,
  UcontactSimulatorOptions,
  DispositionRule,
  RecordingSettings,
} from './ucontact/settings.js';
export type { RecordingFormat, RecordingPlace, SimulatedRecording } from './ucontact/recordings.js';
export type { SpoolItem, SpoolState } from './ucontact/spool.js';
export { startIexpbxSimulator, type IexpbxSimulator } from './iexpbx/start-iexpbx-simulator.js';
export type { PlayedItem } from './iexpbx/announcements.js';
export type { Delivery } from './iexpbx/outbound.js';
export type {
  DialPlan,
  DirectoryElements,
  DirectoryEntry,
  Extension,
  IexpbxSettings,
  IexpbxSettingsInput,
  IexpbxSimulatorOptions,
  IvrSettings,
  PbxFixture,
  PbxQueue,
  WebhookSettings,
} from './iexpbx/settings.js';
export type { BarOptions, BarSettings } from './phonebar/bar-settings.js';
export type { BarSimulator } from './phonebar/start-bar.js';
export { startXcallySimulator, type XcallySimulator } from './xcally/start-xcally-simulator.js';
export type { XcallySettings, XcallySettingsInput, XcallySimulatorOptions } from './xcally/settings.js';
export { startMotionSimulator, type MotionSimulator } from './motion/start-motion-simulator.js';
export type { MotionSettings, MotionSettingsInput, MotionSimulatorOptions } from './motion/settings.js';
export { startEscauxSimulator, type EscauxSimulator } from './escaux/start-escaux-simulator.js';
export type { SopEvent } from './escaux/events.js';
export type {
  Extension as SopExtension,
  Phone as SopPhone,
  Profile as SopProfile,
  ProfileParameter as SopProfileParameter,
  Queue as SopQueue,
  SopFixture,
} from './escaux/fixture.js';
export type {
  EscauxSettings,
  EscauxSettingsInput,
  EscauxSimulatorOptions,
  EventSettings,
} from './escaux/settings.js';
