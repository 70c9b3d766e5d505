/** Whether a host and port stand in the list. */
export type HostList = (hostname: string, port: string) => boolean;

/**
 * Reads the entries of FETCH_ALLOW_HOSTS: `host` allows every port of it, `host:port` that one. An IPv6 address stands in
 * brackets.
 *
 * @throws {RangeError} naming the entry that is neither.
 */
export const hostList = (entries: readonly string[]): HostList => {
  const listed = new Set(entries.map(normalized));
  return (hostname, port) => listed.has(hostname) || listed.has(`${hostname}:${port}`);
};

const form = /^(\[[0-9a-f:.]+\]|[^\s:/?#@[\]]+)(?::(\d{1,5}))?$/i;

const normalized = (entry: string): string => {
  const [, host, port] = form.exec(entry) ?? [];
  const address = `http://${host}`;
  const portFits = port === undefined || (Number(port) >= 1 && Number(port) <= 65_535);
  if (host === undefined || !portFits || !URL.canParse(address)) {
    throw new RangeError(
      `FETCH_ALLOW_HOSTS holds ${JSON.stringify(entry)}; each entry must be a host or host:port.`,
    );
  }
  const { hostname } = new URL(address);
  return port === undefined ? hostname : `${hostname}:${Number(port)}`;
};
