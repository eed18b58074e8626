/** A connection's settings cannot work; `field` names what must be mended. */
export class VendorConfigError extends Error {
  constructor(
    readonly field: string,
    message: string,
  ) {
    super(message);
    this.name = 'VendorConfigError';
  }
}

/** Splits an address of a connection into the origin and the path in front of the vendor's own; `field` names it. */
export function splitBaseUrl(
  baseUrl: string,
  field = 'baseUrl',
): { readonly origin: string; readonly prefix: string } {
  const url = URL.canParse(baseUrl.trim()) ? new URL(baseUrl.trim()) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new VendorConfigError(field, 'The address must look like https://host or http://host:port.');
  }
  if (url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') {
    throw new VendorConfigError(
      field,
      'The address must hold neither credentials nor a query; give user name and password in their own fields.',
    );
  }
  return { origin: url.origin, prefix: url.pathname.replace(/\/+$/, '') };
}
