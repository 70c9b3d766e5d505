import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';
import proxyAddr from 'proxy-addr';
import { z } from 'zod';

/** Tells clients apart by their address. */
export type ClientAddress = (request: IncomingMessage) => string;

/**
 * The address that a request comes from. Behind the given proxies it is the last one in `X-Forwarded-For` that is not one of theirs;
 * otherwise that header is ignored, because any client can send it. The addresses of an IPv6 network (/64) count as one.
 *
 * @param trustedProxies addresses, networks such as `10.0.0.0/8`, or `loopback`, `linklocal`, and `uniquelocal`.
 */
export const clientAddress = (trustedProxies: readonly string[]): ClientAddress => {
  const isTrusted = proxyAddr.compile([...trustedProxies]);
  return (request) => {
    const address = proxyAddr(request, isTrusted);
    return ipaddr.isValid(address) ? networkOf(address) : address;
  };
};

const networkOf = (text: string): string => {
  const address = ipaddr.process(text);
  if (address instanceof ipaddr.IPv4) return address.toString();
  const prefix = address.parts.slice(0, 4).map((part) => part.toString(16));
  return `${prefix.join(':')}::/64`;
};

/** One proxy, as {@link clientAddress} accepts it. */
export const trustedProxy = z.string().refine((name) => isProxyName(name), { error: '' });

const isProxyName = (name: string): boolean => {
  try {
    proxyAddr.compile([name]);
    return true;
  } catch {
    return false;
  }
};
