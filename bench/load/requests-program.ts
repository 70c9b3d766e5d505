import { Client } from 'undici';
import { type Batch, type BatchResult, batchSchema, requestLoadSchema } from './request-load.ts';

/** Sends batches of requests, as the bench asks for them: `requests-program.ts <RequestLoad as JSON>`. */
const { url, connections, headers } = requestLoadSchema.parse(JSON.parse(process.argv[2] ?? ''));
const { origin, pathname } = new URL(url);
const clients = Array.from({ length: connections }, () => new Client(origin));

const runBatch = async ({ body, from, count, expected }: Batch): Promise<BatchResult> => {
  const latenciesMs: number[] = [];
  let bytes = 0;
  let next = 0;
  const sendInTurn = async (client: Client): Promise<void> => {
    while (next < count) {
      const own = body.replaceAll('<i>', String(from + next++));
      const startedAt = performance.now();
      const options = { method: 'POST', path: pathname, headers, body: own } as const;
      const response = await client.request(options);
      const answer = Buffer.from(await response.body.arrayBuffer());
      latenciesMs.push(performance.now() - startedAt);
      bytes += answer.length;
      // Errors are too short to be compressed.
      const isCompressed = response.headers['content-encoding'] !== undefined;
      if (response.statusCode >= 300 || !(isCompressed || answer.includes(expected))) {
        throw new Error(`${url} answered ${response.statusCode}: ${answer.subarray(0, 1000)}`);
      }
    }
  };
  const startedAt = performance.now();
  await Promise.all(clients.map(sendInTurn));
  return { seconds: (performance.now() - startedAt) / 1000, latenciesMs, bytes };
};

process.on('message', (message) => {
  runBatch(batchSchema.parse(message)).then(
    (result) => process.send?.(result),
    (error: unknown) => process.send?.({ problem: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
