import type { Plugin } from 'graphql-yoga';
import type { Backlog } from '../backlog.ts';
import { chunkBytes, chunksOf } from '../chunks.ts';
import { acceptedEncoding, compress, minCompressedBytes } from '../compression.ts';
import { type HttpContext, streamFormats } from './result-formats.ts';

/**
 * Compresses responses if the client accepts it, and sends large ones in chunks, as fast as the client reads them. Streams of results are
 * never compressed, because each result must leave at once, and are sent in chunks by {@link ResultStreams}.
 */
export const largeResponses = (backlog: Backlog): Plugin<object, HttpContext> => ({
  async onResponse({ response, setResponse, fetchAPI, serverContext }) {
    const { status, headers } = response;
    if (isStream(headers.get('content-type'))) return;
    const text = await response.text();
    const { req, res } = serverContext;
    const encoding = text.length < minCompressedBytes ? undefined : acceptedEncoding(req);
    if (!encoding && text.length <= chunkBytes / 4) return;
    const plain = Buffer.from(text);
    const release = backlog.hold(req.socket, plain.length);
    res.once('close', release);
    const body = encoding ? await compress(plain, encoding) : plain;
    if (encoding) headers.set('content-encoding', encoding);
    headers.set('content-length', String(body.length));
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
    setResponse(new fetchAPI.Response(stream, { status, headers }));
  },
});

const isStream = (type: string | null): boolean =>
  type !== null && streamFormats.some(({ headers }) => headers['content-type'] === type);
