/**
 * True when `node_modules` holds what the lock file wants, as npm itself noted at the end of its last install
 * (`node_modules/.package-lock.json`): so that what somebody installed by hand is not installed again.
 */
export function isInstalledAsLocked(locked, installed) {
  const have = installed?.packages ?? {};
  return Object.entries(locked?.packages ?? {}).every(([place, wanted]) => {
    if (!place.includes('node_modules/')) return true;
    const present = have[place];
    if (present === undefined)
      return wanted.optional === true || wanted.devOptional === true || wanted.peer === true;
    return (
      present.version === wanted.version &&
      present.integrity === wanted.integrity &&
      present.link === wanted.link
    );
  });
}

/** The folders directly under `node_modules` that every machine gets, for telling how far an install has come. */
export function topFolders(locked) {
  return Object.entries(locked?.packages ?? {})
    .filter(([place, { optional }]) => optional !== true && /^node_modules\/(@[^/]+\/)?[^/]+$/.test(place))
    .map(([place]) => place);
}
