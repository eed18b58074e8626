import type { UnreachableReason } from './vendor-error.js';

const CODES: Readonly<Record<string, UnreachableReason>> = {
  ENOTFOUND: 'host_unknown',
  EAI_AGAIN: 'host_unknown',
  EAI_NODATA: 'host_unknown',
  EAI_NONAME: 'host_unknown',
  ECONNREFUSED: 'port_closed',
  EHOSTUNREACH: 'no_route',
  ENETUNREACH: 'no_route',
  EADDRNOTAVAIL: 'no_route',
  ETIMEDOUT: 'no_answer',
  UND_ERR_CONNECT_TIMEOUT: 'no_answer',
  ECONNRESET: 'connection_lost',
  EPIPE: 'connection_lost',
  UND_ERR_SOCKET: 'connection_lost',
  EPROTO: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
  UNABLE_TO_GET_ISSUER_CERT: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
  HOSTNAME_MISMATCH: 'tls',
};

/** Sentences for people; they name no host, because addresses may carry secrets. */
export const UNREACHABLE_WORDS: Readonly<Record<UnreachableReason, string>> = {
  host_unknown: 'The host name is unknown. Check the spelling of the address.',
  port_closed: 'Nothing listens at that address and port. Check the port, and whether the vendor is running.',
  no_route: 'The network has no way to that host.',
  tls: 'No secure connection could be made: the certificate or the TLS version is not accepted. Check http or https.',
  connection_lost: 'The line was closed before the request was sent.',
  no_answer: 'The host did not answer in time.',
};

const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

/** Why a connection did not come about, from what the network library reports. */
export function unreachableReason(error: unknown): UnreachableReason {
  const code = codeOf(error);
  if (code !== undefined && code in CODES) return CODES[code] ?? 'connection_lost';
  if (code !== undefined && /^(ERR_TLS|ERR_SSL|CERT_)/.test(code)) return 'tls';
  if (error instanceof AggregateError && error.errors.length > 0) return unreachableReason(error.errors[0]);
  return 'connection_lost';
}

/** True when the bytes that came back are no HTTP at all. */
export const isNotHttp = (error: unknown): boolean =>
  (error instanceof Error && error.name === 'HTTPParserError') ||
  (codeOf(error)?.startsWith('HPE_') ?? false);
