import { type LookupAddress, promises } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { errorCode } from './error-code.ts';
import { isPublicAddress } from './public-address.ts';

export interface PublicLookupOptions {
  /** Milliseconds that resolving one name may take. */
  readonly timeoutMs: number;
  /** `address` or `address:port` of each name server; those of the system if left out. */
  readonly nameServers?: readonly string[] | undefined;
}

/**
 * Resolves names that callers chose to public addresses. The queries run on sockets of their own: `dns.lookup` would occupy one of
 * libuv's four threads for each name whose server does not answer, and so hold up file access and every other lookup.
 *
 * The lookup fails with {@link NonPublicAddressError} if the name does not exist or if any of its addresses is not public, so that
 * callers cannot tell internal names from unknown ones; with {@link LookupTimeoutError} if there is no answer in time.
 */
export const publicLookup = ({ timeoutMs, nameServers }: PublicLookupOptions): LookupFunction => {
  const resolve = async (hostname: string): Promise<LookupAddress[]> => {
    const resolver = new promises.Resolver({ timeout: timeoutMs, tries: 1 });
    if (nameServers) resolver.setServers([...nameServers]);
    const timer = setTimeout(() => resolver.cancel(), timeoutMs);
    try {
      const answers = await Promise.allSettled([
        resolver.resolve4(hostname),
        resolver.resolve6(hostname),
      ]);
      return publicAddresses(hostname, answers, timeoutMs);
    } finally {
      clearTimeout(timer);
    }
  };
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const wanted = addresses.filter(
          ({ family }) => !options.family || options.family === family,
        );
        const [first] = wanted;
        if (!first) callback(new NonPublicAddressError(hostname), [], 0);
        else if (options.all) callback(null, wanted);
        else callback(null, first.address, first.family);
      },
      (error: Error) => callback(error, [], 0),
    );
  };
};

/** The host of an untrusted request does not exist, or one of its addresses is not public. */
export class NonPublicAddressError extends Error {
  override name = 'NonPublicAddressError';
  constructor(hostname: string) {
    super(`${hostname} has no public address.`);
  }
}

/** No name server answered in time. */
export class LookupTimeoutError extends Error {
  override name = 'LookupTimeoutError';
  readonly code = 'ETIMEOUT';
  constructor(hostname: string, timeoutMs: number) {
    super(`No name server answered for ${hostname} within ${timeoutMs} ms.`);
  }
}

type Answer = PromiseSettledResult<string[]>;

const publicAddresses = (
  hostname: string,
  [ipv4, ipv6]: readonly [Answer, Answer],
  timeoutMs: number,
): LookupAddress[] => {
  const addresses = [...addressesIn(ipv4, 4), ...addressesIn(ipv6, 6)];
  // All of them, because the connection chooses among them.
  if (addresses.some(({ address }) => !isPublicAddress(address))) {
    throw new NonPublicAddressError(hostname);
  }
  if (addresses.length > 0) return addresses;
  const failures = [ipv4, ipv6].flatMap((answer) =>
    answer.status === 'rejected' ? [answer.reason] : [],
  );
  if (failures.every(isAbsence)) throw new NonPublicAddressError(hostname);
  const failure = failures.find((reason) => !isAbsence(reason));
  if (errorCode(failure) === 'ETIMEOUT' || errorCode(failure) === 'ECANCELLED') {
    throw new LookupTimeoutError(hostname, timeoutMs);
  }
  throw failure;
};

const addressesIn = (answer: Answer, family: 4 | 6): LookupAddress[] =>
  answer.status === 'fulfilled' ? answer.value.map((address) => ({ address, family })) : [];

/** The name does not exist, or has no address of that family. */
const isAbsence = (reason: unknown): boolean =>
  ['ENOTFOUND', 'ENODATA'].includes(errorCode(reason));
