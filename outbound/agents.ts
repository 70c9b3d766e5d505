import { type LookupAddress, type LookupAllOptions, lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import type { HostList } from './host-list.ts';
import { isPublicAddress } from './public-address.ts';

/** The connections of one process. */
export interface Agents {
  /** For the services that the operator configured. */
  readonly trusted: Agent;
  /** For addresses that others named: connects to public addresses and to the allowed hosts. */
  readonly guarded: Agent;
  /** Cuts every connection. */
  close(): Promise<void>;
}

/**
 * The address is judged at the moment of connecting, on what the name then leads to, so that a name whose meaning changes
 * between check and use gains nothing. The two agents share no connection: one that was opened unchecked is never used
 * for a guarded request.
 */
export const openAgents = (allowed: HostList): Agents => {
  const connect = buildConnector({});
  const connectChecked = buildConnector({ lookup: lookupPublic });
  const trusted = new Agent({ connect });
  const guarded = new Agent({
    connect: (options, callback) => {
      const { hostname } = options;
      const port = options.port || (options.protocol === 'https:' ? '443' : '80');
      if (allowed(bracketed(hostname), port)) connect(options, callback);
      // An address in place of a name is connected to without a lookup.
      else if (isIP(hostname) !== 0 && !isPublicAddress(hostname)) {
        callback(new NonPublicAddressError(hostname), null);
      } else connectChecked(options, callback);
    },
  });
  const close = async () => {
    await Promise.all([trusted.destroy(), guarded.destroy()]);
  };
  return { trusted, guarded, close };
};

/** The host leads to an address that callers may not reach through us. */
export class NonPublicAddressError extends Error {
  override name = 'NonPublicAddressError';
  constructor(hostname: string) {
    super(`${hostname} does not lead to a public address`);
  }
}

const lookupPublic: LookupFunction = (hostname, options, callback) => {
  const all: LookupAllOptions = { ...options, all: true };
  lookup(hostname, all, (error, addresses) => {
    const fault = error ?? faultOf(hostname, addresses);
    const [first] = addresses ?? [];
    if (fault !== null || first === undefined) callback(fault, [], 0);
    else if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

/** One address that is not public spoils the name: which of them is connected to is not ours to choose. */
const faultOf = (hostname: string, addresses: readonly LookupAddress[]): Error | null =>
  addresses.length > 0 && addresses.every(({ address }) => isPublicAddress(address))
    ? null
    : new NonPublicAddressError(hostname);

/** URLs write IPv6 addresses in brackets, sockets do not. */
const bracketed = (hostname: string) => (isIP(hostname) === 6 ? `[${hostname}]` : hostname);
