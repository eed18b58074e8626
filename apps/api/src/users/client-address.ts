import { isIPv6 } from 'node:net';

const V6_GROUPS = 8;
const NETWORK_GROUPS = 4;

/**
 * What stands for the caller's place when tries are counted: an IPv4 address, or the /64 network of an IPv6 address, of
 * which every subscriber has a whole one to hop about in.
 */
export function placeOf(address: string | undefined): string {
  if (address === undefined) return 'unknown';
  const bare = address.split('%', 1)[0]?.toLowerCase() ?? '';
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare);
  if (mapped?.[1] !== undefined) return mapped[1];
  return isIPv6(bare) ? networkOf(bare) : bare;
}

function networkOf(address: string): string {
  const [head = '', tail] = address.split('::', 2);
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = Array.from({ length: Math.max(0, V6_GROUPS - before.length - after.length) }, () => '0');
  const groups = [...before, ...zeros, ...after].slice(0, NETWORK_GROUPS);
  return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}
