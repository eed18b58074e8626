const NETWORK =
  /^(ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ERR_SOCKET_TIMEOUT|ENETUNREACH|EHOSTUNREACH|E5\d\d)$/;

/** One sentence that says why `npm ci` failed and what mends it. */
export function npmFailureSentence(output, logFile) {
  const field = (name) => new RegExp(`^npm (?:error|ERR!) ${name} (.+)$`, 'm').exec(output)?.[1]?.trim();
  const code = field('code') ?? '';
  const place = field('path') ?? '';
  if (code === 'ENOSPC' || /ENOSPC|no space left/i.test(output)) {
    return 'The disk is full: make about 2 GB free, then start again.';
  }
  if (/^(EACCES|EPERM|EROFS)$/.test(code) || /cache folder contains root-owned files/.test(output)) {
    return place.includes('_cacache') || place.includes('_logs') || place.includes('.npm')
      ? `npm cannot write its cache (${place}): run "npm config set cache <a folder of yours>", or make it yours with chown.`
      : `npm may not write ${place || 'node_modules'}: make this folder yours with chown, or clone it again as yourself.`;
  }
  if (NETWORK.test(code)) {
    return `The npm registry cannot be reached (${code}): check the network, a proxy ("npm config set proxy …") or the registry ("npm config get registry"), then start again.`;
  }
  if (code === 'EUSAGE') {
    return 'package.json and package-lock.json do not agree: run "npm install" once and commit the lock file.';
  }
  const first =
    /^npm (?:error|ERR!) (?!code|path|A complete)(.+)$/m.exec(output)?.[1]?.trim() ?? 'no reason given';
  return `npm could not install the packages (${code || 'unknown'}: ${first}); all it said is in ${logFile}.`;
}
