import type { RedisOptions } from 'ioredis';

/** One server in REDIS_URL. */
interface RedisNode {
  readonly host: string;
  readonly port: number;
}

/** What REDIS_URL describes. `options` apply to every connection. */
export type RedisAddress = { readonly options: RedisOptions } & (
  | { readonly kind: 'single'; readonly node: RedisNode }
  | { readonly kind: 'cluster'; readonly nodes: readonly RedisNode[] }
  | { readonly kind: 'sentinel'; readonly sentinels: readonly RedisNode[]; readonly master: string }
);

/** The forms of REDIS_URL, for error messages. */
export const redisAddressForms =
  'redis://host:port or redis://host:port/database for a single server; redis+cluster://host:port,host:port or redis://host:port,redis://host:port for a cluster; redis+sentinel://host:port,host:port/master for Sentinel; rediss instead of redis for TLS; user:password@ before the first host, with @ : / and % in them encoded as %40 %3A %2F and %25';

/** Parses REDIS_URL. Returns undefined if it has none of {@link redisAddressForms}. */
export const readRedisAddress = (text: string): RedisAddress | undefined => {
  const [first, ...others] = text.split(/,(?=rediss?:)/).map(readPart);
  if (!first || !others.every((other) => other && mayFollow(first, other))) return undefined;
  const { topology, path, options } = first;
  const hosts = [first, ...others].flatMap((part) => part?.hosts ?? []);
  if (topology === 'sentinel') {
    const sentinels = readNodes(hosts, 26_379);
    return sentinels && path ? { kind: 'sentinel', sentinels, master: path, options } : undefined;
  }
  const nodes = readNodes(hosts, 6379);
  const [node] = nodes ?? [];
  if (!nodes || !node) return undefined;
  if (topology === 'cluster' || nodes.length > 1) {
    return path === '' ? { kind: 'cluster', nodes, options } : undefined;
  }
  if (!/^\d{0,5}$/.test(path)) return undefined;
  return { kind: 'single', node, options: { ...options, db: Number(path) } };
};

interface Part {
  scheme: string;
  topology: string;
  login: string;
  hosts: readonly string[];
  path: string;
  options: RedisOptions;
}

const form =
  /^(?<scheme>rediss?)(?:\+(?<topology>cluster|sentinel))?:\/\/(?:(?<login>[^@/]*)@)?(?<hosts>[^@/?#]+)(?:\/(?<path>[^/?#]*))?$/;

const readPart = (text: string): Part | undefined => {
  const groups = form.exec(text)?.groups;
  const { scheme = '', topology = '', login = '', hosts = '', path = '' } = groups ?? {};
  const options = readLogin(login);
  if (!groups || !options) return undefined;
  const tls = scheme === 'rediss' ? { tls: {} } : {};
  return {
    scheme,
    topology,
    login,
    hosts: hosts.split(','),
    path,
    options: { ...options, ...tls },
  };
};

/** The first address sets the scheme and the login for all nodes. Others may repeat but not change them. */
const mayFollow = (first: Part, other: Part): boolean =>
  first.topology === '' &&
  other.topology === '' &&
  other.path === '' &&
  other.scheme === first.scheme &&
  (other.login === '' || other.login === first.login);

const readNodes = (hosts: readonly string[], defaultPort: number): RedisNode[] | undefined => {
  const nodes = hosts.map((host) => readNode(host, defaultPort));
  return nodes.every((node) => node !== undefined) ? nodes : undefined;
};

const readNode = (text: string, defaultPort: number): RedisNode | undefined => {
  const found = /^(?:\[(?<v6>[\da-fA-F:.]+)\]|(?<name>[^:[\]\s]+))(?::(?<port>\d{1,5}))?$/.exec(
    text,
  );
  const host = found?.groups?.['v6'] ?? found?.groups?.['name'];
  const port = Number(found?.groups?.['port'] ?? defaultPort);
  return host !== undefined && port > 0 && port < 65_536 ? { host, port } : undefined;
};

/** Returns undefined if a percent-encoding is malformed. */
const readLogin = (login: string): RedisOptions | undefined => {
  const [username = '', ...rest] = login.split(':');
  try {
    const user = username === '' ? {} : { username: decodeURIComponent(username) };
    const password = decodeURIComponent(rest.join(':'));
    return password === '' ? user : { ...user, password };
  } catch {
    return undefined;
  }
};
