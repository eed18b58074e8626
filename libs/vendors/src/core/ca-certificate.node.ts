import { X509Certificate } from 'node:crypto';
import { VendorConfigError } from './base-url.js';

/** What may be shown of a certificate. */
export interface CertificateFacts {
  readonly subject: string;
  readonly validTo: Date;
}

const BLOCK = /-----BEGIN ([A-Z0-9 ]+)-----[\s\S]*?-----END \1-----/g;

const refuse = (message: string): never => {
  throw new VendorConfigError('caCertificate', message);
};

/**
 * The certificates in a PEM text, each of an authority or of a server that vouches for itself.
 * @throws VendorConfigError that says what is wrong with the text.
 */
export function readCaCertificates(pem: string): CertificateFacts[] {
  const blocks = [...pem.matchAll(BLOCK)];
  if (blocks.some(([, kind]) => kind?.endsWith('PRIVATE KEY'))) {
    refuse('This holds a private key. Give certificates only, and keep the key where it was.');
  }
  if (blocks.length === 0) {
    refuse(
      'No certificate found. Give its text from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----.',
    );
  }
  return blocks.map(([text], index) => factsOf(text, index + 1));
}

function factsOf(text: string, number: number): CertificateFacts {
  const certificate = parse(text);
  if (certificate === null) return refuse(`Certificate ${number} is damaged and cannot be read.`);
  if (!certificate.ca && !certificate.checkIssued(certificate)) {
    return refuse(
      `Certificate ${number} is one of a server. Give the certificate of the authority that signed it.`,
    );
  }
  return { subject: nameOf(certificate), validTo: new Date(certificate.validTo) };
}

function parse(text: string): X509Certificate | null {
  try {
    return new X509Certificate(text);
  } catch {
    return null;
  }
}

/** `CN=Example CA, O=Example`: one line, as people read it. */
const nameOf = ({ subject }: X509Certificate): string => subject.split('\n').reverse().join(', ');
