import type { Cursor } from '../../contract/cursor.ts';

/** How the results of an operation are written to one response. */
export interface StreamFormat {
  /** What an `Accept` header must name, in lowercase. */
  readonly mediaType: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Written at once, before the first result. */
  readonly start: string;
  /** Written while there is nothing to send, so that proxies keep the connection. */
  readonly heartbeat: string;
  /** Written after the last result. A response that ends without it was interrupted. */
  readonly completion: string;
  /**
   * What is written before and after the JSON of a result.
   *
   * @param cursor where in the event log the result stands.
   */
  around(cursor: Cursor | undefined): readonly [before: string, after: string];
}

/** Keeps proxies from storing, compressing, or buffering a stream. */
export const streamHeaders = {
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
};
