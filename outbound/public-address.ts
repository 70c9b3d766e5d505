import ipaddr from 'ipaddr.js';

/**
 * Whether an IP address is reachable from the public internet. Loopback, private, link-local, shared (CGNAT), multicast,
 * unspecified, documentation, translated, and cloud platform addresses are not. IPv4-mapped IPv6 addresses are judged as IPv4.
 *
 * @param text the address; any other text is not public.
 */
export const isPublicAddress = (text: string): boolean => {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address.range() !== 'unicast' || platformAddresses.has(address.toString())) return false;
  return address.kind() === 'ipv4' || address.match(globalUnicast);
};

/**
 * Unicast addresses that a cloud serves to its own machines only: Azure's WireServer. Other clouds use link-local, private, or
 * shared addresses, which the ranges cover.
 */
const platformAddresses: ReadonlySet<string> = new Set(['168.63.129.16']);

/** The only IPv6 range allocated for global unicast. The meaning of other addresses depends on the network. */
const globalUnicast = ipaddr.parseCIDR('2000::/3');
