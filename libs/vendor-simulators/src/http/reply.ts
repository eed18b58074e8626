/** What a simulated operation answers. */
export interface Reply {
  readonly status: number;
  readonly contentType: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export const text = (body: string): Reply => ({ status: 200, contentType: 'text/plain;charset=UTF-8', body });

export const json = (body: string): Reply => ({
  status: 200,
  contentType: 'application/json;charset=UTF-8',
  body,
});

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  415: 'Unsupported Media Type',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** The error page of the server in front of the application. */
export function page(status: number, headers: Readonly<Record<string, string>> = {}): Reply {
  const title = `HTTP Status ${status} - ${TITLES[status] ?? 'Error'}`;
  const body = `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
  return { status, contentType: 'text/html;charset=utf-8', body, headers };
}

/** A sign-in page, as a proxy or an expired portal session answers it: with status 200. */
export const signInPage = (): Reply => ({
  status: 200,
  contentType: 'text/html;charset=utf-8',
  body: '<!DOCTYPE html><html><head><title>Sign in</title></head><body><form method="post"><input name="user"><input name="password" type="password"></form></body></html>',
});
