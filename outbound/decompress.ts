import { pipeline, Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';

/**
 * Yields a body without its compression: that of its `Content-Encoding`, and that of a gzip file, such as a feed in `.xml.gz`, whatever
 * its headers say. Leaving the loop early destroys the body.
 *
 * @throws errors of zlib with a `code`, if the body is truncated or not compressed as it says.
 */
export async function* decompress(
  body: Readable,
  contentEncoding: string | null,
): AsyncGenerator<Uint8Array, void, undefined> {
  const encodings = (contentEncoding ?? '').toLowerCase().split(',').slice(0, maxEncodings);
  const decoders = encodings
    .map((one) => decodersOf.get(one.trim()) ?? (() => undefined))
    .reverse();
  let chunks: AsyncIterable<Uint8Array> = bytesOf(body);
  for (const decoderOf of [...decoders, ofGzipFile]) chunks = decoded(chunks, decoderOf);
  try {
    yield* chunks;
  } finally {
    body.destroy();
  }
}

/** Encodings of one body. Real ones have one. */
const maxEncodings = 3;

/** Creates the decoder of a body by its first bytes; undefined if it is not encoded. */
type DecoderOf = (start: Uint8Array) => Transform | undefined;

const ofGzipFile: DecoderOf = ([first, second]) =>
  first === 0x1f && second === 0x8b ? createGunzip() : undefined;

const decodersOf: ReadonlyMap<string, DecoderOf> = new Map<string, DecoderOf>([
  ['gzip', () => createGunzip()],
  ['x-gzip', () => createGunzip()],
  ['br', () => createBrotliDecompress()],
  // Some servers leave out the header of zlib.
  ['deflate', ([first = 0]) => ((first & 0x0f) === 8 ? createInflate() : createInflateRaw())],
]);

async function* decoded(
  chunks: AsyncIterable<Uint8Array>,
  decoderOf: DecoderOf,
): AsyncGenerator<Uint8Array, void, undefined> {
  const rest = chunks[Symbol.asyncIterator]();
  const start = await startOf(rest);
  if (start.length === 0) return;
  const decoder = decoderOf(start);
  const whole = prepended(start, rest);
  yield* decoder === undefined
    ? whole
    : bytesOf(pipeline(Readable.from(whole, { objectMode: false }), decoder, () => {}));
}

/** The first two bytes or more; fewer only if there are no more. */
const startOf = async (chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array> => {
  let start = new Uint8Array();
  while (start.length < 2) {
    const next = await chunks.next();
    if (next.done === true) break;
    start = Buffer.concat([start, next.value]);
  }
  return start;
};

async function* prepended(
  start: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  yield start;
  yield* { [Symbol.asyncIterator]: () => rest };
}

async function* bytesOf(chunks: Readable): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of chunks) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('The body yielded a non-binary chunk.');
    yield chunk;
  }
}
