import type { WayOut } from '../config.js';
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
  SELF_SIGNED_CERT: 'tls',
  UND_ERR_PRX_TLS: 'tls',
};

/** Sentences for people; they name no host, because addresses may carry secrets. */
const UNREACHABLE_WORDS: Readonly<Record<UnreachableReason, string>> = {
  host_unknown: 'The host name is unknown. Check the spelling of the address.',
  port_closed: 'Nothing listens at that address and port. Check the port, and whether the vendor is running.',
  no_route: 'The network has no way to that host.',
  tls: 'No secure connection could be made: the certificate or the TLS version is not accepted. Check http or https.',
  proxy: 'The proxy did not open the way to the vendor.',
  connection_lost: 'The line was closed before the request was sent.',
  no_answer: 'The host did not answer in time.',
};

const codeOf = (error: unknown): string | undefined =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined;

const UNTRUSTED = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_SIGNATURE_FAILURE',
]);

/** The last is what the library makes of the first inside a proxy's tunnel. */
const OTHER_NAME = new Set(['ERR_TLS_CERT_ALTNAME_INVALID', 'HOSTNAME_MISMATCH', 'UND_ERR_PRX_TLS']);

/** Why a connection did not come about and what to look at, told by the way that was to be taken. */
export function unreachable(
  error: unknown,
  wayOut: WayOut | undefined,
): { readonly reason: UnreachableReason; readonly message: string } {
  const reason = unreachableReason(error);
  if (reason === 'tls')
    return { reason, message: tlsWords(codeOf(error), wayOut?.caCertificate !== undefined) };
  if (wayOut?.proxy === undefined) return { reason, message: UNREACHABLE_WORDS[reason] };
  return { reason: 'proxy', message: proxyWords(error, reason) };
}

function tlsWords(code: string | undefined, hasOwnAuthority: boolean): string {
  if (code !== undefined && UNTRUSTED.has(code)) {
    return hasOwnAuthority
      ? 'The vendor’s certificate does not come from the CA certificate given here. Give that of the authority that signed it.'
      : 'The vendor’s certificate comes from an authority that is not trusted. Give the authority’s CA certificate here.';
  }
  if (code === 'CERT_HAS_EXPIRED')
    return 'The vendor’s certificate, or the CA certificate given here, has expired.';
  if (code === 'CERT_NOT_YET_VALID') return 'The vendor’s certificate is not valid yet. Check the clocks.';
  if (code !== undefined && OTHER_NAME.has(code)) {
    return 'The vendor’s certificate is for another host name than the address given here.';
  }
  return UNREACHABLE_WORDS.tls;
}

const PROXY_ANSWER = /^Proxy response \((\d{3})\)/;

/** Nothing but the proxy is dialed from here, so network trouble is trouble on the way to it. */
function proxyWords(error: unknown, reason: UnreachableReason): string {
  const status = error instanceof Error ? PROXY_ANSWER.exec(error.message)?.[1] : undefined;
  if (status === '407')
    return 'The proxy wants a user name and password, or does not accept the ones given here (407).';
  if (status !== undefined)
    return `The proxy answered ${status} and opened no way to the vendor. Ask who runs it.`;
  return `The proxy is not reached. ${UNREACHABLE_WORDS[reason]}`;
}

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
