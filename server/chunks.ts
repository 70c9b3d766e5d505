/**
 * Splits what is sent to a client, without copying it. A connection reports progress only when a whole chunk has left, so large
 * chunks would make a slow client look like one that reads nothing.
 */
export function* chunksOf(body: Uint8Array): Generator<Uint8Array, void> {
  for (let start = 0; start < body.length; start += chunkBytes) {
    yield body.subarray(start, start + chunkBytes);
  }
}

/** The largest chunk, in bytes. */
export const chunkBytes = 64 * 1024;
