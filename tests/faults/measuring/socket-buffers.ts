import { readFile } from 'node:fs/promises';

/** Bytes in kernel buffers of connections to one loopback port. */
export interface SocketBuffers {
  readonly connections: number;
  /** Sent by the server and not yet acknowledged by the peer's kernel. */
  readonly sent: number;
  /** Received by the peer's kernel and not yet read. */
  readonly unread: number;
}

/** Reads Linux's /proc/net/tcp. Undefined on other systems. */
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
