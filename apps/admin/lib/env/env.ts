/** Where the API listens, read when it is needed, so that one build serves every place. Server only. */
export function apiUrl(): string {
  return (process.env['API_URL'] ?? 'http://127.0.0.1:4000').replace(/\/+$/, '');
}

/** Whether people reach the console over https; the API marks its cookies by the same variable. Server only. */
export function isHttps(): boolean {
  return (process.env['PUBLIC_URL'] ?? '').startsWith('https:');
}
