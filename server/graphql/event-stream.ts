import { encodeCursor } from '../../contract/cursor.ts';
import { type StreamFormat, streamHeaders } from './stream-format.ts';

/** Milliseconds after which a client reconnects to an interrupted stream. */
const retryMs = 1000;

/**
 * Server-sent events: `next` for each result, with the cursor as its `id`, and `complete` after the last. A client reconnects to
 * a stream that ends without `complete`, with `Last-Event-ID`.
 *
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 * @see https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md (distinct connections mode)
 */
export const eventStream: StreamFormat = {
  mediaType: 'text/event-stream',
  headers: { 'content-type': 'text/event-stream', ...streamHeaders },
  start: `retry: ${retryMs}\n\n`,
  heartbeat: ': \n\n',
  completion: 'event: complete\ndata:\n\n',
  around: (cursor) => [
    `${cursor ? `id: ${encodeCursor(cursor)}\n` : ''}event: next\ndata: `,
    '\n\n',
  ],
};
