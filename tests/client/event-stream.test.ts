import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  readEventStream,
  type StreamMessage,
} from '../../client/src/follow-task/transports/event-stream.ts';

const read = async (bytes: Uint8Array, cuts: readonly number[] = []): Promise<StreamMessage[]> => {
  const edges = [0, ...cuts.map((cut) => cut % bytes.length).sort((a, b) => a - b), bytes.length];
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      edges.slice(1).forEach((edge, index) => {
        controller.enqueue(bytes.subarray(edges[index], edge));
      });
      controller.close();
    },
  });
  const messages: StreamMessage[] = [];
  const { signal } = new AbortController();
  for await (const message of readEventStream(body, signal, () => {})) messages.push(message);
  return messages;
};

const encode = (text: string) => new TextEncoder().encode(text);

test.each(['\n', '\r\n', '\r'])(
  'messages are read whatever the chunks, lines ending in %j',
  async (end) => {
    const stream = [
      'retry: 1500',
      '',
      ': heartbeat',
      '',
      'id: c1',
      'event: next',
      'data: {"é": "\u2028"}',
      '',
      'data:one',
      'data: two',
      '',
      'event: complete',
      'data:',
      '',
      'data: cut',
    ].join(end);
    const bytes = encode(stream);

    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { maxLength: 20 }), async (cuts) => {
        expect(await read(bytes, cuts)).toEqual([
          { event: 'message', data: '', retryMs: 1500 },
          { event: 'next', data: '{"é": "\u2028"}', retryMs: undefined },
          { event: 'message', data: 'one\ntwo', retryMs: undefined },
          { event: 'complete', data: '', retryMs: undefined },
        ]);
      }),
      { numRuns: 50 },
    );
  },
);

test('an incomplete message is not yielded', async () => {
  expect(await read(encode('event: next\ndata: {"half":'))).toEqual([]);
});
