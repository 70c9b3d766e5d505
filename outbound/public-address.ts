import ipaddr from 'ipaddr.js';

/**
 * Whether an IP address, as text, is one that anybody on the internet may reach. Loopback, private, link-local, shared
 * (CGNAT), multicast, unspecified, documentation and translated addresses are not; an IPv4 address in IPv6 clothes is judged
 * as what it is.
 */
export const isPublicAddress = (text: string): boolean => {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.process(text);
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || address.match(globalUnicast);
};

/** All that is handed out of IPv6 so far; outside lie addresses whose meaning depends on the network. */
const globalUnicast = ipaddr.parseCIDR('2000::/3');
