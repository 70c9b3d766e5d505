import { readFile } from 'node:fs/promises';

/** What the system holds of connections to one port of loopback, in bytes. */
export interface SocketBuffers {
  readonly connections: number;
  /** Sent by the server, not yet taken by the peer's system. */
  readonly sent: number;
  /** In the peer's system, not yet read. */
  readonly unread: number;
}

/** Undefined where the system does not tell: it is read from Linux's /proc/net/tcp. */
export const socketBuffers = async (port: number): Promise<SocketBuffers | undefined> => {
  const table = await readFile('/proc/net/tcp', 'utf8').catch(() => undefined);
  if (table === undefined) return undefined;
  const hex = port.toString(16).toUpperCase().padStart(4, '0');
  let connections = 0;
  let sent = 0;
  let unread = 0;
  for (const line of table.split('\n').slice(1)) {
    const [, local = '', remote = '', state, queues = ''] = line.trim().split(/\s+/);
    const [sending = '', receiving = ''] = queues.split(':');
    if (state === listening) continue;
    if (local.endsWith(`:${hex}`)) {
      connections += 1;
      sent += Number.parseInt(sending, 16);
    } else if (remote.endsWith(`:${hex}`)) unread += Number.parseInt(receiving, 16);
  }
  return { connections, sent, unread };
};

const listening = '0A';
