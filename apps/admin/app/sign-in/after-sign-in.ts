/** Where a person wanted to go: a path of this console and nothing else, so that no link can lead away after a sign-in. */
export function placeAfter(next: string | null): string {
  if (next === null || !next.startsWith('/') || next.startsWith('//') || next.includes('\\')) return '/';
  return next;
}
