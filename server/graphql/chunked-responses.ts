import type { Plugin } from 'graphql-yoga';
import type { Backlog } from '../backlog.ts';
import { chunkBytes, chunksOf } from '../chunks.ts';
import { type HttpContext, streamFormats } from './result-formats.ts';

/** Sends large responses in chunks, as fast as the client reads them. Streams of results do so themselves. */
export const chunkedResponses = (backlog: Backlog): Plugin<object, HttpContext> => ({
  async onResponse({ response, setResponse, fetchAPI, serverContext }) {
    const { status, headers } = response;
    if (isStream(headers.get('content-type'))) return;
    const text = await response.text();
    if (text.length <= chunkBytes / 4) return;
    const { req, res } = serverContext;
    const body = Buffer.from(text);
    const release = backlog.hold(req.socket, body.length);
    res.once('close', release);
    const chunks = chunksOf(body);
    const stream = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          const { done, value } = chunks.next();
          if (done) controller.close();
          else controller.enqueue(value);
        },
      },
      { highWaterMark: 0 },
    );
    headers.set('content-length', String(body.length));
    setResponse(new fetchAPI.Response(stream, { status, headers }));
  },
});

const isStream = (type: string | null): boolean =>
  type !== null && streamFormats.some(({ headers }) => headers['content-type'] === type);
