import type { Endpoint } from '../endpoint/endpoint.ts';
import type { TypedDocumentString } from '../generated/graphql.ts';
import { readResult } from '../request/read-result.ts';
import { post, type RequestOptions, readResponse } from '../request/request.ts';

/** What is followed: the events of a task, or the states of a collection. */
export interface Subject<Item> {
  /** The subscription that continues after the last item that was accepted. */
  readonly subscription: () => Subscription<Item>;
  /** What a client without a stream reads. Returns only after the last item. Throws as a transport does. */
  readonly poll: (request: Polling) => AsyncIterable<Item>;
  /** Takes note of an item. Returns whether the reader gets it. */
  readonly accepts: (item: Item) => boolean;
  /** Whether nothing follows after it. */
  readonly isLast: (item: Item) => boolean;
}

/** How to poll. `onLive` is called after each response. */
export interface Polling {
  readonly endpoint: Endpoint;
  readonly watchToken: string | undefined;
  readonly signal: AbortSignal;
  readonly onLive: () => void;
}

/** One subscription, and how its results are read. */
export interface Subscription<Item> {
  readonly operation: { readonly query: string; readonly variables: Record<string, unknown> };
  /** @throws {ApiError} or {ConnectionLostError} if the result has no data. */
  readonly read: (result: unknown) => Item;
  readonly post: (
    endpoint: Endpoint,
    options: RequestOptions & { accept: string },
  ) => Promise<Response>;
  /** Reads a response that is not a stream. */
  readonly readResponse: (response: Response, signal: AbortSignal) => Promise<unknown>;
}

/** @param pick returns the item in the data of a result. */
export const subscriptionTo = <Data, Variables extends Record<string, unknown>, Item>(
  document: TypedDocumentString<Data, Variables>,
  variables: Variables,
  pick: (data: Data) => Item,
): Subscription<Item> => ({
  operation: { query: document.toString(), variables },
  read: (result) => pick(readResult(document, result)),
  post: (endpoint, options) => post(endpoint, document, variables, options),
  readResponse: (response, signal) => readResponse(document, response, signal),
});
