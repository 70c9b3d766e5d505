import { isIP } from 'node:net';
import { Agent, buildConnector } from 'undici';
import type { HostList } from './host-list.ts';
import { isPublicAddress } from './public-address.ts';
import { NonPublicAddressError, type PublicLookupOptions, publicLookup } from './public-lookup.ts';

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
 * @param lookup how the guarded agent resolves all other names.
 */
export const openAgents = (allowed: HostList, lookup: PublicLookupOptions): Agents => {
  const connect = buildConnector({});
  const connectChecked = buildConnector({ lookup: publicLookup(lookup) });
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

/** URLs have brackets around IPv6 addresses; sockets do not. */
const bracketed = (hostname: string) => (isIP(hostname) === 6 ? `[${hostname}]` : hostname);
