import { DEFAULT_LIMITS, type VendorConfig, type VendorDependencies, type VendorLimits } from './config.js';
import { VendorConfigError } from './core/base-url.js';
import type { Vendor } from './core/capabilities.js';
import { EscauxVendor } from './escaux/escaux.vendor.node.js';
import { IexpbxVendor } from './iexpbx/iexpbx.vendor.node.js';
import { createMotionVendor } from './motion/motion.vendor.node.js';
import { UcontactVendor } from './ucontact/ucontact.vendor.node.js';
import { createXcallyVendor } from './xcally/xcally.vendor.node.js';

/** A connection ready for use; opens no socket before it is asked for something. Throws VendorConfigError for settings that cannot work. */
export function createVendor(config: VendorConfig, deps: VendorDependencies): Vendor {
  const limits = demandLimits({ ...DEFAULT_LIMITS, ...config.limits });
  // A SOP in compatibility mode knows no users; whether one is wanted is looked at by its own adapter. No phonebar does.
  const wantsUser = config.kind === 'ucontact' || config.kind === 'iexpbx';
  if (wantsUser && (config.username === '' || config.password === '')) {
    throw new VendorConfigError('password', 'Give the user name and the password of the vendor’s API user.');
  }
  switch (config.kind) {
    case 'ucontact':
      return new UcontactVendor(config, deps, limits);
    case 'iexpbx':
      return new IexpbxVendor(config, deps, limits);
    case 'escaux':
      return new EscauxVendor(config, deps, limits);
    case 'xcally':
      return createXcallyVendor(config, deps, limits);
    case 'motion':
      return createMotionVendor(config, deps, limits);
  }
}

function demandLimits(limits: VendorLimits): VendorLimits {
  for (const name of ['maxConcurrent', 'timeoutMs', 'maxResponseBytes'] as const) {
    if (!Number.isInteger(limits[name]) || limits[name] < 1) {
      throw new VendorConfigError(`limits.${name}`, `limits.${name}: a whole number above 0.`);
    }
  }
  const { callsPerSecond } = limits;
  if (callsPerSecond !== undefined && !(callsPerSecond > 0 && Number.isFinite(callsPerSecond))) {
    throw new VendorConfigError('limits.callsPerSecond', 'limits.callsPerSecond: a number above 0, or none.');
  }
  return limits;
}
