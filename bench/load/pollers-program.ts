import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { type PollResult, pollingSchema, pollLoadSchema } from './poll-load.ts';
import { sentMsAgo } from './watch-load.ts';

/** Polls as the bench asks for it: `pollers-program.ts <PollLoad as JSON>`. */
const load = pollLoadSchema.parse(JSON.parse(process.argv[2] ?? ''));
const agents = Array.from(
  { length: load.connections },
  () => new Agent({ keepAlive: true, maxSockets: 1 }),
);

/** What a client saw in one response, in milliseconds of one clock. */
interface Sight {
  readonly at: number;
  /** When the newest event that it shows was sent. */
  readonly sentAt: number;
}

const poll = async (ms: number): Promise<PollResult> => {
  const startedAt = performance.now();
  const rounds = ms / load.everyMs;
  let bytes = 0;
  const pollInTurn = async (agent: Agent, i: number): Promise<Sight[]> => {
    const sights: Sight[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const dueAt = startedAt + (round + i / agents.length) * load.everyMs;
      await sleep(Math.max(0, dueAt - performance.now()));
      const response = await ask(agent);
      bytes += response.bytes;
      const at = performance.now();
      const msAgo = sentMsAgo(response.body);
      if (msAgo !== undefined) sights.push({ at, sentAt: at - msAgo });
    }
    return sights;
  };
  const sights = await Promise.all(agents.map(pollInTurn));
  return { requests: rounds * agents.length, bytes, stalenessMs: stalenessOf(sights, startedAt) };
};

const ask = (agent: Agent): Promise<{ body: string; bytes: number }> =>
  new Promise((resolve, reject) => {
    const { url, method, headers, body } = load;
    const sent = request(url, { agent, method, headers }, async (response) => {
      const { socket } = response;
      const answer = await text(response);
      if (response.statusCode !== 200) {
        return reject(new Error(`${url} answered ${response.statusCode}: ${answer}`));
      }
      const before = bytesBefore.get(agent) ?? 0;
      bytesBefore.set(agent, socket.bytesRead);
      resolve({ body: answer, bytes: socket.bytesRead - before });
    });
    sent.on('error', reject);
    sent.end(body);
  });

/** What each connection had received before. */
const bytesBefore = new Map<Agent, number>();

/** Events that were sent before `from`, or that a client never learned of, do not count. */
const stalenessOf = (clients: readonly Sight[][], from: number): number[] => {
  // The same event, read at different times, differs by rounding.
  const events = [...new Set(clients.flat().map(({ sentAt }) => Math.round(sentAt)))];
  return clients.flatMap((sights) =>
    events.flatMap((sentAt) => {
      const seen = sights.find((sight) => sight.sentAt >= sentAt - 1);
      return seen && sentAt > from ? [seen.at - sentAt] : [];
    }),
  );
};

process.on('message', (message) => {
  poll(pollingSchema.parse(message).ms).then(
    (result) => process.send?.(result),
    (error: unknown) => process.send?.({ problem: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
