import path from 'node:path';
import type { NextConfig } from 'next';

const root = path.resolve(import.meta.dirname, '../..');

// Of everything, files too; what a page is allowed besides is said in proxy.ts, with a nonce of its own.
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  // Not "no-referrer": a browser then hides the origin of our own changes, which the API demands.
  { key: 'Referrer-Policy', value: 'same-origin' },
];

const config: NextConfig = {
  output: 'standalone',
  outputFileTracingRoot: root,
  turbopack: { root },
  // `next dev` serves its own resources to the address that everything else here uses.
  allowedDevOrigins: ['127.0.0.1'],
  poweredByHeader: false,
  devIndicators: false,
  headers: () => Promise.resolve([{ source: '/:path*', headers: securityHeaders }]),
};

export default config;
