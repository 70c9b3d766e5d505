import { reviewOf } from '../contract/samples.ts';
import { ann, bearer, keys, start } from './callers.ts';
import { wholeReview } from './exports.ts';
import { FakeWorker } from './fake-worker.ts';
import { startTestServer, type TestServer } from './test-server.ts';

/** A server with a running task of Ann's. */
export interface Exporting {
  readonly server: TestServer;
  readonly worker: FakeWorker;
  readonly watchToken: string;
  /** Requests a file of the task, with Ann's key. */
  readonly get: (file: string, init?: RequestInit) => Promise<Response>;
}

/** Starts it with two reviews: {@link wholeReview}, of which one copy was found later, and one with little else than a text. */
export const startExporting = async (): Promise<Exporting> => {
  const server = await startTestServer(keys);
  const { taskId, watchToken } = await start(server.graphql, bearer(ann));
  const worker = new FakeWorker(server.deployment.log, taskId);
  await worker.claim();
  const { copies, ...found } = wholeReview;
  const [first, ...later] = copies;
  const reviews = [
    { ...found, copies: first ? [first] : [], mentions: [{ ...lid, tone: 0.5 }] },
    bare,
  ];
  await worker.write({ type: 'ReviewsFound', source: 'woocommerce', reviews });
  await worker.write({ type: 'CopiesFound', fingerprint: 'whole', copies: later });
  return {
    server,
    worker,
    watchToken,
    get: (file, init = {}) =>
      fetch(`${server.url}/api/v1/tasks/${taskId}/${file}`, {
        ...init,
        headers: { authorization: bearer(ann), ...init.headers },
      }),
  };
};

const lid = { key: 'lid', from: 1, to: 7 };

const bare = reviewOf('bare', {
  body: 'Leaks.',
  rating: 1,
  language: 'en',
  mentions: [{ ...lid, tone: -0.5 }],
});
