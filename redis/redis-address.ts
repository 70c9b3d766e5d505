import type { RedisOptions } from 'ioredis';

/** One server, as REDIS_URL names it. */
interface RedisNode {
  readonly host: string;
  readonly port: number;
}

/** Where a Redis is, of what kind, and what goes along with each connection. */
export type RedisAddress = { readonly options: RedisOptions } & (
  | { readonly kind: 'single'; readonly node: RedisNode }
  | { readonly kind: 'cluster'; readonly nodes: readonly RedisNode[] }
  | { readonly kind: 'sentinel'; readonly sentinels: readonly RedisNode[]; readonly master: string }
);

/** The forms that REDIS_URL may have, for an error. */
export const redisAddressForms =
  'redis://host:port or redis://host:port/database for one server; redis+cluster://host:port,host:port or redis://host:port,redis://host:port for a cluster; redis+sentinel://host:port,host:port/master for sentinels; rediss in place of redis for TLS; user:password@ may stand before the first host, with @ : / and % in them as %40 %3A %2F and %25';

/** Reads REDIS_URL; undefined for what has none of {@link redisAddressForms}. */
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

/** What is said of all nodes stands in the first address; a further one may say it again, and nothing else. */
const mayFollow = (first: Part, other: Part): boolean =>
  first.topology === '' &&
  other.topology === '' &&
  other.path === '' &&
  other.scheme === first.scheme &&
  (other.login === '' || other.login === first.login);

const readNodes = (hosts: readonly string[], usualPort: number): RedisNode[] | undefined => {
  const nodes = hosts.map((host) => readNode(host, usualPort));
  return nodes.every((node) => node !== undefined) ? nodes : undefined;
};

const readNode = (text: string, usualPort: number): RedisNode | undefined => {
  const found = /^(?:\[(?<v6>[\da-fA-F:.]+)\]|(?<name>[^:[\]\s]+))(?::(?<port>\d{1,5}))?$/.exec(
    text,
  );
  const host = found?.groups?.['v6'] ?? found?.groups?.['name'];
  const port = Number(found?.groups?.['port'] ?? usualPort);
  return host !== undefined && port > 0 && port < 65_536 ? { host, port } : undefined;
};

/** Undefined where the percent signs in it stand for nothing. */
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
