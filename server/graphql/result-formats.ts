import type { Refusal } from '../refusal.ts';
import { acceptedRanges, acceptedWeight } from './accept-header.ts';
import { eventStream } from './event-stream.ts';
import { multipartStream } from './multipart-stream.ts';
import type { StreamFormat } from './stream-format.ts';

/** A format of a single result. */
export type JsonFormat = 'application/json' | 'application/graphql-response+json';

/**
 * Chooses the format of a result. A subscription is a stream for every client that accepts one, by name or by a wildcard. A single
 * result is JSON, unless the client prefers a stream: some clients accept every format with every operation.
 *
 * @returns undefined if the client accepts none.
 */
export const resultFormat = (
  accept: string | undefined,
  isSubscription: boolean,
): StreamFormat | JsonFormat | undefined => {
  if (accept === undefined) return isSubscription ? eventStream : 'application/json';
  const ranges = acceptedRanges(accept);
  const weightOf = ({ mediaType }: StreamFormat): number => acceptedWeight(ranges, mediaType);
  const stream = weightOf(eventStream) > weightOf(multipartStream) ? eventStream : multipartStream;
  const weight = weightOf(stream);
  if (isSubscription) return weight > 0 ? stream : undefined;
  const json = ranges.find(({ range, weight }) => weight > 0 && jsonFormats.has(range));
  if (weight > (json?.weight ?? 0)) return stream;
  return json && jsonFormats.get(json.range);
};

/** The format that a client gets that accepts a range. */
const jsonFormats: ReadonlyMap<string, JsonFormat> = new Map([
  ['application/graphql-response+json', 'application/graphql-response+json'],
  ['application/json', 'application/json'],
  ['application/*', 'application/json'],
  ['*/*', 'application/json'],
]);

/** Why a client gets no result: it accepts none of the formats. */
export const notAcceptable = (accept: string | undefined, isSubscription: boolean): Refusal => ({
  status: 406,
  code: 'BAD_USER_INPUT',
  message: `Accept is ${JSON.stringify(accept)}; ${isSubscription ? forSubscription : forSingleResult}`,
});

const forSubscription = `for a subscription it must include ${eventStream.mediaType} or multipart/mixed;subscriptionSpec=1.0. Or run the subscription over a WebSocket.`;

const forSingleResult = `it must include application/json, application/graphql-response+json, or ${eventStream.mediaType}.`;
