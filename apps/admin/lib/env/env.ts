/** Where the API listens, read when it is needed, so that one build serves every place. Server only. */
export function apiUrl(): string {
  return (process.env['API_URL'] ?? 'http://127.0.0.1:4000').replace(/\/+$/, '');
}
