import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Backlog } from '../backlog.ts';
import { chunksOf } from '../chunks.ts';
import { acceptedEncoding, compressor } from '../compression.ts';
import { Turns } from '../turns.ts';
import { attachment } from './attachment.ts';
import type { ReviewBatches } from './exported-review.ts';
import { type ExportFormat, type FormatName, formats } from './formats.ts';

export interface Export {
  readonly format: FormatName;
  /** Whether CSV begins with a byte order mark. */
  readonly bom: boolean;
  /** What was collected, from which the name of the file is made. */
  readonly productName: string;
  /** What the content depends on. Equal contents of the same URL have equal versions. */
  readonly version: readonly unknown[];
  /** Called once if the content is sent. */
  readonly read: () => ReviewBatches;
}

/**
 * Responds with a file of reviews, as fast as the client reads it. A client that has this version gets status 304.
 *
 * If reading fails midway, the connection is closed before the end of the response, so that no client takes a part for the whole.
 */
export const sendExport = async (
  request: IncomingMessage,
  response: ServerResponse,
  { format: name, bom, productName, version, read }: Export,
  backlog: Backlog,
): Promise<void> => {
  const format: ExportFormat = formats[name];
  const etag = `W/"${createHash('sha256')
    .update(JSON.stringify([name, bom, ...version]))
    .digest('base64url')
    .slice(0, 27)}"`;
  response.setHeader('etag', etag);
  // Only the same caller may get it again, and only after the server was asked whether it has changed.
  response.setHeader('cache-control', 'private, no-cache');
  if (isKnown(request, etag)) {
    response.writeHead(304).end();
    return;
  }
  const encoding = format.isCompressible ? acceptedEncoding(request, ['gzip']) : undefined;
  response.writeHead(200, {
    'content-type': format.contentType,
    'content-disposition': attachment(productName, name),
    ...(encoding ? { 'content-encoding': encoding } : {}),
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  let failure: { readonly error: unknown } | undefined;
  async function* chunks(): AsyncGenerator<Uint8Array> {
    const encoded = format.encode(read(), { bom })[Symbol.asyncIterator]();
    try {
      for (;;) {
        const { done, value } = await inTurn(() => encoded.next());
        if (done) return;
        const bytes = typeof value === 'string' ? Buffer.from(value) : value;
        const release = backlog.hold(request.socket, bytes.length);
        try {
          yield* chunksOf(bytes);
        } finally {
          release();
        }
      }
    } catch (error) {
      failure = { error };
      throw error;
    } finally {
      await encoded.return?.();
    }
  }
  const stream = Readable.from(chunks());
  const sending = pipeline(
    encoding ? [stream, compressor(encoding), response] : [stream, response],
  );
  // A client that disconnects costs nobody anything.
  await sending.catch(() => {});
  if (failure) throw failure.error;
};

/**
 * Reviews take many times their size while they are read and encoded, so one export does that at a time. A client that reads slowly holds
 * up no other: it has its bytes by then.
 */
const inTurn = async <T>(encode: () => Promise<T>): Promise<T> => {
  const turn = turns.take();
  try {
    await turn.begun;
    return await encode();
  } finally {
    turn.end();
  }
};

const turns = new Turns(1);

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2 */
const isKnown = ({ headers }: IncomingMessage, etag: string): boolean => {
  const weak = (tag: string): string => tag.trim().replace(/^W\//, '');
  const known = (headers['if-none-match'] ?? '').split(',').map(weak);
  return known.includes('*') || known.includes(weak(etag));
};
