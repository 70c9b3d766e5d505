import { expect, test } from 'vitest';
import {
  runDefaultNginx,
  runDocumentedCaddy,
  runDocumentedNginx,
} from '../support/server/documented-proxies.ts';
import { expectIdleConnectionsToStay } from '../support/server/idle-connections.ts';
import { caddy, nginx } from '../support/server/real-proxy.ts';
import { serve } from '../support/server/test-server.ts';

/** `IDLE_SECONDS` shortens it. */
const seconds = Number(process.env['IDLE_SECONDS'] ?? 300);

/** The default of HEARTBEAT_SECONDS, which the timeouts of the proxies exceed. */
const heartbeatMs = 30_000;

test(
  `behind nginx and Caddy, as docs/proxies.md shows them, connections stay open for ${seconds} idle seconds`,
  async () => {
    expect(nginx, 'apt-get install nginx-light').toBeDefined();
    expect(caddy, 'apt-get install caddy').toBeDefined();
    const server = await serve({ heartbeatMs });
    const proxies = [
      { url: (await runDocumentedNginx(server.url)).url, webSocket: true },
      { url: await runDefaultNginx(server.url), webSocket: false },
      { url: await runDocumentedCaddy(server.url), webSocket: true },
    ];
    await Promise.all(
      proxies.map((proxy) =>
        expectIdleConnectionsToStay(server, { ...proxy, seconds, heartbeatMs }),
      ),
    );
  },
  (seconds + 120) * 1000,
);
