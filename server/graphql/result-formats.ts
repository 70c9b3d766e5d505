import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'graphql-yoga';
import { type Refusal, responseOf } from '../refusal.ts';
import { acceptedWeight } from './accept-header.ts';
import { eventStream } from './event-stream.ts';
import { multipartStream } from './multipart-stream.ts';
import type { StreamFormat } from './stream-format.ts';
import { Subscription } from './subscription.ts';

/** What Yoga receives with each request. */
export interface HttpContext {
  req: IncomingMessage;
  res: ServerResponse;
}

/** In the order in which they are chosen if a client accepts both. */
export const streamFormats: readonly StreamFormat[] = [multipartStream, eventStream];

/**
 * Chooses the format of a result. A subscription is a stream for every client that accepts one, by name or by a wildcard. A single
 * result is JSON, unless the client prefers a stream: some clients accept every format with every operation.
 *
 * @param stream responds with a result as a stream.
 */
export const resultFormats = (
  stream: (result: unknown, format: StreamFormat, response: ServerResponse) => Response | Refusal,
): Plugin<object, HttpContext> => ({
  onResultProcess({ request, result, resultProcessor, serverContext, setResultProcessor }) {
    const accept = request.headers.get('accept');
    const weightOf = (type: string): number => acceptedWeight(accept, type);
    const format = streamFormats.reduce((best, other) =>
      weightOf(other.mediaType) > weightOf(best.mediaType) ? other : best,
    );
    const weight = weightOf(format.mediaType);
    const isStream = result instanceof Subscription;
    if (isStream ? weight > 0 : weight > Math.max(...json.map(weightOf))) {
      setResultProcessor((result, fetchAPI) => {
        const response = stream(result, format, serverContext.res);
        return 'message' in response ? responseOf(response, fetchAPI) : response;
      }, format.mediaType);
    } else if (isStream || !resultProcessor) {
      setResultProcessor((result, fetchAPI) => {
        if (result instanceof Subscription) result.end();
        const message = isStream ? subscriptionFormats(accept) : singleResultFormats(accept);
        return responseOf({ status: 406, code: 'BAD_USER_INPUT', message }, fetchAPI);
      }, 'application/json');
    }
  },
});

const json = ['application/json', 'application/graphql-response+json'];

const subscriptionFormats = (accept: string | null): string =>
  `Accept is ${JSON.stringify(accept)}; for a subscription it must include ${eventStream.mediaType} or multipart/mixed;subscriptionSpec=1.0. Or run the subscription over a WebSocket.`;

const singleResultFormats = (accept: string | null): string =>
  `Accept is ${JSON.stringify(accept)}; it must include ${json.join(', ')}, or ${eventStream.mediaType}.`;
