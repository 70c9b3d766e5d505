import { collectInTerminal } from '@reviewcast/cli';
import { createEndpoint } from '@reviewcast/client';
import { NodeWebSocket } from '@reviewcast/client/node';

export interface Collections {
  /** The GraphQL endpoint. */
  readonly url: string;
  readonly productName: string;
  /** Pages for the STORE collection. */
  readonly productUrls: readonly string[];
  readonly signal: AbortSignal;
}

/**
 * Runs one task of each kind concurrently, with live progress on standard output, then prints the summaries.
 *
 * @throws {Error} if a task ends without a result. The message contains its kind and the reason.
 */
export const showCollections = async (collections: Collections): Promise<void> => {
  const { url, productName, productUrls, signal } = collections;
  const tasks = await collectInTerminal({
    endpoint: createEndpoint({ url, webSocket: NodeWebSocket }),
    starts: [
      { kind: 'COMMUNITY', productName },
      { kind: 'STORE', productName, productUrls: [...productUrls] },
      { kind: 'GOOGLE', productName },
    ],
    out: process.stdout,
    signal,
  });
  for (const { kind, status, error } of tasks) {
    if (status !== 'SUCCESS') {
      throw new Error(`The ${kind} task ended in ${status}: ${error?.message ?? 'no reason'}`);
    }
  }
};
