import { type LookupAddress, type LookupAllOptions, lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import type { HostList } from './host-list.ts';
import { isPublicAddress } from './public-address.ts';

/** The HTTP connections of one process. */
export interface Agents {
  /** For services that the operator configured. */
  readonly trusted: Agent;
  /** For URLs from callers and from other pages: connects only to public addresses and allowed hosts. */
  readonly guarded: Agent;
  /** Closes all connections. Requests in progress fail. */
  close(): Promise<void>;
}

/**
 * Opens the agents of a process. Addresses are checked after name resolution, at connection time, so DNS rebinding gains
 * nothing. The two agents share no connections: a guarded request never reuses an unchecked connection.
 *
 * @param allowed hosts that the guarded agent connects to without a check.
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
      // IP addresses are not looked up, so they are checked here.
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

/** The host of a guarded request has a non-public address. */
export class NonPublicAddressError extends Error {
  override name = 'NonPublicAddressError';
  constructor(hostname: string) {
    super(`${hostname} has a non-public address.`);
  }
}

const lookupPublic: LookupFunction = (hostname, options, callback) => {
  const all: LookupAllOptions = { ...options, all: true };
  lookup(hostname, all, (error, addresses) => {
    const failure = error ?? nonPublic(hostname, addresses);
    const [first] = addresses ?? [];
    if (failure !== null || first === undefined) callback(failure, [], 0);
    else if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  });
};

/** Rejects a name if any of its addresses is non-public, because the caller of the lookup chooses among them. */
const nonPublic = (hostname: string, addresses: readonly LookupAddress[]): Error | null =>
  addresses.length > 0 && addresses.every(({ address }) => isPublicAddress(address))
    ? null
    : new NonPublicAddressError(hostname);

/** URLs have brackets around IPv6 addresses; sockets do not. */
const bracketed = (hostname: string) => (isIP(hostname) === 6 ? `[${hostname}]` : hostname);
