import type { RedisOptions } from 'ioredis';

interface Node {
  readonly host: string;
  readonly port: number;
}

/** Where a Redis is and of what kind. */
export type RedisAddress = { readonly options: RedisOptions } & (
  | { readonly kind: 'single'; readonly node: Node }
  | { readonly kind: 'cluster'; readonly nodes: readonly Node[] }
  | { readonly kind: 'sentinel'; readonly sentinels: readonly Node[]; readonly master: string }
);

/** The forms that REDIS_URL may have, for an error. */
export const redisAddressForms =
  'redis://host:port or rediss:// with TLS for one server; redis+cluster://host:port,host:port for a cluster; redis+sentinel://host:port,host:port/master for sentinels; user:password@ may stand before the first host';

const form =
  /^(redis|rediss)(?:\+(cluster|sentinel))?:\/\/(?:([^@/]*)@)?([^@/?#]+)(?:\/([^/?#]*))?$/;

/**
 * Reads REDIS_URL. Several plain addresses, comma-separated, are nodes of one cluster too. Undefined for what has none of
 * {@link redisAddressForms}.
 */
export const readRedisAddress = (text: string): RedisAddress | undefined => {
  const [first = '', ...others] = text.split(/,(?=rediss?:\/\/)/);
  const [, scheme, topology, login, hosts = '', path = ''] = form.exec(first) ?? [];
  if (scheme === undefined) return undefined;
  const further = others.map((other) => form.exec(other)?.[4]);
  const nodes = [...hosts.split(','), ...further].map(readNode);
  if (!nodes.every((node) => node !== undefined)) return undefined;
  const options = { ...readLogin(login), ...(scheme === 'rediss' ? { tls: {} } : {}) };
  const [node] = nodes;
  if (topology === 'sentinel') {
    const sentinels = nodes.map(({ host, port }) => ({ host, port: port ?? 26_379 }));
    return path === '' ? undefined : { kind: 'sentinel', sentinels, master: path, options };
  }
  const atPorts = nodes.map(({ host, port }) => ({ host, port: port ?? 6379 }));
  if (topology === 'cluster' || nodes.length > 1) {
    return path === '' ? { kind: 'cluster', nodes: atPorts, options } : undefined;
  }
  const db = /^\d{0,5}$/.test(path) ? Number(path) : undefined;
  if (db === undefined || !node) return undefined;
  const single = { host: node.host, port: node.port ?? 6379 };
  return { kind: 'single', node: single, options: { ...options, db } };
};

const readNode = (
  text: string | undefined,
): { host: string; port: number | undefined } | undefined => {
  const [, v6, name, port] = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/.exec(text ?? '') ?? [];
  const host = v6 ?? name;
  return host === undefined
    ? undefined
    : { host, port: port === undefined ? undefined : Number(port) };
};

const readLogin = (login: string | undefined): { username?: string; password?: string } => {
  if (!login) return {};
  const [username = '', ...rest] = login.split(':').map(decodeURIComponent);
  const password = rest.join(':');
  return { ...(username ? { username } : {}), ...(password ? { password } : {}) };
};
