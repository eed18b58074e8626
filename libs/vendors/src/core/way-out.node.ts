import { type Dispatcher, Pool, ProxyAgent } from 'undici';
import type { WayOut } from '../config.js';
import { VendorConfigError } from './base-url.js';
import { readCaCertificates } from './ca-certificate.node.js';

const LONGEST_CONNECT_MS = 10_000;

export interface WayOutOptions {
  readonly origin: string;
  readonly maxConcurrent: number;
  readonly timeoutMs: number;
  readonly wayOut?: WayOut | undefined;
}

/**
 * The sockets to a vendor: straight or through a proxy's tunnel, trusting the authorities of the system or, when given,
 * those of the connection alone. Whatever the way, a request is written once and only after `onRequestStart`.
 * @throws VendorConfigError for a certificate or proxy that cannot work.
 */
export function createDispatcher({
  origin,
  maxConcurrent,
  timeoutMs,
  wayOut = {},
}: WayOutOptions): Dispatcher {
  const timeout = Math.min(timeoutMs, LONGEST_CONNECT_MS);
  const { caCertificate, proxy } = wayOut;
  if (caCertificate !== undefined) readCaCertificates(caCertificate);
  const tls = { timeout, ...(caCertificate === undefined ? {} : { ca: caCertificate }) };
  const pool = {
    connections: maxConcurrent,
    pipelining: 1,
    allowH2: false,
    // The deadline of each exchange covers both.
    headersTimeout: 0,
    bodyTimeout: 0,
  };
  if (proxy === undefined) return new Pool(origin, { ...pool, connect: tls });
  const { username, password } = proxy;
  return new ProxyAgent({
    ...pool,
    uri: proxyAddress(proxy.url),
    ...(username === undefined ? {} : { token: basic(username, password ?? '') }),
    requestTls: tls,
    proxyTls: { timeout },
    factory: (target, options) => new Pool(target, options),
    // A proxy that takes a request for a tunnel and never answers it must not hold the socket.
    clientFactory: (target, options) =>
      new Pool(target, { ...options, connections: maxConcurrent, headersTimeout: timeout }),
  });
}

/** @throws VendorConfigError for what is no address of an HTTP proxy. */
export function proxyAddress(address: string): string {
  const url = URL.canParse(address.trim()) ? new URL(address.trim()) : null;
  if (url === null || url.protocol !== 'http:' || url.hostname === '') {
    throw new VendorConfigError('proxyUrl', 'The proxy’s address must look like http://proxy.example:3128.');
  }
  if (url.username !== '' || url.password !== '') {
    throw new VendorConfigError('proxyUrl', 'Give the proxy’s user name and password in their own fields.');
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new VendorConfigError(
      'proxyUrl',
      'A proxy’s address ends with its port, e.g. http://proxy.example:3128.',
    );
  }
  return url.origin;
}

const basic = (username: string, password: string): string =>
  `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
