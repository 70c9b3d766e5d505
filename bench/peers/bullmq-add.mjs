// The floor: node:http and BullMQ's add.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { announce } from './announce.mjs';

const queue = new Queue('community', { connection: new Redis(process.env.REDIS_URL) });
const server = createServer(async (request, response) => {
  const { variables } = await json(request);
  const { id } = await queue.add('collect', variables.input, { jobId: randomUUID() });
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ taskId: id }));
});
await queue.waitUntilReady();
server.listen(0, '127.0.0.1');
announce(server);
