import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import {
  type BrotliOptions,
  brotliCompress,
  constants,
  createBrotliCompress,
  createGzip,
  gzip,
} from 'node:zlib';

/** The encodings in which responses are sent, preferred first. */
export const encodings = ['br', 'gzip'] as const;

export type Encoding = (typeof encodings)[number];

/**
 * The encoding that `Accept-Encoding` prefers. Undefined: the response is sent as it is.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3
 */
export const acceptedEncoding = (
  { headers }: Pick<IncomingMessage, 'headers'>,
  offered: readonly Encoding[] = encodings,
): Encoding | undefined => {
  const offers = new Map(
    String(headers['accept-encoding'] ?? '')
      .split(',')
      .map(readOffer),
  );
  const weightOf = (name: Encoding): number => offers.get(name) ?? offers.get('*') ?? 0;
  const [best] = offered.toSorted((one, other) => weightOf(other) - weightOf(one));
  return best !== undefined && weightOf(best) > 0 ? best : undefined;
};

const readOffer = (offer: string): [name: string, weight: number] => {
  const [name = '', ...parameters] = offer
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const weight = parameters.find((parameter) => /^q\s*=/.test(parameter))?.split('=')[1];
  return [name, weight === undefined ? 1 : Number(weight) || 0];
};

/** The size in bytes from which a response is compressed. Below that, nothing would be gained. */
export const minCompressedBytes = 1000;

/**
 * Compresses a response, on another thread. The levels are those from which on JSON of reviews gets little smaller: at twice the time, by
 * a fifteenth.
 */
export const compress = (body: Buffer, encoding: Encoding): Promise<Buffer> =>
  encoding === 'br' ? compressBrotli(body, brotliOptions(4)) : compressGzip(body, gzipOptions);

/**
 * Brotli at a level from 0 to 11. The window is 256 kB. One of 4 MB, the default, would make JSON of 600 kB little smaller, and each thread
 * that compresses keep 7 MB of memory.
 */
export const brotliOptions = (level: number): BrotliOptions => ({
  params: { [constants.BROTLI_PARAM_QUALITY]: level, [constants.BROTLI_PARAM_LGWIN]: 18 },
});

/** A stream that compresses what is written to it. */
export const compressor = (encoding: Encoding) =>
  encoding === 'br' ? createBrotliCompress(brotliOptions(4)) : createGzip(gzipOptions);

const gzipOptions = { level: 3 };

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);
