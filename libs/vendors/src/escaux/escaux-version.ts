import { VendorConfigError } from '../core/base-url.js';
import { VendorEncodingError } from '../core/vendor-error.js';

/** The version of the SOP API module, e.g. [4, 10, 0]. No function reports it, so it is configuration (guide, by absence). */
export type EscauxVersion = readonly number[];

export interface VersionGate {
  /** For people, e.g. "4.1.10, or 4.10.0 and later". */
  readonly wants: string;
  allows(version: EscauxVersion): boolean;
}

/** Throws VendorConfigError for a text that is no version. `null` when none is given. */
export function readVersion(text: string | undefined, field: string): EscauxVersion | null {
  if (text === undefined || text.trim() === '') return null;
  if (!/^\d{1,4}(\.\d{1,4}){0,3}$/.test(text.trim())) {
    throw new VendorConfigError(field, `${field}: a version looks like 4.10.0.`);
  }
  return text.trim().split('.').map(Number);
}

export function isAtLeast(version: EscauxVersion, wanted: EscauxVersion): boolean {
  for (let part = 0; part < Math.max(version.length, wanted.length); part += 1) {
    const difference = (version[part] ?? 0) - (wanted[part] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

export const since = (wanted: string): VersionGate => ({
  wants: `${wanted} or later`,
  allows: (version) => isAtLeast(version, wanted.split('.').map(Number)),
});

/** The guide says "4.1.10 or >= 4.10.0"; read as: the 4.1 line from .10 on, and all from 4.10.0, so that 4.2 to 4.9 are out (inferred). */
export const PUM_GATE: VersionGate = {
  wants: '4.1.10 or later of the 4.1 line, or 4.10.0 or later',
  allows: (version) =>
    isAtLeast(version, [4, 10, 0]) || (isAtLeast(version, [4, 1, 10]) && !isAtLeast(version, [4, 2])),
};

/** Why a module of that version cannot be asked, or `null` when it can. */
export function versionProblem(version: EscauxVersion | null, gate: VersionGate | undefined): string | null {
  if (gate === undefined) return null;
  if (version === null)
    return `needs SOP API ${gate.wants}, and this connection does not say which version it has`;
  return gate.allows(version)
    ? null
    : `needs SOP API ${gate.wants}; this connection has ${version.join('.')}`;
}

/** Refuses before anything is sent; `field` is the parameter, or `settings.apiVersion` for a whole function. */
export function demandVersion(
  version: EscauxVersion | null,
  gate: VersionGate | undefined,
  asked: { readonly operation: string; readonly field: string; readonly what: string },
): void {
  const problem = versionProblem(version, gate);
  if (problem === null) return;
  const { operation, field, what } = asked;
  throw new VendorEncodingError({
    vendor: 'escaux',
    operation,
    field,
    message: `${what} ${problem}. Nothing was sent.`,
  });
}
