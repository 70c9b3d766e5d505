import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { HonoAdapter } from '@bull-board/hono';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Queue } from 'bullmq';
import { Hono } from 'hono';

/** Opens bull-board for some queues. @param root the path below which it is served, with a slash at its end. */
export const openBoard = (queues: readonly Queue[], root: string): Hono => {
  const serverAdapter = new HonoAdapter(serveStatic);
  const path = root.slice(0, -1);
  serverAdapter.setBasePath(path);
  createBullBoard({
    queues: queues.map((queue) => new BullMQAdapter(queue, { readOnlyMode: true })),
    serverAdapter,
    options: { uiConfig: { boardTitle: 'Reviewcast' } },
  });
  return new Hono({ strict: false }).route(path, serverAdapter.registerPlugin());
};
