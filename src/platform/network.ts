import { isIP, isIPv6 } from 'node:net';

/**
 * The address a request came from: the socket's, or with `hops` trusted proxies the entry that the outermost of them
 * added to X-Forwarded-For, counted from the right. What a client wrote further left is never believed.
 */
export function clientAddress(socketAddress: string, forwardedFor: string | undefined, hops: number): string {
  const entries = (forwardedFor ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
  const found = hops > 0 ? (entries.at(-hops) ?? entries[0]) : undefined;
  return (found && isIP(found) ? found : socketAddress).replace(/^::ffff:/, '');
}

/** The network that limits count by: an IPv4 address whole, an IPv6 address by its first 64 bits. */
export function networkOf(address: string): string {
  const bare = address.replace(/%.*$/, '');
  if (!isIPv6(bare)) return bare;
  const [head = '', tail = ''] = bare.split('::');
  const left = head.split(':').filter(Boolean);
  const right = tail.split(':').filter(Boolean);
  const groups = bare.includes('::')
    ? [...left, ...Array(Math.max(0, 8 - left.length - right.length)).fill('0'), ...right]
    : left;
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}

/** The IPv6 network of 48 bits round one of 64 that `networkOf` gave; null for an IPv4 address. */
export function widerNetworkOf(network: string): string | null {
  return network.endsWith('::/64') ? `${network.split(':').slice(0, 3).join(':')}::/48` : null;
}
