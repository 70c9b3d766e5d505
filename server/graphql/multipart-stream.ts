import { type StreamFormat, streamHeaders } from './stream-format.ts';

const boundary = 'graphql';

const partStart = '\r\nContent-Type: application/json\r\n\r\n';

/** Each part is followed by the boundary at once, because clients deliver a part when they see where it ends. */
const partEnd = `\r\n--${boundary}`;

/**
 * Apollo's multipart protocol for subscriptions, which Apollo Client uses without further setup: each result is the `payload` of
 * a part, and a part without a payload is a heartbeat.
 *
 * @see https://www.apollographql.com/docs/graphos/routing/operations/subscriptions/multipart-protocol
 */
export const multipartStream: StreamFormat = {
  mediaType: 'multipart/mixed;subscriptionspec=1.0',
  headers: {
    'content-type': `multipart/mixed;boundary="${boundary}";subscriptionSpec="1.0"`,
    ...streamHeaders,
  },
  start: `\r\n--${boundary}`,
  heartbeat: `${partStart}{}${partEnd}`,
  completion: '--\r\n',
  around: () => [`${partStart}{"payload":`, `}${partEnd}`],
};
