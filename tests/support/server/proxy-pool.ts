import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { onTestFinished } from 'vitest';

export interface ProxyPool {
  /** Sends a POST to a server that was ready when it was last checked, and never repeats it. Returns the status, or the error code. */
  post(body: string): Promise<number | string>;
  /** The servers that were ready when they were last checked. */
  readonly ready: readonly string[];
}

/**
 * Distributes requests among servers as a load balancer does: over connections that it keeps open, to those whose `/readyz` has
 * answered 200 within the last `checkMs`.
 *
 * @param servers origins.
 */
export const openProxyPool = (servers: readonly string[], checkMs: number): ProxyPool => {
  const agent = new Agent({ keepAlive: true });
  let ready = servers;
  let next = 0;
  let isOpen = true;
  onTestFinished(() => {
    isOpen = false;
    agent.destroy();
  });

  const send = (server: string, path: string, body?: string) =>
    new Promise<number | string>((resolve) => {
      const sent = request(`${server}${path}`, {
        agent,
        method: body === undefined ? 'GET' : 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
      });
      const fail = (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message);
      sent.on('error', fail);
      sent.on('response', (response) => {
        text(response).then(() => resolve(response.statusCode ?? 0), fail);
      });
      sent.end(body);
    });

  const check = async () => {
    while (isOpen) {
      const statuses = await Promise.all(servers.map((server) => send(server, '/readyz')));
      ready = servers.filter((_, i) => statuses[i] === 200);
      await sleep(checkMs);
    }
  };
  void check();

  return {
    post: (body) => {
      const server = ready[next++ % ready.length];
      return server === undefined ? Promise.resolve('no server') : send(server, '/graphql', body);
    },
    get ready() {
      return ready;
    },
  };
};
