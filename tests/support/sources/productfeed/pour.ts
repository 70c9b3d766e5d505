import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

/** Writes `length` characters of repeated `fill`, with backpressure. */
export const pour = async (
  response: ServerResponse,
  start: string,
  fill: string,
  length: number,
  end: string,
): Promise<void> => {
  const block = fill.repeat(Math.max(1, Math.floor(60_000 / fill.length)));
  response.setHeader('content-type', 'application/xml');
  response.write(start);
  const gone = once(response, 'close');
  for (let written = 0; written < length && !response.destroyed; written += block.length) {
    if (!response.write(block)) await Promise.race([once(response, 'drain'), gone]);
  }
  response.end(end);
};
