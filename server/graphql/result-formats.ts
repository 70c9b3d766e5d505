import type { IncomingMessage, ServerResponse } from 'node:http';
import { isAsyncIterable, type Plugin } from 'graphql-yoga';
import { acceptedWeight } from './accept-header.ts';

/** What Yoga receives with each request. */
export interface HttpContext {
  req: IncomingMessage;
  res: ServerResponse;
}

/**
 * Chooses the format of a result. A subscription is an event stream for every client that accepts one, by name or by a wildcard. A single
 * result is JSON, unless the client prefers an event stream: some clients accept every format with every operation.
 *
 * @param stream responds with a result as an event stream.
 */
export const resultFormats = (
  stream: (result: unknown, request: Request, response: ServerResponse) => Response,
): Plugin<object, HttpContext> => ({
  onResultProcess({ request, result, resultProcessor, serverContext, setResultProcessor }) {
    const accept = request.headers.get('accept');
    const weight = acceptedWeight(accept, eventStream);
    const isStream = isAsyncIterable(result);
    if (isStream ? weight > 0 : weight > Math.max(...json.map(weightIn(accept)))) {
      setResultProcessor((result) => stream(result, request, serverContext.res), eventStream);
    } else if (isStream || !resultProcessor) {
      setResultProcessor((result, { Response }) => {
        if (isAsyncIterable(result)) void result[Symbol.asyncIterator]().return?.();
        const message = isStream ? subscriptionFormats(accept) : singleResultFormats(accept);
        return new Response(bodyOf(message), {
          status: 406,
          headers: { 'content-type': 'application/json' },
        });
      }, 'application/json');
    }
  },
});

const eventStream = 'text/event-stream';

const json = ['application/json', 'application/graphql-response+json'];

const weightIn =
  (accept: string | null) =>
  (type: string): number =>
    acceptedWeight(accept, type);

const subscriptionFormats = (accept: string | null): string =>
  `Accept is ${JSON.stringify(accept)}; for a subscription it must include ${eventStream}. Or run the subscription over a WebSocket.`;

const singleResultFormats = (accept: string | null): string =>
  `Accept is ${JSON.stringify(accept)}; it must include ${json.join(', ')}, or ${eventStream}.`;

const bodyOf = (message: string): string =>
  JSON.stringify({ errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } }] });
