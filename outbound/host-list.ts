/** Whether the list contains a host and port. */
export type HostList = (hostname: string, port: string) => boolean;

/**
 * Parses the entries of FETCH_ALLOW_HOSTS. `host` allows all ports, `host:port` one. IPv6 addresses need brackets.
 *
 * @throws {RangeError} if an entry is neither; the message quotes it.
 */
export const hostList = (entries: readonly string[]): HostList => {
  const listed = new Set(entries.map(normalized));
  return (hostname, port) => listed.has(hostname) || listed.has(`${hostname}:${port}`);
};

const entryPattern = /^(\[[0-9a-f:.]+\]|[^\s:/?#@[\]]+)(?::(\d{1,5}))?$/i;

const normalized = (entry: string): string => {
  const [, host, port] = entryPattern.exec(entry) ?? [];
  const url = `http://${host}`;
  const isValidPort = port === undefined || (Number(port) >= 1 && Number(port) <= 65_535);
  if (host === undefined || !isValidPort || !URL.canParse(url)) {
    throw new RangeError(
      `FETCH_ALLOW_HOSTS contains ${JSON.stringify(entry)}; each entry must be "host" or "host:port".`,
    );
  }
  const { hostname } = new URL(url);
  return port === undefined ? hostname : `${hostname}:${Number(port)}`;
};
